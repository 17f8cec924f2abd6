"""Which rules are on, and how bad each is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from episodekit.errors import InvalidValueError
from episodekit.findings import Severity
from episodekit.lint.rule import PROFILES, Rule
from episodekit.lint.rules import RULES
from episodekit.model.settings import LintSettings
from episodekit.patterns import later
from episodekit.vocabulary.spelling import nearest

DEFAULT_PROFILES = ("core", "apple", "pc20")
BUILT_SEVERITY = {
    # What was published at full length stays: Apple cuts it, other apps show it.
    "text-limits": Severity.WARNING,
    # What was recorded as Opus or FLAC is published so: Apple leaves it out, other apps play it.
    "enclosure-type": Severity.WARNING,
    "enclosure-extension": Severity.WARNING,
    # An imported show, or one for its own site, goes on as it was: Apple leaves it out, other directories take it.
    "category-missing": Severity.WARNING,
}
"""How bad it is in a feed that a build made, whether build, lint or publish says so: Apple's word stops no other listener."""


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
_NUMBERS = later("[A-Z][0-9]*")


def named_rules(name: str) -> tuple[Rule, ...]:
    """The rules that a name in a configuration means: one, or all that begin so if a star stands behind it.

    ``art-*`` is the beginning of slugs; ``N*`` and ``N6*``, with a capital letter, of catalogue numbers.

    Raises:
        InvalidValueError: there is none.
    """
    if not name.endswith("*"):
        return (find_rule(name),)
    begin = name[:-1]
    if _NUMBERS.fullmatch(begin):
        found = tuple(
            rule for rule in RULES.values() if any(alias.startswith(begin) for alias in rule.aliases)
        )
    else:
        found = tuple(rule for rule in RULES.values() if rule.slug.startswith(begin))
    if not found:
        raise InvalidValueError(
            f"no rule begins with {begin!r}", remedy="`episodekit explain --list` names them all"
        )
    return found


def known_rule(name: str) -> str:
    """The name, if :func:`named_rules` finds something."""
    named_rules(name)
    return name


def known_profile(name: str) -> str:
    """The name, if there is such a profile.

    Raises:
        InvalidValueError: there is none; the remedy names the nearest one.
    """
    if name not in PROFILES:
        near = nearest(name, PROFILES)
        raise InvalidValueError(
            f"there is no profile {name!r}",
            remedy=f"did you mean {near!r}?" if near else f"use some of: {', '.join(PROFILES)}",
        )
    return name


def _slugs(names: Sequence[str]) -> frozenset[str]:
    return frozenset(rule.slug for name in names for rule in named_rules(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What to check. Rules are named as :func:`named_rules` reads it.

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
            known_rule(name)
        for name in self.profiles:
            known_profile(name)

    def chosen(self) -> tuple[Rule, ...]:
        """The rules that are on, in the order of the registry."""
        ignored, selected = _slugs(self.ignore), _slugs(self.select)
        on = set(self.profiles)
        return tuple(
            rule
            for rule in RULES.values()
            if rule.slug not in ignored
            and (rule.slug in selected if selected else "strict" in on or not on.isdisjoint(rule.profiles))
        )

    def overridden(self) -> dict[str, Severity]:
        """Slug → the severity that was asked for."""
        return {rule.slug: level for name, level in self.severity.items() for rule in named_rules(name)}


def config_for(settings: LintSettings, path: str) -> Config:
    """What to check in one file.

    Args:
        settings: of the run and the configuration file.
        path: of the file as patterns count it: from the configuration's folder, with ``/``.
    """
    elsewhere = [
        rule
        for pattern, rules in settings.per_path_ignores or ()
        if path_matches(path, pattern)
        for rule in rules
    ]
    return Config(
        profiles=settings.profiles or DEFAULT_PROFILES,
        select=settings.select or (),
        ignore=(*(settings.ignore or ()), *elsewhere),
        severity=dict(settings.severity or ()),
    )


def path_matches(path: str, pattern: str) -> bool:
    """Whether a pattern means a path.

    ``*`` and ``?`` stay within a step, ``**`` is any number of steps; a pattern without ``/`` means a name in any
    folder, and one that ends with ``/`` everything in a folder.
    """
    wanted = pattern.removeprefix("./")
    if wanted.endswith("/"):
        wanted += "**"
    if "/" not in wanted:
        wanted = f"**/{wanted}"
    return _steps_match(path.split("/"), wanted.split("/"))


def _steps_match(path: Sequence[str], pattern: Sequence[str]) -> bool:
    """Step by step; ``reached`` holds how many steps of the pattern can be behind us, so that time is bounded."""

    def ahead(places: set[int]) -> set[int]:
        """The places, and those behind a ``**`` that stands for nothing."""
        found = set(places)
        for at, step in enumerate(pattern):
            if at in found and step == "**":
                found.add(at + 1)
        return found

    reached = ahead({0})
    for name in path:
        reached = ahead(
            {
                at if pattern[at] == "**" else at + 1
                for at in reached
                if at < len(pattern) and (pattern[at] == "**" or fnmatchcase(name, pattern[at]))
            }
        )
    return len(pattern) in reached
