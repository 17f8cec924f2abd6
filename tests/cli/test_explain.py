import json
import re

import pytest

from episodekit.lint import RULES
from tests.running import Runner


def test_a_page_is_found_by_name_and_by_number(cli: Runner) -> None:
    done = cli("explain", "I548")
    assert done.status == 0
    assert done.out == cli("explain", "enclosure-length-zero").out
    assert done.out.startswith("enclosure-length-zero  warning\n")
    for part in ("Why: ", "Fix: ", "Fixable: ", "Profiles: apple", "Number: I548", "Source: https://"):
        assert part in done.out


def test_a_name_that_does_not_exist_is_refused(cli: Runner) -> None:
    done = cli("explain", "enclosure-length-zer")
    assert done.status == 2
    assert "did you mean 'enclosure-length-zero'" in done.err
    assert cli("explain").status == 2


def test_a_page_tells_where_the_severity_is_another(cli: Runner) -> None:
    assert "warning; error with --profile psp" in cli("explain", "encoding-not-utf8").out
    (row,) = json.loads(cli("explain", "encoding-not-utf8", "--json").out)
    assert row["raised"] == {"psp": "error"}


def test_every_page_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, cli: Runner) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    pages = cli("explain", *RULES).out.splitlines()
    assert [row for row in pages if len(row) > 80 and " " in row.strip().partition(": ")[2]] == []


def test_pages_are_coloured_on_request(monkeypatch: pytest.MonkeyPatch, cli: Runner) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in cli("explain", "I548").out
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert "\x1b[" in cli("explain", "I548").out


def test_the_reference_holds_every_rule_once_and_its_links_lead_somewhere(cli: Runner) -> None:
    reference = cli("explain", "--all").out
    headings = re.findall("^###? (.*)$", reference, re.MULTILINE)
    assert sorted(set(headings) & set(RULES)) == sorted(RULES)
    assert len(set(headings)) == len(headings)
    # https://docs.github.com/en/get-started/writing-on-github: letters in lower case, no punctuation, spaces to hyphens
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\]\(#([^)]*)\)", reference))
    assert links == anchors
    assert not re.search("<(?!https://)", re.sub("`[^`]*`", "", reference))


def test_list_and_json_hold_every_rule(cli: Runner) -> None:
    assert len(json.loads(cli("explain", "--all", "--json").out)) == len(RULES)
    assert len(cli("explain", "--list").out.splitlines()) == len(RULES)
