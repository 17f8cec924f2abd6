"""L5. The plan of a publish: what is here and what is there in, what to do in which order out; pure."""

from episodekit.planning.manifest import Manifest, Published
from episodekit.planning.plan import Listed, LocalFile, Plan, Step, make_plan

__all__ = ["Listed", "LocalFile", "Manifest", "Plan", "Published", "Step", "make_plan"]
