"""``targets:`` of ``show.yaml`` → :class:`episodekit.model.targets.Target`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from episodekit.entry.fields import Fields
from episodekit.errors import InvalidValueError
from episodekit.model.targets import KINDS, Target
from episodekit.notation import values


def read_targets(fields: Fields) -> tuple[Target, ...]:
    """Every target under its name; what is wrong becomes findings of the fields' problems."""
    row = fields.mapping("targets")
    return tuple(_targets(row)) if row is not None else ()


def _targets(row: Fields) -> Iterator[Target]:
    for key, _ in row.nodes():
        each = row.mapping(key.value)
        name = _name(row, key.value)
        if each is None or name is None:
            continue
        kind = each.required("kind", partial(values.one_of, allowed=tuple(KINDS)))
        if kind is None:
            continue
        of_files = not KINDS[kind].is_host  # a host serves and announces its feed itself
        public_url = each.optional("public_url", values.base_url) if of_files else None
        indexed = each.optional("podcast_index", values.boolean) if of_files else None
        podping = each.optional("podping_variable", values.line) if of_files else None
        needed = {option: _needed(each, option) for option in KINDS[kind].needs}
        given = {option: _optional(each, option) for option in KINDS[kind].may}
        each.finish()
        options = {option: value for option, value in (needed | given).items() if value is not None}
        if len(options) >= len(needed):
            target = Target(name=name, kind=kind, options=options, public_url=public_url)
            yield replace(target, podcast_index=bool(indexed), podping_variable=podping)


def _needed(row: Fields, option: str) -> str | None:
    found = _optional(row, option)
    if found is None and not row.has(option):
        row.required(option, values.line)  # tells that it is missing
    return found


def _optional(row: Fields, option: str) -> str | None:
    if option.endswith("_variable"):
        return row.optional(option, values.variable, secret=True)
    return row.optional(option, values.line)


def _name(row: Fields, key: str) -> str | None:
    try:
        return values.slug(key)
    except InvalidValueError as problem:
        row.problems.add("entry-value", f"targets: {problem.message}", problem.remedy, row.node)
        return None
