"""WordPress (https://developer.wordpress.org/rest-api/reference/): a post with the audio in it, which core makes an enclosure of.

Only what core itself has is used, so it works beside every theme and with every podcast plugin that reads posts.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from episodekit.errors import RemoteError
from episodekit.hosting.answers import Json
from episodekit.hosting.bodies import file_body, json_body
from episodekit.hosting.host import Mark, Offers, Progress, Remote, State
from episodekit.hosting.item import Item
from episodekit.hosting.wire import Clock, UnsureError, Wire
from episodekit.model.targets import Target
from episodekit.notation.markup import escape
from episodekit.publish.secrets import secret

OFFERS = Offers(
    fields=MappingProxyType({"title": "title", "summary": "excerpt", "notes": "content"}),
    pace=(600, 60.0),
)
_PAGE = 100
_STATES = {"publish": State.PUBLISHED, "future": State.SCHEDULED}


def open_wordpress(target: Target, secrets: Mapping[str, str], clock: Clock) -> "WordPress":
    """Open a site.

    Raises:
        RemoteError: the variable of the application password is not set, or it would go in clear.
    """
    password = secret(target.options["password_variable"], secrets, target.name)
    login = b64encode(f"{target.options['user']}:{password}".encode()).decode()
    base = f"{target.options['url'].rstrip('/')}/wp-json/wp/v2"
    headers = {"Authorization": f"Basic {login}"}
    return WordPress(target.name, Wire(target.name, base, headers, password, pace=OFFERS.pace, clock=clock))


class WordPress:
    """A site; an episode is one of its posts."""

    offers = OFFERS

    def __init__(self, name: str, wire: Wire) -> None:
        """``wire`` leads to the part of the interface that is called ``wp/v2``."""
        self.name = name
        self._wire = wire

    def episodes(self, items: Sequence[Item], known: Sequence[str]) -> Iterator[Remote]:
        """The posts that are known, and those of the items' slugs; a slug that somebody else had got ``-2`` at its end."""
        self._wire.ask("GET", "/users/me")  # a wrong password is told by that alone
        slugs = [slug for item in items for slug in (item.slug, f"{item.slug}-2")]
        for parameter, values in (("include", [*known]), ("slug", slugs)):
            for begin in range(0, len(values), _PAGE):
                query = {
                    parameter: ",".join(values[begin : begin + _PAGE]),
                    "status": "any",
                    "context": "edit",
                    "per_page": str(_PAGE),
                }
                for row in self._wire.ask("GET", "/posts", query=query).rows():
                    yield _remote(row)

    def read(self, remote: str) -> Remote | None:
        """One post; one in the trash is gone."""
        answer = self._wire.ask("GET", f"/posts/{remote}", query={"context": "edit"}, absent=True)
        is_there = answer.value is not None and answer.at("status").text != "trash"
        return _remote(answer) if is_there else None

    def create(self, item: Item, mark: Mark, progress: Progress) -> Remote:  # noqa: ARG002  # the seam's
        """A draft without sound."""
        body = {**_fields(item, mark, ""), "slug": item.slug, "status": "draft"}
        return _remote(self._wire.ask("POST", "/posts", json_body(body), once=True))

    def send_audio(self, remote: str, item: Item, progress: Progress) -> str:  # noqa: ARG002  # the seam's
        """Put the file among the media, unless it is there already: its name holds its hash."""
        if there := self._medium(item):
            return there
        digest = _md5(item.audio)
        body = file_body(item.audio, item.media_type, item.size_bytes, progress)
        name = item.audio.name.encode("ascii", "replace").decode().replace('"', "_")
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-MD5": digest}
        try:
            answer = self._wire.ask("POST", "/media", replace(body, headers=headers), once=True)
        except UnsureError:
            if there := self._medium(item):
                return there
            raise
        return answer.at("source_url").address()

    def _medium(self, item: Item) -> str:
        """The address of the file; empty if it is not there as it should be."""
        query = {"slug": item.audio.stem.lower(), "context": "edit"}
        for row in self._wire.ask("GET", "/media", query=query).rows():
            if row.at("media_details", "filesize").number == item.size_bytes:
                return row.at("source_url").address()
        return ""

    def send_extras(self, remote: str, item: Item) -> None:
        """Nothing: core has no place for them."""

    def update(self, remote: str, item: Item, mark: Mark, audio: str) -> None:
        """All fields, with the audio in the text."""
        audio = audio or self._medium(item)
        if not audio or urlsplit(audio).scheme not in {"http", "https"}:
            raise RemoteError(
                "its audio is gone there", remedy="run it again: it is sent anew", where=self.name
            )
        self._wire.ask("POST", f"/posts/{remote}", json_body(_fields(item, mark, audio)))

    def publish(self, remote: str, item: Item, *, later: bool) -> None:
        """Publish it, or have it published at its time."""
        body = {"status": "future" if later else "publish", "date_gmt": _moment(item)}
        self._wire.ask("POST", f"/posts/{remote}", json_body(body))


def _fields(item: Item, mark: Mark, audio: str) -> dict[str, str | int | bool | None]:
    player = ""
    if audio:
        source = escape(audio)
        figure = f'<figure class="wp-block-audio"><audio controls src="{source}"></audio></figure>'
        player = f"<!-- wp:audio -->\n{figure}\n<!-- /wp:audio -->\n\n"
    return OFFERS.body(item) | {"content": f"{player}{item.notes}\n{mark}"}


def _moment(item: Item) -> str:
    """Its own form: in UTC without saying so."""
    return item.published.strftime("%Y-%m-%dT%H:%M:%S")


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _remote(row: Json) -> Remote:
    title = row.at("title", "raw").text
    return Remote(
        id=row.at("id").identity(),
        title=title,
        state=_STATES.get(row.at("status").text, State.DRAFT),
        moment=row.at("date_gmt").moment,
        mark=Mark.found(row.at("content", "raw").text),
        slug=row.at("slug").text,
        told={"title": title.strip()},
    )
