"""What the outcomes of a run come to: which findings are new, whether it failed, and what is to be said beside the report."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from episodekit.checking.configs import Configured, counted_from, shown
from episodekit.checking.inputs import Input, read_bytes
from episodekit.checking.one import Outcome, Task
from episodekit.errors import WorkspaceError
from episodekit.findings import Finding, Severity
from episodekit.lint.baseline import LIMIT_BYTES, Baseline, Known, key_of, read_baseline, write_baseline
from episodekit.lint.report.unchecked import Unchecked
from episodekit.logins import masked


class Verdict:
    """Gathers the outcomes of a run.

    Every configuration judges the files that it is for: its ``fail_on``, its ``max_warnings``, its baseline.
    """

    def __init__(self, configured: Iterable[Configured]) -> None:
        """Read every baseline before anything is checked.

        Raises:
            EpisodekitError: one is not there, or is none.
        """
        self.findings: list[Finding] = []
        self.files: list[str] = []
        self.problems: list[Unchecked] = []
        self._remarks: list[str] = []
        self._status = 0
        self._failed = False
        self._warnings: dict[str, _Warnings] = {}
        paths = {each.baseline for each in configured if each.baseline is not None}
        self._baselines = {path: Baseline(_known(path)) for path in sorted(paths)}

    def add(self, task: Task, configured: Configured, outcome: Outcome) -> None:
        """The next outcome."""
        if outcome.exit_status:
            # What a person can mend counts before what a server refused.
            self._status = 2 if 2 in {self._status, outcome.exit_status} else outcome.exit_status
        if outcome.problem:
            self.problems.append(Unchecked(outcome.name, outcome.problem))
            return
        self.files.append(outcome.name)
        if outcome.remark:
            self._remarks.append(outcome.remark)
        found = outcome.findings
        if configured.baseline is not None:
            rules = {rule.slug for rule in task.config.chosen()}
            file = _called(task.source, configured.baseline)
            found = self._baselines[configured.baseline].new(found, file, rules)
        self.findings += found
        settings = configured.settings
        least = settings.fail_on or Severity.ERROR
        self._failed = self._failed or any(finding.severity >= least for finding in found)
        if settings.max_warnings is not None:
            folder = str(configured.folder)
            tally = self._warnings.setdefault(folder, _Warnings(settings.max_warnings))
            tally.count += sum(finding.severity is Severity.WARNING for finding in found)

    @property
    def exit_status(self) -> int:
        """0: nothing to report; 1: findings; 2: something could not be checked; 3: a server refused."""
        return self._status or int(self._failed or any(tally.exceeded for tally in self._warnings.values()))

    def remarks(self) -> Iterator[str]:
        """What is to be said beside the report, each on one line."""
        yield from self._remarks
        for path, baseline in self._baselines.items():
            if baseline.known:
                yield f"{shown(path)}: {_counted(baseline.known, 'known finding')} not reported"
            if baseline.stale:
                yield (
                    f"{shown(path)}: {_counted(baseline.stale, 'finding')} in it found no longer: "
                    f"episodekit lint … --write-baseline {shown(path)}"
                )
        for tally in self._warnings.values():
            if tally.exceeded:
                yield f"{_counted(tally.count, 'warning')}, {tally.most} allowed (--max-warnings)"


class _Warnings:
    """How many warnings of one configuration there are, and may be."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.count = 0

    @property
    def exceeded(self) -> bool:
        return self.count > self.most


def keep(path: Path, outcomes: Iterable[tuple[Task, Outcome]]) -> int:
    """Write all findings of a run as a baseline; gives their number.

    Raises:
        WriteError: it could not be written; what was there before is as it was.
    """
    from episodekit.disk.files import write_whole  # only who keeps a baseline writes

    keys = [
        key_of(finding, _called(task.source, path))
        for task, outcome in outcomes
        for finding in outcome.findings
    ]
    # A half of a character, as JSON may hold one, is written as JSON's escape.
    write_whole(path, write_baseline(keys).encode("utf-8", "backslashreplace"))
    return len(keys)


def _called(source: Input, baseline: Path) -> str:
    """What a baseline calls a file: its path from the baseline's folder."""
    return masked(source.name) if source.path is None else counted_from(baseline.parent, source.path)


def _known(path: Path) -> dict[Known, int]:
    if not path.is_file():
        raise WorkspaceError(
            "there is no such baseline",
            remedy=f"write it first: episodekit lint … --write-baseline {shown(path)}",
            where=shown(path),
        )
    data = read_bytes(str(path), LIMIT_BYTES, "a baseline")
    return dict(read_baseline(data.decode("utf-8", "replace"), shown(path)))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
