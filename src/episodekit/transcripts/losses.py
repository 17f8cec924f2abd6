"""What a format of transcripts cannot hold of a transcript."""

from collections.abc import Iterable
from itertools import pairwise

from episodekit.model.episode import Cue
from episodekit.transcripts.labels import speaks_back
from episodekit.transcripts.marks import SRT_TAGS, read_srt
from episodekit.transcripts.srt import keeps_place
from episodekit.transcripts.transcript import Mends, Transcript
from episodekit.transcripts.turns import turns

_TIMES = frozenset({".vtt", ".srt", ".json"})
BY_WORD = frozenset({".vtt", ".json"})
"""The formats that have room for the time of every word."""


def lost(transcript: Transcript, suffix: str) -> list[str]:
    """What is left out if the transcript is written into a format, in words."""
    cues = transcript.cues
    found: list[str] = []
    if suffix == ".txt":
        found.append("times")
    elif suffix not in _TIMES:
        found.append("ends of cues")
    if suffix != ".vtt":
        found += _of_webvtt(transcript)
    names = {span.name for cue in cues for span in cue.spans} - {"v"}
    kept = {".vtt": names - {"s"}, ".srt": names & SRT_TAGS}.get(suffix, set())
    if names - kept:
        found.append(f"marks ({', '.join(sorted(names - kept))})")
    if any(not _keeps_place(cue.settings, suffix) for cue in cues):
        found.append("places on the screen")
    if suffix in {".srt", ".html"} and _falls_silent(cues):
        found.append("cues without a speaker after one with")
    elif suffix == ".srt" and not speaks_back(list(turns(cues))):
        found.append("who speaks")
    if suffix == ".srt" and any(_is_marklike(cue.text) for cue in cues):
        found.append("words that are read as marks, such as <b> and &amp;")
    if suffix in {".srt", ".json"} and transcript.language and transcript.head is None:
        found.append("the language")
    return found


def _of_webvtt(transcript: Transcript) -> Iterable[str]:
    """What only WebVTT has."""
    kinds = {block.text.split(maxsplit=1)[0].rstrip(":").upper() for block in transcript.blocks}
    names = {"NOTE": "notes", "STYLE": "styles", "REGION": "regions"}
    yield from (plural for kind, plural in names.items() if kind in kinds)
    if any(_named(cue) for cue in transcript.cues):
        yield "names of cues"


def _falls_silent(cues: Iterable[Cue]) -> bool:
    """Whether a cue that nobody speaks follows one that somebody does: it would be read as his."""
    return any(before.speaker and not cue.speaker for before, cue in pairwise(turns(cues)))


def _is_marklike(text: str) -> bool:
    """Whether a text holds what SRT has as marks, and no way to write it otherwise."""
    return any(sign in text for sign in "<{&") and read_srt(text, 0, Mends()).text != text


def _keeps_place(settings: str, suffix: str) -> bool:
    return suffix == ".vtt" or (keeps_place(settings) if suffix == ".srt" else not settings)


def _named(cue: Cue) -> bool:
    return bool(cue.identifier) and not cue.identifier.isdecimal()
