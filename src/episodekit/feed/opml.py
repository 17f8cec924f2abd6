"""Lists of feeds as apps export them: OPML 2.0 (http://opml.org/spec2.opml)."""

from dataclasses import dataclass

from episodekit.feed.document import Document


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list: its address, and what the list calls it."""

    url: str
    title: str


def is_list(document: Document) -> bool:
    """Whether the document is OPML."""
    return document.root is not None and document.root.name.local.lower() == "opml"


def read_list(document: Document) -> tuple[Listed, ...]:
    """The feeds of a list in its order, each once, however deep the folders that they lie in."""
    found: dict[str, Listed] = {}
    for element in document.root.walk() if document.root is not None else ():
        if element.name.local.lower() != "outline":
            continue
        attributes = {name.lower(): value.strip() for name, value in element.attributes.items()}
        url = attributes.get("xmlurl", "")
        if url:
            title = attributes.get("title") or attributes.get("text") or url
            found.setdefault(url, Listed(url, " ".join(title.split())))
    return tuple(found.values())
