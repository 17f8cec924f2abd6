"""Castopod (https://code.castopod.org/adaures/castopod, modules/Api/Rest/V1): an episode is made whole, then published; nothing can be changed.

Its slug is ours, and no other episode of the podcast has it: a second one is refused with 409.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from episodekit.errors import RemoteError
from episodekit.hosting.answers import Json
from episodekit.hosting.bodies import Attached, form_body
from episodekit.hosting.host import Mark, Offers, Progress, Remote, State, told_by
from episodekit.hosting.item import Item
from episodekit.hosting.wire import Clock, Wire
from episodekit.model.targets import Target
from episodekit.notation.markup import to_markdown, to_text
from episodekit.publish.secrets import secret

OFFERS = Offers(
    fields=MappingProxyType(
        {
            "title": "title",
            "notes": "description",
            "season": "season_number",
            "number": "episode_number",
            "kind": "type",
            "explicit": "parental_advisory",
        }
    ),
    transcripts=("vtt", "srt"),
    chapters=True,
    updates=False,
    backdates=False,
    marks=False,
    slugs=True,
    endings=("mp3", "m4a"),
    pace=(600, 60.0),
)
_PAGE = 100
_MOST_PAGES = 1000
_SLUG_CHARACTERS = 128
_READ = {"title": "title", "season": "season_number", "number": "number", "kind": "type"}
_KINDS = {"vtt": "text/vtt", "srt": "application/x-subrip"}


def open_castopod(target: Target, secrets: Mapping[str, str], clock: Clock) -> "Castopod":
    """Open a podcast.

    Raises:
        RemoteError: the variable of the password is not set, or it would go in clear.
    """
    password = secret(target.options["password_variable"], secrets, target.name)
    login = b64encode(f"{target.options['user']}:{password}".encode()).decode()
    base = f"{target.options['url'].rstrip('/')}/api/rest/v1"
    wire = Wire(
        target.name, base, {"Authorization": f"Basic {login}"}, password, pace=OFFERS.pace, clock=clock
    )
    return Castopod(target.name, wire, target.options["podcast"], target.options["author"])


class Castopod:
    """A podcast there."""

    offers = OFFERS

    def __init__(self, name: str, wire: Wire, podcast: str, author: str) -> None:
        """``podcast`` and ``author`` are numbers: of the podcast, and of the user in whose name it is published."""
        self.name = name
        self._wire, self._podcast, self._author = wire, podcast, author

    def episodes(self, items: Sequence[Item], known: Sequence[str]) -> Iterator[Remote]:  # noqa: ARG002  # the seam's
        """All of the podcast, page by page."""
        for page in range(_MOST_PAGES):
            query = {"podcastIds": self._podcast, "limit": str(_PAGE), "offset": str(page * _PAGE)}
            rows = self._wire.ask("GET", "/episodes", query=query).rows()
            yield from map(_remote, rows)
            if len(rows) < _PAGE:
                return

    def read(self, remote: str) -> Remote | None:
        """One episode."""
        answer = self._wire.ask("GET", f"/episodes/{remote}", absent=True)
        return _remote(answer) if answer.value is not None else None

    def create(self, item: Item, mark: Mark, progress: Progress) -> Remote:  # noqa: ARG002  # the seam's
        """A draft with everything."""
        fields = {
            "created_by": self._author,
            "updated_by": self._author,
            "podcast_id": self._podcast,
            "slug": item.slug[:_SLUG_CHARACTERS],
            "title": item.title,
            "description": to_markdown(to_text(item.notes)),
            "type": item.kind,
            "parental_advisory": "explicit"
            if item.explicit
            else "clean"
            if item.explicit is False
            else "undefined",
        }
        numbers = {"episode_number": item.number, "season_number": item.season}
        fields |= {key: str(number) for key, number in numbers.items() if number is not None}
        files = [Attached("audio_file", item.audio, item.media_type, item.size_bytes)]
        if ending := OFFERS.transcript(item):
            fields["transcript-choice"] = "upload-file"
            size = item.transcripts[ending].size_bytes
            files.append(Attached("transcript_file", item.transcript(ending), _KINDS[ending], size))
        if chapters := item.chapters_file:
            fields["chapters-choice"] = "upload-file"
            path = item.folder / chapters.path
            files.append(Attached("chapters_file", path, "application/json", chapters.size_bytes))
        return _remote(self._wire.ask("POST", "/episodes", form_body(fields, files, progress), once=True))

    def send_audio(self, remote: str, item: Item, progress: Progress) -> str:  # noqa: ARG002  # the seam's
        """Nothing: it went with the draft."""
        return ""

    def send_extras(self, remote: str, item: Item) -> None:
        """Nothing: they went with the draft."""

    def update(self, remote: str, item: Item, mark: Mark, audio: str) -> None:  # noqa: ARG002  # the seam's
        """There is no call for that.

        Raises:
            RemoteError: always.
        """
        raise RemoteError("nothing can be changed", remedy="change it at the host", where=self.name)

    def publish(self, remote: str, item: Item, *, later: bool) -> None:
        """Publish it now, or have it published at its time."""
        fields = {"created_by": self._author, "publication_method": "now"}
        if later:
            moment = item.published.strftime("%Y-%m-%d %H:%M")
            fields |= {"publication_method": "schedule", "scheduled_publication_date": moment}
            fields["client_timezone"] = "UTC"
        self._wire.ask("POST", f"/episodes/{remote}/publish", form_body(fields, [], lambda _: None))


def _remote(row: Json) -> Remote:
    moment = row.at("published_at")
    # Some answers hold the moment as an object of its own: {"date": "2026-01-01 06:00:00.000000", "timezone": "UTC"}.
    told = moment.at("date") if isinstance(moment.value, dict) else moment
    return Remote(
        id=row.at("id").identity(),
        title=row.at("title").text,
        state=State.PUBLISHED if told.text else State.DRAFT,
        moment=told.moment,
        slug=row.at("slug").text,
        told=told_by(_READ, lambda key: row.at(key).text),
    )
