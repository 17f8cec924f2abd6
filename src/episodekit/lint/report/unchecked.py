"""What a report says of a file that could not be checked."""

from dataclasses import dataclass

SLUG = "not-checked"
"""Stands in reports where a finding has its rule; it is no rule, and nothing can ignore it."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A file, as reports call it, and why it could not be checked, with what to do."""

    file: str
    reason: str
