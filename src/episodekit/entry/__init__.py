"""L3. ``show.yaml`` and ``episode.md`` ⇄ the model, with line numbers for everything that is wrong."""

from episodekit.entry.compose import compose_entry, compose_show
from episodekit.entry.episode import Entry, check_entries, check_entry, duplicates
from episodekit.entry.show import check_show

__all__ = [
    "Entry",
    "check_entries",
    "check_entry",
    "check_show",
    "compose_entry",
    "compose_show",
    "duplicates",
]
