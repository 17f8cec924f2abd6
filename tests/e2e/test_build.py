"""The main job on the real article: from the seed to a checked feed with audio, with real voices and foreign judges."""

import hashlib
import io
import json
import re
import shutil
from pathlib import Path

import av
import feedparser
import mutagen
import pytest
import soundfile
import srt
import webvtt

from tests.e2e.conftest import BASE, SEED, SLUG
from tests.running import Runner, tree

pytestmark = pytest.mark.xdist_group("built")


@pytest.fixture
def mp3(built: Path) -> Path:
    return audio_of(built)


def chapters(folder: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((folder / f"feeds/chapters/{SLUG}.json").read_text())[
        "chapters"
    ]
    return rows


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def cues(folder: Path) -> list[tuple[float, float, str]]:
    captions = webvtt.read(str(folder / f"feeds/transcripts/{SLUG}.vtt"))
    return [(seconds(row.start), seconds(row.end), " ".join(row.text.split())) for row in captions.captions]


def audio_of(folder: Path) -> Path:
    """The one recording of a build: its name holds the first digits of its hash."""
    (found,) = (folder / "feeds" / "media").iterdir()
    assert found.name == f"{SLUG}-{hashlib.sha256(found.read_bytes()).hexdigest()[:8]}.mp3"
    return found


def test_every_file_is_there(built: Path) -> None:
    assert set(tree(built / "feeds")) == {
        "feed.xml",
        "index.html",
        "art/cover.jpg",
        f"episodes/{SLUG}/index.html",
        f"media/{audio_of(built).name}",
        f"chapters/{SLUG}.json",
        *(f"transcripts/{SLUG}.{suffix}" for suffix in ("vtt", "srt", "json", "html", "txt")),
    }


def test_the_feed_says_the_true_length_and_duration(built: Path, mp3: Path) -> None:
    parsed = feedparser.parse((built / "feeds" / "feed.xml").read_bytes())
    assert not parsed.bozo
    (entry,) = parsed.entries
    assert entry.enclosures[0].href == f"{BASE}media/{mp3.name}"
    assert int(entry.enclosures[0].length) == mp3.stat().st_size
    samples, rate = soundfile.read(str(mp3))
    assert abs(int(entry.itunes_duration) - len(samples) / rate) <= 0.5


def test_ffmpeg_and_mutagen_see_the_figures_as_chapters_in_order(built: Path, mp3: Path) -> None:
    titles = [str(row["title"]) for row in chapters(built)]
    with av.open(str(mp3)) as container:
        rows = container.chapters()
        assert [row["metadata"]["title"] for row in rows] == titles
        starts = [float(row["start"] * (row["time_base"] or 0)) for row in rows]
    assert starts == [row["startTime"] for row in chapters(built)]
    tags = mutagen.File(mp3).tags
    assert tags.version == (2, 3, 0)
    (toc,) = tags.getall("CTOC")
    by_id = {frame.element_id: frame for frame in tags.getall("CHAP")}
    assert [by_id[name].sub_frames["TIT2"].text[0] for name in toc.child_element_ids] == titles
    figures = ("15,000", "21,000", "89,000", "315")
    assert len(titles) == 1 + len(figures)
    for title, figure in zip(titles[1:], figures, strict=True):
        assert figure in title


def test_every_chapter_begins_where_its_figure_is_said(built: Path) -> None:
    spoken = cues(built)
    for row in chapters(built)[1:]:
        figure = re.search(r"\d[\d,]*", str(row["title"]))
        assert figure is not None
        start = float(str(row["startTime"]))
        around = [text for begin, end, text in spoken if begin - 1.5 <= start <= end + 0.3]
        assert any(figure[0] in text for text in around), (row, around)
        assert figure[0] in str(row["note"])


def test_the_transcript_is_the_whole_article_in_every_format(built: Path) -> None:
    article = " ".join(SEED.read_text().split("\n", 1)[1].split())
    folder = built / "feeds" / "transcripts"
    title = "Cambodia Targets Foreign Cybercriminals "
    assert " ".join(text for _, _, text in cues(built)) == title + article
    rows = list(srt.parse((folder / f"{SLUG}.srt").read_text()))
    assert " ".join(" ".join(row.content.split()) for row in rows) == title + article
    segments = json.loads((folder / f"{SLUG}.json").read_text())["segments"]
    assert " ".join(segment["body"] for segment in segments) == title + article
    assert " ".join((folder / f"{SLUG}.txt").read_text().split()) == title + article


def test_cues_follow_the_sound(built: Path, mp3: Path) -> None:
    """Between two paragraphs the sound is quiet, and every cue begins with sound within a fifth of a second."""
    samples, rate = soundfile.read(str(mp3), dtype="float32")
    loud = float(abs(samples).max())
    for begin, _, text in cues(built):
        window = samples[int(begin * rate) : int((begin + 0.2) * rate)]
        assert float(abs(window).max()) > 0.02 * loud, (begin, text)
    ends = cues(built)[-1][1]
    assert abs(ends - len(samples) / rate) < 1.5


def test_building_again_changes_nothing(workspace: Path, cli: Runner) -> None:
    before = tree(workspace / "feeds")
    times = {path: path.stat().st_mtime_ns for path in (workspace / "feeds").rglob("*")}
    done = cli("build", "--dir", workspace)
    assert done.status == 0, done.err
    assert "0 files written" in done.out
    assert tree(workspace / "feeds") == before
    assert {path: path.stat().st_mtime_ns for path in (workspace / "feeds").rglob("*")} == times


def test_building_from_nothing_gives_the_same_bytes(workspace: Path, cli: Runner) -> None:
    before = tree(workspace / "feeds")
    shutil.rmtree(workspace / "feeds")
    shutil.rmtree(workspace / ".episodekit")
    assert cli("build", "--dir", workspace).status == 0
    assert tree(workspace / "feeds") == before


def test_one_edit_rebuilds_what_depends_on_it(workspace: Path, cli: Runner) -> None:
    entry = workspace / "episodes" / SLUG / "episode.md"
    entry.write_text(
        entry.read_text().replace("season:", "").replace("language: en\n", "language: en\nseason: 3\n")
    )
    done = cli("build", "--dir", workspace, "--json")
    assert done.status == 0, done.err
    report = done.json
    assert isinstance(report, dict)
    assert sorted(report["written"]) == [
        f"episodes/{SLUG}/index.html",
        "feed.xml",
        f"media/{audio_of(workspace).name}",
    ]


def test_an_episode_that_is_gone_takes_its_files_along(workspace: Path, cli: Runner) -> None:
    (workspace / "feeds" / "CNAME").write_text("cdn.figures.news\n")
    shutil.rmtree(workspace / "episodes" / SLUG)
    before = tree(workspace / "feeds")
    done = cli("build", "--dir", workspace)
    assert done.status == 1
    assert "error feed-shrunk  the feed is empty" in done.err
    assert done.err.endswith("if it is meant: episodekit build --accept feed-shrunk\n")
    assert tree(workspace / "feeds") == before
    done = cli("build", "--dir", workspace, "--accept", "feed-shrunk")
    assert done.status == 0, done.err
    assert "warning feed-shrunk" in done.out
    assert set(tree(workspace / "feeds")) == {"CNAME", "feed.xml", "index.html", "art/cover.jpg"}


def test_a_recording_is_packaged_and_never_touched(workspace: Path, cli: Runner) -> None:
    folder = workspace / "episodes" / SLUG
    recording = folder / "audio.mp3"
    shutil.copy(audio_of(workspace), recording)
    shutil.copy(workspace / "feeds" / "transcripts" / f"{SLUG}.vtt", folder / "transcript.vtt")
    before = recording.read_bytes()
    done = cli("build", "--dir", workspace)
    assert done.status == 0, done.err
    assert "recorded" in done.out
    assert recording.read_bytes() == before
    text = (workspace / "feeds" / "feed.xml").read_text()
    assert "ai-content" not in text
    narrated = soundfile.read(io.BytesIO(before))[0]
    packaged = soundfile.read(str(audio_of(workspace)))[0]
    assert (narrated == packaged).all()


def test_a_recording_without_times_is_aligned_with_its_text(workspace: Path, cli: Runner) -> None:
    narrated = chapters(workspace)
    shutil.copy(audio_of(workspace), workspace / "episodes" / SLUG / "audio.mp3")
    done = cli("build", "--dir", workspace)
    assert done.status == 0, done.err
    aligned = chapters(workspace)
    assert [row["title"] for row in aligned] == [row["title"] for row in narrated]
    for found, known in zip(aligned, narrated, strict=True):
        assert float(str(found["startTime"])) == pytest.approx(float(str(known["startTime"])), abs=0.3)
