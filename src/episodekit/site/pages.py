"""Show and releases → HTML pages without any request to another host: style and script stand in the page."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from episodekit.model.brief import Brief
from episodekit.model.episode import Chapter, Cue, Release, Show, Translation
from episodekit.notation import timecode

if TYPE_CHECKING:
    from jinja2 import Environment

RTL = frozenset({"ar", "arc", "dv", "fa", "ha", "he", "khw", "ks", "ku", "ps", "ur", "yi"})
"""Primary subtags of languages that are written from right to left (Unicode CLDR, script metadata)."""


PAUSE = timedelta(milliseconds=450)
"""A silence longer than this between two cues begins a new paragraph."""
SENTENCE_ENDS = tuple(".!?…。！？។")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A chapter with what is said in it, as paragraphs of cues."""

    number: int
    chapter: Chapter | None
    paragraphs: tuple[tuple[Cue, ...], ...]


@dataclass(frozen=True, slots=True)
class _Other:
    """What is said in another language: its tag and direction, what it calls itself; paragraphs of cues, or lines."""

    language: str
    direction: str
    name: str
    paragraphs: tuple[tuple[Cue, ...], ...]
    lines: tuple[str, ...]


class _Row(NamedTuple):
    """An episode in the list, its values as text: a call from within a template costs more than what it does."""

    slug: str
    title: str
    moment: str
    duration: str
    language: str
    summary: str


def show_page(show: Show, briefs: Iterable[Brief], image_url: str) -> bytes:
    """The page of the show with its episodes in the order in which they come."""
    rows = (
        _Row(
            each.slug,
            each.title,
            each.published.isoformat(),
            timecode.clock(each.duration) if each.duration else "",
            each.language,
            each.summary,
        )
        for each in briefs
    )
    return _render("show.html", show.language, show=show, rows=rows, image_url=image_url)


def episode_page(show: Show, release: Release) -> bytes:
    """The page of one episode: player, chapters, notes, and the transcript beside them.

    Each chapter has the anchor ``c1``, ``c2`` …, which the chapters' links point to.
    """
    language = release.episode.language
    others = [_other(row) for row in release.episode.translations]
    passages = _passages(release)
    return _render("episode.html", language, show=show, release=release, passages=passages, others=others)


def _other(said: Translation) -> _Other:
    lines = tuple(line.text for line in said.script)
    return _Other(
        said.language, _direction(said.language), _called(said.language), _paragraphs(said.cues), lines
    )


def _called(language: str) -> str:
    """What a language calls itself, or its tag."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language, sep="-").display_name
    except (UnknownLocaleError, ValueError):
        name = None
    return name or language


def _passages(release: Release) -> list[_Passage]:
    cues = release.cues
    if not release.chapters:
        return [_Passage(0, None, _paragraphs(cues))]
    begins: list[int] = []
    for chapter in release.chapters:
        cue = next((number for number, row in enumerate(cues) if chapter.start < row.end), len(cues))
        sentence = _sentence(cues, cue)
        begins.append(sentence if not begins or sentence > begins[-1] else max(cue, begins[-1]))
    begins[0] = 0
    ends = [*begins[1:], len(cues)]
    return [
        _Passage(number, chapter, _paragraphs(cues[begin:end]))
        for number, (chapter, begin, end) in enumerate(
            zip(release.chapters, begins, ends, strict=True), start=1
        )
    ]


def _sentence(cues: Sequence[Cue], number: int) -> int:
    """The first cue of the sentence that the cue of this number is part of."""
    while 0 < number < len(cues) and not _ends(cues[number - 1], cues[number]):
        number -= 1
    return number


def _ends(cue: Cue, following: Cue) -> bool:
    return cue.text.endswith(SENTENCE_ENDS) or following.start - cue.end > PAUSE


def _paragraphs(cues: Sequence[Cue]) -> tuple[tuple[Cue, ...], ...]:
    """Cues parted at every long silence and every change of speaker."""
    groups: list[list[Cue]] = []
    for cue in cues:
        last = groups[-1][-1] if groups else None
        if last is None or cue.start - last.end > PAUSE or cue.speaker != last.speaker:
            groups.append([cue])
        else:
            groups[-1].append(cue)
    return tuple(tuple(group) for group in groups)


def _direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in RTL else "ltr"


def _render(template: str, language: str, **values: object) -> bytes:
    shown = {"language": language, "direction": _direction(language), **values}
    text = _environment().get_template(template).render(**shown)
    return (text.strip() + "\n").encode()


@functools.cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("episodekit.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["clock"] = timecode.clock
    environment.filters["seconds"] = timecode.seconds
    return environment
