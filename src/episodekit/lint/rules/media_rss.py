"""Media RSS (https://www.rssboard.org/media-rss): pictures and other files beside the enclosure."""

import re
from collections.abc import Callable, Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import MEDIA_RSS
from episodekit.logins import begun
from episodekit.notation.forms import FORMS
from episodekit.patterns import later
from episodekit.vocabulary.broadcasting import ROLES
from episodekit.vocabulary.spelling import Guesses

_Form = tuple[Callable[[str], bool], str]


def _words(*allowed: str) -> _Form:
    return (lambda value: value in allowed, f"one of {', '.join(allowed)}")


_WHOLE, _NUMBER, _URL = FORMS["non_negative_integer"], FORMS["decimal_seconds"], FORMS["url"]
_PLAIN_OR_HTML = _words("plain", "html")
_NPT = later(r"(?:(?:[0-9]{1,3}:)?[0-5]?[0-9]:)?[0-9]{1,6}(?:\.[0-9]{1,9})?|now")
_TIME: _Form = (lambda value: _NPT.fullmatch(value) is not None, "a time such as 00:12:34.500")
_CONTENT: dict[str, _Form] = {
    "url": FORMS["uri"],
    "fileSize": _WHOLE,
    "type": FORMS["mime"],
    "medium": _words("image", "audio", "video", "document", "executable"),
    "isDefault": FORMS["boolean"],
    "expression": _words("sample", "full", "nonstop"),
    "bitrate": _NUMBER,
    "framerate": _NUMBER,
    "samplingrate": _NUMBER,
    "channels": _NUMBER,
    "duration": _NUMBER,
    "height": _WHOLE,
    "width": _WHOLE,
    "lang": FORMS["bcp47"],
}
_PLAYER: dict[str, _Form] = {"url": _URL, "height": _WHOLE, "width": _WHOLE}
_THUMBNAIL: dict[str, _Form] = {"url": _URL, "height": _WHOLE, "width": _WHOLE, "time": _TIME}
_TEXT: dict[str, _Form] = {
    "type": _PLAIN_OR_HTML,
    "lang": FORMS["bcp47"],
    "start": _TIME,
    "end": _TIME,
}
_ADDRESSES: dict[str, dict[str, _Form]] = {
    "media:copyright": {"url": _URL},
    "media:category": {"scheme": FORMS["uri"]},
    "media:credit": {"scheme": FORMS["uri"]},
}
_RESTRICTION: dict[str, _Form] = {"type": _words("country", "uri", "sharing")}


def _wrong(elements: list[Element], forms: dict[str, _Form]) -> Iterator[Found]:
    """The attributes that do not have their form; what is missing is not wrong."""
    for element in elements:
        for name, (fits, form) in forms.items() if element.attributes else ():
            value = element.get(name)
            if value is not None and not fits(value.strip()):
                what = f"{name} of {element.tag} is {begun(value, 200)!r}"
                yield found(element, what, value=value, fix=f"write {form}, or leave {name} out")


def _without(elements: list[Element], name: str) -> Iterator[Found]:
    for element in elements:
        if not (element.get(name) or "").strip():
            yield found(element, f"{element.tag} has no {name}")


@rule("media-content-no-file", Severity.ERROR, source=MEDIA_RSS)
def media_content_no_file(feed: Feed) -> Iterator[Found]:
    """A ``media:content`` or ``media:player`` names no file.

    Why: there is nothing to show or to play.

    Fix: write ``url``; a ``media:content`` may hold a ``media:player`` with its URL instead.
    """
    for content in feed.every("media:content"):
        if not (content.get("url") or "").strip() and content.child("media:player") is None:
            yield found(content, "media:content has neither url nor a media:player")
    yield from _without(feed.every("media:player"), "url")


@rule("media-content-value", Severity.ERROR, source=MEDIA_RSS, alias="M891")
def media_content_value(feed: Feed) -> Iterator[Found]:
    """An attribute of Media RSS has a value that Media RSS does not know.

    Why: readers choose by them which of several files to show, and pass over what they do not understand.

    Fix: write a value of the form that is named, or leave the attribute out.
    """
    yield from _wrong(feed.every("media:content"), _CONTENT)
    yield from _wrong(feed.every("media:player"), _PLAYER)
    for tag, forms in _ADDRESSES.items():
        yield from _wrong(feed.every(tag), forms)


@rule("media-group-small", Severity.WARNING, source=MEDIA_RSS, alias="M892", profiles=("strict",))
def media_group_small(feed: Feed) -> Iterator[Found]:
    """A ``media:group`` holds fewer than two files.

    Why: a group is there for several forms of the same thing; with one some readers find nothing to choose.

    Fix: put the ``media:content`` right into the item.
    """
    for group in feed.every("media:group"):
        count = len(group.all("media:content"))
        if count < 2:
            yield found(group, f"media:group holds {'one' if count else 'no'} media:content")


_RATINGS = {
    "urn:simple": (later("adult|nonadult"), "adult or nonadult"),
    "urn:mpaa": (later("g|m|pg|pg-13|r|x|nc-17|nr"), "one of g, nc-17, nr, pg, pg-13, r"),
    # Those of the United States with their descriptors, and those of Canada in English and French.
    "urn:v-chip": (
        later("tv-(?:y7-fv|y7|y|g|pg|14|ma)(?:[ -][dlsv]{1,4})?|all|exempt|c8?|g|pg|(?:8|13|14|16|18) ?[+]"),
        "one such as tv-pg",
    ),
    "urn:icra": (later(r"r\s*\((?:\s*[a-z]{2} [01])+\s*\)"), "a label such as r (cz 1 lz 1 nz 1 oz 1 vz 1)"),
}
"""Scheme → its values in lower case."""


_LONGEST_RATING = 500


@rule("media-rating", Severity.WARNING, source=MEDIA_RSS, alias="M893")
def media_rating(feed: Feed) -> Iterator[Found]:
    """A ``media:rating`` is of a scheme that does not exist, or is no value of its scheme.

    Why: readers that hide what is not for children do not understand it.

    Fix: write ``<media:rating scheme="urn:simple">nonadult</media:rating>``, or ``adult``.
    """
    for rating in feed.every("media:rating"):
        scheme = (rating.get("scheme") or "urn:simple").strip().lower()
        known = _RATINGS.get(scheme)
        if known is None and not scheme.startswith(("http://", "https://")):
            yield found(rating, f"there is no scheme {scheme!r} of ratings", value=scheme)
        elif known is not None and not known[0].fullmatch(rating.value[:_LONGEST_RATING].lower()):
            what = f"{begun(rating.value, 100)!r} is no rating of {scheme}"
            yield found(rating, what, value=rating.value, fix=f"write {known[1]}")


@rule("media-text-value", Severity.ERROR, source=MEDIA_RSS, alias="M894")
def media_text_value(feed: Feed) -> Iterator[Found]:
    """A text of Media RSS is of another type than ``plain`` or ``html``, has no times where it says so, or is a label with tags.

    Why: readers then show tags as text, or the text at the wrong moment.

    Fix: write ``type="plain"`` or ``type="html"``; media types such as ``text/html`` are not meant.
    """
    for tag in ("media:title", "media:description", "media:text"):
        yield from _wrong(feed.every(tag), _TEXT)
    for category in feed.every("media:category"):
        label = category.get("label") or ""
        if _TAG.search(label):
            what = f"label of media:category holds HTML: {begun(label, 200)!r}"
            yield found(category, what, value=label, fix="write plain text", severity=Severity.WARNING)


@rule("media-thumbnail", Severity.ERROR, source=MEDIA_RSS, alias="M895")
def media_thumbnail(feed: Feed) -> Iterator[Found]:
    """A ``media:thumbnail`` has no URL, or a size or time that is none.

    Why: YouTube and many readers take the picture of an item from it.

    Fix: write ``url``; ``width`` and ``height`` in pixels, digits only; ``time`` such as ``00:12:34``.
    """
    thumbnails = feed.every("media:thumbnail")
    yield from _without(thumbnails, "url")
    yield from _wrong([element for element in thumbnails if (element.get("url") or "").strip()], _THUMBNAIL)


@rule("media-credit-role", Severity.WARNING, source=MEDIA_RSS, alias="M896")
def media_credit_role(feed: Feed) -> Iterator[Found]:
    """The role of a ``media:credit`` is not in lower case, or not in the list that its scheme names.

    Why: roles are compared letter by letter with the list of the European Broadcasting Union, which is in lower case.
    A role of one's own without a scheme is a note.

    Fix: write one of the list in lower case, such as ``producer``; for a list of your own, write its URI as ``scheme``.
    """
    for credit in feed.every("media:credit"):
        role, scheme = credit.get("role") or "", (credit.get("scheme") or "").strip()
        said = f"the role is {begun(role, 100)!r}"
        unlisted = bool(role.strip()) and role.strip().lower() not in ROLES
        what = f"{said}, which urn:ebu does not have"
        if unlisted and scheme == "urn:ebu":
            yield found(credit, what, value=role)
        elif role != role.lower():
            yield found(credit, said, value=role, fix=f"write {begun(role.lower(), 100)}")
        elif unlisted and not scheme:
            yield found(credit, what, value=role, severity=Severity.INFO)


_DIGITS = {"md5": 32, "sha-1": 40}


@rule("media-hash", Severity.ERROR, source=MEDIA_RSS, alias="M897")
def media_hash(feed: Feed) -> Iterator[Found]:
    """A ``media:hash`` is not the checksum that it says it is.

    Why: whoever checks the file against it takes the file for damaged.

    Fix: write 32 hexadecimal digits for ``algo="md5"``, 40 for ``algo="sha-1"``.
    """
    for element in feed.every("media:hash"):
        algorithm = (element.get("algo") or "md5").strip().lower()
        digits = _DIGITS.get(algorithm)
        if digits is None:
            yield found(
                element, f"algo is {begun(algorithm, 100)!r}", value=algorithm, fix="write md5 or sha-1"
            )
        elif not re.fullmatch(f"[0-9A-Fa-f]{{{digits}}}", element.value):
            what = f"{begun(element.value, 100)!r} is not the {digits} hexadecimal digits of {algorithm}"
            yield found(element, what, value=element.value)


@rule("media-restriction", Severity.ERROR, source=MEDIA_RSS, alias="M898")
def media_restriction(feed: Feed) -> Iterator[Found]:
    """A ``media:restriction`` does not say whether it allows or denies, or of what kind it is.

    Why: readers cannot tell who may see the file, and show it to everybody or nobody.

    Fix: write ``relationship="allow"`` or ``"deny"``, and ``type="country"`` with country codes, or ``type="uri"``.
    """
    for element in feed.every("media:restriction"):
        relationship = element.get("relationship")
        if relationship not in {"allow", "deny"}:
            what = (
                f"relationship is {begun(relationship, 100)!r}"
                if relationship
                else "there is no relationship"
            )
            yield found(element, what, value=relationship)
        yield from _wrong([element], _RESTRICTION)
        kind = (element.get("type") or "").strip()
        form = _RESTRICTED.get(kind)
        values = element.value.split() if form is not None and element.value not in {"all", "none"} else []
        wrong = next((value for value in values if form is not None and not form[0](value)), None)
        if wrong is not None and form is not None:
            yield found(
                element, f"{begun(wrong, 100)!r} is not {form[1]}", value=wrong, fix=f"write {form[1]}"
            )
        elif not kind and element.value not in {"all", "none"}:
            what = f"it is for {begun(element.value, 100)!r}, and without a type only all and none are known"
            yield found(element, what, value=element.value)


_TAG = later(r"</?[A-Za-z][^<>]{0,200}>")
_RESTRICTED = {"country": FORMS["iso3166-1-alpha2"], "uri": FORMS["uri"]}
_ONCE = ("title", "description", "keywords", "copyright", "player", "adult")


@rule("media-repeated", Severity.WARNING, source=MEDIA_RSS)
def media_repeated(feed: Feed) -> Iterator[Found]:
    """A tag of Media RSS that counts once in its place occurs again.

    Why: some readers take the first, some the last; people see different things.

    Fix: keep one of them.
    """
    for name in _ONCE:
        for element, first in feed.repeated(f"media:{name}"):
            what = f"{element.name.written} stands already in line {feed.line(first)}"
            yield found(element, what, value=element.value or element.get("url"))


_NAMES = """
adult backLink backLinks category comment comments community content copyright credit description embed group hash
keywords license location param peerLink player price rating response responses restriction rights scene scenes
sceneTitle sceneDescription sceneStartTime sceneEndTime starRating statistics status subTitle tags text thumbnail title
"""
_KNOWN = frozenset(_NAMES.split())


@rule("media-unknown-tag", Severity.WARNING, source=MEDIA_RSS)
def media_unknown_tag(feed: Feed) -> Iterator[Found]:
    """A tag is not one of Media RSS.

    Why: readers ignore it; case counts.

    Fix: spell it as Media RSS does, or delete it.
    """
    guesses = Guesses(sorted(_KNOWN))
    for tag, elements in feed.document.by_tag.items():
        name = tag.removeprefix("media:")
        if name == tag or name in _KNOWN:
            continue
        near = guesses.of(name)
        fix = f"did you mean media:{near}?" if near else ""
        for element in elements:
            yield found(element, f"there is no tag media:{name}", value=name, fix=fix)


@rule("media-adult", Severity.INFO, source=MEDIA_RSS, alias="M899")
def media_adult(feed: Feed) -> Iterator[Found]:
    """``media:adult`` was given up.

    Why: readers of today look at ``media:rating`` only.

    Fix: write ``<media:rating scheme="urn:simple">adult</media:rating>``, or ``nonadult``.
    """
    for element in feed.every("media:adult"):
        yield found(element, f"media:adult is {begun(element.value, 100)!r}", value=element.value)
