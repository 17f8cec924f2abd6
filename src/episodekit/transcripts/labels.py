"""``Name: `` before what is said, where a format has no other way to say who speaks.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#srt
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue

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


def speakers_of(texts: Sequence[str]) -> list[str | None]:
    """Whose label each text begins with; None: it has none.

    Labels stand where the speaker changes, so that a transcript that has them has one before its first words; words with
    a colon in any other transcript are no labels.
    """
    first = next((text for text in texts if text and not _ASIDE.match(text)), "")
    if label(first) is None:
        return [None] * len(texts)
    return [label(text) for text in texts]


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


def unlabelled(cue: Cue, name: str) -> Cue:
    """The cue without the label that it begins with, and with its speaker."""
    match = _LABEL.match(cue.text)
    cut = match.end() if match else 0
    text = cue.text[cut:]
    words = tuple(
        Word(max(row.begin - cut, 0), row.end - cut, row.start, row.stop)
        for row in cue.words
        if row.end > cut
    )
    spans = tuple(Span(max(row.begin - cut, 0), row.end - cut, row.tag) for row in cue.spans if row.end > cut)
    return replace(cue, text=text, speaker=name, words=words, spans=spans)


def with_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Cues with their labels read; one without goes on with the speaker before."""
    found: list[Cue] = []
    speaker: str | None = None
    for cue, name in zip(cues, speakers_of([cue.text for cue in cues]), strict=True):
        if name is None:
            found.append(replace(cue, speaker=speaker))
            continue
        speaker = name
        found.append(unlabelled(cue, name))
    return found
