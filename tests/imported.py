"""A feed through an import, the files of a workspace, and a build."""

from episodekit.entry import Entry, check_entries, check_show
from episodekit.entry.compose import compose_entry, compose_show
from episodekit.feed.mending import mend
from episodekit.feed.read import Imported, read_feed
from episodekit.findings import Finding
from episodekit.making.package import Source, make
from episodekit.model.aligned import Aligner
from episodekit.model.episode import Episode, Show
from episodekit.model.speech import Voice
from tests.samples import rendered


class NoCache:
    """Keeps nothing."""

    def get(self, _key: str) -> bytes | None:
        return None

    def put(self, _key: str, _content: bytes) -> None:
        return None


def _no_voice(_language: str) -> Voice:
    raise AssertionError("nothing is to be spoken")


def _no_aligner(_language: str) -> Aligner:
    raise AssertionError("nothing is to be listened to")


def _silent(what: str, done: int, total: int) -> None:
    del what, done, total


def taken(raw: bytes, url: str | None = None) -> tuple[Imported, tuple[Finding, ...]]:
    """What an import makes of a feed."""
    checked = read_feed(mend(raw, "feed.xml"), "feed.xml", url)
    assert checked.value is not None, checked.findings
    return checked.value, checked.findings


def refusal(raw: bytes) -> Finding:
    """Why an import refuses a document."""
    checked = read_feed(mend(raw, "feed.xml"), "feed.xml")
    assert checked.value is None
    (finding,) = checked.findings
    return finding


def written(imported: Imported) -> tuple[Show, tuple[Episode, ...]]:
    """The show and episodes as they are read from the files that an import writes."""
    show = check_show(compose_show(imported.show), "show.yaml")
    assert show.value is not None, show.findings
    entries = [
        Entry(
            slug=row.slug,
            file=row.slug,
            text=compose_entry(row, ""),
            notes_html=f"{row.notes_html}\n" if row.notes_html else None,
        )
        for row in imported.episodes
    ]
    episodes = check_entries(entries, show.value)
    assert episodes.value is not None, episodes.findings
    return show.value, episodes.value


def rebuilt(show: Show, episodes: tuple[Episode, ...]) -> bytes:
    """The feed that a build makes of them, as bytes."""
    releases = []
    for row in episodes:
        made = make(
            show, Source(row), None, voice=_no_voice, aligner=_no_aligner, cache=NoCache(), progress=_silent
        )
        assert made.value is not None, made.findings
        releases.append(made.value.release)
    return b"".join(rendered(show, releases, show.image))
