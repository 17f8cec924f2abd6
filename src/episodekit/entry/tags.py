"""``tags:`` and ``extra:`` of ``show.yaml`` and ``episode.md``: the tags of the feed that have no key of their own.

A tag is written by the name that it has in the feed. A single value is its text; a mapping holds its attributes, its
inner tags, and its text as ``content``; a list holds several tags of that name. ``extra`` is XML as it goes into the feed.
"""

from collections.abc import Iterator, Sequence

import yaml

from episodekit.entry.fields import Fields, Problems
from episodekit.entry.scalar import quoted, scalar
from episodekit.errors import InvalidValueError
from episodekit.model import tagged
from episodekit.model.extra import Extra, read_extra
from episodekit.model.tagged import Tag
from episodekit.vocabulary import grammar
from episodekit.vocabulary.feed_tags import feed_tags

TEXT = "content"
OWN_KEYS = {
    "channel": {
        "title": "title",
        "link": "link",
        "description": "description",
        "language": "language",
        "itunes:author": "author",
        "podcast:guid": "guid",
        "lastBuildDate": "",
        "pubDate": "",
    },
    "item": {
        "title": "title",
        "link": "link",
        "description": "description",
        "guid": "guid",
        "pubDate": "published",
        "content:encoded": "the body of episode.md",
        "enclosure": "enclosure",
    },
}
"""Tags that follow from keys of their own or from the entries, and the key to write instead."""


def read_tags(fields: Fields, parent: str) -> tuple[Tag, ...]:
    """The ``tags:`` of a show (parent ``channel``) or an entry (``item``); what is wrong becomes a finding."""
    row = fields.mapping("tags")
    if row is None:
        return ()
    found: list[Tag] = []
    for key, node in row.nodes():
        name = str(key.value)
        where = row.name(name)
        if name in OWN_KEYS[parent]:
            own = OWN_KEYS[parent][name]
            fix = f"write it as {own}" if own else "delete it: the build writes it"
            row.problems.add("entry-tag", f"{where} has a place of its own", fix, key)
            continue
        made = list(_tags(name, node, where, row.problems))
        try:
            tagged.check(made, parent)
        except InvalidValueError as problem:
            row.problems.add("entry-tag", f"{where}: {problem.message}", problem.remedy, key)
            continue
        found += made
    return tuple(found)


def read_extras(fields: Fields) -> tuple[Extra, ...]:
    """The ``extra:`` of a show or an entry: XML in namespaces that episodekit does not know."""
    return fields.optional("extra", read_extra) or ()


def compose_tags(tags: Sequence[Tag], extras: Sequence[Extra]) -> list[str]:
    """Tags and extras as rows of YAML that read back to them."""
    rows = ["tags:", *_grouped(tags, "  ")] if tags else []
    if extras:
        rows.append(f"extra: {quoted(_LINE.join(row.xml for row in extras))}")
    return rows


_LINE = "\n"


def _tags(name: str, node: yaml.Node, where: str, problems: Problems) -> Iterator[Tag]:
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value, start=1):
            if isinstance(item, yaml.SequenceNode):
                problems.add("entry-tag", f"{where}[{number}] is a list in a list", "write one list", item)
            else:
                yield from _tags(name, item, f"{where}[{number}]", problems)
    elif isinstance(node, yaml.MappingNode):
        yield _mapped(name, Fields(node, problems, where))
    else:
        yield Tag(name, _text(node).strip())


def _mapped(name: str, row: Fields) -> Tag:
    known = _row(name)
    text = ""
    attributes: list[tuple[str, str]] = []
    children: list[Tag] = []
    for key, node in row.nodes():
        inner = str(key.value)
        if inner == TEXT and isinstance(node, yaml.ScalarNode):
            text = _text(node).strip()
        elif known is not None and inner not in known.by_name and _row(inner) is not None:
            children += _tags(inner, node, row.name(inner), row.problems)
        elif isinstance(node, yaml.ScalarNode):
            attributes.append((inner, _text(node)))
        else:
            row.problems.add(
                "entry-tag", f"{row.name(inner)} is neither a tag nor a single value", "correct its name", key
            )
    order = list(known.by_name) if known else []
    attributes.sort(key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))
    return Tag(name, text, tuple(attributes), tuple(children))


def _text(node: yaml.Node) -> str:
    return str(node.value).replace("\r\n", "\n").replace("\r", "\n")


def _row(name: str) -> grammar.Tag | None:
    return feed_tags().get(name)


def _grouped(tags: Sequence[Tag], indent: str) -> Iterator[str]:
    """Tags under their names: one as a value or a mapping, several as a list."""
    for name in dict.fromkeys(tag.name for tag in tags):
        rows = [tag for tag in tags if tag.name == name]
        if len(rows) == 1 and not rows[0].attributes and not rows[0].children:
            yield f"{indent}{name}: {scalar(rows[0].text)}"
            continue
        yield f"{indent}{name}:"
        for row in rows:
            for number, line in enumerate(_mapping(row)):
                mark = "" if len(rows) == 1 else "  " if number else "- "
                yield f"{indent}  {mark}{line}"


def _mapping(tag: Tag) -> list[str]:
    rows = [f"{name}: {scalar(value)}" for name, value in tag.attributes]
    rows += [f"{TEXT}: {scalar(tag.text)}"] if tag.text or not (rows or tag.children) else []
    return [*rows, *_grouped(tag.children, "")]
