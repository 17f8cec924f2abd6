"""django-cast (https://github.com/ephes/django-cast): the editor's interface of a podcast made with Wagtail.

An episode has a slug of ours, which no other page of the podcast has: it is refused a second time. What is told goes into a
draft revision, also of an episode that is live; a revision that somebody else made meanwhile is never overwritten.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from episodekit.errors import RemoteError
from episodekit.hosting.answers import Json
from episodekit.hosting.bodies import Attached, form_body, json_body
from episodekit.hosting.host import Mark, Offers, Progress, Remote, State, told_by
from episodekit.hosting.item import Item
from episodekit.hosting.wire import Clock, UnsureError, Wire
from episodekit.model.targets import Target
from episodekit.publish.secrets import secret

OFFERS = Offers(
    fields=MappingProxyType(
        {
            "title": "title",
            "summary": "search_description",
            "notes": "overview",
            "number": "episode_number",
            "kind": "episode_type",
            "explicit": "explicit",
            "keywords": "keywords",
        }
    ),
    chapters=True,
    marks=False,
    slugs=True,
    endings=("mp3", "m4a", "oga", "opus"),
    pace=(600, 60.0),
)
_EXPLICIT = {True: 1, False: 2}  # 3 is "clean"
_STATES = {"live": State.PUBLISHED, "scheduled": State.SCHEDULED}


def open_django_cast(target: Target, secrets: Mapping[str, str], clock: Clock) -> "DjangoCast":
    """Open a podcast.

    Raises:
        RemoteError: the variable of the token is not set, or it would go in clear.
    """
    token = secret(target.options["token_variable"], secrets, target.name)
    podcast = target.options["podcast"]
    if not podcast.isdecimal():
        raise RemoteError(
            f"podcast is {podcast[:40]!r}",
            remedy="write the number of the podcast's page: it stands in its address in the admin",
            where=target.name,
        )
    headers = {"Authorization": f"Token {token}"}
    base = f"{target.options['url'].rstrip('/')}/editor"
    wire = Wire(target.name, base, headers, token, pace=OFFERS.pace, clock=clock)
    return DjangoCast(target.name, wire, int(podcast))


class DjangoCast:
    """A podcast there."""

    offers = OFFERS

    def __init__(self, name: str, wire: Wire, podcast: int) -> None:
        """``wire`` leads to the editor's interface; ``podcast`` is the number of its page."""
        self.name = name
        self._wire, self._podcast = wire, podcast

    def episodes(self, items: Sequence[Item], known: Sequence[str]) -> Iterator[Remote]:
        """Those that are known, and those of the other items' slugs."""
        self._wire.ask("GET", "/parents/")  # a wrong token, or another interface, is told by that alone
        slugs = set()
        for remote in known:
            there = self.read(remote)
            if there is not None:
                slugs.add(there.slug)
                yield there
        for item in items:
            if item.slug not in slugs:
                query = {"parent": str(self._podcast), "slug": item.slug}
                answer = self._wire.ask("GET", "/posts/", query=query, absent=True)
                if answer.value is not None:
                    yield _remote(answer)

    def read(self, remote: str) -> Remote | None:
        """One episode, as its newest draft has it."""
        answer = self._wire.ask("GET", f"/episodes/{remote}/", absent=True)
        return _remote(answer) if answer.value is not None else None

    def create(self, item: Item, mark: Mark, progress: Progress) -> Remote:  # noqa: ARG002  # the seam's
        """A draft without sound."""
        body = _fields(item) | {"parent": {"id": self._podcast}, "slug": item.slug}
        return _remote(self._wire.ask("POST", "/episodes/", json_body(body), once=True))

    def send_audio(self, remote: str, item: Item, progress: Progress) -> str:  # noqa: ARG002  # the seam's
        """Put the file among the media, unless it is there: its title holds its hash; gives its number."""
        if there := self._medium(item):
            return there
        ending = item.audio.suffix[1:].lower()
        marks = "\n".join(f"{_clock(row.start.total_seconds())} {row.title}" for row in item.chapters)
        file = Attached(ending, item.audio, item.media_type, item.size_bytes)
        body = form_body({"title": _name(item), "chaptermarks": marks}, [file], progress)
        try:
            return self._wire.ask("POST", "/media/audios/", body, once=True).at("id").count()
        except UnsureError:
            if there := self._medium(item):
                return there
            raise

    def _medium(self, item: Item) -> str:
        answer = self._wire.ask("GET", "/media/audios/", query={"q": _name(item)})
        rows = [row for row in answer.at("results").rows() if row.at("title").text == _name(item)]
        return rows[0].at("id").count() if rows else ""

    def send_extras(self, remote: str, item: Item) -> None:
        """Nothing: chapters go with the sound."""

    def update(self, remote: str, item: Item, mark: Mark, audio: str) -> None:  # noqa: ARG002  # the seam's
        """All fields, upon the newest draft; of an episode that is live, the draft is published."""
        there = self._wire.ask("GET", f"/episodes/{remote}/")
        fields = _fields(item) | {"base_revision_id": there.at("latest_revision_id").number}
        if audio:
            fields["podcast_audio"] = {"id": int(audio)}
        self._wire.ask("PATCH", f"/episodes/{remote}/", json_body(fields))
        if there.at("live").flag:
            self._wire.ask("POST", f"/episodes/{remote}/publish/")

    def publish(self, remote: str, item: Item, *, later: bool) -> None:
        """Publish the newest draft.

        Raises:
            RemoteError: its time has not come: there is no call for that.
        """
        if later:
            raise RemoteError(
                f"the host publishes at once alone, and {item.title[:80]!r} is of a day to come",
                remedy="publish it when its time has come; its draft is there",
                where=self.name,
            )
        answer = self._wire.ask("GET", f"/episodes/{remote}/")
        if not answer.at("live").flag or answer.at("status").text != "live":
            self._wire.ask("POST", f"/episodes/{remote}/publish/")


def _fields(item: Item) -> dict[str, object]:
    fields: dict[str, object] = {**OFFERS.body(item)}
    fields["overview"] = [{"type": "paragraph", "value": item.notes}]
    fields["visible_date"] = item.published.isoformat()
    if item.explicit is not None:
        fields["explicit"] = _EXPLICIT[item.explicit]
    return fields


def _name(item: Item) -> str:
    return f"{item.slug[:200]} {item.sha256[:8]}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes // 60):02}:{int(minutes % 60):02}:{rest:06.3f}"


def _remote(row: Json) -> Remote:
    live, status = row.at("live").flag, row.at("status").text
    return Remote(
        id=row.at("id").identity(),
        title=row.at("title").text,
        state=State.PUBLISHED if live else _STATES.get(status, State.DRAFT),
        moment=row.at("visible_date").moment,
        slug=row.at("slug").text,
        told=told_by(OFFERS.fields, lambda key: row.at(key).text),
    )
