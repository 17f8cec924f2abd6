"""Every tag of a podcast feed under its usual name, such as ``ttl``, ``itunes:block``, ``podcast:funding``.

RSS 2.0, Apple, Atom and Podlove lie in ``data/feed_tags.json``, each row with the page that defines it; the podcast
namespace has its own table (:mod:`episodekit.vocabulary.podcast`).
"""

import functools

from episodekit.vocabulary import grammar, podcast
from episodekit.vocabulary.grammar import Child, Tag

LIVE_ITEM = "podcast:liveItem"
_PREFIX = "podcast:"
_OURS = "rss:"  # how the podcast table writes the names of RSS


@functools.cache
def feed_tags() -> dict[str, Tag]:
    """Qualified name → tag; parents and children are qualified names too."""
    found = {row.name: row for row in grammar.read("feed_tags.json")}
    for row in podcast.tags().values():
        children = tuple(child._replace(name=_qualified(child.name)) for child in row.children)
        parents = tuple(_qualified(parent) for parent in row.parents)
        found[_PREFIX + row.name] = row._replace(name=_PREFIX + row.name, parents=parents, children=children)
    return {name: _in_live_items(row) for name, row in found.items()}


def _in_live_items(row: Tag) -> Tag:
    """A live item takes every child of an item (https://podcasting2.org/docs/podcast-namespace/tags/liveItem)."""
    if row.name == LIVE_ITEM:
        return row._replace(children=(Child(name="podcast:contentLink", least=1, most=None),))
    if "item" in row.parents and LIVE_ITEM not in row.parents:
        return row._replace(parents=(*row.parents, LIVE_ITEM))
    return row


def _qualified(name: str) -> str:
    if name in {"channel", "item"} or name.startswith("("):
        return name
    return name.removeprefix(_OURS) if name.startswith(_OURS) else _PREFIX + name
