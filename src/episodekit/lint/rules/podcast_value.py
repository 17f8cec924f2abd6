"""Payments of the podcast namespace: value, its recipients and its splits of time."""

import functools
import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST_TAG
from episodekit.logins import begun
from episodekit.notation.forms import FORMS

_PC20 = ("pc20",)
_VALUE = f"{PODCAST_TAG}value.md"
_RECIPIENT = f"{PODCAST_TAG}value-recipient.md"
_SPLIT = f"{PODCAST_TAG}value-time-split.md"
_LEAST_RECORD = 65_536  # TLV records below are the protocol's own


def _stated(element: Element, attribute: str) -> str:
    return (element.get(attribute) or "").strip()


def _fits(kind: str, value: str) -> bool:
    return FORMS[kind][0](value)


def _recipients(feed: Feed, kind: str) -> Iterator[tuple[Element, str]]:
    """The recipients of a type with their addresses, as far as these are of the Lightning network."""
    for recipient, address in feed.stated("podcast:valueRecipient", "address"):
        value = recipient.parent
        if value is not None and value.tag == "podcast:valueTimeSplit":
            value = value.parent
        network = _stated(value, "type").lower() if value is not None else ""
        if _stated(recipient, "type").lower() == kind and network in {"", "lightning"}:
            yield recipient, address


@rule("value-method-missing", Severity.ERROR, source=_VALUE, alias="N770", profiles=_PC20)
def value_method_missing(feed: Feed) -> Iterator[Found]:
    """A ``podcast:value`` has no ``method``.

    Why: apps do not know how to send the payment and offer none.

    Fix: write ``method="keysend"``, or ``lnaddress`` if all recipients have addresses like an e-mail's.
    """
    for value in feed.every("podcast:value"):
        if not _stated(value, "method"):
            yield found(value, "podcast:value has no method")


@rule("value-no-recipient", Severity.ERROR, source=_VALUE, alias="N771", profiles=_PC20)
def value_no_recipient(feed: Feed) -> Iterator[Found]:
    """A ``podcast:value`` has no recipient.

    Why: nobody is paid; in an episode it even switches off the recipients of the show.

    Fix: put a ``<podcast:valueRecipient>`` into it, or delete it.
    """
    for value in feed.every("podcast:value"):
        if value.child("podcast:valueRecipient") is None:
            yield found(value, "podcast:value has no podcast:valueRecipient")


@rule("split", Severity.ERROR, source=_RECIPIENT, alias="N772", profiles=_PC20)
def split(feed: Feed) -> Iterator[Found]:
    """The share of a recipient is not a whole number.

    Why: apps leave the recipient out, or refuse the whole payment.

    Fix: write shares as whole numbers from 0 on, without per cent sign: ``split="95"`` and ``split="5"``.
    """
    for recipient, value in feed.stated("podcast:valueRecipient", "split"):
        if not _fits("non_negative_integer", value):
            bare = value.removesuffix("%").strip()
            fix = f'write split="{bare}"' if _fits("non_negative_integer", bare) else ""
            yield found(recipient, f"split is {value!r}", value=value, fix=fix)


@rule("split-sum-zero", Severity.WARNING, source=_RECIPIENT, alias="N773", profiles=_PC20)
def split_sum_zero(feed: Feed) -> Iterator[Found]:
    """The shares of all recipients are 0.

    Why: nobody is paid, and apps divide by zero.

    Fix: give at least one recipient a share.
    """
    for tag in ("podcast:value", "podcast:valueTimeSplit"):
        for element in feed.every(tag):
            shares = [_stated(recipient, "split") for recipient in element.all("podcast:valueRecipient")]
            if shares and all(re.fullmatch("0{1,15}", share) for share in shares):
                yield found(element, f"the shares of {tag} sum up to 0", value="0")


@rule("node-address", Severity.ERROR, source=_RECIPIENT, alias="N774", profiles=_PC20)
def node_address(feed: Feed) -> Iterator[Found]:
    """The address of a Lightning node is not a public key.

    Why: no payment arrives there.

    Fix: write the node's key: 66 hexadecimal digits that begin with 02 or 03.
    """
    for recipient, address in _recipients(feed, "node"):
        if not re.fullmatch("0[23][0-9A-Fa-f]{64}", address):
            mail = _fits("email", address)
            fix = 'write type="lnaddress" for an address like an e-mail\'s' if mail else ""
            what = f"the address {begun(address, 80)!r} has {len(address)} characters and is no key of a node"
            yield found(recipient, what, value=address, fix=fix)


@rule("lnaddress", Severity.ERROR, source=_RECIPIENT, alias="N775", profiles=_PC20)
def lnaddress(feed: Feed) -> Iterator[Found]:
    """A Lightning address is not of the form user@domain.

    Why: no payment arrives there.

    Fix: write the address as the wallet shows it, such as ``desk@wallet.org``.
    """
    for recipient, address in _recipients(feed, "lnaddress"):
        if not re.fullmatch(r"[^@\s]{1,200}@(?:[A-Za-z0-9_-]{1,63}\.){1,20}[A-Za-z0-9-]{2,63}", address):
            yield found(
                recipient, f"the address {begun(address, 80)!r} is no Lightning address", value=address
            )


@rule("custom-key-alone", Severity.WARNING, source=_RECIPIENT, alias="N776", profiles=_PC20)
def custom_key_alone(feed: Feed) -> Iterator[Found]:
    """A recipient has ``customKey`` or ``customValue`` without the other, or a key that no payment can carry.

    Why: the two travel together; without them the receiving wallet does not know whose account to fill.

    Fix: write both as the wallet shows them; the key of a Lightning record is a number from 65536 on.
    """
    for recipient in feed.every("podcast:valueRecipient"):
        key, value = _stated(recipient, "customKey"), _stated(recipient, "customValue")
        if bool(key) != bool(value):
            has, lacks = ("customKey", "customValue") if key else ("customValue", "customKey")
            yield found(recipient, f"the recipient has {has} but no {lacks}", value=key or value)
    for recipient, _ in _recipients(feed, "node"):
        key = _stated(recipient, "customKey")
        if key and not (re.fullmatch("[0-9]{1,20}", key) and int(key) >= _LEAST_RECORD):
            yield found(recipient, f"customKey is {key!r}", value=key, severity=Severity.INFO)


@rule("fee", Severity.ERROR, source=_RECIPIENT, alias="N777", profiles=_PC20)
def fee(feed: Feed) -> Iterator[Found]:
    """The ``fee`` of a recipient is neither ``true`` nor ``false``.

    Why: apps take it for false and pay the fee from the shares.

    Fix: write ``fee="true"`` or ``fee="false"``.
    """
    for recipient, value in feed.stated("podcast:valueRecipient", "fee"):
        if not _fits("boolean", value):
            yield found(recipient, f"fee is {value!r}", value=value)


@rule("suggested", Severity.ERROR, source=_VALUE, alias="N778", profiles=_PC20)
def suggested(feed: Feed) -> Iterator[Found]:
    """The suggested amount is not a decimal number.

    Why: apps cannot read it and suggest an amount of their own.

    Fix: write a decimal number of whole coins, such as ``0.00000005000``.
    """
    for element, value in feed.stated("podcast:value", "suggested"):
        if not re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]{1,20})?|\.[0-9]{1,20}", value):
            yield found(element, f"suggested is {value!r}", value=value)


@rule("valuetimesplit-content", Severity.ERROR, source=_SPLIT, alias="N779", profiles=_PC20)
def valuetimesplit_content(feed: Feed) -> Iterator[Found]:
    """A ``podcast:valueTimeSplit`` does not hold exactly one remote item, or else recipients.

    Why: apps do not know whom to pay meanwhile.

    Fix: put one ``<podcast:remoteItem>``, or one or more ``<podcast:valueRecipient>``, into it.
    """
    for element in feed.every("podcast:valueTimeSplit"):
        remote = len(element.all("podcast:remoteItem"))
        local = len(element.all("podcast:valueRecipient"))
        if remote != (0 if local else 1):
            yield found(element, f"it holds {remote} remote items and {local} recipients")


@functools.lru_cache(maxsize=1024)
def _seconds(value: str) -> float | None:
    return float(value) if _fits("seconds", value) else None


def _splits(value: Element) -> list[tuple[float, float, Element]]:
    """Start, end and element of the splits whose times can be read, by start."""
    times = []
    for element in value.all("podcast:valueTimeSplit"):
        start, length = (_seconds(_stated(element, name)) for name in ("startTime", "duration"))
        if start is not None and length is not None:
            times.append((start, start + length, element))
    return sorted(times, key=lambda row: row[0])


@rule("vts-overlap", Severity.WARNING, source=_SPLIT, alias="N780", profiles=_PC20)
def vts_overlap(feed: Feed) -> Iterator[Found]:
    """Two time splits of one ``podcast:value`` overlap.

    Why: apps pay the recipients of one of them only, and not always of the same.

    Fix: let each split begin where the one before it ends, or later.
    """
    for value in feed.every("podcast:value"):
        end = 0.0
        for start, until, element in _splits(value):
            if start < end:
                what = f"the split begins at {start:g} seconds, one before it ends at {end:g}"
                yield found(element, what, value=f"{start:g}")
            end = max(end, until)


@rule("vts-past-end", Severity.WARNING, source=_SPLIT, alias="N781", profiles=_PC20)
def vts_past_end(feed: Feed) -> Iterator[Found]:
    """A time split ends after the episode.

    Why: it was made for another recording, or for one that was cut since; the recipients are paid at wrong times.

    Fix: correct its start or its duration.
    """
    for value in feed.every("podcast:value", "item"):
        length = feed.duration(value.parent) if value.parent is not None else None
        for _, end, element in _splits(value) if length is not None else ():
            if length is not None and end > length.total_seconds() + 1:
                what = f"the split ends at {end:g} seconds, the episode at {length.total_seconds():g}"
                yield found(element, what, value=f"{end:g}")


@rule("remote-percentage", Severity.INFO, source=_SPLIT, alias="N782", profiles=_PC20)
def remote_percentage(feed: Feed) -> Iterator[Found]:
    """The ``remotePercentage`` of a time split lies outside 0 to 100.

    Why: apps take 0 or 100 instead.

    Fix: write a number from 0 to 100.
    """
    for element, value in feed.stated("podcast:valueTimeSplit", "remotePercentage"):
        if _fits("number", value) and not 0 <= float(value) <= 100:
            yield found(element, f"remotePercentage is {value}", value=value)
