"""Atom 1.0 (https://www.rfc-editor.org/rfc/rfc4287) and RSS 1.0 (https://web.resource.org/rss/1.0/spec) as RSS 2.0.

The elements keep their places in the document, so that findings tell the right line; only their names change.
"""

from collections.abc import Callable, Iterable, Mapping

from episodekit.feed.document import Document, Element, Name
from episodekit.notation import markup

RSS10 = "{http://purl.org/rss/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ENCLOSURE = (
    "{http://purl.oclc.org/net/rss_2.0/enc#}enclosure"  # http://www.solitude.dk/syndication/enclosures/
)
_TEXTS = {
    "atom:title": "title",
    "atom:subtitle": "description",
    "atom:summary": "description",
    "atom:content": "content:encoded",
    "atom:rights": "copyright",
    "atom:generator": "generator",
    "atom:published": "pubDate",
    f"{RSS10}title": "title",
    f"{RSS10}link": "link",
    f"{RSS10}description": "description",
    "dc:language": "language",
    "dc:rights": "copyright",
    "dc:creator": "itunes:author",
}
_SILENT = frozenset({"atom:id", "atom:updated", "atom:icon", f"{RSS10}items", f"{RSS10}textinput"})
"""What RSS has no element for, or what is taken where it stands already."""


def as_rss(document: Document) -> bool:
    """Turn a document of either kind into one of RSS 2.0, in place; False and nothing is changed if it is neither."""
    root = document.root
    if root is None:
        return False
    if root.tag == "atom:feed":
        rows = [child for child in root.children if child.tag != "atom:entry"]
        items = root.all("atom:entry")
        channel_of = root
    elif root.tag == f"{_RDF}RDF" and (channel := root.child(f"{RSS10}channel")) is not None:
        rows = [*channel.children, *root.all(f"{RSS10}image")]
        items = root.all(f"{RSS10}item")
        channel_of = channel
    else:
        return False
    rss = _named(root, "rss", None)
    new = _named(channel_of, "channel", rss)
    rss.children = (new,)
    entries = []
    for item in items:
        made = _named(item, "item", new)
        made.children = [*_missing(item, made), *_children(item.children, made)]
        entries.append(made)
    new.children = [*_language(root, new), *_children(rows, new), *entries]
    document.root = rss
    document.by_tag.clear()
    for element in rss.walk():
        document.by_tag.setdefault(element.tag, []).append(element)
    return True


def _named(
    old: Element,
    tag: str,
    parent: Element | None,
    attributes: Mapping[str, str] | None = None,
    text: str | None = None,
) -> Element:
    """An element under another name, at the same place in the document."""
    known = old.name
    name = Name(tag, known.written, known.namespace, known.prefix, known.local)
    made = Element(name, old.attributes if attributes is None else attributes, old.offset, parent)
    made.text = old.text if text is None else text
    return made


def _children(rows: Iterable[Element], parent: Element) -> list[Element]:
    found = [_child(row, parent) for row in rows]
    return [row for row in found if row is not None]


def _child(old: Element, parent: Element) -> Element | None:
    """A child of the channel or an item in RSS; itself if that knows no other name for it; None: nothing is lost with it."""
    if old.tag in _SILENT:
        return None
    if old.tag in _TEXTS:
        made = _named(old, _TEXTS[old.tag], parent, {}, _html(old))
        made.children = old.children
        return made
    if old.tag in _FORMS:
        return _FORMS[old.tag](old, parent)
    old.parent = parent
    return old


def _html(old: Element) -> str:
    """The text of an Atom construct (section 3.1) as RSS has it: titles as text, the others as HTML."""
    kind = (old.get("type") or "text") if old.tag.startswith("atom:") else "html"
    if old.tag.startswith("atom:") and old.tag not in {"atom:subtitle", "atom:summary", "atom:content"}:
        return markup.to_text(old.text) if kind == "html" else old.text
    return markup.escape(old.text) if kind == "text" else old.text


def _link(old: Element, parent: Element) -> Element | None:
    relation, href = old.get("rel") or "alternate", old.get("href") or ""
    if relation == "enclosure" and parent.tag == "item":
        kept = {"url": href, "length": old.get("length") or "", "type": old.get("type") or ""}
        return _named(old, "enclosure", parent, kept, "")
    if relation == "alternate":
        return _named(old, "link", parent, {}, href)
    old.parent = parent
    return old


def _author(old: Element, parent: Element) -> Element | None:
    return _named(old, "itunes:author", parent, {}, old.value_of("atom:name"))


def _category(old: Element, parent: Element) -> Element | None:
    return _named(old, "category", parent, {}, old.get("label") or old.get("term") or "")


def _image(old: Element, parent: Element) -> Element | None:
    url = old.value_of(f"{RSS10}url") or old.value
    return _named(old, "itunes:image", parent, {"href": url}, "") if url else None


def _enclosure(old: Element, parent: Element) -> Element | None:
    given = {key.rpartition(":")[2]: value for key, value in old.attributes.items()}
    kept = {
        "url": given.get("resource", ""),
        "length": given.get("length", ""),
        "type": given.get("type", ""),
    }
    return _named(old, "enclosure", parent, kept)


_FORMS: Mapping[str, Callable[[Element, Element], Element | None]] = {
    "atom:link": _link,
    "atom:author": _author,
    "atom:category": _category,
    "atom:logo": _image,
    f"{RSS10}image": _image,
    _ENCLOSURE: _enclosure,
}


def _language(root: Element, parent: Element) -> list[Element]:
    language = root.get("xml:lang")
    return [_named(root, "language", parent, {}, language)] if language else []


def _missing(item: Element, parent: Element) -> list[Element]:
    """The guid, and the date where there is only that of the last change."""
    guid = item.value_of("atom:id") or next(
        (value for key, value in item.attributes.items() if key.rpartition(":")[2] == "about"), ""
    )
    found = [_named(item, "guid", parent, {"isPermaLink": "false"}, guid)] if guid else []
    changed = item.value_of("atom:updated")
    if changed and item.child("atom:published") is None:
        found.append(_named(item, "pubDate", parent, {}, changed))
    return found
