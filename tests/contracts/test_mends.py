"""Every mend has its case: ``tests/cases/fix/<slug of the rule>/before.xml`` becomes ``after.xml``, byte for byte.

What lies in ``files`` is at figures.news; ``public_url`` says where the feed is published.
"""

import difflib
from collections import Counter
from datetime import datetime

import pytest

from episodekit.lint import Config, Evidence, check
from episodekit.lint.mending import MENDS, Mended, mend
from tests.house.source import ROOT

CASES = ROOT / "tests" / "cases" / "fix"
STRICT = Config(profiles=("strict",))


def _evidence(slug: str) -> Evidence:
    folder = CASES / slug
    public = folder / "public_url"
    files = folder / "files"
    return Evidence(
        files={f"https://figures.news/{path.name}": path for path in sorted(files.glob("*"))},
        now=datetime.fromisoformat("2026-11-24T06:00:00Z"),
        public_url=public.read_text().strip() if public.exists() else None,
    )


def _mended(slug: str, data: bytes) -> Mended:
    return mend(data, "feed.xml", evidence=_evidence(slug), config=STRICT)


@pytest.mark.parametrize("slug", sorted(MENDS))
def test_a_mend_does_what_its_case_says_and_nothing_else(slug: str) -> None:
    before, after = ((CASES / slug / f"{name}.xml").read_bytes() for name in ("before", "after"))
    alone = Config(select=(slug,))
    first = mend(before, "feed.xml", evidence=_evidence(slug), config=alone)
    assert first.data == after, _difference(after, first.data)
    assert {row.rule for row in first.done} == {slug}
    assert first.left == ()
    again = mend(after, "feed.xml", evidence=_evidence(slug), config=alone)
    assert (again.data, again.done) == (after, ())


@pytest.mark.parametrize("slug", sorted(MENDS))
def test_no_finding_comes_with_a_mend(slug: str) -> None:
    was, now = (
        Counter(
            finding.rule
            for finding in check(
                (CASES / slug / f"{name}.xml").read_bytes(), "f", evidence=_evidence(slug), config=STRICT
            )
        )
        for name in ("before", "after")
    )
    assert now[slug] < was[slug]
    if slug != "doctype-or-entity":  # after it there is more to read
        assert [rule for rule in now if now[rule] > was[rule]] == []


@pytest.mark.parametrize("slug", sorted(MENDS))
def test_all_mends_go_together_and_come_to_rest(slug: str) -> None:
    done = _mended(slug, (CASES / slug / "before.xml").read_bytes())
    assert done.left == ()
    assert _mended(slug, done.data).data == done.data


def test_there_is_a_case_for_every_mend_and_no_other() -> None:
    assert {path.name for path in CASES.iterdir()} == set(MENDS)


@pytest.mark.parametrize("slug", sorted(MENDS))
def test_a_mend_says_what_it_does(slug: str) -> None:
    for one in MENDS[slug]:
        assert one.told.endswith(".")
        assert len(one.told) < 400


def _difference(wanted: bytes, got: bytes) -> str:
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (wanted, got))
    return "\n".join(difflib.unified_diff(before, after, "wanted", "got", lineterm="", n=0))
