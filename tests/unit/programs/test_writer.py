"""Real programs as summary commands: each is a few lines of Python in the workspace."""

import os
import sys
import time
import tracemalloc
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from episodekit.article import summarise
from episodekit.errors import EpisodekitError, InvalidValueError, WriterError
from episodekit.model.command import Command
from episodekit.model.written import Article, Paragraph
from episodekit.programs.writer import summary_by_command, write_summary

NEWS = "The council of Lowmark has opened a bridge of 300 metres over the river."
ARTICLE = Article(
    title="Bridge opens",
    raw_title="Bridge opens",
    paragraphs=(
        Paragraph(NEWS),
        Paragraph("Heading", heading=True),
        Paragraph("It took the builders eleven years."),
    ),
    language="en",
)


def command(root: Path, program: str, *arguments: str, seconds: float = 20) -> Command:
    (root / "program.py").write_text(program, encoding="utf-8")
    return Command((sys.executable, "program.py", *arguments), timedelta(seconds=seconds))


def failure(root: Path, program: str, *, text: str = "text", seconds: float = 20) -> str:
    with pytest.raises(WriterError) as caught:
        write_summary(command(root, program, seconds=seconds), text, root)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("show.yaml: summary.command: ")
    return str(caught.value)


def test_it_reads_the_text_and_prints_the_summary(tmp_path: Path) -> None:
    echo = "import sys; data = sys.stdin.buffer.read(); sys.stdout.buffer.write(b'\\xef\\xbb\\xbf ' + data + b' \\r\\n')"
    assert write_summary(command(tmp_path, echo), "Größe ១២០ 😀", tmp_path) == "Größe ១២០ 😀"


def test_it_runs_in_the_workspace_with_the_environment_and_its_arguments_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "abc")
    program = "import os, sys; print(os.getcwd(), os.environ['SECRET_KEY'], sys.argv[1:])"
    hostile = ("$(touch hacked)", "; touch hacked", "a b", "")
    found = write_summary(command(tmp_path, program, *hostile), "x", tmp_path)
    assert found == f"{tmp_path.resolve()} abc {list(hostile)}"
    assert not (tmp_path / "hacked").exists()


def test_a_program_of_the_workspace_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "tools" / "write"
    script.parent.mkdir()
    script.write_text(f"#!{sys.executable}\nprint('written')\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.chdir(tmp_path.parent)
    assert write_summary(Command(("tools/write",)), "x", tmp_path) == "written"
    assert write_summary(Command(("./tools/write",)), "x", Path(tmp_path.name)) == "written"


def test_a_large_text_and_a_large_answer_do_not_wait_for_each_other(tmp_path: Path) -> None:
    program = (
        "import sys\nsys.stdout.write('a' * 60_000)\nsys.stdout.flush()\nsys.stderr.write('e' * 500_000)\nsys.stderr.flush()\n"
        "print(len(sys.stdin.read()))"
    )
    found = write_summary(command(tmp_path, program), "x" * 3_000_000, tmp_path)
    assert found == "a" * 60_000 + "3000000"


@pytest.mark.parametrize(
    "program",
    [
        "print('done')",
        "import sys; sys.stdin.close(); print('done')",
        "import os; os.close(0); print('done')",
    ],
)
def test_a_program_may_leave_its_input_unread(tmp_path: Path, program: str) -> None:
    assert write_summary(command(tmp_path, program), "x" * 3_000_000, tmp_path) == "done"


def test_a_program_that_leaves_a_child_behind_is_not_waited_for(tmp_path: Path) -> None:
    program = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(8)'])\nprint('done')"
    begin = time.monotonic()
    assert write_summary(command(tmp_path, program), "x", tmp_path) == "done"
    assert time.monotonic() - begin < 6


def test_it_is_killed_with_its_children_when_it_takes_too_long(tmp_path: Path) -> None:
    program = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "open('pids', 'w').write(str(child.pid))\n"
        "sys.stderr.write('loading the model\\n'); sys.stderr.flush()\n"
        "time.sleep(60)"
    )
    begin = time.monotonic()
    message = failure(tmp_path, program, seconds=2)
    assert time.monotonic() - begin < 15
    assert (
        "it took longer than 2 seconds and said: loading the model: give it more time with timeout:"
        in message
    )
    assert _is_gone(int((tmp_path / "pids").read_text(encoding="utf-8")))


def test_closing_its_output_does_not_save_it_from_the_timeout(tmp_path: Path) -> None:
    program = "import os, time; os.close(1); os.close(2); time.sleep(60)"
    assert "it took longer than 1 seconds" in failure(tmp_path, program, seconds=1)


def _is_gone(pid: int) -> bool:
    """Whether a process has ended, or will in a moment."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat")
            if state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_it_is_killed_when_it_prints_for_ever(tmp_path: Path) -> None:
    program = "import os\nopen('pids', 'w').write(str(os.getpid()))\nwhile True: print('for ever ' * 1000)"
    assert "it printed more than 65536 bytes: make it print the summary and nothing else" in failure(
        tmp_path, program
    )
    assert _is_gone(int((tmp_path / "pids").read_text(encoding="utf-8")))


def test_its_complaints_are_bounded_and_do_not_reach_the_terminal_raw(tmp_path: Path) -> None:
    program = (
        "import sys\nfor n in range(100_000): print('line', n, file=sys.stderr)\n"
        "print('\\x1b[31mno key\\x07', 'set\\u202e LLM_KEY', file=sys.stderr)\nsys.exit(3)"
    )
    message = failure(tmp_path, program)
    assert (
        "it ended with exit status 3 and said: line 99998 / line 99999 /  [31mno key  set  LLM_KEY" in message
    )
    assert len(message) < 600


def test_complaints_without_end_take_no_memory(tmp_path: Path) -> None:
    program = "import sys\nfor _ in range(60): sys.stderr.write('e' * 1_000_000)\nprint('done')"
    tracemalloc.start()
    try:
        assert write_summary(command(tmp_path, program), "x", tmp_path) == "done"
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("import sys; print('summary'); sys.exit(1)", "it ended with exit status 1: run it by hand"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "it was ended by signal 15"),
        ("pass", "it printed nothing: make it print"),
        ("print('  \\n\\n')", "it printed nothing"),
        ("import sys; print('oops', file=sys.stderr)", "it printed nothing and said: oops: make it print"),
        ("import sys; sys.stdout.buffer.write(b'caf\\xe9 au lait')", "byte 4 of what it printed is not UTF-8: make it"),
    ],
)  # fmt: skip
def test_no_summary_is_an_error_with_a_remedy(tmp_path: Path, program: str, message: str) -> None:
    assert message in failure(tmp_path, program)


def test_what_cannot_be_started_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("print()", encoding="utf-8")
    (tmp_path / "garbage").write_bytes(b"\x00\x01\x02")
    (tmp_path / "garbage").chmod(0o755)
    for program, message in (
        ("no-such-program-here", "'no-such-program-here' is not found: install it, or write its path"),
        ("./nowhere", "'./nowhere' is not found"),
        ("./plain", "'./plain' may not be executed: make it executable"),
        ("./garbage", "'./garbage' cannot be started"),
    ):
        with pytest.raises(WriterError) as caught:
            write_summary(Command((program,)), "x", tmp_path)
        assert message in str(caught.value)
    assert issubclass(WriterError, EpisodekitError)
    assert WriterError.exit_status == 2


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    def count() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    write_summary(command(tmp_path, "print('x')"), "x", tmp_path)
    before = count()
    for program in ("print('x')", "import sys; sys.exit(1)", "pass", "while True: print('for ever ' * 1000)"):
        try:
            write_summary(command(tmp_path, program), "x" * 1_000_000, tmp_path)
        except WriterError:
            continue
    assert count() == before


def test_a_summary_that_holds_is_taken_and_marked(tmp_path: Path) -> None:
    program = (
        "import sys\ntitle, empty, *body = sys.stdin.read().splitlines()\n"
        "assert (title, empty) == ('Bridge opens', '') and 'Heading' not in body, (title, body)\n"
        "print('**Lowmark has opened a bridge of 300 metres after eleven years.**')"
    )
    summary = summary_by_command(command(tmp_path, program), ARTICLE, tmp_path)
    assert summary.short == "Lowmark has opened a bridge of 300 metres after eleven years."
    assert summary.long == summarise(ARTICLE).long
    assert summary.by == Path(sys.executable).name
    assert summary.hint is None


def test_one_that_does_not_hold_is_replaced_with_a_hint(tmp_path: Path) -> None:
    program = "print('Lowmark has opened a bridge of 400 metres, Mayor John Smith said.')"
    summary = summary_by_command(command(tmp_path, program), ARTICLE, tmp_path)
    assert replace(summary, hint=None) == summarise(ARTICLE)
    assert summary.by is None
    assert summary.hint == (
        f"The summary by {Path(sys.executable).name} was not taken (it has numbers that the article does not "
        "state: 400; it has names that the article does not have: Mayor John Smith); the article's own sentences stand instead."
    )


def test_none_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WriterError):
        summary_by_command(command(tmp_path, "raise SystemExit(1)"), ARTICLE, tmp_path)


@pytest.mark.parametrize(
    ("argv", "name"),
    [
        (("llm", "-m", "small"), "llm"),
        (("/opt/secret/bin/llm", "--key", "abc"), "llm"),
        (("python3", "tools/write.py", "--key", "abc"), "python3"),
        (("llm", "Summarise this in two sentences."), "llm"),
        (("ollama", "run", "small"), "ollama"),
        (("x" * 400,), "x" * 255),
        (("/",), "command"),
    ],
)
def test_the_name_of_a_command_tells_no_options_and_folders(argv: tuple[str, ...], name: str) -> None:
    assert Command(argv).name == name


@pytest.mark.parametrize(
    ("argv", "seconds"), [((), 60), (("",), 60), ((" ",), 60), (("a\x00b",), 60), (("a",), 0), (("a",), 601)]
)
def test_a_command_that_cannot_be_is_refused(argv: tuple[str, ...], seconds: int) -> None:
    with pytest.raises(InvalidValueError):
        Command(argv, timedelta(seconds=seconds))
