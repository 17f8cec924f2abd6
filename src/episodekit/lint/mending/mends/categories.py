"""Categories of Apple's: names of before 2019, case, and how the ``&`` is written."""

import html
from collections.abc import Iterable, Iterator

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Added, Change, Value
from episodekit.lint.mending.definition import mends
from episodekit.vocabulary.apple import categories, renamed


def _text(category: Element) -> str:
    return category.get("text") or ""


def _folded(name: str) -> str:
    """A name without what slips differ in: case, spaces, ``and`` for ``&``, an ``&`` that was escaped twice."""
    for _ in range(3):
        name = html.unescape(name) if len(name) < 100 else name
    return " ".join(name.lower().replace("&", " and ").split())


def _like(name: str, options: Iterable[str]) -> str | None:
    folded = _folded(name)
    return next((option for option in options if _folded(option) == folded), None)


def _meaning(category: Element) -> str:
    """The name that it has, or would have if it were mended."""
    name, options = _text(category), categories().keys()
    if category.parent is not None and category.parent_tag == "itunes:category":
        top = _text(category.parent)
        home, _, today = renamed().get(f"{top} > {name}", "").partition(" > ")
        if home == top and today:
            return today
        return _like(name, categories().get(_like(top, options) or "", ())) or name
    return renamed().get(name) or _like(name, options) or name


def _keepers(feed: Feed) -> dict[tuple[int, str], Element]:
    """Of the categories beside each other the one for each name: that has it already, else the first that is to get it."""
    found: dict[tuple[int, str], Element] = {}
    for category in feed.every("itunes:category"):
        name = _meaning(category)
        key = id(category.parent), name
        kept = found.setdefault(key, category)
        if _text(category) == name != _text(kept):
            found[key] = category
    return found


def _is_free(feed: Feed, category: Element, name: str) -> bool:
    """Whether a category may get a name, so that it does not stand there twice."""
    return feed.once(_keepers).get((id(category.parent), name)) is category


@mends("category-unknown", "category-double-escaped")
def spelling(feed: Feed, category: Element) -> Iterator[Change]:
    """The name is spelled as Apple does if it differs in case, spaces, and for & or escaping alone. Others stay."""
    if category.parent is None:
        return
    options: Iterable[str] = categories()
    if category.parent_tag == "itunes:category":
        options = categories().get(_like(_text(category.parent), categories()) or "", ())
    meant = _like(_text(category), options)
    if meant is not None and _is_free(feed, category, meant):
        yield Value(category, "text", meant, exact=True)


@mends("subcategory-wrong-parent")
def below(feed: Feed, category: Element) -> Iterator[Change]:
    """The name is spelled as Apple does. Others stay."""
    if category.parent is None:
        return
    meant = _like(_text(category), categories().get(_text(category.parent), ()))
    if meant and _is_free(feed, category, meant):
        yield Value(category, "text", meant, exact=True)


@mends("category-legacy")
def legacy(feed: Feed, category: Element) -> Iterator[Change]:
    """A category of before 2019 gets its name of today, together with what it holds; a subcategory, within its category.

    Where subcategories went to different places, or are gone, all stay.
    """
    old = _text(category)
    if category.parent is not None and category.parent_tag == "itunes:category":
        top = _text(category.parent)
        home, _, name = renamed().get(f"{top} > {old}", "").partition(" > ")
        if home == top and name and _is_free(feed, category, name):
            yield Value(category, "text", name, exact=True)
        return
    if old not in renamed() or not _is_free(feed, category, renamed()[old]):
        return
    subs = [(sub, *_today(old, _text(sub))) for sub in category.all("itunes:category")]
    tops = {top for _, top, _ in subs} or {renamed()[old]}
    names = {below for _, _, below in subs}
    if len(tops) != 1 or "" in names or len(names) < len(subs):
        return
    yield Value(category, "text", tops.pop(), exact=True)
    for sub, _, below in subs:
        if below != _text(sub):
            yield Value(sub, "text", below, exact=True)


def _today(top: str, sub: str) -> tuple[str, str]:
    """Where a subcategory of before 2019 stands today; the name is empty if it is gone."""
    new = renamed().get(f"{top} > {sub}")
    if new is None:
        new = f"{renamed()[top]} > {sub}"
    home, _, name = new.partition(" > ")
    return home, name if name in categories().get(home, ()) else ""


@mends("category-attribute-missing")
def attribute(_feed: Feed, category: Element) -> Iterator[Change]:
    """A category that stands between the tags is written into text as well. Names that Apple does not know stay."""
    if category.value in categories() and category.parent_tag == "channel":
        if category.get("text") is None:
            yield Added(category, "text", category.value)
        else:
            yield Value(category, "text", category.value, exact=True)
