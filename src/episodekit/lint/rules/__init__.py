"""The rules, one module for each subject. Order here is the order of ``explain --list``."""

from types import ModuleType

from episodekit.lint.rule import Rule
from episodekit.lint.rules import (
    against_episodes,
    against_show,
    apple_episodes,
    apple_item,
    apple_show,
    apple_text,
    artwork,
    atom,
    audio_files,
    audio_tags,
    channel,
    chapters_beside,
    chapters_json,
    characters,
    contacts,
    cross,
    directories,
    document,
    enclosure,
    html,
    http_feed,
    http_files,
    http_ways,
    item,
    media_rss,
    modules,
    namespaces,
    podcast,
    podcast_live,
    podcast_media,
    podcast_people_places,
    podcast_show,
    podcast_table,
    podcast_updates,
    podcast_value,
    podlove,
    psp,
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
    apple_episodes,
    apple_text,
    psp,
    podcast_table,
    podcast,
    podcast_show,
    podcast_people_places,
    podcast_media,
    podcast_live,
    podcast_value,
    podcast_updates,
    podlove,
    media_rss,
    modules,
    chapters_json,
    chapters_beside,
    transcripts,
    artwork,
    audio_files,
    audio_tags,
    http_feed,
    http_files,
    http_ways,
    cross,
    directories,
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


def _slugs(*subjects: ModuleType) -> frozenset[str]:
    return frozenset(
        rule.slug for subject in subjects for rule in vars(subject).values() if isinstance(rule, Rule)
    )


CHANGES = _slugs(against_show, against_episodes)
"""The rules that compare a feed with the one that it replaces."""

UNREADABLE = against_show.old_feed_unreadable
"""Says that they could not compare."""

NETWORK = _slugs(http_feed, http_files, http_ways)
"""The rules on what servers answer; without evidence of the network they are silent."""
