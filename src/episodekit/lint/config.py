"""Which rules are on, and how bad each is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from episodekit.errors import InvalidValueError
from episodekit.findings import Severity
from episodekit.lint.rule import PROFILES, Rule
from episodekit.lint.rules import RULES
from episodekit.vocabulary.spelling import nearest

DEFAULT_PROFILES = ("core", "apple", "pc20")


def find_rule(name: str) -> Rule:
    """The rule of a slug or of a catalogue number in any case.

    Raises:
        InvalidValueError: there is none; the remedy names the nearest one.
    """
    found = RULES.get(name.lower()) or _ALIASES.get(name.upper())
    if found is None:
        near = nearest(name, RULES)
        raise InvalidValueError(
            f"there is no rule {name!r}",
            remedy=f"did you mean {near!r}?" if near else "`episodekit explain --list` names them all",
        )
    return found


_ALIASES = {alias: rule for rule in RULES.values() for alias in rule.aliases}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What to check. Rules are named by slug or catalogue number.

    Attributes:
        profiles: a rule is on if one of its profiles is here; ``strict`` turns every rule on.
        select: if not empty, only these rules are on, whatever their profile.
        ignore: these are off in any case.
        severity: rule → its severity for every finding of it.
    """

    profiles: tuple[str, ...] = DEFAULT_PROFILES
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse names of rules and profiles that do not exist."""
        for name in (*self.select, *self.ignore, *self.severity):
            find_rule(name)
        for name in self.profiles:
            if name not in PROFILES:
                near = nearest(name, PROFILES)
                raise InvalidValueError(
                    f"there is no profile {name!r}",
                    remedy=f"did you mean {near!r}?" if near else f"use some of: {', '.join(PROFILES)}",
                )

    def chosen(self) -> tuple[Rule, ...]:
        """The rules that are on, in the order of the registry."""
        ignored = {find_rule(name).slug for name in self.ignore}
        selected = {find_rule(name).slug for name in self.select}
        on = set(self.profiles)
        return tuple(
            rule
            for rule in RULES.values()
            if rule.slug not in ignored
            and (rule.slug in selected if selected else "strict" in on or not on.isdisjoint(rule.profiles))
        )

    def overridden(self) -> dict[str, Severity]:
        """Slug → the severity that was asked for."""
        return {find_rule(name).slug: severity for name, severity in self.severity.items()}
