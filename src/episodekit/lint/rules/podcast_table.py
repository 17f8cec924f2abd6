"""The podcast namespace by its table: which tags there are, where, how often, with which attributes and values."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST
from episodekit.logins import begun
from episodekit.notation.forms import FORMS
from episodekit.vocabulary import podcast
from episodekit.vocabulary.podcast import Attribute, Tag
from episodekit.vocabulary.spelling import Guesses, nearest

_PC20 = ("pc20",)
_PREFIX = "podcast:"
_KNOWN_PARENTS = {"rss", "channel", "item", "image", "textInput"}


_OF_THEIR_OWN = frozenset(
    {
        ("chat", "server"),
        ("image", "aspect-ratio"),
        ("location", "country"),
        ("remoteItem", "feedGuid"),
        ("soundbite", "duration"),
        ("soundbite", "startTime"),
        ("trailer", "pubdate"),
        ("transcript", "language"),
        ("updateFrequency", "complete"),
        ("value", "method"),
        ("value", "suggested"),
        ("valueRecipient", "fee"),
        ("valueRecipient", "split"),
    }
)
"""Attributes whose values rules of their own judge, which can say more than the table."""
_ABSENCE_OF_THEIR_OWN = frozenset({("remoteItem", "feedGuid"), ("value", "method")})


def _occurring(feed: Feed) -> list[tuple[Tag, list[Element]]]:
    tags = ((tag, feed.every(_PREFIX + name)) for name, tag in podcast.tags().items())
    return [(tag, elements) for tag, elements in tags if elements]


def _tags(feed: Feed) -> list[tuple[Tag, list[Element]]]:
    """The known tags that occur, in the order of the table."""
    return feed.once(_occurring)


def _attributes(feed: Feed) -> list[tuple[Tag, Attribute, list[Element]]]:
    """Every known attribute that occurs, with all elements of its tag."""
    return [
        (tag, attribute, elements)
        for tag, elements in _tags(feed)
        for attribute in tag.attributes
        if any(attribute.name in element.attributes for element in elements)
    ]


def _values(elements: list[Element], attribute: Attribute) -> Iterator[tuple[Element, str]]:
    """The elements that have the attribute, with its value as written, if it is not blank."""
    name = attribute.name
    for element in elements:
        value = element.attributes.get(name)
        if value and not value.isspace():
            yield element, value


@rule("unknown-tag", Severity.WARNING, source=PODCAST, alias="N701", profiles=_PC20)
def unknown_tag(feed: Feed) -> Iterator[Found]:
    """A tag is not one of the podcast namespace.

    Why: apps ignore it; case counts.

    Fix: spell it as the namespace does, or delete it.
    """
    guesses = Guesses(podcast.tags())
    for qualified, elements in feed.document.by_tag.items():
        name = qualified.removeprefix(_PREFIX)
        if name == qualified or name in podcast.tags() or name in podcast.proposals():
            continue
        near = guesses.of(name)
        severity = Severity.ERROR if near is not None and near.lower() == name.lower() else None
        fix = f"did you mean podcast:{near}?" if near else ""
        for element in elements:
            yield found(element, f"there is no tag podcast:{name}", value=name, fix=fix, severity=severity)


@rule("wrong-parent", Severity.ERROR, source=PODCAST, alias="N702", profiles=_PC20)
def wrong_parent(feed: Feed) -> Iterator[Found]:
    """A tag of the podcast namespace stands where it has no meaning.

    Why: apps look for it in its own place only.

    Fix: move it into one of the elements that are named.
    """
    for tag, elements in _tags(feed):
        allowed = {*tag.parents, "liveItem"} if "item" in tag.parents else set(tag.parents)
        for element in elements:
            parent = element.parent_tag
            name = parent.removeprefix(_PREFIX)
            if name not in allowed and (name in _KNOWN_PARENTS or parent.startswith(_PREFIX)):
                places = " or ".join(f"<{place}>" for place in tag.parents)
                yield found(
                    element,
                    f"podcast:{tag.name} stands in <{name}>",
                    value=parent,
                    fix=f"move it into {places}",
                )


@rule("too-many", Severity.ERROR, source=PODCAST, alias="N703", profiles=_PC20)
def too_many(feed: Feed) -> Iterator[Found]:
    """A tag that may occur once in its place occurs again.

    Why: apps take one of them, and not always the same.

    Fix: keep one of them.
    """
    for tag, _elements in _tags(feed):
        for element, first in feed.repeated(_PREFIX + tag.name) if tag.single else ():
            line = feed.line(first)
            yield found(element, f"podcast:{tag.name} stands already in line {line}", value=element.value)


@rule("attribute-missing", Severity.ERROR, source=PODCAST, alias="N704", profiles=_PC20)
def attribute_missing(feed: Feed) -> Iterator[Found]:
    """A tag of the podcast namespace lacks an attribute that it needs.

    Why: apps skip the tag.

    Fix: write the attribute.
    """
    for tag, elements in _tags(feed):
        needed = [
            attribute.name
            for attribute in tag.attributes
            if attribute.presence == "required" and (tag.name, attribute.name) not in _ABSENCE_OF_THEIR_OWN
        ]
        for element in elements:
            for name in needed:
                value = element.attributes.get(name)
                if value is None:
                    yield found(
                        element, f"podcast:{tag.name} has no {name}", fix=f"write the attribute {name}"
                    )
                elif not value.strip():
                    what = f"podcast:{tag.name} has an empty {name}"
                    yield found(element, what, fix=f"write a value into {name}, or delete the tag")


@rule("attribute-unknown", Severity.WARNING, source=PODCAST, alias="N705", profiles=_PC20)
def attribute_unknown(feed: Feed) -> Iterator[Found]:
    """A tag of the podcast namespace has an attribute that it does not know.

    Why: apps ignore it; case counts.

    Fix: spell it as the namespace does, or delete it.
    """
    for tag, elements in _tags(feed):
        known = tag.by_name
        for element in elements:
            for name, value in element.attributes.items():
                if name not in known and ":" not in name and name != "xmlns":
                    near = nearest(name, known)
                    fix = _FORMER.get((tag.name, name)) or (f"did you mean {near}?" if near else "")
                    yield found(
                        element, f"podcast:{tag.name} knows no attribute {name}", value=value, fix=fix
                    )


_FORMER = {
    ("locked", "email"): "write it as owner",
    ("person", "name"): "write the name between the tags",
    ("location", "name"): "write the name between the tags",
    ("location", "latlon"): 'write it as geo="geo:…"',
    ("funding", "title"): "write the text between the tags",
}
"""Attributes of the namespace's drafts, which some hosts still write → what became of them."""


@rule("attribute-value", Severity.ERROR, source=PODCAST, alias="N706", profiles=_PC20)
def attribute_value(feed: Feed) -> Iterator[Found]:
    """An attribute of the podcast namespace has a value of the wrong kind.

    Why: apps cannot read it and skip the tag, or take something else from it.

    Fix: write a value of the kind that is named.
    """
    for tag, attribute, elements in feed.once(_attributes):
        form = FORMS.get(attribute.type)
        if form is None or attribute.allowed or (tag.name, attribute.name) in _OF_THEIR_OWN:
            continue
        fits, form_name = form
        for element, value in _values(elements, attribute):
            if not fits(value.strip()):
                what = f"podcast:{tag.name} has {attribute.name}={value!r}, which is not {form_name}"
                inside = attribute.type == "url" and value.lstrip().startswith("data:")
                fix = "put the file on a server and write its URL" if inside else f"write {form_name}"
                yield found(element, what, value=value, fix=fix)


@rule("enum", Severity.ERROR, source=PODCAST, alias="N707 N744 N785", profiles=_PC20)
def enum(feed: Feed) -> Iterator[Found]:
    """A value of the podcast namespace is not one of those that are counted out.

    Why: apps do not know what it means and fall back to their own choice.

    Fix: write one of the values that are named.
    """
    for tag, attribute, elements in feed.once(_attributes):
        for element, value in _values(elements, attribute) if attribute.allowed else ():
            if value not in attribute.allowed:
                what = f"podcast:{tag.name} has {attribute.name}={value!r}"
                yield found(element, what, value=value, fix=_options(value, attribute.allowed))
    for tag, elements in _tags(feed):
        allowed = tag.allowed
        for element in elements if allowed else ():
            if element.value and element.value not in allowed:
                fix = _options(element.value, allowed)
                yield found(element, f"podcast:{tag.name} is {element.value!r}", value=element.value, fix=fix)


def _options(value: str, allowed: tuple[str, ...]) -> str:
    near = nearest(value, allowed)
    return f"did you mean {near!r}?" if near else f"write one of: {', '.join(allowed)}"


@rule("value-blank", Severity.ERROR, source=PODCAST, alias="N708", profiles=_PC20)
def value_blank(feed: Feed) -> Iterator[Found]:
    """A tag of the podcast namespace that needs a text is empty.

    Why: it says nothing; apps skip it or show an empty row.

    Fix: write the text, or delete the tag.
    """
    for tag, elements in _tags(feed):
        if tag.needs_content and tag.content != "children":
            for element in elements:
                if not element.value:
                    name = element.get("name")
                    fix = f"write {begun(name, 100)!r} between the tags" if name else ""
                    yield found(element, f"podcast:{tag.name} is empty", fix=fix)


@rule("too-long", Severity.WARNING, source=PODCAST, alias="N709", profiles=_PC20)
def too_long(feed: Feed) -> Iterator[Found]:
    """A text of the podcast namespace is longer than it may be.

    Why: apps cut it off.

    Fix: shorten it to the number of characters that is named.
    """
    for tag, elements in _tags(feed):
        for element in elements if tag.limit else ():
            if tag.limit and len(element.value) > tag.limit:
                what = f"podcast:{tag.name} has {len(element.value)} characters"
                yield found(element, what, value=element.value, fix=f"shorten it to {tag.limit}")
    for tag, attribute, elements in feed.once(_attributes):
        for element, value in _values(elements, attribute) if attribute.limit else ():
            if attribute.limit and len(value) > attribute.limit:
                what = f"{attribute.name} of podcast:{tag.name} has {len(value)} characters"
                yield found(element, what, value=value, fix=f"shorten it to {attribute.limit}")


@rule("not-https", Severity.WARNING, source=PODCAST, alias="N710", profiles=_PC20)
def not_https(feed: Feed) -> Iterator[Found]:
    """A URL of the podcast namespace is not https.

    Why: the namespace asks for https; phones refuse to load the rest.

    Fix: serve the file by https and write the URL so.
    """
    for tag, attribute, elements in feed.once(_attributes):
        for element, value in _values(elements, attribute) if attribute.type in {"url", "uri"} else ():
            if value[:7].lower() == "http://":
                yield found(element, f"{attribute.name} of podcast:{tag.name} is {value}", value=value)


@rule("proposal-tag", Severity.INFO, source=PODCAST, alias="N711", profiles=_PC20)
def proposal_tag(feed: Feed) -> Iterator[Found]:
    """A tag was proposed for the podcast namespace but is not part of it.

    Why: few apps know it, and its meaning may change.

    Fix: see whether a tag of the namespace serves; leaving it does no harm.
    """
    for name in sorted(podcast.proposals()):
        for element in feed.every(_PREFIX + name):
            yield found(element, f"podcast:{name} is not part of the namespace", value=name)


@rule("deprecated", Severity.WARNING, source=PODCAST, alias="N712", profiles=_PC20)
def deprecated(feed: Feed) -> Iterator[Found]:
    """A tag of the podcast namespace was given up.

    Why: apps stop reading it.

    Fix: write ``podcast:image`` instead of ``podcast:images``.
    """
    for tag, elements in _tags(feed):
        if tag.status.startswith("deprecated"):
            for element in elements:
                yield found(element, f"podcast:{tag.name} was given up", value=tag.name)
