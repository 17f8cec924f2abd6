"""The program starts fast: what ``--help`` and ``--version`` import is counted, because clocks are noisy."""

import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT

HEAVY = {
    "PIL", "babel", "feedgen", "hibari", "icu4py", "jinja2", "lameenc", "lxml", "markdown_it", "mutagen", "nh3",
    "numpy", "onnxruntime", "py3langid", "trafilatura", "yaml",
}  # fmt: skip


def _loaded(*arguments: str) -> set[str]:
    program = (
        "import sys\nfrom episodekit.cli import run\n"
        f"run({list(arguments)!r})\n"
        "print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_help_imports_nothing_heavy() -> None:
    assert not _loaded("--help") & HEAVY


def test_version_imports_nothing_heavy() -> None:
    assert not _loaded("--version") & HEAVY


def test_explain_imports_nothing_heavy() -> None:
    assert not _loaded("explain", "enclosure-length-zero") & (HEAVY - {"yaml"})


def test_every_command_explains_itself() -> None:
    from episodekit.cli import COMMANDS

    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "episodekit", command, "--help"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "Examples:" in done.stdout, command
        assert "Usage: episodekit" in done.stdout


def test_importing_the_readers_compiles_no_pattern_of_one_language() -> None:
    program = (
        "import sys, regex\ncompiled = []\noriginal = regex.compile\n"
        "def compiling(pattern, *flags):\n    compiled.append(str(pattern))\n    return original(pattern, *flags)\n"
        "regex.compile = compiling\nimport episodekit.article\nprint(*compiled, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    for word in ("gestiegen", "ministerium", "ambassador", "zusammenfassung"):
        assert word not in done.stdout


def test_linting_a_feed_loads_nothing_that_it_does_not_need() -> None:
    feed = str(ROOT / "tests" / "cases" / "lint" / "base.xml")
    program = (
        "import sys\nfrom episodekit.cli import run\n"
        f"run(['lint', '--no-config', '--allow-local', '--profile', 'strict', {feed!r}])\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    for name in ("audio", "http", "disk", "probe", "model.episode", "feed.recovery", "transcripts"):
        assert f"episodekit.{name}" not in loaded
    assert not {"socket", "tempfile", *HEAVY} & loaded


def test_a_build_with_nothing_to_do_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    show = str(tmp_path / "show")
    program = "import sys\nfrom episodekit.cli import run\nrun(sys.argv[1:])\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    init = (
        "init",
        show,
        "--title",
        "S",
        "--base-url",
        "https://cdn.figures.news/",
        "--email",
        "a@figures.news",
    )
    build = ("build", "--dir", show)
    _, _, done = (
        subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
        )
        for arguments in (init, build, build)
    )
    assert "0 files written" in done.stdout
    loaded = set(done.stderr.split())
    for name in ("audio", "voices", "http", "lint", "transcripts", "article", "build"):
        assert f"episodekit.{name}" not in loaded
    assert not {"importlib.metadata", "difflib", *HEAVY - {"yaml"}} & loaded


def test_importing_the_linter_compiles_few_patterns() -> None:
    # What Python's own modules compile is not counted.
    program = (
        "import re\ncompiled = []\noriginal = re._compiler.compile\n"
        "def compiling(pattern, *flags):\n    compiled.append(pattern)\n    return original(pattern, *flags)\n"
        "import click, json, ast, tokenize, textwrap, locale, gettext, platform\n"
        "re._compiler.compile = compiling\nimport episodekit.cli.lint\nprint(len(compiled))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 12
