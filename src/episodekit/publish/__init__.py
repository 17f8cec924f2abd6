"""L6. Publishing: one algorithm over every target; a target stores files, and swaps one of them under a condition."""

from episodekit.publish.apply import Job, Prepared, prepare, publish
from episodekit.publish.kinds import connect
from episodekit.publish.local import Ledger
from episodekit.publish.target import ConflictError

__all__ = ["ConflictError", "Job", "Ledger", "Prepared", "connect", "prepare", "publish"]
