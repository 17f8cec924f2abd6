"""RSS.com, version 4 of its interface (https://api.rss.com/v4/docs): a draft until it has a date to be published at.

Only fields are sent that the interface is known to take: it refuses an episode for any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from episodekit.hosting.answers import Json
from episodekit.hosting.bodies import file_body, json_body, text_of
from episodekit.hosting.host import Mark, Offers, Progress, Remote, State, told_by
from episodekit.hosting.item import Item
from episodekit.hosting.wire import Clock, Wire
from episodekit.model.targets import Target
from episodekit.notation.markup import to_text
from episodekit.publish.secrets import secret

BASE = "https://api.rss.com/v4"
OFFERS = Offers(
    fields=MappingProxyType(
        {"title": "title", "notes": "description", "kind": "itunes_episode_type", "link": "custom_link"}
    ),
    transcripts=("vtt", "srt", "txt"),
    backdates=False,
    longest={"title": 250},
    marks=False,
    pace=(60, 60.0),
)
_NOTES_CHARACTERS = 4000
_TRANSCRIPT_CHARACTERS = 500_000
_PAGE = 100
_MOST_PAGES = 1000


def open_rsscom(target: Target, secrets: Mapping[str, str], clock: Clock) -> "RssCom":
    """Open a podcast.

    Raises:
        RemoteError: the variable of the key is not set.
    """
    key = secret(target.options["key_variable"], secrets, target.name)
    base = (
        f"{target.options.get('url', BASE).rstrip('/')}/podcasts/{quote(target.options['podcast'], safe='')}"
    )
    return RssCom(
        target.name, Wire(target.name, base, {"X-Api-Key": key}, key, pace=OFFERS.pace, clock=clock)
    )


class RssCom:
    """A podcast there."""

    offers = OFFERS

    def __init__(self, name: str, wire: Wire) -> None:
        """``wire`` leads to the podcast."""
        self.name = name
        self._wire = wire

    def episodes(self, items: Sequence[Item], known: Sequence[str]) -> Iterator[Remote]:  # noqa: ARG002  # the seam's
        """All of the podcast, page by page; whether pages count from 0 or from 1 is not documented, so both do."""
        seen: set[str] = set()
        for page in range(_MOST_PAGES):
            query = {"limit": str(_PAGE), "order": "oldest"} | ({"page": str(page)} if page else {})
            rows = [_remote(row) for row in self._wire.ask("GET", "/episodes", query=query).rows()]
            fresh = [row for row in rows if row.id not in seen]
            yield from fresh
            seen.update(row.id for row in fresh)
            if len(rows) < _PAGE or (page > 1 and not fresh):
                return

    def read(self, remote: str) -> Remote | None:
        """One episode."""
        answer = self._wire.ask("GET", f"/episodes/{remote}", absent=True)
        return _remote(answer) if answer.value is not None else None

    def create(self, item: Item, mark: Mark, progress: Progress) -> Remote:  # noqa: ARG002  # the seam's
        """A draft without sound."""
        return _remote(self._wire.ask("POST", "/episodes", json_body(_fields(item)), once=True))

    def send_audio(self, remote: str, item: Item, progress: Progress) -> str:  # noqa: ARG002  # the seam's
        """Put the file at an address; gives the upload's id, by which an update names it."""
        told = {"asset_type": "audio", "expected_mime": item.media_type, "filename": item.audio.name}
        upload = self._wire.ask("POST", "/assets/presigned-uploads", json_body(told))
        body = file_body(item.audio, item.media_type, item.size_bytes, progress)
        self._wire.send(upload.at("url").address(), body)
        return upload.at("id").identity()

    def send_extras(self, remote: str, item: Item) -> None:
        """Replace the transcript."""
        ending = OFFERS.transcript(item)
        if ending:
            text = text_of(item.transcript(ending))[:_TRANSCRIPT_CHARACTERS]
            body = json_body({"transcription": text, "format": ending})
            self._wire.ask("PUT", f"/episodes/{remote}/transcript", body)

    def update(self, remote: str, item: Item, mark: Mark, audio: str) -> None:  # noqa: ARG002  # the seam's
        """All fields, and the upload if the sound is new."""
        fields = _fields(item) | ({"audio_upload_id": audio} if audio else {})
        self._wire.ask("PATCH", f"/episodes/{remote}", json_body(fields))

    def publish(self, remote: str, item: Item, *, later: bool) -> None:
        """Give it a date: one to come, or now, at which it is published once its sound is worked through."""
        moment = item.published if later else self._wire.clock.now()
        told = {"schedule_datetime": moment.isoformat(timespec="seconds").replace("+00:00", "Z")}
        self._wire.ask("PATCH", f"/episodes/{remote}", json_body(told))


def _fields(item: Item) -> dict[str, str | int | bool | None]:
    notes = to_text(item.notes)[:_NOTES_CHARACTERS]
    return OFFERS.body(item) | {"description": notes}


def _remote(row: Json) -> Remote:
    status = row.at("status").text
    transcoded = row.at("processing", "transcode", "status").text
    return Remote(
        id=row.at("id").identity(),
        title=row.at("title").text,
        state=State(status) if status in {*State} else State.DRAFT,
        moment=row.at("publish_datetime").moment,
        told=told_by(OFFERS.fields, lambda key: row.at(key).text),
        is_ready=transcoded == "done",
        trouble="it could not be transcoded" if transcoded == "error" else "",
    )
