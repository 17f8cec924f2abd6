"""Transistor (https://developers.transistor.fm/): JSON:API; every episode begins as a draft, publishing is a call of its own."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from episodekit.hosting.answers import Json
from episodekit.hosting.bodies import file_body, json_body, text_of
from episodekit.hosting.host import Mark, Offers, Progress, Remote, State, told_by
from episodekit.hosting.item import Item
from episodekit.hosting.wire import Clock, Wire
from episodekit.model.targets import Target
from episodekit.publish.secrets import secret

BASE = "https://api.transistor.fm/v1"
OFFERS = Offers(
    fields=MappingProxyType(
        {
            "title": "title",
            "summary": "summary",
            "notes": "description",
            "season": "season",
            "number": "number",
            "kind": "type",
            "explicit": "explicit",
            "author": "author",
            "image": "image_url",
            "keywords": "keywords",
        }
    ),
    transcripts=("txt",),
    most_bytes=5_000_000_000,
    endings=("mp3", "m4a", "wav", "aif", "aiff", "mp4", "mov"),
    pace=(10, 10.0),
)
_PAGE = 50
_MOST_PAGES = 1000


def open_transistor(target: Target, secrets: Mapping[str, str], clock: Clock) -> "Transistor":
    """Open a show.

    Raises:
        RemoteError: the variable of the key is not set.
    """
    key = secret(target.options["key_variable"], secrets, target.name)
    base = target.options.get("url", BASE)
    wire = Wire(target.name, base, {"x-api-key": key}, key, pace=OFFERS.pace, clock=clock)
    return Transistor(target.name, wire, target.options["show"])


class Transistor:
    """A show there."""

    offers = OFFERS

    def __init__(self, name: str, wire: Wire, show: str) -> None:
        """``show`` is its id or slug."""
        self.name = name
        self._wire, self._show = wire, show

    def episodes(self, items: Sequence[Item], known: Sequence[str]) -> Iterator[Remote]:  # noqa: ARG002  # the seam's
        """All of the show, page by page; whether pages count from 0 or from 1 is not documented, so both do."""
        seen: set[str] = set()
        for page in range(_MOST_PAGES):
            query = {"show_id": self._show, "pagination[page]": str(page), "pagination[per]": str(_PAGE)}
            answer = self._wire.ask("GET", "/episodes", query=query)
            rows = [_remote(row) for row in answer.at("data").rows()]
            fresh = [row for row in rows if row.id not in seen]
            yield from fresh
            seen.update(row.id for row in fresh)
            total = answer.at("meta", "totalCount").number
            if (page and not fresh) or len(seen) >= (len(rows) if total is None else total):
                return

    def read(self, remote: str) -> Remote | None:
        """One episode."""
        answer = self._wire.ask("GET", f"/episodes/{remote}", absent=True)
        return _remote(answer.at("data")) if answer.value is not None else None

    def create(self, item: Item, mark: Mark, progress: Progress) -> Remote:  # noqa: ARG002  # the seam's
        """A draft without sound."""
        body = {"episode": {"show_id": self._show, **_fields(item, mark)}}
        return _remote(self._wire.ask("POST", "/episodes", json_body(body), once=True).at("data"))

    def send_audio(self, remote: str, item: Item, progress: Progress) -> str:  # noqa: ARG002  # the seam's
        """Put the file at an address of ten minutes; gives where the host finds it."""
        answer = self._wire.ask("GET", "/episodes/authorize_upload", query={"filename": item.audio.name})
        place = answer.at("data", "attributes")
        kind = place.at("content_type").text or item.media_type
        audio = place.at("audio_url").address()
        self._wire.send(
            place.at("upload_url").address(), file_body(item.audio, kind, item.size_bytes, progress)
        )
        return audio

    def send_extras(self, remote: str, item: Item) -> None:
        """Nothing: the transcript goes with the fields."""

    def update(self, remote: str, item: Item, mark: Mark, audio: str) -> None:
        """All fields, and where the sound is if it is new."""
        fields = _fields(item, mark) | ({"audio_url": audio} if audio else {})
        if OFFERS.transcript(item):
            fields["transcript_text"] = text_of(item.transcript("txt"))
        self._wire.ask("PATCH", f"/episodes/{remote}", json_body({"episode": fields}))

    def publish(self, remote: str, item: Item, *, later: bool) -> None:
        """The call that changes who may hear it."""
        status = State.SCHEDULED if later else State.PUBLISHED
        moment = item.published.isoformat().replace("+00:00", "Z")
        body = {"episode": {"status": str(status), "published_at": moment}}
        self._wire.ask("PATCH", f"/episodes/{remote}/publish", json_body(body))


def _fields(item: Item, mark: Mark) -> dict[str, str | int | bool | None]:
    return OFFERS.body(item) | {"description": f"{item.notes}\n{mark}"}


def _remote(row: Json) -> Remote:
    told = row.at("attributes")
    status = told.at("status").text
    return Remote(
        id=row.at("id").identity(),
        title=told.at("title").text,
        state=State(status) if status in {*State} else State.DRAFT,
        moment=told.at("published_at").moment,
        mark=Mark.found(told.at("description").text),
        told=told_by(OFFERS.fields, lambda key: told.at(key).text),
        is_ready=not told.at("audio_processing").flag,
        trouble=told.at("processing_failure").text,
    )
