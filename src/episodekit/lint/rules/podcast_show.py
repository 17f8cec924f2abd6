"""What the podcast namespace says of a show as a whole and of its links to others."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST_TAG
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.notation.forms import FORMS, is_uuid
from episodekit.patterns import later
from episodekit.vocabulary import podcast
from episodekit.vocabulary.spelling import Guesses

if TYPE_CHECKING:
    from episodekit.feed.document import Element

_PC20 = ("pc20",)
_MEDIUM = f"{PODCAST_TAG}medium.md"
_SOCIAL = f"{PODCAST_TAG}social-interact.md"
_BLOCK = f"{PODCAST_TAG}block.md"
_SHOWS = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"


def _stated(element: "Element", attribute: str) -> str:
    return (element.get(attribute) or "").strip()


@rule("guid-not-derived", Severity.INFO, source=f"{PODCAST_TAG}guid.md", alias="N721", profiles=("strict",))
def guid_not_derived(feed: Feed) -> Iterator[Found]:
    """The ``podcast:guid`` is not the one that follows from the feed's address.

    Why: it is made from the first address once and kept ever after, so after a move it has to differ; if the show
    never moved, it may have been copied from another one.

    Fix: leave it if the show has moved; otherwise make it from the address, before any app knows it.
    """
    guid = feed.channel.child("podcast:guid") if feed.channel is not None else None
    if guid is None or not is_uuid(guid.value):
        return
    # An archive page names the feed that it belongs to: https://www.rfc-editor.org/rfc/rfc5005#section-3
    addresses = [
        _stated(link, "href")
        for link in feed.every("atom:link", "channel")
        if _stated(link, "rel") in {"self", "first"}
    ]
    addresses += [feed.evidence.public_url or ""]
    derived = {_derived(url) for url in addresses if urls.is_web(url)}
    if derived and guid.value.lower() not in derived:
        what = f"the address of the feed makes {min(derived)}"
        yield found(guid, what, value=guid.value)


def _derived(url: str) -> str:
    import uuid  # it loads more than most feeds need

    return str(uuid.uuid5(uuid.UUID(_SHOWS), url.partition("://")[2].rstrip("/")))


_CREATIVE = r"cc-by(?:-nc)?(?:-(?:sa|nd))?-[1-4]\.[05](?:-[a-z]{2,4})?"
_KNOWN_LICENSE = later(
    rf"arr|pod-v4v-1\.0|{_CREATIVE}|cc0-1\.0|cc-pddc|pddl-1\.0|0bsd|unlicense|wtfpl|mit(?:-0)?|isc|zlib|apache-[12]\.[01]|"
    r"bsd-[1-4]-clause|mpl-[12]\.[01]|epl-[12]\.0|eupl-1\.[0-2]|artistic-[12]\.0|odbl-1\.0|odc-by-1\.0|fal-1\.[23]|"
    r"(?:a|l)?gpl-[1-3]\.[01](?:-only|-or-later|\+)?|gfdl-1\.[1-3](?:-only|-or-later)?",
    re.IGNORECASE,
)


@rule("license-needs-url", Severity.ERROR, source=f"{PODCAST_TAG}license.md", alias="N750", profiles=_PC20)
def license_needs_url(feed: Feed) -> Iterator[Found]:
    """A license is not one that everybody knows by its identifier, and has no ``url``.

    Why: nobody can look up what it allows.

    Fix: write the identifier (SPDX), such as ``cc-by-4.0``, or the address of the license into ``url``.
    """
    for element in feed.every("podcast:license"):
        if element.value and not _KNOWN_LICENSE.fullmatch(element.value) and not _stated(element, "url"):
            bare = re.sub(r"[\s_]+", "-", begun(element.value, 60))
            fix = f"write {bare.lower()}" if _KNOWN_LICENSE.fullmatch(bare) else ""
            yield found(element, f"the license {element.value!r} has no url", value=element.value, fix=fix)


def _list_medium(feed: Feed) -> "Element | None":
    """The ``podcast:medium`` of a list of things elsewhere."""
    medium = feed.channel.child("podcast:medium") if feed.channel is not None else None
    is_list = (
        medium is not None and medium.value in podcast.media() and re.fullmatch("[a-z]+L|mixed", medium.value)
    )
    return medium if is_list else None


@rule("list-with-items", Severity.WARNING, source=_MEDIUM, alias="N786", profiles=_PC20)
def list_with_items(feed: Feed) -> Iterator[Found]:
    """A feed whose medium is a list has episodes of its own.

    Why: apps show the things elsewhere that a list points to, and leave out its own.

    Fix: point to them by ``<podcast:remoteItem>``, or name the medium without L, such as ``music``.
    """
    medium = _list_medium(feed)
    if medium is not None and feed.channel is not None:
        own = feed.channel.child("item") or feed.channel.child("podcast:liveItem")
        if own is not None:
            what = f"the medium is {medium.value}, but line {feed.line(own)} begins an episode"
            yield found(medium, what, value=medium.value)


@rule("publisher-feed", Severity.ERROR, source=_MEDIUM, alias="N787", profiles=_PC20)
def publisher_feed(feed: Feed) -> Iterator[Found]:
    """A feed whose medium is ``publisher`` lacks a ``podcast:guid`` or names no show.

    Why: its shows point back to it by the guid; without both apps cannot confirm that they belong together.

    Fix: write ``<podcast:guid>`` and a ``<podcast:remoteItem>`` for each show into the channel.
    """
    channel = feed.channel
    medium = channel.child("podcast:medium") if channel is not None else None
    if channel is None or medium is None or medium.value != "publisher":
        return
    lacks = [tag for tag in ("podcast:guid", "podcast:remoteItem") if channel.child(tag) is None]
    if lacks:
        yield found(medium, f"the feed of a publisher has no {' and no '.join(lacks)}", value=medium.value)


@rule("list-without-remoteitem", Severity.WARNING, source=_MEDIUM, alias="N788", profiles=_PC20)
def list_without_remoteitem(feed: Feed) -> Iterator[Found]:
    """A feed whose medium is a list names nothing.

    Why: apps show an empty list.

    Fix: write a ``<podcast:remoteItem>`` for each thing into the channel, or name the medium without L.
    """
    medium = _list_medium(feed)
    if medium is not None and feed.channel is not None and feed.channel.child("podcast:remoteItem") is None:
        yield found(
            medium, f"the medium is {medium.value}, but there is no podcast:remoteItem", value=medium.value
        )


@rule("socialinteract-uri", Severity.ERROR, source=_SOCIAL, alias="N800", profiles=_PC20)
def socialinteract_uri(feed: Feed) -> Iterator[Found]:
    """A ``podcast:socialInteract`` has no ``uri``.

    Why: apps do not know where the comments are.

    Fix: write the address of the post that the comments answer; ``protocol="disabled"`` needs none.
    """
    for element in feed.every("podcast:socialInteract"):
        if not _stated(element, "uri") and _stated(element, "protocol").lower() != "disabled":
            yield found(element, "podcast:socialInteract has no uri")


@rule("disabled-not-alone", Severity.WARNING, source=_SOCIAL, alias="N801", profiles=_PC20)
def disabled_not_alone(feed: Feed) -> Iterator[Found]:
    """Comments are disabled and yet there is a place for them.

    Why: apps show comments or not, as they like.

    Fix: write ``<podcast:socialInteract protocol="disabled"/>`` and nothing else, or delete it.
    """
    for together in feed.together("podcast:socialInteract"):
        disabled = [element for element in together if _stated(element, "protocol") == "disabled"]
        for element in disabled:
            others = [
                name for name in element.attributes if name not in {"protocol", "xmlns"} and ":" not in name
            ]
            if others or len(disabled) < len(together):
                what = (
                    f"it has {', '.join(others[:5])} too"
                    if others
                    else "there is another podcast:socialInteract"
                )
                yield found(element, f"comments are disabled, but {what}", value="disabled")


@rule("priority", Severity.WARNING, source=_SOCIAL, alias="N802", profiles=_PC20)
def priority(feed: Feed) -> Iterator[Found]:
    """Of several places for comments one has no ``priority``, or two have the same.

    Why: apps show the comments of the first place by priority; without it they choose for themselves.

    Fix: number them: ``priority="1"`` for the one to show first, then 2 and so on.
    """
    for together in feed.together("podcast:socialInteract"):
        seen: dict[str, Element] = {}
        for element in together if len(together) > 1 else ():
            value = _stated(element, "priority")
            first = seen.setdefault(value, element)
            if first is not element:
                what = f"has priority {value} like" if value else "has no priority, nor has"
                yield found(element, f"it {what} the one in line {feed.line(first)}", value=value)


@rule("block-slug", Severity.WARNING, source=_BLOCK, alias="N810", profiles=_PC20)
def block_slug(feed: Feed) -> Iterator[Found]:
    """The ``id`` of a ``podcast:block`` is not a service of the namespace's list.

    Why: the service that is meant does not find itself and lists the show, or does not.

    Fix: write its name as the list does, such as ``spotify`` or ``google``.
    """
    guesses = Guesses(podcast.services())
    for block, value in feed.stated("podcast:block", "id"):
        if value not in podcast.services():
            near = guesses.of(value)
            fix = f"did you mean {near!r}?" if near else ""
            yield found(block, f"there is no service {value!r}", value=value, fix=fix)


@rule("block-contradiction", Severity.WARNING, source=_BLOCK, alias="N811", profiles=_PC20)
def block_contradiction(feed: Feed) -> Iterator[Found]:
    """The show is blocked and not blocked for the same service.

    Why: the service that reads ``no`` first lists the show.

    Fix: keep one of the two.
    """
    seen: dict[str, Element] = {}
    for block in feed.every("podcast:block", "channel"):
        service = _stated(block, "id")
        first = seen.setdefault(service, block)
        if {first.value, block.value} == {"yes", "no"}:
            what = f"it says {block.value} for {service or 'all'}, line {feed.line(first)} says {first.value}"
            yield found(block, what, value=block.value)


@rule("txt-ai-content", Severity.ERROR, source=f"{PODCAST_TAG}txt.md", alias="N815", profiles=_PC20)
def txt_ai_content(feed: Feed) -> Iterator[Found]:
    """What a ``podcast:txt`` says of generated content is neither ``true`` nor ``false``.

    Why: apps that mark such shows cannot tell.

    Fix: write ``<podcast:txt purpose="ai-content">true</podcast:txt>``, or ``false``.
    """
    for element, purpose in feed.stated("podcast:txt", "purpose"):
        if purpose.lower() == "ai-content" and element.value and element.value not in {"true", "false"}:
            yield found(element, f"ai-content is {begun(element.value, 80)!r}", value=element.value)


@rule("chat-server", Severity.ERROR, source=f"{PODCAST_TAG}chat.md", alias="N830", profiles=_PC20)
def chat_server(feed: Feed) -> Iterator[Found]:
    """The server of a chat is not the name of a host.

    Why: apps connect to that name; they find nothing behind an address or a port.

    Fix: write the host alone, such as ``irc.libera.chat``.
    """
    fits = FORMS["fqdn"][0]
    for element, value in feed.stated("podcast:chat", "server"):
        if not fits(value):
            host = re.split(r"[/:?#]", value[:300].rpartition("://")[2].rpartition("@")[2], maxsplit=1)[0]
            yield found(
                element, f"the server is {value!r}", value=value, fix=f"write {host}" if fits(host) else ""
            )


@rule("podroll-empty", Severity.ERROR, source=f"{PODCAST_TAG}podroll.md", alias="N835", profiles=_PC20)
def podroll_empty(feed: Feed) -> Iterator[Found]:
    """A ``podcast:podroll`` recommends nothing.

    Why: apps show an empty list, or none.

    Fix: put a ``<podcast:remoteItem>`` for each show into it, or delete it.
    """
    for element in feed.every("podcast:podroll"):
        if element.child("podcast:remoteItem") is None:
            yield found(element, "podcast:podroll has no podcast:remoteItem")


@rule(
    "remoteitem-feedguid", Severity.ERROR, source=f"{PODCAST_TAG}remote-item.md", alias="N836", profiles=_PC20
)
def remoteitem_feedguid(feed: Feed) -> Iterator[Found]:
    """A ``podcast:remoteItem`` has no ``feedGuid``, or it is not a UUID.

    Why: apps find the other feed by its ``podcast:guid``; addresses change.

    Fix: write the other feed's ``podcast:guid``; directories such as podcastindex.org show it.
    """
    for element in feed.every("podcast:remoteItem"):
        value = _stated(element, "feedGuid")
        if not value:
            yield found(element, "podcast:remoteItem has no feedGuid")
        elif not is_uuid(value):
            yield found(element, f"feedGuid is {value!r}, not a UUID", value=value)


@rule("publisher-content", Severity.ERROR, source=f"{PODCAST_TAG}publisher.md", alias="N837", profiles=_PC20)
def publisher_content(feed: Feed) -> Iterator[Found]:
    """A ``podcast:publisher`` does not name exactly one publisher's feed.

    Why: apps do not know who publishes the show.

    Fix: put one ``<podcast:remoteItem medium="publisher" feedGuid="…" feedUrl="…"/>`` into it.
    """
    for element in feed.every("podcast:publisher"):
        remote = element.all("podcast:remoteItem")
        if len(remote) != 1:
            yield found(element, f"podcast:publisher has {len(remote)} podcast:remoteItem")
        elif _stated(remote[0], "medium") != "publisher":
            fix = 'write medium="publisher"'
            yield found(remote[0], "its podcast:remoteItem lacks medium publisher", fix=fix)
        elif not _stated(remote[0], "feedUrl"):
            fix = "write the address of the publisher's feed into feedUrl"
            yield found(
                remote[0], "its podcast:remoteItem has no feedUrl", fix=fix, severity=Severity.WARNING
            )


@rule("locked-without-owner", Severity.INFO, source=f"{PODCAST_TAG}locked.md", alias="N870", profiles=_PC20)
def locked_without_owner(feed: Feed) -> Iterator[Found]:
    """The show is locked but names no owner.

    Why: the tag's page leaves the owner open, but directories that read the older schema ignore the lock without it.

    Fix: write the e-mail address that confirms a move into ``owner``.
    """
    for element in feed.every("podcast:locked", "channel"):
        if element.value == "yes" and not _stated(element, "owner"):
            yield found(element, "podcast:locked has no owner", value=element.value)
