"""README does not lie: its commands, options, keys and targets exist, and its first two commands are the two."""

import re

import click
import pytest

from episodekit.cli import COMMANDS, group
from tests.house.source import ROOT, SOURCE

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_commands_are_demo_and_test() -> None:
    block = re.search(r"```sh\n(.*?)```", README, re.DOTALL)
    assert block is not None
    commands = [line.split("#")[0].strip() for line in block[1].splitlines()]
    assert commands == ["make demo", "make test"]


def test_every_command_has_its_row() -> None:
    rows = re.findall(r"^\| `episodekit (\w+)", README, re.MULTILINE)
    assert rows == list(COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_option_that_readme_names_exists(name: str) -> None:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    for line in README.splitlines():
        match = re.search(rf"episodekit {name}\b(.*)", line)
        if match:
            used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", match[1].split("#")[0]))
            assert used <= known, (name, used - known)


def test_every_make_target_that_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"`make` targets make what they need: `([a-z ]+)`", README)
    assert named is not None
    targets = named[1].split()
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert sorted(targets) == sorted(phony[1].split())


@pytest.mark.parametrize(("heading", "module"), [("show.yaml", "show"), ("episode.md", "episode")])
def test_every_key_is_documented(heading: str, module: str) -> None:
    source = (SOURCE / "entry" / f"{module}.py").read_text(encoding="utf-8")
    read = set(re.findall(r'fields\.(?:required|optional|mapping|texts|mappings)\(\s*"(\w+)"', source)) | {
        "people"
    }
    read |= {"tags", "extra"}
    read |= {"mentions"} if module == "episode" else {"targets"}
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    documented = {
        key
        for row in re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
        for key in re.findall(r"`(\w+)`", row)
    }
    assert documented == read


def test_no_machine_or_registry_is_named() -> None:
    hosts = ("py" + "pi.org", "python" + "hosted", "npm" + "js.", "/wo" + "rk/", "TO" + "DO")
    named = [
        f"{path.relative_to(ROOT)}: {host}"
        for folder in ("src", "tests", "docs", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".mp3", ".jpg"}
        for host in hosts
        if host.encode() in path.read_bytes()
    ]
    named += [
        f"{name}: {host}"
        for name in ("README.md", "CHANGELOG.md", "pyproject.toml", "Makefile", "constraints.txt")
        for host in hosts
        if host in (ROOT / name).read_text(encoding="utf-8")
    ]
    assert not named
