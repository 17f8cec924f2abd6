"""Show and releases → HTML pages without any request to another host: style and script stand in the page."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit import timecode
from episodekit.model import Chapter, Cue, Release, Show

if TYPE_CHECKING:
    from jinja2 import Environment

RTL = frozenset({"ar", "arc", "dv", "fa", "ha", "he", "khw", "ks", "ku", "ps", "ur", "yi"})
"""Primary subtags of languages that are written from right to left (Unicode CLDR, script metadata)."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A chapter with its cues; the cue in which a chapter begins belongs to it."""

    number: int
    chapter: Chapter | None
    cues: tuple[Cue, ...]


def show_page(show: Show, releases: Sequence[Release], image_url: str) -> bytes:
    """The page of the show with its episodes, newest first."""
    ordered = sorted(releases, key=lambda row: (row.episode.published, row.episode.guid), reverse=True)
    return _render("show.html", show.language, show=show, releases=ordered, image_url=image_url)


def episode_page(show: Show, release: Release) -> bytes:
    """The page of one episode: player, chapters, notes, and the transcript beside them.

    Each chapter has the anchor ``c1``, ``c2`` …, which the chapters' links point to.
    """
    language = release.episode.language
    return _render("episode.html", language, show=show, release=release, passages=_passages(release))


def _passages(release: Release) -> list[_Passage]:
    if not release.chapters:
        return [_Passage(0, None, release.cues)]
    groups: list[list[Cue]] = [[] for _ in release.chapters]
    for cue in release.cues:
        begun = sum(chapter.start < cue.end for chapter in release.chapters)
        groups[max(begun - 1, 0)].append(cue)
    return [
        _Passage(number, chapter, tuple(cues))
        for number, (chapter, cues) in enumerate(zip(release.chapters, groups, strict=True), start=1)
    ]


def _render(template: str, language: str, **values: object) -> bytes:
    direction = "rtl" if language.partition("-")[0] in RTL else "ltr"
    text = _environment().get_template(template).render(language=language, direction=direction, **values)
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
