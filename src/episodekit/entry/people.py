"""The ``people:`` list, the same in a show and in an entry."""

from episodekit import values
from episodekit.entry.fields import Fields
from episodekit.errors import InvalidValueError
from episodekit.model import Person


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
