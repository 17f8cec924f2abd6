from dataclasses import replace
from datetime import timedelta

import pytest

from episodekit.entry import check_show, compose_show
from episodekit.model.command import Command
from episodekit.model.voicing import VoiceChoice
from tests.samples import SHOW, SHOW_YAML


def findings(text: str) -> list[str]:
    return [
        f"{row.place} {row.rule} {row.message}: {row.fix}" for row in check_show(text, "show.yaml").findings
    ]


def test_a_show_is_read() -> None:
    show = check_show(SHOW_YAML, "show.yaml").value
    assert show is not None
    assert show.voice == VoiceChoice(engine="auto", lexicon=(("Sokha", "So Kah"),))
    assert (show.title, show.categories, show.owner) == (SHOW.title, SHOW.categories, SHOW.owner)
    assert show.base_url == "https://cdn.news.example/pod/"
    assert show.feed_url == "https://cdn.news.example/pod/feed.xml"


def test_what_is_composed_reads_back() -> None:
    assert check_show(compose_show(SHOW), "show.yaml").value == SHOW


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Key Figures\n", "", "show.yaml:1:1 entry-missing-key title is missing: add title: …"),
        (
            "author:",
            "autor:",
            "show.yaml:3:1 entry-unknown-key autor is not a key that episodekit knows: did you mean 'author'?",
        ),
        (
            "language: en",
            "language: english",
            "show.yaml:4:11 entry-value language: 'english' is not a language tag",
        ),
        (
            "  - News > Daily News",
            "  - News & Politics",
            "show.yaml:6:5 entry-value categories[1]: 'News & Politics' is not a category",
        ),
        (
            "image: cover.jpg",
            "image: [a, b]",
            "show.yaml:10:8 entry-wrong-type image is a list, not a single value",
        ),
        (
            "owner:\n  name: The Desk\n  email:",
            "owner:\n  nam: The Desk\n  email:",
            "show.yaml:12:3 entry-missing-key owner.name is missing",
        ),
        ("title: Key", "title: Twice\ntitle: Key", "show.yaml:2:1 entry-duplicate-key title is given twice"),
        (
            "people:\n  - name: Ada Li\n    role: host",
            "people: &p\n  - *p",
            "entry-yaml this is not plain YAML: an alias (*p) is used",
        ),
        (
            "  engine: auto",
            "  engine: hibary",
            "show.yaml:18:11 entry-value voice.engine: 'hibary' is not allowed here: did you mean 'hibari'?",
        ),
        ("title: Key Figures", "title: Key: Figures", "show.yaml:1:11 entry-yaml this is not valid YAML"),
        ("title: Key Figures", "title: |2\n\tx", "entry-yaml"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_remedy(old: str, new: str, message: str) -> None:
    assert old in SHOW_YAML
    text = SHOW_YAML.replace(old, new)
    assert check_show(text, "show.yaml").value is None
    assert any(message in row for row in findings(text)), findings(text)


def test_all_findings_come_at_once() -> None:
    text = (
        SHOW_YAML.replace("language: en", "language: xx-")
        .replace("email: desk@", "email: desk")
        .replace("role:", "rol:")
    )
    assert len(findings(text)) == 3


@pytest.mark.parametrize(
    ("rows", "argv", "seconds"),
    [
        ("  command: [llm, -m, small]\n", ("llm", "-m", "small"), 60),
        ("  command: llm -m small\n  timeout: 600\n", ("llm", "-m", "small"), 600),
        (
            "  command: llm -s 'two sentences; no \"$(hype)\"' | tee\n",
            ("llm", "-s", 'two sentences; no "$(hype)"', "|", "tee"),
            60,
        ),
        (
            "  command:\n    - python3\n    - write.py\n    - ''\n    - no\n  timeout: 1\n",
            ("python3", "write.py", "", "no"),
            1,
        ),
    ],
)
def test_a_summary_command_is_read_and_reads_back(rows: str, argv: tuple[str, ...], seconds: int) -> None:
    show = check_show(f"{SHOW_YAML}summary:\n{rows}", "show.yaml").value
    assert show is not None
    assert show.summary_command == Command(argv, timedelta(seconds=seconds))
    again = check_show(compose_show(show), "show.yaml").value
    assert again is not None
    assert again.summary_command == show.summary_command


def test_a_show_has_no_summary_command_unless_it_says_so() -> None:
    assert SHOW.summary_command is None
    assert "summary" not in compose_show(SHOW)
    assert compose_show(replace(SHOW, summary_command=Command(("llm", "-m")))).endswith(
        "summary:\n  command:\n    - llm\n    - -m\n  timeout: 60\n"
    )


@pytest.mark.parametrize(
    ("rows", "messages"),
    [
        (" llm", ["21:10 entry-wrong-type summary is a single value, not a mapping of keys: write a mapping of keys"]),
        ("\n  timeout: 5", ["22:3 entry-missing-key summary.command is missing: add command: …"]),
        ("\n  command:", ["22:11 entry-missing-key summary.command is missing: add command: …"]),
        ("\n  command: ''", ["22:12 entry-value summary.command: there is no program: name one and its arguments, such as [llm, -m, small]"]),
        ("\n  command: []", ["22:12 entry-value summary.command: there is no program: name one and its arguments, such as [llm, -m, small]"]),
        ("\n  command: ['', a]", ["22:12 entry-value summary.command: there is no program: name one and its arguments, such as [llm, -m, small]"]),
        ("\n  command: {a: b}", ["22:12 entry-wrong-type summary.command is a mapping, not a single value: write a single value"]),
        ("\n  command: [llm, [a]]", ["22:18 entry-wrong-type summary.command[2] is a list, not a single value: write a single value"]),
        ("\n  command: llm 'a", ["22:12 entry-value summary.command: \"llm 'a\" cannot be split into words (No closing quotation): close the quotation, or write a list: [program, argument]"]),
        ('\n  command: ["a\\0b"]', ["22:13 entry-value summary.command[1]: character 2 is U+0000, which XML forbids, in 'a\\x00b': delete that character"]),
        ("\n  command: llm\n  timeout: soon", ["23:12 entry-value summary.timeout: 'soon' is not a whole number from 1: write 1, 2, 3 …"]),
        ("\n  command: llm\n  timeout: 0", ["23:12 entry-value summary.timeout: '0' is not a whole number from 1: write 1, 2, 3 …"]),
        ("\n  command: llm\n  timeout: 601", ["23:12 entry-value summary.timeout: 601 seconds is out of range: write seconds from 1 to 600"]),
        ("\n  comand: llm\n  timeout: 5\n  model: x", [
            "22:3 entry-missing-key summary.command is missing: add command: …",
            "22:3 entry-unknown-key summary.comand is not a key that episodekit knows: did you mean 'command'?",
            "24:3 entry-unknown-key summary.model is not a key that episodekit knows: delete it; known keys: command, timeout",
        ]),
    ],
)  # fmt: skip
def test_a_wrong_summary_command_is_said_with_line_and_remedy(rows: str, messages: list[str]) -> None:
    text = f"{SHOW_YAML}summary:{rows}\n"
    assert check_show(text, "show.yaml").value is None
    assert findings(text) == [f"show.yaml:{message}" for message in messages]


@pytest.mark.parametrize("text", ["", "- a\n", "just text", "\x00", "a: b: c", "{", "? x"])
def test_what_is_no_show_is_a_finding(text: str) -> None:
    checked = check_show(text, "show.yaml")
    assert checked.value is None
    assert checked.findings
