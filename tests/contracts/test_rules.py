"""Every rule has a page; the cases are data: ``tests/cases/lint/<slug>/bad.xml`` with where the rule must speak.

In ``good.xml`` the rule must be silent. A rule about changes has the feed of before beside it, ``old.xml`` or, for one of
the two, ``good.old.xml``; a rule about time the moment of the check, ``now``; a rule about files has them in ``files/``; ``bad.public_url`` says where the feed was read from,
``bad.reached.json`` what servers answered.
"""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.errors import InvalidValueError
from episodekit.findings import Finding, Severity
from episodekit.lint import RULES, Config, Evidence, check, find_rule
from episodekit.lint.listing import previous
from episodekit.lint.rules import CHANGES
from tests.answers import online
from tests.house.source import ROOT

CASES = ROOT / "tests" / "cases" / "lint"
BASE = (CASES / "base.xml").read_bytes()
SLUGS = sorted(path.name for path in CASES.iterdir() if path.is_dir())
SILENT = sorted(path.parent.name for path in CASES.glob("*/good.xml"))


def _findings(slug: str, kind: str) -> tuple[Finding, ...]:
    """What is found in a file of a case, with every rule on, as of the case's own time if it has one.

    What lies in ``files`` is at figures.news, and what lies in ``old_files`` was there before.
    """
    folder = CASES / slug
    public = folder / f"{kind}.public_url"
    own, now, files = folder / f"{kind}.old.xml", folder / "now", folder / "files"
    old = own if own.exists() else folder / "old.xml"
    reached = folder / f"{kind}.reached.json"
    evidence = Evidence(
        previous=previous(old.read_bytes(), "old.xml", lambda _: _served(folder / "old_files"))
        if old.exists()
        else None,
        now=datetime.fromisoformat(now.read_text().strip()) if now.exists() else None,
        files=_served(files),
        public_url=public.read_text().strip() if public.exists() else None,
        online=online(json.loads(reached.read_text())) if reached.exists() else None,
    )
    data = (folder / f"{kind}.xml").read_bytes()
    return check(data, f"{kind}.xml", evidence=evidence, config=Config(profiles=("strict",)))


def _served(folder: Path) -> dict[str, bytes | Path]:
    return {
        f"https://figures.news/{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_a_rule_speaks_where_its_case_says(slug: str) -> None:
    seen = {
        f"{finding.place.line}:{finding.place.column} {finding.rule}" for finding in _findings(slug, "bad")
    }
    expected = set((CASES / slug / "bad.expect").read_text().splitlines())
    assert expected <= seen
    assert {row for row in seen if row.endswith(f" {slug}")} == {
        row for row in expected if row.endswith(f" {slug}")
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_a_rule_about_items_speaks_of_the_last_of_three(slug: str) -> None:
    numbers = {found.item.number for found in _findings(slug, "bad") if found.rule == slug and found.item}
    items = (CASES / slug / "bad.xml").read_bytes().count(b"<item>")
    assert not numbers or (max(numbers) == items >= 3)


@pytest.mark.parametrize("slug", SILENT)
def test_a_rule_is_silent_where_all_is_well(slug: str) -> None:
    assert [finding.place for finding in _findings(slug, "good") if finding.rule == slug] == []


LARGE = {"feed-size", "art-bytes"}
"""Rules whose cases would be a megabyte: they are made in the tests below."""


def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it_and_no_case_is_without_rule() -> None:
    assert set(SLUGS) == set(RULES) - LARGE
    assert set(SILENT) == set(RULES) - LARGE


@pytest.mark.parametrize(("length", "severity"), [(1_000_000, "info"), (5_000_000, "warning")])
def test_a_large_feed_is_told(length: int, severity: str) -> None:
    data = BASE.replace(b"</description>", b"." * (length - len(BASE)) + b"</description>", 1)
    assert len(data) == length
    config = Config(select=("feed-size",))
    assert [str(row.severity) for row in check(data + b"\n", "f", config=config)] == [severity]
    assert severity not in {str(row.severity) for row in check(data, "f", config=config)}


@pytest.mark.parametrize(
    ("size", "severity"), [(512 * 1024, None), (512 * 1024 + 1, "info"), (1024 * 1024 + 1, "warning")]
)
def test_a_large_picture_is_told(size: int, severity: str | None) -> None:
    picture = (CASES / "art-size" / "files" / "good.png").read_bytes()
    evidence = Evidence(files={"https://figures.news/cover.jpg": picture + bytes(size - len(picture))})
    found = check(BASE, "f", evidence=evidence, config=Config(select=("art-bytes",)))
    assert [str(row.severity) for row in found] == ([severity] if severity else [])


def test_every_rule_of_the_network_has_both_cases_and_is_silent_offline() -> None:
    ours = {slug for slug, rule in RULES.items() if any(alias.startswith("H") for alias in rule.aliases)}
    assert {alias for slug in ours for alias in RULES[slug].aliases} == {
        f"H{number:03}" for number in range(1, 16)
    }
    for slug in {*ours, "link-status"}:
        assert (CASES / slug / "bad.reached.json").is_file(), slug
        assert (CASES / slug / "good.reached.json").is_file(), slug
        alone = check((CASES / slug / "bad.xml").read_bytes(), "bad.xml", config=Config(profiles=("strict",)))
        assert not {row.rule for row in alone} & {*ours, "link-status"}


def test_every_rule_about_changes_has_its_case_and_is_silent_without_the_feed_of_before() -> None:
    for slug in CHANGES:
        assert (CASES / slug / "old.xml").is_file(), slug
        alone = check((CASES / slug / "bad.xml").read_bytes(), "bad.xml")
        assert not CHANGES & {row.rule for row in alone}


def test_a_valid_feed_has_no_finding_at_all() -> None:
    assert check(BASE, "base.xml") == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<language>en<", b"<language>es-419<"),
        (b"<language>en<", b"<language>zh-Hans-CN<"),
        (b"917393e3-1b1e-5cef-ace4-edaa54e1f810", b"917393E3-1B1E-5CEF-ACE4-EDAA54E1F810"),
        (b"<itunes:type>", b"<itunes:complete>Yes</itunes:complete><itunes:type>"),
        (
            b'<itunes:category text="News"><itunes:category text="Daily News"/>',
            b'<itunes:category text="Religion &amp; Spirituality"><itunes:category text="Religion"/>',
        ),
        (b"<language>", b'<x:odd xmlns:x="https://unknown.news/ns">1</x:odd><language>'),
    ],
)
def test_what_is_right_raises_no_alarm(old: bytes, new: bytes) -> None:
    assert old in BASE
    findings = check(BASE.replace(old, new), "base.xml")
    assert [row for row in findings if row.severity > Severity.INFO] == []


@pytest.mark.parametrize("slug", sorted(RULES))
def test_a_rule_has_a_name_and_a_page(slug: str) -> None:
    rule = RULES[slug]
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert rule.summary
    assert rule.why
    assert rule.fix
    assert rule.profiles
    assert not rule.source or rule.source.startswith("https://")


def test_catalogue_numbers_are_unique_and_found() -> None:
    numbers = [alias for rule in RULES.values() for alias in rule.aliases]
    assert len(numbers) == len(set(numbers))
    assert find_rule("I548").slug == "enclosure-length-zero"
    with pytest.raises(InvalidValueError, match="did you mean 'enclosure-length-zero'"):
        find_rule("enclosure-length-zer")


def test_configuration() -> None:
    case = (CASES / "enclosure-length-zero" / "bad.xml").read_bytes()

    def rules(config: Config) -> dict[str, Severity]:
        return {row.rule: row.severity for row in check(case, "f", config=config)}

    assert rules(Config()) == {"enclosure-length-zero": Severity.WARNING}
    assert rules(Config(ignore=("I548",))) == {}
    assert rules(Config(select=("guid-missing",))) == {}
    assert rules(Config(severity={"I548": Severity.ERROR})) == {"enclosure-length-zero": Severity.ERROR}


def test_the_audio_beside_the_feed_is_measured() -> None:
    url = "https://figures.news/media/3.mp3"
    wrong = check(BASE, "f", evidence=Evidence(files={url: b"x" * 1000}))
    assert [row.rule for row in wrong] == ["length-differs", "type-vs-content"]
    assert wrong[0].item is not None
    assert wrong[0].item.number == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"hello",
        b"<html><body>no</body></html>",
        BASE[:900],
        BASE.replace(b"Story 2", b"Story & 2"),
        BASE.replace(b"Story 2", b"Story \xff 2"),
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss version="2.0">&c;</rss>',
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
    ],
)
def test_what_is_no_feed_is_a_finding(data: bytes) -> None:
    findings = check(data, "f")
    assert any(row.severity is Severity.ERROR for row in findings)
    assert not any("root:" in (row.value or "") for row in findings)


@given(st.integers(0, len(BASE) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_a_broken_feed_never_raises(at: int, inserted: bytes, deleted: int) -> None:
    check(BASE[:at] + inserted + BASE[at + deleted :], "f")
