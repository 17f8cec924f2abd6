"""One file or address checked, whatever it is; nothing that is wrong with it ends the run."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from episodekit import http
from episodekit.checking.beside import Beside, public_url
from episodekit.checking.inputs import LIMIT_BYTES, Input, read_feed, shown
from episodekit.errors import EpisodekitError
from episodekit.feed.document import Document
from episodekit.feed.tree import parse
from episodekit.findings import Finding
from episodekit.lint import Config, Evidence
from episodekit.lint.engine import check_document
from episodekit.lint.listing import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is the same for every file of a run.

    Attributes:
        now: of the run. before: gives for a name the feed that it replaces, or None.
    """

    now: datetime
    before: Callable[[str], Listing | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to check, and how; ``public_url`` is where it is published, if somebody said so."""

    source: Input
    config: Config
    allow_local: bool = False
    public_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found in one file.

    Attributes:
        name: as reports call it.
        findings: in order of place.
        problem: why it could not be checked, as it is printed; empty if it was.
        exit_status: 0, or that of the problem.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    problem: str = ""
    exit_status: int = 0


def check_one(task: Task, work: Work) -> Outcome:
    """Check one file; every failure is an outcome."""
    name = shown(task.source.name)
    try:
        return Outcome(name=name, findings=_check(task, work, name))
    except EpisodekitError as problem:
        return Outcome(name=name, problem=str(problem), exit_status=problem.exit_status)
    except OSError as problem:
        return Outcome(name=name, problem=f"{name}: {problem.strerror or problem}", exit_status=2)
    except Exception as problem:  # noqa: BLE001  # a slip of ours in one file is no reason to say nothing of the others
        what = f"{name}: the linter failed ({type(problem).__name__}: {str(problem)[:200]})"
        return Outcome(name=name, problem=f"{what}: please report it with the file", exit_status=2)


def _check(task: Task, work: Work, name: str) -> tuple[Finding, ...]:
    data, public = _read(task.source)
    document = parse(data)
    return check_document(
        document, name, evidence=_evidence(task, work, document, public), config=task.config
    )


def look(task: Task, work: Work) -> tuple[bytes, Evidence]:
    """The bytes of a feed, and what is known beside it.

    Raises:
        EpisodekitError: it cannot be read.
    """
    data, public = _read(task.source)
    return data, _evidence(task, work, parse(data), public)


def _evidence(task: Task, work: Work, document: Document, public: str | None) -> Evidence:
    path, public = task.source.path, task.public_url or public
    return Evidence(
        files=Beside(path.parent, document, public) if path is not None else {},
        now=work.now,
        allow_local=task.allow_local,
        public_url=public,
        previous=work.before(task.source.name),
    )


def _read(source: Input) -> tuple[bytes, str | None]:
    """The bytes, and where they are published as far as that is known."""
    if source.problem is not None:
        raise source.problem
    if source.is_address:
        page = http.fetch(source.name, limit_bytes=LIMIT_BYTES, wanted=http.FEED)
        return page.data, page.url
    return read_feed(source.name), public_url(source.path) if isinstance(source.path, Path) else None
