"""A feed that uses every tag and every attribute that episodekit knows, written as ``show.yaml`` and ``episode.md``."""

import functools
from dataclasses import replace

from episodekit.entry import Entry, check_entry, check_show
from episodekit.making.package import Source, make
from episodekit.model.episode import Episode, Show
from episodekit.model.speech import Voice
from tests.house.source import ROOT
from tests.samples import rendered

FOLDER = ROOT / "tests" / "cases" / "feed"


@functools.cache
def show() -> Show:
    checked = check_show((FOLDER / "show.yaml").read_text(), "show.yaml")
    assert checked.value is not None, checked.findings
    return checked.value


@functools.cache
def episode() -> Episode:
    text = (FOLDER / "episode.md").read_text()
    checked = check_entry(Entry(slug="every-tag", file="episode.md", text=text), show())
    assert checked.value is not None, checked.findings
    return checked.value


class _Nothing:
    """Neither a voice nor a cache: the audio is served elsewhere."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(name)


def _voice(language: str) -> Voice:
    raise AssertionError(language)


@functools.cache
def feed(*, live: bool = True) -> bytes:
    """The feed; not live: without its live item."""
    nothing = _Nothing()
    sources = {"voice": _voice, "aligner": _voice, "cache": nothing, "progress": nothing}
    made = make(show(), Source(episode()), None, **sources)  # type: ignore[arg-type]  # none of them is called
    assert made.value is not None, made.findings
    tags = tuple(tag for tag in show().tags if live or tag.name != "podcast:liveItem")
    return b"".join(rendered(replace(show(), tags=tags), [made.value.release], show().image))
