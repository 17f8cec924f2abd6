"""L6. Publishing: one algorithm over every target; a target stores files, and swaps one of them under a condition."""

from episodekit.publish.apply import Job, Prepared, prepare, publish, settle
from episodekit.publish.kinds import connect
from episodekit.publish.local import Ledger

__all__ = ["Job", "Ledger", "Prepared", "connect", "prepare", "publish", "settle"]
