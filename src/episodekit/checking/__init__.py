"""L6. What the linter is run on: files, addresses, lists of them, with the configuration beside each; by several processes.

The linter itself is pure (:mod:`episodekit.lint`); what it needs of the disk and the network is gathered here.
"""

from episodekit.checking.configs import Configurations, Configured
from episodekit.checking.inputs import Input
from episodekit.checking.one import Outcome, Task, Work
from episodekit.checking.pool import run

__all__ = ["Configurations", "Configured", "Input", "Outcome", "Task", "Work", "run"]
