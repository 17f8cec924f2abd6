"""The mends, one module for each subject."""

from types import ModuleType

from episodekit.lint.mending.definition import Mend
from episodekit.lint.mending.mends import categories, dates, documents, enclosures, names, texts, words
from episodekit.lint.rules import RULES

SUBJECTS: tuple[ModuleType, ...] = (documents, names, words, dates, categories, enclosures, texts)
"""A new subject is a module and its line here; a new mend is a function in its subject."""


def _gather() -> dict[str, tuple[Mend, ...]]:
    found: dict[str, tuple[Mend, ...]] = {}
    for subject in SUBJECTS:
        for value in vars(subject).values():
            for slug in value.rules if isinstance(value, Mend) else ():
                if slug not in RULES:
                    raise TypeError(f"a mend serves the rule {slug}, which does not exist")
                found[slug] = (*found.get(slug, ()), value)
    return found


MENDS = _gather()
"""Slug of a rule → its mends. The findings of every other rule are left to a person."""
