"""Names with a slip: elements and attributes in the wrong case, namespaces, versions, what is missing in a tag."""

from collections.abc import Iterable, Iterator, Mapping

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Added, Change, Child, Name, Value
from episodekit.lint.mending.definition import mends, mends_found
from episodekit.lint.mending.mends.words import boolean
from episodekit.lint.rule import Found
from episodekit.lint.rules.apple_item import KNOWN
from episodekit.lint.rules.structure import ATTRIBUTES, CHILDREN
from episodekit.notation import urls
from episodekit.vocabulary import podcast
from episodekit.vocabulary.media_types import RSS
from episodekit.vocabulary.namespaces import ATOM, PREFIXES
from episodekit.vocabulary.spelling import near_namespace, right_namespace


def _by_case(word: str, options: Iterable[str]) -> str | None:
    """The option that differs by nothing but case, or is the same."""
    folded = word.lower()
    return next((option for option in options if option.lower() == folded), None)


@mends("core-name-case", "unknown-itunes", "unknown-tag")
def element(_feed: Feed, spot: Element) -> Iterator[Change]:
    """The name is written in the right case. Names that differ by more stay, and so do elements that hold elements.

    If the element stands there under its right name already, both stay.
    """
    if spot.parent is None:
        return
    prefix, _, local = spot.tag.rpartition(":")
    options: Iterable[str] = CHILDREN.get(spot.parent_tag, ()) if not prefix else KNOWN
    right = _by_case(local, podcast.tags() if prefix == "podcast" else options)
    if right is None or spot.parent.child(f"{prefix}:{right}" if prefix else right) is not None:
        return
    yield Name(spot, "", f"{spot.name.prefix}:{right}" if spot.name.prefix else right)


@mends("unexpected-attribute", "attribute-unknown", "ispermalink-spelling")
def attribute(_feed: Feed, spot: Element) -> Iterator[Change]:
    """The name is written in the right case. Names that differ by more stay, and so does one that is there twice."""
    known: Iterable[str] = ATTRIBUTES.get(spot.tag, ())
    tag = podcast.tags().get(spot.tag.removeprefix("podcast:")) if spot.tag.startswith("podcast:") else None
    known = tag.by_name if tag is not None else known
    meant: dict[str, list[str]] = {}
    for name in spot.attributes:
        right = _by_case(name, known)
        if right is not None:
            meant.setdefault(right, []).append(name)
    for right, names in meant.items():
        if len(names) == 1 and names != [right]:
            yield Name(spot, names[0], right)


@mends("ispermalink-value", "permalink-not-url")
def permalink(_feed: Feed, guid: Element) -> Iterator[Change]:
    """Where the guid is no URL, isPermaLink becomes false, else true or false as it says. The guid itself stays."""
    meant = boolean(guid.get("isPermaLink") or "true")
    right = meant if urls.is_web(guid.value) else "false"
    if guid.get("isPermaLink") is None:
        yield Added(guid, "isPermaLink", "false")
    elif meant is not None and right is not None:
        yield Value(guid, "isPermaLink", right, exact=True)


@mends("rss-version-missing", "rss-version-wrong")
def version(_feed: Feed, spot: Element) -> Iterator[Change]:
    """The version becomes 2.0, of which every feed of 0.91 and 0.92 is one."""
    old = spot.get("version")
    yield Added(spot, "version", "2.0") if old is None else Value(spot, "version", "2.0", exact=True)


def _declared(feed: Feed) -> Mapping[str, list[tuple[Element, str]]]:
    """URI → every element that declares it, and the attribute."""
    found: dict[str, list[tuple[Element, str]]] = {}
    for spot in feed.document.root.walk() if feed.document.root is not None else ():
        for name, value in spot.attributes.items():
            if name == "xmlns" or name.startswith("xmlns:"):
                found.setdefault(value, []).append((spot, name))
    return found


@mends_found("namespace-near-miss")
def namespace(feed: Feed, found: Found) -> Iterator[Change]:
    """The URI becomes the one that it is a slip for, wherever it is declared."""
    uri = found.value or ""
    prefix = near_namespace(uri)
    if prefix is not None:
        for spot, name in feed.once(_declared).get(uri, ()):
            yield Value(spot, name, right_namespace(prefix), exact=True)


@mends_found("prefix-undeclared")
def prefix(feed: Feed, found: Found) -> Iterator[Change]:
    """A prefix that everybody knows is declared on rss, with the namespace that it stands for. Others stay."""
    name = found.value or ""
    if feed.rss is not None and name in PREFIXES:
        yield Added(feed.rss, f"xmlns:{name}", PREFIXES[name])


@mends("image-href-missing")
def href(_feed: Feed, image: Element) -> Iterator[Change]:
    """A URL that stands in url or src is renamed to href, one between the tags is written into href as well."""
    name = next((name for name in ("url", "src") if urls.is_web((image.get(name) or "").strip())), None)
    if name is not None and image.get("href") is None:
        yield Name(image, name, "href")
    elif urls.is_web(url := image.value or (image.get(name) or "" if name else "").strip()):
        yield (
            Added(image, "href", url) if image.get("href") is None else Value(image, "href", url, exact=True)
        )


@mends("self-type")
def self_type(_feed: Feed, spot: Element) -> Iterator[Change]:
    """The type becomes application/rss+xml, which this feed is."""
    yield Value(spot, "type", RSS, exact=True)


@mends("self-missing")
def self_missing(feed: Feed, spot: Element) -> Iterator[Change]:
    """The link is put in if the feed's address is given with --public-url; otherwise nobody knows it."""
    public = feed.evidence.public_url
    if public is None or not urls.is_web(public):
        return
    on_root = feed.rss.attributes.items() if feed.rss is not None else ()
    bound = next((name[6:] for name, uri in on_root if name.startswith("xmlns:") and uri == ATOM), None)
    declaration = () if bound else (("xmlns:atom", ATOM),)
    link = (("href", public), ("rel", "self"), ("type", RSS))
    yield Child(spot, f"{bound or 'atom'}:link", (*declaration, *link))
