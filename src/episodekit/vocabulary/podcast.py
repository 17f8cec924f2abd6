"""The tags of the podcast namespace (https://github.com/Podcastindex-org/podcast-namespace) as a table.

The table lies in ``data/podcast_namespace.json`` with its source and date.
"""

import functools

from episodekit.vocabulary import grammar
from episodekit.vocabulary.grammar import Attribute, Tag

__all__ = ["Attribute", "Tag", "media", "proposals", "roles", "services", "tags"]

_TABLE = "podcast_namespace.json"
_PAGES = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/"


@functools.cache
def tags() -> dict[str, Tag]:
    """Name → tag, of every formal and deprecated tag."""
    return {row.name: row for row in grammar.read(_TABLE, _PAGES)}


@functools.cache
def proposals() -> frozenset[str]:
    """Tags that were proposed or are seen in feeds but are not part of the namespace."""
    return frozenset(str(row["name"]) for row in grammar.rows(grammar.table(_TABLE)["not_formal"]))


def media() -> frozenset[str]:
    """The values of ``podcast:medium``: each medium, its list form ending in L, and ``mixed``."""
    return frozenset(tags()["medium"].allowed)


@functools.cache
def roles() -> dict[str, tuple[str, ...]]:
    """Group → its roles, as the Podcast Taxonomy (https://podcasttaxonomy.com/) writes them."""
    groups = grammar.table(_TABLE)["person_taxonomy"]
    if not isinstance(groups, dict):
        raise TypeError("the taxonomy of persons is not an object")
    return {str(group): tuple(map(str, names)) for group, names in groups.items()}


@functools.cache
def services() -> frozenset[str]:
    """The services that ``podcast:block`` may name."""
    slugs = grammar.table(_TABLE)["service_slugs"]
    if not isinstance(slugs, list):
        raise TypeError("the slugs of services are not a list")
    return frozenset(map(str, slugs))
