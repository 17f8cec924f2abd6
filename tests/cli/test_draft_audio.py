"""``episodekit draft --audio``: recordings with their tags and chapters into entries that build and lint clean."""

import io
import os
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import mutagen.id3
import mutagen.mp4
import pytest
import yaml
from PIL import Image

from episodekit.audio.containers import read_tags
from episodekit.audio.tags import Tags
from episodekit.model.episode import Chapter, Person
from tests import sounds
from tests.movies import encoded
from tests.running import Runner, tree

NOW = ("--now", "2026-12-01T00:00:00Z")
SLUG = "2026-03-04-wells-and-water"


def picture(px: int, colour: str, form: str = "JPEG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (px, px), colour).save(target, form)
    return target.getvalue()


PICTURES = (ONE := picture(300, "teal"), TWO := picture(300, "plum"), ONE)
COVER, PNG = picture(1400, "navy"), picture(20, "plum", "PNG")
POINTS = (
    (0, "Opening: wells", None),
    (1000, "Größe", "https://figures.news/litres"),
    (1500, "Ending", None),
)
TAGS = Tags(
    duration=timedelta(seconds=2.5),
    cover=COVER,
    season=2,
    people=(Person(name="Ana Reed"), Person(name="Li Wen", role="audio engineer")),
    title="Wells and water",
    episode_number=7,
    author="Ana Reed",
    show="Key Figures",
    language="de",
    description="How much water a village needs.",
    long_description="How much water a village needs.\nForty litres: *a day*, 1. for each.",
    published=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    transcript="Hello.\n\nIt was forty litres a day.\n",
    link="https://figures.news/wells",
    guid="tag:figures.news,2026:wells",
    chapters=tuple(
        Chapter(start=timedelta(milliseconds=start), title=title, url=url, picture=image)
        for (start, title, url), image in zip(POINTS, PICTURES, strict=True)
    ),
)
RECORDINGS = {
    "mp3": sounds.foreign(3.0),
    "m4a": encoded(),
    "ogg": sounds.lossless_or_ogg("vorbis"),
    "opus": sounds.lossless_or_ogg("opus"),
    "flac": sounds.lossless_or_ogg("flac"),
    "wav": sounds.pcm("WAV", seconds=3.0),
    "aiff": sounds.pcm("AIFF", seconds=3.0),
    "aac": sounds.adts(150),
}
PICTURED = {"mp3", "m4a", "wav", "aiff", "aac"}


def entry(folder: Path, slug: str) -> tuple[dict[str, Any], str]:
    """Front matter as a foreign reader of YAML sees it, and the body."""
    _, front, body = (folder / "episodes" / slug / "episode.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(front, yaml.BaseLoader), body  # noqa: S506  # it makes nothing but texts


def draft(cli: Runner, show: Path, *arguments: str | Path) -> tuple[int, str, str]:
    done = cli("draft", "--audio", "--dir", show, *arguments)
    return done.status, done.out, done.err


def check_builds(cli: Runner, show: Path) -> None:
    """It builds, and the linter has nothing to say but what lies in the recording: its kind, and words without times."""
    built = cli("build", "--dir", show, *NOW)
    assert built.status == 0, built.err
    report: Any = cli("lint", show / "feeds" / "feed.xml", "--format", "json").json
    told = {row["rule"] for row in report["findings"] if row["severity"] != "info"}
    allowed = {"transcript-not-for-apple"} if list((show / "episodes").rglob("transcript.txt")) else set()
    allowed |= {"audio-damaged"} if list((show / "feeds").rglob("*.aac")) else set()  # it has no index
    if any(path.suffix not in {".mp3", ".m4a"} for path in (show / "feeds" / "media").iterdir()):
        allowed |= {"enclosure-extension", "enclosure-type"}
    assert told <= allowed, report


@pytest.mark.parametrize("kind", RECORDINGS)
def test_everything_is_taken_over_and_builds(
    show_folder: Path, tmp_path: Path, cli: Runner, kind: str
) -> None:
    recording = tmp_path / "take.bin"
    recording.write_bytes(data := sounds.tagged(RECORDINGS[kind], TAGS))
    status, out, err = draft(cli, show_folder, recording)
    assert (status, err) == (0, "")
    assert recording.read_bytes() == data
    folder = show_folder / "episodes" / SLUG
    assert (folder / f"audio.{kind}").read_bytes() == data
    front, body = entry(show_folder, SLUG)
    assert front["guid"] == TAGS.guid
    assert front["title"] == TAGS.title
    assert front["summary"] == TAGS.description
    assert front["published"].startswith("2026-03-04T")
    assert (front["season"], front["episode"], front["language"]) == ("2", "7", "de")
    assert (front["link"], front["author"]) == (TAGS.link, "Ana Reed")
    assert [(row["name"], row["role"], row.get("group")) for row in front["people"]] == [
        ("Ana Reed", "host", None),
        ("Li Wen", "audio engineer", "audio production"),
    ]
    chapters = [(row["title"], row["start"], row.get("url")) for row in front["chapters"]]
    assert chapters == [
        ("Opening: wells", "0:00", None),
        ("Größe", "0:01", "https://figures.news/litres"),
        ("Ending", "00:00:01.500", None),
    ]
    assert r"Forty litres: \*a day\*, 1. for each." in body
    assert (folder / "transcript.txt").read_text().split("\n\n") == ["Hello.", "It was forty litres a day.\n"]
    assert (folder / "cover.jpg").read_bytes() == COVER
    if kind in PICTURED:
        assert [row["img"] for row in front["chapters"]] == [
            "chapter-1.jpg",
            "chapter-2.jpg",
            "chapter-1.jpg",
        ]
        assert (folder / "chapter-1.jpg").read_bytes() == ONE
        assert (folder / "chapter-2.jpg").read_bytes() == TWO
    assert "0:01  Größe" in out
    check_builds(cli, show_folder)
    (built,) = (show_folder / "feeds" / "media").iterdir()
    with built.open("rb") as file:
        seen = read_tags(file, built.name)
    assert (seen.guid, [row.title for row in seen.chapters]) == (
        TAGS.guid,
        ["Opening: wells", "Größe", "Ending"],
    )


@pytest.mark.parametrize("kind", ["mp3", "m4a", "ogg"])
def test_a_recording_without_tags_tells_what_to_write(
    show_folder: Path, tmp_path: Path, cli: Runner, kind: str
) -> None:
    recording = tmp_path / f"My_first  talk.{kind}"
    recording.write_bytes(RECORDINGS[kind])
    status, out, err = draft(cli, show_folder, "--date", "2026-05-06T07:08:09Z", recording)
    assert (status, err) == (0, "")
    front, _ = entry(show_folder, "2026-05-06-my-first-talk")
    assert (front["title"], front["summary"]) == ("My first talk", "My first talk")
    assert front["published"] == "2026-05-06T07:08:09Z"
    uuid.UUID(front["guid"])
    hints = [row for row in out.splitlines() if row.startswith("  hint")]
    for key in (
        "correct title:",
        "summary:",
        "published:",
        "language:",
        "chapters:",
        "cover.jpg",
        "transcript.vtt",
    ):
        assert sum(key in row for row in hints) == 1, (key, hints)
    text = (show_folder / "episodes" / "2026-05-06-my-first-talk" / "episode.md").read_text()
    assert all(f"# {row.removeprefix('  hint').strip()}\n" in text for row in hints)
    check_builds(cli, show_folder)


def test_tags_of_another_program(show_folder: Path, tmp_path: Path, cli: Runner) -> None:
    recording = tmp_path / "a.mp3"
    recording.write_bytes(sounds.foreign(3.0))
    id3: Any = mutagen.id3
    frames = id3.ID3()
    frames.add(id3.TIT2(encoding=3, text="Ebb \x1b[31m& flow"))
    frames.add(id3.TDRC(encoding=3, text="2026-03"))
    frames.add(id3.TRCK(encoding=3, text="4/12"))
    frames.add(id3.TPOS(encoding=3, text="one"))
    frames.add(id3.TALB(encoding=3, text="Another show"))
    frames.add(id3.COMM(encoding=3, lang="eng", desc="", text="First sentence. " + "Long one " * 60))
    frames.add(id3.USLT(encoding=3, lang="fra", desc="", text="[00:01.00]Un.\n[00:02.50]Deux."))
    frames.add(id3.WOAF(url="ftp://e.org/a"))
    frames.add(id3.TIPL(encoding=3, people=[["mixer", "Li Wen"], ["guest", "Ana Reed"]]))
    frames.add(id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=picture(600, "red")))
    for number, (start, link) in enumerate(
        [(500, "https://e.org/b"), (500, ""), (900, "nope"), (99_000, "")]
    ):
        inner = [id3.TIT2(encoding=3, text=f"Part {number}")]
        inner += [id3.WXXX(encoding=3, desc="", url=link)] if link else []
        inner += [
            id3.APIC(
                encoding=3, mime="image/jpeg", type=0, desc="", data=PNG if number == 2 else b"\xff\xd8\xffno"
            )
        ]
        frames.add(id3.CHAP(f"c{number}", start, start + 1 + number, sub_frames=inner))
    frames.save(recording)
    status, out, err = draft(cli, show_folder, recording)
    assert (status, err) == (0, "")
    front, body = entry(show_folder, "2026-03-01-ebb-31m-flow")
    assert front["title"] == "Ebb [31m& flow"
    assert front["summary"] == "First sentence."
    assert body.strip().endswith("Long one")
    assert front["published"] == "2026-03-01T12:00:00Z"
    assert (front["language"], front["episode"]) == ("fr", "4")
    assert {"season", "link"}.isdisjoint(front)
    assert [(row["name"], row["role"]) for row in front["people"]] == [
        ("Li Wen", "guest"),
        ("Ana Reed", "guest"),
    ]
    assert front["chapters"] == [
        {"title": "Part 0", "start": "00:00:00.500", "url": "https://e.org/b"},
        {"title": "Part 2", "start": "00:00:00.900", "img": "chapter-2.png"},
    ]
    folder = show_folder / "episodes" / "2026-03-01-ebb-31m-flow"
    assert {path.name for path in folder.iterdir()} == {
        "audio.mp3",
        "chapter-2.png",
        "episode.md",
        "transcript.txt",
    }
    assert (folder / "chapter-2.png").read_bytes() == PNG
    assert (folder / "transcript.txt").read_text() == "Un.\n\nDeux.\n"
    for word in (
        "'Another show'",
        "2026-03 without the day",
        "'one'",
        "'ftp://e.org/a'",
        "'mixer'",
        "600 × 600",
        "'Part 3'",
        "'Part 1'",
        "Chapter 'Part 2' had a link",
        "Chapter 'Part 0' had a picture",
        "starts at 0:00",
        "is fr,",
    ):
        assert sum(word in row for row in out.splitlines() if row.startswith("  hint")) == 1, word
    assert "\x1b" not in out
    check_builds(cli, show_folder)


def test_a_description_in_html_stays_so(show_folder: Path, tmp_path: Path, cli: Runner) -> None:
    recording = tmp_path / "a.m4a"
    recording.write_bytes(encoded())
    tags: Any = mutagen.mp4.MP4(recording)  # type: ignore[no-untyped-call]  # mutagen has no types
    tags["\xa9nam"], tags["\xa9day"] = ["Wells"], ["2026-03-04"]
    tags["ldes"] = ['<p>How much <a href="https://e.org/">water</a>.</p><script>x()</script><p>And why.</p>']
    tags.save()
    assert draft(cli, show_folder, recording)[0] == 0
    front, _ = entry(show_folder, "2026-03-04-wells")
    assert front["summary"] == "How much water. And why."
    assert front["published"] == "2026-03-04T12:00:00Z"
    check_builds(cli, show_folder)
    item = feedparser.parse((show_folder / "feeds" / "feed.xml").read_bytes()).entries[0]
    assert '<a href="https://e.org/"' in item.content[0].value
    assert "x()" not in item.content[0].value


def test_what_a_build_made_is_taken_over_without_its_own_marks(
    show_folder: Path, tmp_path: Path, cli: Runner
) -> None:
    """The link to its page, those of chapters into it, and the show's cover are no values of the episode's own."""
    recording = tmp_path / "a.mp3"
    recording.write_bytes(sounds.tagged(RECORDINGS["mp3"], TAGS))
    draft(cli, show_folder, recording)
    text = (show_folder / "episodes" / SLUG / "episode.md").read_text()
    text = text.replace(f"link: {TAGS.link}\n", "")
    (show_folder / "episodes" / SLUG / "episode.md").write_text(text)
    (show_folder / "episodes" / SLUG / "cover.jpg").unlink()
    check_builds(cli, show_folder)
    (built,) = (show_folder / "feeds" / "media").iterdir()
    other = tmp_path / "copy.mp3"
    other.write_bytes(built.read_bytes())
    status, _, err = draft(cli, show_folder, other)
    assert status == 2
    assert "tag:figures.news,2026:wells" in err
    for path in (show_folder / "episodes" / SLUG).iterdir():
        path.unlink()
    (show_folder / "episodes" / SLUG).rmdir()
    assert draft(cli, show_folder, other)[0] == 0
    front, _ = entry(show_folder, SLUG)
    assert "link" not in front
    assert [row.get("url") for row in front["chapters"]] == [None, "https://figures.news/litres", None]
    assert not (show_folder / "episodes" / SLUG / "cover.jpg").exists()


def test_nothing_is_overwritten(show_folder: Path, tmp_path: Path, cli: Runner) -> None:
    recording = tmp_path / "a.mp3"
    recording.write_bytes(sounds.foreign(2.0))
    date = ("--date", "2026-05-06T07:08:09Z")
    assert draft(cli, show_folder, *date, recording)[0] == 0
    before = tree(show_folder)
    status, out, err = draft(cli, show_folder, "--date", "2026-07-06T07:08:09Z", recording)
    assert (status, out) == (2, "")
    assert "already drafted as" in err
    recording.write_bytes(sounds.foreign(3.0))
    status, out, err = draft(cli, show_folder, *date, recording)
    assert (status, out) == (2, "")
    assert "there is the folder" in err
    assert tree(show_folder) == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.mp3", b""),
        ("text.mp3", b"This is no audio at all.\n" * 20),
        ("tag-only.mp3", sounds.id3(sounds.frame(b"TIT2", b"\0Title"))),
        ("cut.mp3", sounds.tagged(RECORDINGS["mp3"], TAGS)[:-20_000]),
        ("cut.m4a", encoded()[:200]),
        ("picture.mp3", COVER),
        ("film.mkv", b"\x1a\x45\xdf\xa3" + bytes(500)),
        ("cut.ogg", sounds.lossless_or_ogg("vorbis")[:60]),
    ],
    # libsndfile gives every Ogg stream a number by chance: bytes in a test's name would differ between processes
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_broken_files_are_one_error_and_the_others_go_on(
    show_folder: Path, tmp_path: Path, cli: Runner, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    before = tree(show_folder)
    status, out, err = draft(cli, show_folder, tmp_path / name)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert str(tmp_path / name) in err
    assert tree(show_folder) == before
    assert (tmp_path / name).read_bytes() == data
    (tmp_path / "good.mp3").write_bytes(sounds.foreign())
    status, out, _ = draft(cli, show_folder, tmp_path / name, tmp_path / "good.mp3")
    assert (status, "audio.mp3" in out) == (2, True)


def test_missing_files_folders_and_pipes(show_folder: Path, tmp_path: Path, cli: Runner) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    for name, word in (("none.mp3", "no such file"), (".", "no file"), ("pipe.mp3", "no file")):
        status, _, err = draft(cli, show_folder, tmp_path / name)
        assert (status, err.count("\n")) == (2, 1)
        assert word in err


def test_a_full_disk_leaves_nothing(
    show_folder: Path, tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = tmp_path / "a.mp3"
    recording.write_bytes(data := sounds.tagged(RECORDINGS["mp3"], TAGS))
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 3:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        status, out, err = draft(cli, show_folder, recording)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "No space left" in err
    assert not (show_folder / "episodes" / SLUG).exists()
    assert recording.read_bytes() == data
    assert draft(cli, show_folder, recording)[0] == 0


def test_a_show_without_its_artwork_yet_takes_recordings_over(
    show_folder: Path, tmp_path: Path, cli: Runner
) -> None:
    (show_folder / "cover.jpg").unlink()
    (tmp_path / "a.mp3").write_bytes(sounds.tagged(RECORDINGS["mp3"], TAGS))
    assert draft(cli, show_folder, tmp_path / "a.mp3")[0] == 0


def test_json_and_options_of_articles(show_folder: Path, tmp_path: Path, cli: Runner) -> None:
    recording = tmp_path / "a.mp3"
    recording.write_bytes(sounds.tagged(RECORDINGS["mp3"], TAGS))
    done = cli("draft", "--audio", "--update", "--dir", show_folder, recording)
    assert done.status == 2
    assert "--audio goes with" in done.err
    done = cli("draft", "--audio", "--json", "--dir", show_folder, recording)
    rows: Any = done.json
    (row,) = rows
    assert (row["guid"], row["title"], row["duration"]) == (TAGS.guid, TAGS.title, 3.0)
    assert row["files"] == ["audio.mp3", "cover.jpg", "chapter-1.jpg", "chapter-2.jpg", "transcript.txt"]
    assert all("title:" not in hint for hint in row["hints"])
