"""Namespaces that are declared, and the attributes and children that XML allows anywhere."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import XML_ID, XML_NAMES
from episodekit.notation import urls
from episodekit.patterns import later
from episodekit.vocabulary.namespaces import HARMLESS, PODCAST_ALIAS, PREFIXES
from episodekit.vocabulary.spelling import near_namespace

_KNOWN = {*PREFIXES.values(), *HARMLESS, PODCAST_ALIAS}


@rule("unknown-namespace", Severity.INFO, source=XML_NAMES, alias="X019", profiles=("strict",))
def unknown_namespace(feed: Feed) -> Iterator[Found]:
    """A namespace is declared that we know nothing about.

    Why: this is allowed, and apps pass its tags over; but a slip in the URI of a namespace would look just so.

    Fix: compare the URI with the documentation of the tags; if it is right, all is well.
    """
    for declaration in feed.document.declarations:
        uri = declaration.uri
        if uri and uri not in _KNOWN and near_namespace(uri) is None:
            yield found(declaration.element, f"the namespace {uri!r} is not one that we know", value=uri)


@rule("namespaces-unused", Severity.INFO, source=XML_NAMES, alias="X020", profiles=("strict",))
def namespaces_unused(feed: Feed) -> Iterator[Found]:
    """A namespace of somebody's own is declared and never used.

    Why: it does no harm, but it tells of tags that got lost. The usual ones stand in every template and are let be.

    Fix: delete the declaration, or look where its tags have gone.
    """
    own = [row for row in feed.document.declarations if row.prefix and row.uri not in _KNOWN]
    data = feed.document.source.data if own else b""
    used = {match[1].decode("utf-8", "replace") for match in _PREFIX.finditer(data)}
    for row in own:
        if row.prefix not in used:
            yield found(row.element, f"xmlns:{row.prefix} is declared and not used", value=row.uri)


# What stands before a colon where an element or an attribute may begin.
_PREFIX = later(rb"[<\s]([^\s<>:=/\"'&;]+):[^\s:]")


@rule("xml-attributes", Severity.INFO, source=XML_ID, alias="X024")
def xml_attributes(feed: Feed) -> Iterator[Found]:
    """An ``xml:id`` occurs twice, or an ``xml:base`` is no whole URL.

    Why: an id that two elements have names neither; a base that is itself relative leads nowhere.

    Fix: give every element an id of its own; write the base from ``https://`` on, or better every URL in full.
    """
    if feed.document.prefixed.isdisjoint({"xml:id", "xml:base"}):
        return
    first: dict[str, Element] = {}
    for element in feed.document.root.walk() if feed.document.root is not None else ():
        name, base = element.get("xml:id"), element.get("xml:base")
        if name is not None and first.setdefault(name.strip(), element) is not element:
            line = feed.line(first[name.strip()])
            yield found(element, f"the xml:id {name!r} stands already in line {line}", value=name)
        if base is not None and not urls.has_scheme(base.strip()):
            yield found(
                element, f"the xml:base {base!r} is not absolute", value=base, fix="write it from https:// on"
            )


@rule("bare-child-in-extension", Severity.INFO, source=XML_NAMES, alias="X025")
def bare_child_in_extension(feed: Feed) -> Iterator[Found]:
    """An element without namespace stands in one that has a namespace.

    Why: readers of the outer tag look for children in its own namespace and pass this one over.

    Fix: give it the prefix of its parent. Items under ``podcast:liveItem`` are right as they are.
    """
    for tag, elements in feed.document.by_tag.items():
        if ":" in tag:
            continue
        for element in elements:
            parent = element.parent
            if parent is not None and ":" in parent.tag and _strange(parent):
                what = f"<{tag}> without prefix stands in <{parent.name.written}>"
                yield found(element, what, value=tag, fix=f"write <{parent.name.prefix}:{tag}>")


def _strange(parent: Element) -> bool:
    """Whether a child without namespace has no place there: tags of unknown namespaces have rules of their own."""
    return parent.tag != "podcast:liveItem" and not parent.tag.startswith("{") and bool(parent.name.prefix)
