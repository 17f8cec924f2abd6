"""``Name: `` before what is said, where a format has no other way to say who speaks.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#srt
"""

import bisect
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue
from episodekit.transcripts.breaking import CLOSING, SENTENCE_END

_LABEL = re.compile(
    r"(?:>>\s?|[-\u2013]\s?)?(?P<name>[^\s:<>()\[\]{}.,;!?\u00bf\u00a1\"\u201c][^:<>{}\n!?;\"\u201c]{0,39}):(?:[ \t]+|\n)(?=\S)"
)
_ASIDE = re.compile(r"[\[(\u266a\u266b*]")
_SMALL = frozenset(
    {
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "of",
        "the",
        "van",
        "von",
        "y",
    }
)
_WORDS = 5  # of a name at most
_REACH = 200  # characters around the begin of a line, in which its label and the end of the line before lie


def speakers_of(texts: Sequence[str]) -> list[str | None]:
    """Whose label each text begins with; None: it has none.

    Labels stand where the speaker changes, so that a transcript that has them has one before its first words, or several
    names, one of them more than once; words with a colon in any other transcript are no labels.
    """
    first = next((text for text in texts if text and not _ASIDE.match(text)), "")
    names = [label(text) for text in texts]
    if label(first) is None:
        counts = Counter(filter(None, names))
        if len(counts) < 2 or counts.most_common(1)[0][1] < 2:
            return [None] * len(texts)
    return names


def label(text: str) -> str | None:
    """The name before the colon at the beginning of a text, if it can be one: each of its words has a capital or a digit."""
    match = _LABEL.match(text)
    if match is None:
        return None
    words = match["name"].split()
    if len(words) > _WORDS or not all(_namelike(word) for word in words) or words[0].isdecimal():
        return None
    return " ".join(words)


def _namelike(word: str) -> bool:
    return word in _SMALL or not word[0].islower()


def inner_labels(text: str, known: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Labels of lines below the first: where each begins, where what is said behind it does, and the name.

    A line within a cue may begin with any words and a colon, so that a label is the name of one who speaks elsewhere
    (``known``), or has a dash or ``>>`` before it, or stands behind the end of a sentence.
    """
    at = text.find("\n") + 1
    while at:
        row = text[at : at + _REACH]
        name, match = label(row), _LABEL.match(row)
        if name is not None and match is not None:
            before = text[max(at - _REACH, 0) : at - 1].rstrip(CLOSING)
            marked = match.start("name") > 0 or before.endswith(SENTENCE_END)
            if name in known or marked:
                yield at, at + match.end(), name
        at = text.find("\n", at) + 1


def labelled(cues: Iterable[Cue]) -> Iterator[tuple[str, Cue]]:
    """Turns, each with the label that is written before it: empty where it goes on from the one before.

    Where a text would be read as somebody else's, the label stands once more, or its lines are one.
    """
    rows: list[tuple[str, Cue]] = []
    speaker: str | None = None
    for cue in cues:
        named = cue.speaker and (cue.speaker != speaker or label(cue.text) is not None)
        speaker = cue.speaker
        rows.append((f"{cue.speaker}: " if named else "", cue))
    known = set(filter(None, speakers_of([begin + cue.text for begin, cue in rows])))
    for begin, cue in rows:
        parted = bool(known) and any(True for _ in inner_labels(cue.text, known))
        yield begin, replace(cue, text=cue.text.replace("\n", " ")) if parted else cue


def speaks_back(cues: Sequence[Cue]) -> bool:
    """Whether it can be read who speaks in turns that are written with labels."""
    written = [replace(cue, text=begin + cue.text, words=(), spans=()) for begin, cue in labelled(cues)]
    return all(
        (ours.speaker, ours.spans) == (cue.speaker, ())
        for ours, cue in zip(with_speakers(written), cues, strict=True)
    )


def unlabelled(cue: Cue, name: str) -> Cue:
    """The cue without the label that it begins with, and with its speaker."""
    match = _LABEL.match(cue.text)
    return replace(_without(cue, [(0, match.end())] if match else []), speaker=name)


def _without(cue: Cue, stretches: Sequence[tuple[int, int]]) -> Cue:
    """The cue without stretches of its text (ascending, apart); words and spans that lie in them are gone."""
    begins = [begin for begin, _ in stretches]
    gone = list(accumulate((end - begin for begin, end in stretches), initial=0))

    def moved(offset: int) -> int:
        number = bisect.bisect_right(begins, offset)
        inside = max(stretches[number - 1][1] - offset, 0) if number else 0
        return offset - gone[number] + inside

    kept = [*stretches, (len(cue.text), len(cue.text))]
    text = "".join(cue.text[last:begin] for (_, last), (begin, _) in pairwise([(0, 0), *kept]))
    words = (Word(moved(row.begin), moved(row.end), row.start, row.stop) for row in cue.words)
    spans = (Span(moved(row.begin), moved(row.end), row.tag) for row in cue.spans)
    return replace(
        cue,
        text=text,
        words=tuple(row for row in words if row.begin < row.end),
        spans=tuple(row for row in spans if row.begin < row.end),
    )


def with_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Cues with their labels read; one without goes on with the speaker before.

    One in which several speak has a voice span for each, as WebVTT has it.
    """
    names = speakers_of([cue.text for cue in cues])
    known = set(filter(None, names))
    found: list[Cue] = []
    speaker: str | None = None
    for cue, name in zip(cues, names, strict=True):
        speaker = name or speaker
        own = replace(cue, speaker=speaker) if name is None else unlabelled(cue, name)
        if known and "\n" in own.text:
            own, speaker = _in_voices(own, known)
        found.append(own)
    return found


def _in_voices(cue: Cue, known: Collection[str]) -> tuple[Cue, str | None]:
    """The cue with a voice span for each who speaks in it, if they are several; and the last of them."""
    labels = [row for row in inner_labels(cue.text, known) if row[1] < len(cue.text)]
    if not labels:
        return cue, cue.speaker
    bare = _without(cue, [(begin, end) for begin, end, _ in labels])
    begins, gone = [0], 0
    for begin, end, _ in labels:
        begins.append(begin - gone)
        gone += end - begin
    names = [cue.speaker, *(name for _, _, name in labels)]
    ends = [*(begin - 1 for begin in begins[1:]), len(bare.text)]
    voices = [
        Span(begin, end, f"v {name}")
        for begin, end, name in zip(begins, ends, names, strict=True)
        if name is not None
    ]
    spans = tuple(sorted((*voices, *bare.spans), key=lambda row: (row.begin, -row.end)))
    return replace(bare, spans=spans), names[-1]
