"""A configuration file's text → settings, or everything that is wrong with it."""

from collections.abc import Sequence

from episodekit.entry.fields import Fields, Problems, parse
from episodekit.entry.lint import read_lint
from episodekit.entry.toml import parse_toml
from episodekit.findings import Checked
from episodekit.lint.config import known_profile, known_rule
from episodekit.model.settings import LintSettings


def read_settings(text: str, name: str, *, yaml: bool, tables: Sequence[str]) -> Checked[LintSettings] | None:
    """What a file says of the linter; None if it says nothing.

    Args:
        text: of the file.
        name: of the file, for the findings.
        yaml: whether it is a ``show.yaml``, of which the key ``lint`` alone is read; else it is TOML.
        tables: those within which the table ``lint`` stands.
    """
    problems = Problems(name)
    settings = _in_yaml(text, problems) if yaml else _in_toml(text, problems, tables)
    findings = tuple(
        row._replace(rule=row.rule.replace("entry-", "config-"))
        for row in sorted(problems.findings, key=lambda row: row.place)
    )
    return Checked(settings, findings) if settings or findings else None


def _in_yaml(text: str, problems: Problems) -> LintSettings | None:
    fields = parse(text, problems)
    inner = fields.mapping("lint") if fields is not None else None
    return read_lint(inner, rule=known_rule, profile=known_profile) if inner is not None else None


def _in_toml(text: str, problems: Problems, tables: Sequence[str]) -> LintSettings | None:
    fields: Fields | None = parse_toml(text, problems)
    for table in tables:
        fields = fields.mapping(table) if fields is not None else None
    if fields is None:
        return None
    inner = fields.mapping("lint")
    fields.finish()
    if inner is None:
        return None
    return read_lint(inner, rule=known_rule, profile=known_profile, dash="-")
