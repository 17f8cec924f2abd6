"""Mends feed files: what is safe and unambiguous, at its exact place, every other byte as it was.

A mend is a function in :mod:`episodekit.lint.mending.mends` with ``@mends`` and the rules whose findings it mends: it
yields changes, and nothing where it is not sure. :func:`mend` makes edits of them and looks at the result.
"""

from episodekit.lint.mending.difference import unified
from episodekit.lint.mending.engine import Done, Mended, mend
from episodekit.lint.mending.mends import MENDS

__all__ = ["MENDS", "Done", "Mended", "mend", "unified"]
