"""``episodekit build`` on shows whose audio is served elsewhere: what is in which feed, and what is done again."""

import io
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from PIL import Image

from episodekit.assembly import ACCEPTABLE
from episodekit.assembly.linting import BATCH
from episodekit.findings import Severity
from episodekit.lint import RULES, Config, Evidence, check
from episodekit.lint.rules import CHANGES, UNREADABLE
from tests.running import Runner, tree

NOW = "2026-03-01T00:00:00Z"
LATER = "2028-01-01T00:00:00Z"
ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY = """\
---
guid: guid-{day}
title: Story {day}
summary: What happened on day {day}.
published: {published}
enclosure: {{url: "https://cdn.figures.news/a/{day}.mp3", length: {length}, type: audio/mpeg}}
duration: 0:10:00
---

Notes of day {day}.
"""

Show = Callable[..., Path]


@pytest.fixture
def show(tmp_path: Path, cli: Runner) -> Show:
    """Makes a show of so many episodes; ``rest`` goes to the end of ``show.yaml``."""

    def make(days: int, rest: str = "") -> Path:
        folder = tmp_path / "show"
        base = "https://cdn.figures.news/pod/"
        assert (
            cli("init", folder, "--title", "S", "--base-url", base, "--email", "a@figures.news").status == 0
        )
        for day in range(1, days + 1):
            write(folder, day)
        with (folder / "show.yaml").open("a") as file:
            file.write(rest)
        return folder

    return make


def write(folder: Path, day: int, rest: str = "", **changes: object) -> None:
    path = folder / "episodes" / f"e{day:02}" / "episode.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    published = datetime(2026, 1, 1, 6, tzinfo=UTC) + timedelta(days=day - 1)
    values = {"day": day, "length": 1000 + day, "published": published.isoformat()}
    text = ENTRY.format(**values | changes)
    path.write_text(text.replace("duration:", f"{rest}duration:"))


def build(cli: Runner, folder: Path, now: str = NOW) -> dict[str, object]:
    done = cli("build", "--dir", folder, "--now", now, "--json")
    assert done.status == 0, done.err + done.out
    assert isinstance(done.json, dict)
    return done.json


def guids(folder: Path, path: str = "feed.xml") -> list[str]:
    return [entry.id for entry in feedparser.parse((folder / "feeds" / path).read_bytes()).entries]


def links(folder: Path, path: str) -> dict[str, str]:
    channel = etree.parse(folder / "feeds" / path).find("channel")
    assert channel is not None
    return {
        str(row.get("rel")): str(row.get("href")).rpartition("/")[2] for row in channel.findall(f"{ATOM}link")
    }


def test_drafts_and_later_entries_stay_out_and_the_next_is_told(show: Show, cli: Runner) -> None:
    folder = show(4)
    write(folder, 2, "draft: true\n")
    report = build(cli, folder, "2026-01-03T06:00:00Z")
    assert guids(folder) == ["guid-3", "guid-1"]
    assert (report["drafts"], report["next_due"]) == (1, "2026-01-04T06:00:00Z")
    assert not (folder / "feeds/episodes/e02").exists()
    done = cli("build", "--dir", folder, "--now", "2026-01-03T06:00:00Z")
    assert "1 draft left out" in done.out
    assert "Due next: 2026-01-04T06:00:00Z  Story 4; run `episodekit build` then" in done.out
    report = build(cli, folder, "2026-01-04T06:00:00Z")
    assert guids(folder) == ["guid-4", "guid-3", "guid-1"]
    assert report["made"] == ["e04"]


def test_what_can_be_accepted_is_what_stops_a_build() -> None:
    stops = {slug for slug in CHANGES if RULES[slug].severity is Severity.ERROR} - {UNREADABLE.slug}
    assert set(ACCEPTABLE) == stops


def test_a_reproducible_build_names_its_moment(
    show: Show, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = show(3)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 1, 2, 6, tzinfo=UTC).timestamp())))
    assert cli("build", "--dir", folder).status == 0
    assert guids(folder) == ["guid-2", "guid-1"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    done = cli("build", "--dir", folder)
    assert (done.status, "SOURCE_DATE_EPOCH is 'yesterday'" in done.err) == (2, True)


def test_a_moment_that_is_none_is_refused(show: Show, cli: Runner) -> None:
    done = cli("build", "--dir", show(1), "--now", "noon")
    assert done.status == 2
    assert "'noon' is not a moment" in done.err


def test_a_limit_puts_the_others_on_pages_that_never_change_once_full(show: Show, cli: Runner) -> None:
    folder = show(7, "feed:\n  limit: 3\n")
    build(cli, folder)
    assert guids(folder) == ["guid-7", "guid-6", "guid-5"]
    assert guids(folder, "feed-page-2.xml") == ["guid-4"]
    assert guids(folder, "feed-page-1.xml") == ["guid-3", "guid-2", "guid-1"]
    assert links(folder, "feed.xml") == {
        "self": "feed.xml",
        "first": "feed.xml",
        "next": "feed-page-2.xml",
        "last": "feed-page-1.xml",
    }
    assert links(folder, "feed-page-2.xml") == {
        "self": "feed-page-2.xml",
        "first": "feed.xml",
        "previous": "feed.xml",
        "next": "feed-page-1.xml",
        "last": "feed-page-1.xml",
    }
    assert links(folder, "feed-page-1.xml") == {
        "self": "feed-page-1.xml",
        "first": "feed.xml",
        "previous": "feed-page-2.xml",
        "last": "feed-page-1.xml",
    }
    write(folder, 8)
    report = build(cli, folder)
    assert guids(folder, "feed-page-2.xml") == ["guid-5", "guid-4"]
    written = report["written"]
    assert isinstance(written, list)
    assert written[-2:] == ["feed-page-2.xml", "feed.xml"]
    assert "feed-page-1.xml" not in written


def test_no_rule_of_rss_speaks_of_the_pages_that_a_build_writes(show: Show, cli: Runner) -> None:
    folder = show(7, "feed:\n  limit: 3\n")
    build(cli, folder)
    for page in ("feed.xml", "feed-page-1.xml", "feed-page-2.xml"):
        url = f"https://cdn.figures.news/pod/{page}"
        findings = check(
            (folder / "feeds" / page).read_bytes(),
            page,
            evidence=Evidence(public_url=url),
            # The entries of this test have no pictures and transcripts, which PSP-1 recommends.
            config=Config(profiles=("strict",), ignore=("psp-item-recommended",)),
        )
        assert [f"{row.rule}: {row.message}" for row in findings] == []


def test_an_episode_on_a_page_is_linted_and_compared_too(show: Show, cli: Runner) -> None:
    folder = show(7, "feed:\n  limit: 3\n")
    build(cli, folder)
    write(folder, 2, length=0)
    page = str(build(cli, folder)["findings"])
    assert "feed-page-1.xml:" in page
    assert "enclosure-length-zero" in page
    write(folder, 8)
    assert "item-removed" not in str(build(cli, folder)["findings"])
    path = folder / "episodes/e03/episode.md"
    path.write_text(path.read_text().replace("guid: guid-3\n", "guid: another\n"))
    done = cli("build", "--dir", folder, "--now", NOW)
    assert done.status == 1
    (row,) = [row for row in done.err.splitlines() if "guid-changed" in row and "error" in row]
    line = int(row.partition("feed-page-1.xml:")[2].partition(":")[0])
    written = (folder / "feeds/feed-page-1.xml").read_text().splitlines()
    assert "guid-3" in written[line - 1]


def test_an_episode_may_have_artwork_of_its_own(show: Show, cli: Runner) -> None:
    folder = show(2)
    shutil.copy(folder / "cover.jpg", folder / "episodes/e02/cover.jpg")
    build(cli, folder)
    first, second = feedparser.parse((folder / "feeds/feed.xml").read_bytes()).entries
    assert first.image.href == "https://cdn.figures.news/pod/art/episodes/e02.jpg"
    assert "image" not in second
    assert (folder / "feeds/art/episodes/e02.jpg").read_bytes() == (folder / "cover.jpg").read_bytes()
    shutil.copy(folder / "cover.jpg", folder / "episodes/e02/cover.png")
    done = cli("build", "--dir", folder, "--now", NOW)
    assert done.status == 2
    assert "there are cover.jpg and cover.png: keep one picture" in done.err
    (folder / "episodes/e02/cover.png").unlink()
    (folder / "episodes/e02/cover.jpg").unlink()
    build(cli, folder)
    assert not (folder / "feeds/art/episodes").exists()


def test_pages_that_are_needed_no_more_go(show: Show, cli: Runner) -> None:
    folder = show(4, "feed:\n  limit: 2\n")
    build(cli, folder)
    text = (folder / "show.yaml").read_text()
    (folder / "show.yaml").write_text(text.replace("  limit: 2\n", "  order: oldest\n"))
    report = build(cli, folder)
    assert report["removed"] == ["feed-page-1.xml"]
    assert guids(folder) == ["guid-1", "guid-2", "guid-3", "guid-4"]


def test_further_feeds_hold_what_is_theirs(show: Show, cli: Runner) -> None:
    rest = """\
feed:
  enclosure_prefix: https://op3.dev/e/
feeds:
  - {name: members, path: members/k9/feed.xml, title: For members, private: true,
     guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810}
"""
    folder = show(3, rest)
    write(folder, 2, "feeds: [members]\n")
    build(cli, folder)
    assert guids(folder) == ["guid-3", "guid-1"]
    assert guids(folder, "members/k9/feed.xml") == ["guid-3", "guid-2", "guid-1"]
    main = feedparser.parse((folder / "feeds/feed.xml").read_bytes())
    assert main.entries[0].enclosures[0].href == "https://op3.dev/e/cdn.figures.news/a/3.mp3"
    members = feedparser.parse((folder / "feeds/members/k9/feed.xml").read_bytes())
    assert members.feed.title == "For members"
    assert members.feed.podcast_guid == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert members.entries[0].enclosures[0].href == "https://cdn.figures.news/a/3.mp3"
    assert members.feed.itunes_block
    assert not main.feed.get("itunes_block")
    assert links(folder, "members/k9/feed.xml")["self"] == "feed.xml"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{name: main, path: a.xml, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810}", "the feed 'main'"),
        ("{name: a, path: feed.xml, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810}", "at feed.xml"),
        ("{name: a, path: ../a.xml, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810}", "not the path of a feed"),
        ("{name: a, path: a.xml}", "guid is missing"),
    ],
)
def test_a_feed_that_clashes_or_leads_outside_is_refused(
    show: Show, cli: Runner, row: str, said: str
) -> None:
    folder = show(1, f"feeds:\n  - {row}\n")
    done = cli("build", "--dir", folder)
    assert done.status == 2
    assert said in done.err


def test_an_entry_for_a_feed_that_there_is_not_is_refused(show: Show, cli: Runner) -> None:
    folder = show(1)
    write(folder, 1, "feeds: [member]\n")
    done = cli("build", "--dir", folder)
    assert done.status == 2
    assert "feeds[1]: 'member' is not allowed here" in done.err


def test_a_build_after_one_edit_makes_one_episode_and_gives_the_bytes_of_a_build_from_nothing(
    show: Show, cli: Runner
) -> None:
    folder = show(5)
    build(cli, folder)
    write(folder, 3, length=99)
    report = build(cli, folder)
    assert report["made"] == ["e03"]
    assert report["written"] == ["feed.xml"]
    after = tree(folder / "feeds")
    shutil.rmtree(folder / "feeds")
    shutil.rmtree(folder / ".episodekit")
    build(cli, folder)
    assert tree(folder / "feeds") == after


def test_a_big_show_is_compared_by_what_was_made(show: Show, cli: Runner) -> None:
    folder = show(BATCH + 5)
    build(cli, folder, LATER)
    before = (folder / "feeds/feed.xml").read_bytes()
    path = folder / "episodes/e07/episode.md"
    path.write_text(path.read_text().replace("guid: guid-7\n", "guid: another\n"))
    done = cli("build", "--dir", folder, "--now", LATER)
    assert done.status == 1
    assert "error guid-changed" in done.err
    assert "build --accept guid-changed" in done.err
    assert (folder / "feeds/feed.xml").read_bytes() == before
    path.unlink()
    done = cli("build", "--dir", folder, "--now", LATER)
    assert done.status == 0, done.err
    assert "warning item-removed" in done.out
    assert "feeds/episodes/e07/index.html" not in tree(folder)


def test_touching_an_entry_without_a_change_makes_nothing(show: Show, cli: Runner) -> None:
    folder = show(3)
    build(cli, folder)
    write(folder, 2)
    report = build(cli, folder)
    assert (report["made"], report["written"]) == ([], [])


def test_what_was_changed_or_deleted_in_feeds_is_made_again(show: Show, cli: Runner) -> None:
    folder = show(3)
    build(cli, folder)
    before = tree(folder / "feeds")
    (folder / "feeds/feed.xml").write_text("spoiled")
    (folder / "feeds/episodes/e01/index.html").unlink()
    report = build(cli, folder)
    assert report["made"] == ["e01"]
    assert tree(folder / "feeds") == before


def test_a_record_that_is_damaged_is_made_anew(show: Show, cli: Runner) -> None:
    folder = show(2)
    build(cli, folder)
    (folder / ".episodekit/record.sqlite").write_bytes(b"no database" * 400)
    report = build(cli, folder)
    assert report["made"] == ["e01", "e02"]


def test_a_record_that_is_damaged_further_down_is_told(show: Show, cli: Runner) -> None:
    import sqlite3

    folder = show(1)
    (folder / ".episodekit").mkdir()
    record = folder / ".episodekit/record.sqlite"
    other = sqlite3.connect(record)
    other.execute("CREATE TABLE output (path TEXT, slug TEXT)")
    other.close()
    done = cli("build", "--dir", folder)
    assert done.status == 2
    assert (
        "record.sqlite: cannot be used: no such column: size: free space there, or delete that file"
        in done.err
    )
    record.unlink()
    assert build(cli, folder)["made"] == ["e01"]


def test_two_builds_at_once_do_not_meet(show: Show, cli: Runner) -> None:
    import sqlite3

    folder = show(1)
    build(cli, folder)
    other = sqlite3.connect(folder / ".episodekit/record.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = cli("build", "--dir", folder)
    other.close()
    assert done.status == 2
    assert "wait until the other build is done" in done.err


def test_a_guid_that_a_kept_entry_has_is_refused(show: Show, cli: Runner) -> None:
    folder = show(2)
    build(cli, folder)
    before = tree(folder / "feeds")
    path = folder / "episodes/e02/episode.md"
    path.write_text(path.read_text().replace("guid-2", "guid-1"))
    done = cli("build", "--dir", folder, "--now", NOW)
    assert done.status == 2
    assert "e02/episode.md:2" in done.err
    assert "already belongs to" in done.err
    assert tree(folder / "feeds") == before


def test_what_the_linter_said_of_an_episode_is_said_again(show: Show, cli: Runner) -> None:
    folder = show(3)
    write(folder, 1, length=0)
    write(folder, 3, "author: Somebody\n")
    first = build(cli, folder)
    findings = [row for row in str(first["findings"]).split("'") if "enclosure-length-zero" in row]
    assert len(findings) == 1
    again = build(cli, folder)
    assert again["findings"] == first["findings"]
    write(folder, 3, "author: Somebody Else\n")
    third = build(cli, folder)
    assert third["made"] == ["e03"]
    assert third["findings"] == first["findings"]


def test_two_builds_on_two_days_give_the_same_bytes(show: Show, cli: Runner) -> None:
    folder = show(2)
    build(cli, folder, "2026-02-01T00:00:00Z")
    first = {path: path.read_bytes() for path in (folder / "feeds").rglob("*") if path.is_file()}
    for name in ("feeds", ".episodekit"):
        shutil.rmtree(folder / name)
    build(cli, folder, "2026-09-09T12:34:56Z")
    assert {path: path.read_bytes() for path in (folder / "feeds").rglob("*") if path.is_file()} == first


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("transcript.txt", "a\x01b\n"),
        ("transcript.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\na\x01b\n"),
        (
            "transcript.json",
            '{"version":"1.0.0","segments":[{"startTime":0,"endTime":2,"body":"a\\u0001b"}]}',
        ),
        (
            "transcript.json",
            '{"version":"1.0.0","segments":[{"startTime":0,"endTime":2,"speaker":"A\\ud800","body":"ab"}]}',
        ),
    ],
)
def test_a_character_that_xml_forbids_in_a_transcript_is_a_finding(
    show: Show, cli: Runner, name: str, text: str
) -> None:
    folder = show(1)
    (entry,) = (folder / "episodes").iterdir()
    (entry / name).write_text(text)
    done = cli("build", "--dir", folder, "--now", NOW)
    mended = name != "transcript.txt"
    assert done.status == (0 if mended else 2)
    told = done.out if mended else done.err
    assert f"{entry.name}/{name}" in told
    assert "XML forbids" in told
    assert (folder / "feeds").exists() is mended


def test_artwork_is_made_right_and_the_original_stays(show: Show, cli: Runner) -> None:
    folder = show(1)
    picture = io.BytesIO()
    Image.new("RGBA", (3200, 3200), (10, 20, 30, 128)).save(picture, "PNG")
    (folder / "cover.png").write_bytes(picture.getvalue())
    yaml = folder / "show.yaml"
    yaml.write_text(yaml.read_text().replace("cover.jpg", "cover.png"))
    done = cli("build", "--dir", folder, "--now", NOW)
    assert done.status == 0, done.err
    assert (
        "cover.png info art-made-right  the picture in feeds/ was scaled from 3200 × 3200 to at most 3000 pixels, "
        "transparent parts made white" in done.out
    )
    with Image.open(folder / "feeds" / "art" / "cover.png") as made:
        assert (made.size, made.mode) == ((3000, 3000), "RGB")
    assert (folder / "cover.png").read_bytes() == picture.getvalue()
    assert "art-made-right" not in cli("build", "--dir", folder, "--now", NOW).out


def test_a_program_that_speaks_and_has_changed_makes_the_episodes_stale(show: Show, cli: Runner) -> None:
    folder = show(2, "voice: {speakers: {Ada: {engine: command, command: [python3, say.py]}}}\n")
    (folder / "say.py").write_text("1")
    assert build(cli, folder)["made"] == ["e01", "e02"]
    assert build(cli, folder)["made"] == []
    (folder / "say.py").write_text("2")
    assert build(cli, folder)["made"] == ["e01", "e02"]
