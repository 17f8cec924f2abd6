"""L2. How a show wants its feeds to be linted, as configuration files and flags say it."""

from typing import NamedTuple

from episodekit.findings import Severity

ONLINE_ITEMS, ONLINE_SECONDS = 20, 120.0
"""With --online, the files of so many items are asked for, and so long for each feed."""

ACCEPTABLE = ("feed-shrunk", "guid-changed", "guid-reused", "podcast-guid-changed")
"""Rules about changes that stop a build unless they are accepted: written out, so that a look needs no linter."""


class LintSettings(NamedTuple):
    """The keys of a configuration; None: it does not say.

    Rules are named by slug, by catalogue number, or by the beginning of either with a star behind it.

    Attributes:
        profiles: sets of rules that are on.
        select: only these rules are on. ignore: these are off.
        severity: rules and how bad each finding of them is.
        per_path_ignores: patterns of paths, and the rules that are off there; paths count from the file's folder,
            of a file that ``--config`` names from the current one.
        baseline: the path of the file with findings that are known, from the file's folder.
        fail_on: the least severity that fails a run. max_warnings: more warnings fail it too.
        allow_local: whether local, private and placeholder hosts are fine.
    """

    profiles: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: tuple[tuple[str, Severity], ...] | None = None
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    baseline: str | None = None
    fail_on: Severity | None = None
    max_warnings: int | None = None
    allow_local: bool | None = None

    def over(self, other: "LintSettings") -> "LintSettings":
        """These settings, and the other's where these say nothing."""
        return LintSettings._make(
            mine if mine is not None else theirs for mine, theirs in zip(self, other, strict=True)
        )
