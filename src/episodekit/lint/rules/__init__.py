"""The rules, one module for each subject. Order here is the order of ``explain --list``."""

from types import ModuleType

from episodekit.lint.rule import Rule
from episodekit.lint.rules import (
    against_episodes,
    against_show,
    apple_item,
    apple_show,
    artwork,
    atom,
    channel,
    chapters_json,
    characters,
    contacts,
    cross,
    document,
    enclosure,
    html,
    item,
    namespaces,
    podcast,
    podcast_table,
    podlove,
    rare,
    rss_image,
    show_notes,
    structure,
    transcripts,
)

SUBJECTS: tuple[ModuleType, ...] = (
    document,
    characters,
    namespaces,
    structure,
    channel,
    contacts,
    rss_image,
    rare,
    item,
    enclosure,
    atom,
    html,
    show_notes,
    apple_show,
    apple_item,
    podcast_table,
    podcast,
    podlove,
    chapters_json,
    transcripts,
    artwork,
    cross,
    against_show,
    against_episodes,
)
"""A new subject is a module and its line here; a new rule is a function in its subject."""


def _gather() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for subject in SUBJECTS:
        for value in vars(subject).values():
            if isinstance(value, Rule) and rules.setdefault(value.slug, value) is not value:
                raise TypeError(f"two rules are called {value.slug}")
    return rules


RULES = _gather()
"""Slug → rule."""

CHANGES = frozenset(
    rule.slug
    for subject in (against_show, against_episodes)
    for rule in vars(subject).values()
    if isinstance(rule, Rule)
)
"""The rules that compare a feed with the one that it replaces."""

UNREADABLE = against_show.old_feed_unreadable
"""Says that they could not compare."""
