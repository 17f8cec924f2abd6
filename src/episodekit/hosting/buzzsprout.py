"""Buzzsprout (https://github.com/buzzsprout/buzzsprout-api): private until published; sound, transcript and chapters by calls of their own."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from episodekit.hosting.answers import Json
from episodekit.hosting.bodies import Attached, file_body, form_body, json_body
from episodekit.hosting.host import Mark, Offers, Progress, Remote, State, told_by
from episodekit.hosting.item import Item
from episodekit.hosting.wire import Clock, Wire
from episodekit.model.targets import Target
from episodekit.publish.secrets import secret

BASE = "https://www.buzzsprout.com/api"
OFFERS = Offers(
    fields=MappingProxyType(
        {
            "title": "title",
            "notes": "description",
            "author": "artist",
            "keywords": "tags",
            "season": "season_number",
            "number": "episode_number",
            "kind": "episode_type",
            "explicit": "explicit",
            "image": "artwork_url",
        }
    ),
    transcripts=("srt",),
    chapters=True,
    attaches=True,
    most_bytes=5 << 30,
    pace=(60, 60.0),
)
MULTIPART_BYTES = 64 << 20
"""A file that is larger is sent in parts, which may be repeated one by one."""


def open_buzzsprout(target: Target, secrets: Mapping[str, str], clock: Clock) -> "Buzzsprout":
    """Open a podcast.

    Raises:
        RemoteError: the variable of the token is not set.
    """
    token = secret(target.options["token_variable"], secrets, target.name)
    base = f"{target.options.get('url', BASE).rstrip('/')}/{quote(target.options['podcast'], safe='')}"
    headers = {"Authorization": f"Token token={token}"}
    return Buzzsprout(target.name, Wire(target.name, base, headers, token, pace=OFFERS.pace, clock=clock))


class Buzzsprout:
    """A podcast there."""

    offers = OFFERS

    def __init__(self, name: str, wire: Wire) -> None:
        """``wire`` leads to the podcast."""
        self.name = name
        self._wire = wire

    def episodes(self, items: Sequence[Item], known: Sequence[str]) -> Iterator[Remote]:  # noqa: ARG002  # the seam's
        """All of the podcast, in one answer; without those that were removed."""
        for row in self._wire.ask("GET", "/episodes").rows():
            if not row.at("inactive_at").text:
                yield _remote(row)

    def read(self, remote: str) -> Remote | None:
        """One episode."""
        answer = self._wire.ask("GET", f"/episodes/{remote}", absent=True)
        return _remote(answer) if answer.value is not None else None

    def create(self, item: Item, mark: Mark, progress: Progress) -> Remote:  # noqa: ARG002  # the seam's
        """A private episode without sound."""
        body = json_body({**_fields(item, mark), "private": True})
        return _remote(self._wire.ask("POST", "/episodes", body, once=True))

    def send_audio(self, remote: str, item: Item, progress: Progress) -> str:
        """Start an upload, put the bytes where it says, and complete it: that attaches it."""
        place = f"/episodes/{remote}/uploads"
        told = {"filename": item.audio.name, "type": item.media_type, "byte_size": item.size_bytes}
        if item.size_bytes > MULTIPART_BYTES:
            told["multipart"] = True
        upload = self._wire.ask("POST", place, json_body(told)).at("upload")
        if upload.at("multipart").flag:
            self._parts(item, upload, progress)
        else:
            body = file_body(item.audio, item.media_type, item.size_bytes, progress)
            self._wire.send(upload.at("upload_url").address(), body)
        name = quote(upload.at("id").address(), safe="")
        self._wire.ask("POST", f"{place}/{name}/complete")
        return ""

    def _parts(self, item: Item, upload: Json, progress: Progress) -> None:
        begin = 0
        for part in upload.at("parts").rows():
            size = min(part.at("content_length").number or 0, item.size_bytes - begin)
            body = file_body(item.audio, item.media_type, size, progress, begin=begin)
            self._wire.send(part.at("url").address(), body)
            begin += size

    def send_extras(self, remote: str, item: Item) -> None:
        """Replace the public transcript and the list of chapters."""
        if OFFERS.transcript(item):
            path = item.transcript("srt")
            file = Attached(
                "transcript_file", path, "application/x-subrip", item.transcripts["srt"].size_bytes
            )
            body = form_body({"transcript_format": "srt"}, [file], lambda _: None)
            self._wire.ask("POST", f"/episodes/{remote}/transcript", body)
        rows = [
            {"title": row.title, "start_time": f"{row.start.total_seconds():.3f}".rstrip("0").rstrip(".")}
            | ({"url": row.url} if row.url else {})
            for row in item.chapters
        ]
        self._wire.ask("PUT", f"/episodes/{remote}/chapters", json_body({"chapters": rows}))

    def update(self, remote: str, item: Item, mark: Mark, audio: str) -> None:  # noqa: ARG002  # the seam's
        """All fields."""
        self._wire.ask("PATCH", f"/episodes/{remote}", json_body(_fields(item, mark)))

    def publish(self, remote: str, item: Item, *, later: bool) -> None:  # noqa: ARG002  # a moment to come schedules it
        """Make it public; whether it is explicit is told again, because what is left out counts as no."""
        moment = item.published.isoformat()
        body = {"private": False, "published_at": moment, "explicit": bool(item.explicit)}
        self._wire.ask("PATCH", f"/episodes/{remote}", json_body(body))


def _fields(item: Item, mark: Mark) -> dict[str, str | int | bool | None]:
    return OFFERS.body(item) | {"description": f"{item.notes}\n{mark}", "explicit": bool(item.explicit)}


def _remote(row: Json) -> Remote:
    return Remote(
        id=row.at("id").identity(),
        title=row.at("title").text,
        state=State.DRAFT if row.at("private").flag else State.PUBLISHED,
        moment=row.at("published_at").moment,
        mark=Mark.found(row.at("description").text),
        told=told_by(OFFERS.fields, lambda key: row.at(key).text),
        is_ready=(row.at("duration").number or 0) > 0,
    )
