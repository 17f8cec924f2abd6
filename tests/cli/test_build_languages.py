"""Transcripts in several languages beside an entry."""

from pathlib import Path

import webvtt
from lxml import etree
from lxml import html as lxml_html

from tests.cli.test_build_transcripts import entry_folder
from tests.running import Runner

PODCAST = "{https://podcastindex.org/namespace/1.0}"
BUILD = ("--now", "2026-06-01T00:00:00Z")


def _timed(said: str) -> str:
    return f"WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ada>{said}\n"


def test_each_language_is_published_with_its_tag(cli: Runner, tmp_path: Path) -> None:
    folder = entry_folder(cli, tmp_path)
    (folder / "transcript.vtt").write_text(_timed("Hello"))
    (folder / "transcript.de.vtt").write_text(_timed("Hallo"))
    (folder / "transcript.pt-br.srt").write_text("1\n00:00:00,000 --> 00:00:02,000\nOl\u00e1\n")
    (folder / "transcript.ar.txt").write_text("\u0645\u0631\u062d\u0628\u0627\n")
    done = cli("build", "--dir", tmp_path, *BUILD)
    assert done.status == 0
    feed = etree.parse(tmp_path / "feeds/feed.xml").getroot()
    links = [
        (
            (element.get("url") or "").rpartition("/")[2],
            element.get("language"),
            element.get("type"),
            element.get("rel"),
        )
        for element in feed.iter(f"{PODCAST}transcript")
    ]
    for name, language in (("e1", "en"), ("e1.de", "de"), ("e1.pt-BR", "pt-BR")):
        assert (f"{name}.vtt", language, "text/vtt", "captions") in links
        assert (f"{name}.srt", language, "application/x-subrip", "captions") in links
        assert (f"{name}.json", language, "application/json", None) in links
    assert [row for row in links if row[1] == "ar"] == [("e1.ar.txt", "ar", "text/plain", None)]
    assert len(links) == 3 * 5 + 1
    german = webvtt.read(str(tmp_path / "feeds/transcripts/e1.de.vtt"))
    assert [(cue.voice, cue.text) for cue in german.captions] == [("Ada", "Hallo")]
    page = lxml_html.parse(str(tmp_path / "feeds/episodes/e1/index.html")).getroot()
    shown = {
        row.get("lang"): (row.get("dir"), " ".join(row.text_content().split()))
        for row in page.iter("details")
    }
    assert shown["de"] == ("ltr", "Deutsch Ada: Hallo")
    assert shown["ar"][0] == "rtl"
    rules = ("transcript-repeated", "transcript-language", "vtt", "srt", "json-transcript")
    picked = [word for rule in rules for word in ("--select", rule)]
    assert cli("lint", tmp_path / "feeds/feed.xml", *picked).status == 0


def test_the_transcript_in_the_episodes_language_may_say_so(cli: Runner, tmp_path: Path) -> None:
    folder = entry_folder(cli, tmp_path)
    (folder / "transcript.en.vtt").write_text(_timed("Hello"))
    (folder / "transcript.fr.vtt").write_text(_timed("Bonjour"))
    assert cli("build", "--dir", tmp_path, *BUILD).status == 0
    assert "Hello" in (tmp_path / "feeds/transcripts/e1.vtt").read_text()
    assert not (tmp_path / "feeds/transcripts/e1.en.vtt").exists()
    (folder / "transcript.vtt").write_text(_timed("Hi"))
    done = cli("build", "--dir", tmp_path, *BUILD)
    assert done.status == 2
    assert (
        "transcript.en.* and transcript.* are both in the language of the episode: keep one of the two"
        in done.err
    )


def test_a_name_that_is_no_language_is_told(cli: Runner, tmp_path: Path) -> None:
    folder = entry_folder(cli, tmp_path)
    (folder / "transcript.vtt").write_text(_timed("Hello"))
    (folder / "transcript.backup.vtt").write_text("broken")
    done = cli("build", "--dir", tmp_path, *BUILD)
    assert done.status == 0
    assert "transcript.backup.vtt warning entry-transcript  'backup' is not a language tag" in done.out


def test_a_translation_that_goes_is_gone_from_feed_and_folder(cli: Runner, tmp_path: Path) -> None:
    folder = entry_folder(cli, tmp_path)
    (folder / "transcript.vtt").write_text(_timed("Hello"))
    (folder / "transcript.de.vtt").write_text(_timed("Hallo"))
    assert cli("build", "--dir", tmp_path, *BUILD).status == 0
    (folder / "transcript.de.vtt").unlink()
    assert cli("build", "--dir", tmp_path, *BUILD).status == 0
    assert "e1.de" not in (tmp_path / "feeds/feed.xml").read_text()
    assert not (tmp_path / "feeds/transcripts/e1.de.vtt").exists()
