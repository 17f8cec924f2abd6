"""What is written reads back: everything that a format can hold, in every script; what it cannot hold, ``lost`` names."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue
from episodekit.transcripts import FORMATS, read_transcript
from episodekit.transcripts.losses import lost
from episodekit.transcripts.transcript import Block, Transcript
from episodekit.transcripts.turns import turns

WRITE = {row.suffix: row.write for row in FORMATS}
_PIECES = (
    *("Hello", "world.", "a", "Yes,", "“Why?”", "7", "10:30", "00:00:01.000", "-->", "->", "<b>", "</i>", "<x>", "&amp;", "&", "<"),
    *("Note:", "Ada:", "-", "- Ada:", ">>", "{y:i}", "{\\an8}", "{b}", "NOTE", "STYLE", "WEBVTT", "[music]", "1", "2"),
    *("你好，", "世界。", "مرحبا", "שלום:", "ខ្មែរ", "สวัสดี", "Tiếng", "e\u0301", "👩\u200d👩\u200d👧", "\u200fx", "ﬁ", "𠀀"),
)  # fmt: skip
_SPEAKERS = (None, "Ada", "Bo Li", "Dr. Jane de Roe", "习近平", "R&D <x>", "ليلى")
_SETTINGS = ("", "line:0", "line:50% align:start", "position:10%,line-left size:35%", "region:fred")
_row = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map(" ".join)
_text = st.lists(_row, min_size=1, max_size=3).map("\n".join)


@st.composite
def _spans(draw: st.DrawFn, text: str, tags: Sequence[str]) -> tuple[Span, ...]:
    """Marks around whole words, one within another or one behind another, in order of opening."""
    edges = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=4))))
    rows = [Span(begin, end, draw(st.sampled_from(tags))) for begin, end in pairwise(edges)]
    kept = [row for row in rows if text[row.begin : row.end].strip() == text[row.begin : row.end]]
    whole = [Span(0, len(text), "lang km")] if draw(st.booleans()) else []
    return (*whole, *kept)


@st.composite
def _cue(draw: st.DrawFn, start: int, end: int, *, rich: bool) -> Cue:
    first, *rest = draw(_text).split("\n")
    text = "\n".join(
        [f"{first} x{start}", *rest]
    )  # else lines that repeat are taken for captions that roll up
    spans = draw(_spans(text, ("i", "b", "u", "c.loud", "c.yellow"))) if rich else ()
    words: tuple[Word, ...] = ()
    if rich and end - start > len(text) and draw(st.booleans()):
        size = len(text.split("\n")[0].split(" ")[0])
        at = start + (end - start) // 2
        second = text[size + 1 :]
        if second:
            words = (Word(0, size, _ms(start), _ms(at)), Word(size + 1, len(text), _ms(at), _ms(end)))
    return Cue(
        _ms(start),
        _ms(end),
        text,
        draw(st.sampled_from(_SPEAKERS)),
        words,
        spans,
        draw(st.sampled_from(("", "intro", "Kapitel 1"))) if rich else "",
        draw(st.sampled_from(_SETTINGS)) if rich else "",
    )


def _ms(value: int) -> timedelta:
    return timedelta(milliseconds=value)


@st.composite
def _transcripts(draw: st.DrawFn, *, rich: bool) -> Transcript:
    now, found = 0, []
    for _ in range(draw(st.integers(1, 5))):
        now += draw(st.integers(0, 5_000))
        end = now + draw(st.integers(1, 7_000))
        found.append(draw(_cue(now, end, rich=rich)))
        now = now + draw(st.integers(0, 3_000)) if rich and draw(st.booleans()) else end
    blocks = (
        (Block(0, "STYLE\n::cue(.loud) { color: red }"), Block(len(found), "NOTE the end\nof all"))
        if rich
        else ()
    )
    head = draw(st.sampled_from(["", " Ein Titel\nKind: captions\nLanguage: de"])) if rich else None
    language = "de" if head else "" if rich else draw(st.sampled_from(["", "en", "pt-BR", "zh-Hant"]))
    return Transcript(cues=tuple(found), language=language, head=head, blocks=blocks)


def _read(text: str, suffix: str) -> Transcript:
    return read_transcript(text.encode(), suffix).transcript


@given(_transcripts(rich=True))
def test_webvtt_keeps_everything(transcript: Transcript) -> None:
    found = _read(WRITE[".vtt"](transcript, by_word=True), ".vtt")
    for ours, theirs in zip(found.cues, transcript.cues, strict=True):
        assert ours == theirs
    assert (found.blocks, found.head, found.language) == (
        transcript.blocks,
        transcript.head,
        transcript.language,
    )


@given(_transcripts(rich=False))
def test_other_formats_keep_times_text_and_speakers(transcript: Transcript) -> None:
    for suffix in (".vtt", ".srt", ".json", ".html"):
        left = lost(transcript, suffix)
        found = _read(WRITE[suffix](transcript), suffix)
        ours, theirs = list(turns(found.cues)), list(turns(transcript.cues))
        if any("read as marks" in row for row in left):
            continue
        assert [cue.start for cue in ours] == [cue.start for cue in theirs]
        if "ends of cues" not in left:
            assert [cue.end for cue in ours] == [cue.end for cue in theirs]
        if not any("speak" in row for row in left):
            assert list(map(_said, ours)) == list(map(_said, theirs))
        if "the language" not in left:
            assert found.language == transcript.language


def _said(cue: Cue) -> tuple[str | None, list[str]]:
    """Who says what; lines may be one, and an arrow in SRT has something in it that nobody sees."""
    return cue.speaker, cue.text.replace("\u200b", "").split()
