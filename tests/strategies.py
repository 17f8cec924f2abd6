"""Hypothesis strategies for the values of the model, hostile text included."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from episodekit.model.episode import Chapter, Cue

_HOSTILE = [
    "]]>",
    "<b>",
    "&amp;",
    "&",
    "<!--",
    "-->",
    "“”",
    "\u200f",
    "🎙️",
    "កម្ពុជា",
    "\u2028",
    "--",
    "'",
    '"',
    "WEBVTT",
    "0:00",
]

legal_text = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"),
    max_size=40,
)

lines = (
    st.lists(st.one_of(legal_text, st.sampled_from(_HOSTILE)), min_size=1, max_size=4)
    .map(lambda parts: " ".join("".join(parts).split()))
    .filter(lambda text: bool(text.strip()) and len(text) <= 200)
)
"""One line of text as the model takes it."""

moments = st.datetimes(
    min_value=datetime(1990, 1, 2),  # noqa: DTZ001  # Hypothesis wants them naive
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001  # the same
).map(lambda value: value.replace(tzinfo=UTC, microsecond=0))


@st.composite
def cues(draw: st.DrawFn) -> tuple[Cue, ...]:
    """Cues in order of time, none overlapping, on whole milliseconds."""
    now = 0
    found = []
    for _ in range(draw(st.integers(1, 6))):
        start = now + draw(st.integers(0, 5_000))
        end = start + draw(st.integers(1, 7_000))
        speaker = draw(st.one_of(st.none(), st.sampled_from(["Ada", "Bo Li", "R&D <x>"])))
        found.append(Cue(timedelta(milliseconds=start), timedelta(milliseconds=end), draw(lines), speaker))
        now = end
    return tuple(found)


@st.composite
def chapter_lists(draw: st.DrawFn) -> tuple[Chapter, ...]:
    """Chapters from 0, strictly ascending, on whole milliseconds."""
    now = 0
    found = []
    for number in range(draw(st.integers(1, 6))):
        now = 0 if number == 0 else now + draw(st.integers(1, 90_000))
        note = draw(st.one_of(st.just(""), lines))
        url = draw(st.one_of(st.none(), st.just("https://news.example/a?b=1&c=2")))
        found.append(Chapter(start=timedelta(milliseconds=now), title=draw(lines), note=note, url=url))
    return tuple(found)
