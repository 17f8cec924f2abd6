"""L4. The linter: a feed and what lies beside it in, findings out; it reads no network and no clock.

A rule is a function in :mod:`episodekit.lint.rules` with ``@rule``: it yields :func:`episodekit.lint.rule.found`, its
docstring is its page. A report format is a function in :mod:`episodekit.lint.report`.
"""

from episodekit.lint.config import Config, find_rule
from episodekit.lint.engine import check
from episodekit.lint.evidence import Evidence
from episodekit.lint.report import REPORTS
from episodekit.lint.rule import Rule
from episodekit.lint.rules import RULES

__all__ = ["REPORTS", "RULES", "Config", "Evidence", "Rule", "check", "find_rule"]
