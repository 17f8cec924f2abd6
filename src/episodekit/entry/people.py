"""The ``people:`` list, the same in a show and in an entry, and the ``mentions:`` of an entry."""

from episodekit.entry.fields import Fields
from episodekit.errors import InvalidValueError
from episodekit.model.episode import Person
from episodekit.model.written import Mention
from episodekit.notation import values


def read_people(fields: Fields) -> tuple[Person, ...]:
    """Every person that is right; the others become findings."""
    found = []
    for row in fields.mappings("people"):
        name = row.required("name", lambda value: values.line(value, limit=128))
        role = row.optional("role", values.line) or "host"
        group = row.optional("group", values.line) or "cast"
        href = row.optional("href", values.url)
        img = row.optional("img", values.url)
        row.finish()
        if name is None:
            continue
        try:
            found.append(Person(name=name, role=role, group=group, href=href, img=img))
        except InvalidValueError as problem:
            row.problems.add("entry-value", f"{row.where}: {problem.message}", problem.remedy, row.node)
    return tuple(found)


def read_mentions(fields: Fields) -> tuple[Mention, ...]:
    """Whom the article names: every row that is right; the others become findings."""
    found = []
    for row in fields.mappings("mentions"):
        name = row.required("name", lambda value: values.line(value, limit=128))
        function = row.required("function", values.line)
        row.finish()
        if name and function:
            found.append(Mention(name=name, function=function))
    return tuple(found)
