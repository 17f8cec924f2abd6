"""What a report says of a file that could not be checked."""

from typing import NamedTuple

SLUG = "not-checked"
"""Stands in reports where a finding has its rule; it is no rule, and nothing can ignore it."""


class Unchecked(NamedTuple):
    """A file, as reports call it, and why it could not be checked, with what to do."""

    file: str
    reason: str
