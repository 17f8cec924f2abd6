"""The keys of a lint configuration, wherever they stand → :class:`episodekit.model.settings.LintSettings`."""

from collections.abc import Callable, Iterator

import yaml

from episodekit.entry.fields import Fields
from episodekit.errors import InvalidValueError
from episodekit.findings import Severity
from episodekit.model.settings import LintSettings
from episodekit.notation import values

_LEVELS = ("error", "warning", "info")


def read_lint(
    fields: Fields,
    *,
    rule: Callable[[str], str] = values.line,
    profile: Callable[[str], str] = values.line,
    dash: str = "_",
) -> LintSettings:
    """Read every key; what is wrong becomes findings of the fields' problems.

    Args:
        fields: the mapping.
        rule: refuses names of rules that do not exist; by default any name passes.
        profile: the same for profiles.
        dash: what stands between the words of a key: ``_`` in YAML, ``-`` in TOML.
    """

    def named(key: str) -> tuple[str, ...] | None:
        found = fields.texts(key, rule)
        return found if fields.has(key) else None

    severity = fields.mapping("severity")
    per_path = fields.mapping(f"per{dash}path{dash}ignores")
    profiles = fields.texts("profiles", profile)
    settings = LintSettings(
        profiles=profiles if fields.has("profiles") else None,
        select=named("select"),
        ignore=named("ignore"),
        severity=tuple(_severities(severity, rule)) if severity else None,
        per_path_ignores=tuple(_per_path(per_path, rule)) if per_path else None,
        baseline=fields.optional("baseline", values.line),
        fail_on=fields.optional(f"fail{dash}on", _level),
        max_warnings=fields.optional(f"max{dash}warnings", values.count),
        allow_local=fields.optional(f"allow{dash}local", values.boolean),
    )
    fields.finish()
    return settings


def _level(value: str) -> Severity:
    return Severity.parse(values.one_of(value, _LEVELS))


def _severities(fields: Fields, rule: Callable[[str], str]) -> Iterator[tuple[str, Severity]]:
    for key, _ in fields.nodes():
        level = fields.required(key.value, _level)
        if _is_known(fields, key, rule) and level is not None:
            yield key.value, level


def _is_known(fields: Fields, key: yaml.ScalarNode, rule: Callable[[str], str]) -> bool:
    try:
        rule(key.value)
    except InvalidValueError as problem:
        fields.problems.add("entry-value", f"{fields.where}: {problem.message}", problem.remedy, key)
        return False
    return True


def _per_path(fields: Fields, rule: Callable[[str], str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, _ in fields.nodes():
        yield key.value, fields.texts(key.value, rule)
