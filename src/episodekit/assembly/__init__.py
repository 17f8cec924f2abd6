"""L6. Workspace → ``feeds/``: check, make, stage, lint, place; only what changed, and the feed is renamed into place last."""

from episodekit.assembly.assemble import assemble
from episodekit.assembly.outcome import Outcome
from episodekit.model.settings import ACCEPTABLE

__all__ = ["ACCEPTABLE", "Outcome", "assemble"]
