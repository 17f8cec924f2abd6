"""``episodekit tag``: words of an entry, or chapters in JSON, into a copy of a recording."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from episodekit.audio.containers import probe, read_tags, sound
from episodekit.audio.tags import StoredTags
from tests import sounds
from tests.movies import encoded
from tests.running import Runner

CHAPTERS = {
    "version": "1.2.0",
    "podcastName": "The show",
    "chapters": [
        {"startTime": 0, "title": "Opening", "url": "https://e.org/a", "img": "one.png"},
        {"startTime": 1.25, "title": "Größe"},
    ],
}
RECORDINGS = {
    "a.mp3": sounds.foreign(),
    "a.wav": sounds.pcm("WAV"),
    "a.aiff": sounds.pcm("AIFF"),
    "a.aac": sounds.adts(),
    "a.m4a": encoded(),
}
OTHERS = {
    "a.opus": sounds.lossless_or_ogg("opus"),
    "a.ogg": sounds.lossless_or_ogg("vorbis"),
    "a.flac": sounds.lossless_or_ogg("flac"),
}
"""Kinds whose chapters have no pictures."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in (RECORDINGS | OTHERS).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "chapters.json").write_text(json.dumps(CHAPTERS), encoding="utf-8")
    Image.new("RGB", (1200, 1200), "teal").save(tmp_path / "one.png")
    return tmp_path


def _tags(path: Path) -> StoredTags:
    with path.open("rb") as file:
        return read_tags(file, str(path))


def _sound(path: Path) -> bytes:
    with path.open("rb") as file:
        return b"".join(sound(file, str(path)))


@pytest.mark.parametrize("name", RECORDINGS)
def test_chapters_with_links_and_pictures(cli: Runner, folder: Path, name: str) -> None:
    out = folder / f"out{Path(name).suffix}"
    done = cli("tag", folder / name, "--from", folder / "chapters.json", "-o", out)
    assert done.status == 0, done.err
    assert f"{out}: tagged, 2 chapters, no cover" in done.out
    tags = _tags(out)
    assert (tags.title, tags.show) == ("a", "The show")
    assert [(row.title, row.url) for row in tags.chapters] == [
        ("Opening", "https://e.org/a"),
        ("Größe", None),
    ]
    picture = tags.chapters[0].picture
    assert picture
    assert Image.open(io.BytesIO(picture)).size == (800, 800)
    assert _sound(out) == _sound(folder / name)
    assert (folder / name).read_bytes() == RECORDINGS[name]


def test_twice_writes_once(cli: Runner, folder: Path) -> None:
    arguments = ("tag", folder / "a.mp3", "--from", folder / "chapters.json", "-o", folder / "a.mp3")
    assert "tagged" in cli(*arguments).out
    before = (folder / "a.mp3").stat()
    done = cli(*arguments)
    assert "as it was" in done.out
    assert (folder / "a.mp3").stat().st_ino == before.st_ino
    assert (folder / "a.mp3").stat().st_mtime_ns == before.st_mtime_ns


def test_a_link_stays_a_link(cli: Runner, folder: Path) -> None:
    (folder / "link.mp3").symlink_to(folder / "a.mp3")
    done = cli("tag", folder / "link.mp3", "--from", folder / "chapters.json", "-o", folder / "link.mp3")
    assert done.status == 0
    assert (folder / "link.mp3").is_symlink()
    assert _tags(folder / "a.mp3").chapters


def test_what_a_listener_would_notice_is_told(cli: Runner, folder: Path) -> None:
    late = {"chapters": [{"startTime": 1.5, "title": "Late"}]}
    (folder / "chapters.json").write_text(json.dumps(late), encoding="utf-8")
    done = cli("tag", folder / "a.aac", "--from", folder / "chapters.json", "-o", folder / "out.aac")
    assert "the first chapter starts at 0:01" in done.out
    assert "bare AAC has no index" in done.out
    head = sounds.id3(sounds.frame(b"PRIV", bytes(3 << 20)))
    (folder / "big.mp3").write_bytes(head + RECORDINGS["a.mp3"])
    done = cli("tag", folder / "big.mp3", "--from", folder / "chapters.json", "-o", folder / "out.mp3")
    assert "its tags have 3.0 MiB" in done.out
    assert "its tags have 3.0 MiB" in cli("inspect", folder / "out.mp3").out


def test_what_the_file_said_stays(cli: Runner, folder: Path) -> None:
    head = sounds.id3(sounds.frame(b"TIT2", b"\0Old title") + sounds.frame(b"TENC", b"\0Studio"))
    (folder / "a.mp3").write_bytes(head + RECORDINGS["a.mp3"])
    (folder / "a.mp3").chmod(0o640)
    cli("tag", folder / "a.mp3", "--from", folder / "chapters.json", "-o", folder / "out.mp3")
    tags = _tags(folder / "out.mp3")
    assert tags.title == "Old title"
    assert "TENC" in tags.frames
    assert (folder / "out.mp3").stat().st_mode & 0o777 == 0o640


def test_a_cover_and_version_2_4(cli: Runner, folder: Path) -> None:
    done = cli(
        "tag", folder / "a.mp3", "--from", folder / "chapters.json", "-o", folder / "out.mp3",
        "--cover", folder / "one.png", "--id3", "2.4",
    )  # fmt: skip
    assert "a cover" in done.out
    tags = _tags(folder / "out.mp3")
    assert tags.form == "ID3v2.4"
    assert tags.cover
    assert tags.cover.startswith(b"\xff\xd8\xff")


def test_what_inspect_wrote_is_tagged_back(cli: Runner, folder: Path) -> None:
    cli(
        "tag",
        folder / "a.mp3",
        "--from",
        folder / "chapters.json",
        "--cover",
        folder / "one.png",
        "-o",
        folder / "b.mp3",
    )
    done = cli("inspect", folder / "b.mp3", "--cover", folder / "c.jpg", "--chapters", folder / "c.json")
    assert done.status == 0, done.err
    assert "Opening  https://e.org/a  [800 × 800 JPEG]" in done.out
    again = cli(
        "tag",
        folder / "a.mp3",
        "--from",
        folder / "c.json",
        "--cover",
        folder / "c.jpg",
        "-o",
        folder / "d.mp3",
    )
    assert again.status == 0, again.err
    assert _tags(folder / "d.mp3") == _tags(folder / "b.mp3")


def test_pictures_of_chapters_replace_nothing_but_themselves(cli: Runner, folder: Path) -> None:
    cli("tag", folder / "a.mp3", "--from", folder / "chapters.json", "-o", folder / "b.mp3")
    for _ in range(2):
        assert cli("inspect", folder / "b.mp3", "--chapters", folder / "c.json").status == 0
    (folder / "d-1.jpg").write_bytes(b"mine")
    done = cli("inspect", folder / "b.mp3", "--chapters", folder / "d.json")
    assert done.status == 2
    assert "d-1.jpg" in done.err
    assert (folder / "d-1.jpg").read_bytes() == b"mine"
    assert not (folder / "d.json").exists()


def test_cover_and_chapters_need_a_name_each(cli: Runner, folder: Path) -> None:
    options = ("--cover", folder / "x", "--chapters", folder / "x")
    done = cli("inspect", folder / "a.mp3", *options)
    assert done.status == 2
    assert "a name each" in done.err


def test_nothing_to_write_is_told(cli: Runner, folder: Path) -> None:
    for option in ("--cover", "--chapters"):
        done = cli("inspect", folder / "a.mp3", option, folder / "x")
        assert done.status == 2
        assert f"leave out {option}" in done.err
    assert cli("inspect", folder / "a.mp3", folder / "a.wav", "--cover", folder / "x").status == 2
    assert not (folder / "x").exists()


@pytest.mark.parametrize(
    ("recording", "chapters", "says"),
    [
        ("one.png", None, "PNG"),
        ("chapters.json", None, "text file"),
        ("a.mp3", "[]", "no list of chapters"),
        ("a.mp3", "[" * 100_000, "nested too deep"),
        ("a.mp3", "{", "not JSON"),
        ("a.mp3", '{"chapters": [{"startTime": 5, "title": "late"}]}', "'late'"),
        ("a.mp3", '{"chapters": [{"startTime": 0, "title": "A", "url": "javascript:1"}]}', "javascript"),
        ("a.mp3", '{"chapters": [{"startTime": 0, "title": "A", "img": "../one.png"}]}', "outside"),
        ("a.mp3", '{"chapters": [{"startTime": 0, "title": "A", "img": "two.png"}]}', "two.png"),
        ("a.mp3", '{"chapters": [{"startTime": 0, "title": "A", "img": "a.wav"}]}', "neither JPEG nor PNG"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    cli: Runner, folder: Path, recording: str, chapters: str | None, says: str
) -> None:
    if chapters is not None:
        (folder / "chapters.json").write_text(chapters, encoding="utf-8")
    done = cli("tag", folder / recording, "--from", folder / "chapters.json", "-o", folder / "out.mp3")
    assert done.status == 2
    assert says in done.err
    assert len(done.err.splitlines()) == 1
    assert not (folder / "out.mp3").exists()


@pytest.mark.parametrize("output", ["chapters.json", "one.png", "cover.png"])
def test_what_the_tags_come_from_is_not_replaced(cli: Runner, folder: Path, output: str) -> None:
    (folder / "cover.png").write_bytes((folder / "one.png").read_bytes())
    before = (folder / output).read_bytes()
    options = ("--from", folder / "chapters.json", "--cover", folder / "cover.png", "-o", folder / output)
    done = cli("tag", folder / "a.mp3", *options)
    assert done.status == 2
    assert "no audio" in done.err
    assert (folder / output).read_bytes() == before


def test_an_empty_file_is_filled(cli: Runner, folder: Path) -> None:
    (folder / "out.mp3").touch()
    done = cli("tag", folder / "a.mp3", "--from", folder / "chapters.json", "-o", folder / "out.mp3")
    assert done.status == 0, done.err
    assert _tags(folder / "out.mp3").chapters


def test_a_name_that_promises_something_else(cli: Runner, folder: Path) -> None:
    done = cli("tag", folder / "a.wav", "--from", folder / "chapters.json", "-o", folder / "out.mp3")
    assert "audio/wav" in done.out
    assert done.status == 0


@pytest.fixture
def entry(folder: Path, cli: Runner) -> Path:
    show = folder / "show"
    assert cli("init", show, "--title", "Key Figures").status == 0
    place = show / "episodes" / "one"
    place.mkdir(parents=True)
    (place / "episode.md").write_text(
        "---\nguid: guid-one\ntitle: The title\nsummary: What happened.\npublished: 2026-01-02T03:04:05Z\nseason: 2\n"
        "episode: 7\nchapters:\n  - title: Opening\n    start: 0\n    img: chapter-1.png\n  - title: More\n"
        "    start: 0:01\n    url: https://e.org/more\n---\nNotes of *more*.\n",
        encoding="utf-8",
    )
    (place / "transcript.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:01.500\nWords that are said.\n", encoding="utf-8"
    )
    Image.new("RGB", (600, 600), "navy").save(place / "chapter-1.png")
    return place / "episode.md"


def test_everything_of_an_entry(cli: Runner, folder: Path, entry: Path) -> None:
    done = cli("tag", folder / "a.mp3", "--from", entry, "-o", folder / "out.mp3")
    assert done.status == 0, done.err
    tags = _tags(folder / "out.mp3")
    assert (tags.title, tags.show, tags.season, tags.episode_number) == ("The title", "Key Figures", "2", "7")
    assert (tags.guid, tags.published) == ("guid-one", "2026-01-02T03:04")
    assert (tags.description, tags.long_description) == ("What happened.", "Notes of more.")
    assert "Words that are said." in tags.transcript
    assert tags.cover
    assert [row.title for row in tags.chapters] == ["Opening", "More"]
    assert tags.chapters[1].url == "https://e.org/more"
    assert tags.chapters[0].picture


def test_an_entry_is_in_a_show(cli: Runner, folder: Path, entry: Path) -> None:
    (folder / "episode.md").write_bytes(entry.read_bytes())
    done = cli("tag", folder / "a.mp3", "--from", folder / "episode.md", "-o", folder / "out.mp3")
    assert done.status == 2
    assert "episodes/…/episode.md" in done.err


@pytest.mark.parametrize("name", OTHERS)
def test_pictures_that_have_no_place_are_told(cli: Runner, folder: Path, name: str) -> None:
    out = folder / f"out{Path(name).suffix}"
    done = cli("tag", folder / name, "--from", folder / "chapters.json", "-o", out)
    assert done.status == 0, done.err
    assert "they were left out" in done.out
    assert [(row.title, row.url) for row in _tags(out).chapters] == [
        ("Opening", "https://e.org/a"),
        ("Größe", None),
    ]
    assert _sound(out) == _sound(folder / name)


@pytest.mark.parametrize("name", RECORDINGS | OTHERS)
def test_build_takes_pictures_of_chapters(cli: Runner, folder: Path, entry: Path, name: str) -> None:
    show = entry.parent.parent.parent
    (entry.parent / f"audio{Path(name).suffix}").write_bytes((folder / name).read_bytes())
    done = cli("build", "--dir", show, "--now", "2026-02-01T00:00:00Z")
    assert done.status == 0, done.err + done.out
    assert ("enclosure-type" in done.out) is (
        name not in {"a.mp3", "a.m4a"}
    )  # Apple leaves others out; it is told, and published
    media = next((show / "feeds" / "media").iterdir())
    assert media.suffix == Path(name).suffix
    first = _tags(media).chapters[0]
    assert (first.title, bool(first.picture)) == ("Opening", name in RECORDINGS)
    assert _sound(media) == _sound(folder / name)
    with media.open("rb") as file:
        measured = probe(file, name)
    feed = (show / "feeds" / "feed.xml").read_text(encoding="utf-8")
    assert f'length="{media.stat().st_size}"' in feed
    assert f'type="{measured.media_type}"' in feed
    rows = json.loads((show / "feeds" / "chapters" / "one.json").read_text(encoding="utf-8"))["chapters"]
    assert rows[0]["img"].endswith("/art/episodes/one/chapter-1.png")
    assert (show / "feeds" / "art" / "episodes" / "one" / "chapter-1.png").read_bytes() == (
        entry.parent / "chapter-1.png"
    ).read_bytes()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("img: picture.gif", "neither a URL nor the name"),
        ("img: chapter-2.png", "cannot be read"),
        ("img: https://e.org/a b", "URL"),
    ],
)
def test_pictures_that_are_not_there(cli: Runner, entry: Path, line: str, says: str) -> None:
    entry.write_text(entry.read_text(encoding="utf-8").replace("img: chapter-1.png", line), encoding="utf-8")
    (entry.parent / "audio.mp3").write_bytes(RECORDINGS["a.mp3"])
    done = cli("build", "--dir", entry.parent.parent.parent, "--now", "2026-02-01T00:00:00Z")
    assert done.status == 2
    assert says in done.err
