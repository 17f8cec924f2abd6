"""One file or address checked, whatever it is; nothing that is wrong with it ends the run."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from episodekit.checking.beside import Beside, Either, public_url
from episodekit.checking.inputs import Input, read_feed, shown
from episodekit.collector import resting
from episodekit.errors import EpisodekitError, InvalidValueError
from episodekit.feed.document import Document
from episodekit.feed.tree import parse
from episodekit.findings import Finding
from episodekit.lint import Config, Evidence, single
from episodekit.lint.engine import check_document
from episodekit.lint.listing import Listing
from episodekit.lint.reached import Online
from episodekit.lint.rules import NETWORK
from episodekit.logins import masked

if TYPE_CHECKING:  # what asks servers is loaded by those who want it to
    from episodekit.probe import Bounds, Fetched


class Work(NamedTuple):
    """What is the same for every file of a run.

    Attributes:
        now: of the run. before: gives for a name the feed that it replaces, or None.
        online: how much servers are asked; None: nothing.
        progress: told how many addresses of a feed were asked, and of how many; for one process.
        alone: whether there is one file only, whose tree goes with the process instead of being taken apart.
    """

    now: datetime
    before: Callable[[str], Listing | None]
    online: "Bounds | None" = None
    progress: Callable[[int, int], None] | None = None
    alone: bool = False


class Task(NamedTuple):
    """One thing to check, and how; ``public_url`` is where it is published, if somebody said so."""

    source: Input
    config: Config
    allow_local: bool = False
    public_url: str | None = None


class Outcome(NamedTuple):
    """What was found in one file.

    Attributes:
        name: as reports call it.
        findings: in order of place.
        remark: what is to be said beside the findings; empty if nothing is.
        problem: why it could not be checked, as it is printed; empty if it was.
        exit_status: 0, or that of the problem; 3 where a server does not give a feed, which is a finding.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    remark: str = ""
    problem: str = ""
    exit_status: int = 0


def check_one(task: Task, work: Work) -> Outcome:
    """Check one file; every failure is an outcome."""
    name = shown(task.source.name)
    try:
        return _check(task, work, name)
    except EpisodekitError as problem:
        where = "" if problem.where else f"{name}: "
        return Outcome(name=name, problem=f"{where}{problem}", exit_status=problem.exit_status)
    except OSError as problem:
        return Outcome(name=name, problem=f"{name}: {problem.strerror or problem}", exit_status=2)
    except Exception as problem:  # noqa: BLE001  # a slip of ours in one file is no reason to say nothing of the others
        what = f"{name}: the linter failed ({type(problem).__name__}: {str(problem)[:200]})"
        return Outcome(name=name, problem=f"{what}: please report it with the file", exit_status=2)


def _check(task: Task, work: Work, name: str) -> Outcome:
    source, bounds = task.source, _bounds(task, work)
    fetched = _fetched(source.name, bounds) if bounds is not None and source.is_address else None
    if fetched is not None and not fetched.given:
        return Outcome(name=name, findings=_not_given(fetched, task, work, name), exit_status=3)
    data, public = (fetched.data, fetched.public_url) if fetched is not None else _read(source)
    kind, suffix = _kind(data, source)
    if kind is not single.Kind.FEED:
        return Outcome(name=name, findings=tuple(single.check_single(data, kind, suffix, name, task.config)))
    with resting():
        document = parse(_whole(data, source))
        try:
            return _looked_at(document, task, work, name, (fetched, public))
        finally:
            if not work.alone:
                document.release()


def _looked_at(
    document: Document, task: Task, work: Work, name: str, where: "tuple[Fetched | None, str | None]"
) -> Outcome:
    """A feed checked; ``where`` says how it was fetched, if it was, and where it is published, if that is known."""
    fetched, public = where
    bounds = _bounds(task, work)
    evidence = _evidence(task, work, document, public)
    if bounds is None:
        found = check_document(document, name, evidence=evidence, config=task.config)
        return Outcome(name=name, findings=found)
    from episodekit.probe import gathered

    with gathered(document, bounds, feed=fetched, progress=work.progress) as answers:
        evidence = evidence._replace(online=answers.online, files=Either(evidence.files, answers.files))
        found = check_document(document, name, evidence=evidence, config=task.config)
    return Outcome(name=name, findings=found, remark=_left_out(name, answers.left_out))


def _fetched(address: str, bounds: "Bounds") -> "Fetched":
    from episodekit.probe import fetch_feed

    return fetch_feed(address, bounds)


def _bounds(task: Task, work: Work) -> "Bounds | None":
    return replace(work.online, allow_local=task.allow_local) if work.online is not None else None


def _not_given(fetched: "Fetched", task: Task, work: Work, name: str) -> tuple[Finding, ...]:
    """Of a feed that its server does not give, nothing is said but that, whatever rules are selected."""
    evidence = Evidence(now=work.now, online=Online(feed=fetched.reached))
    config = replace(task.config, select=tuple(NETWORK))
    return check_document(parse(b""), name, evidence=evidence, config=config)


_WHY_NOT = (
    "the time was up (--online-seconds), or a server wants a pause or gave no answer for several others"
)


def _left_out(name: str, addresses: tuple[str, ...]) -> str:
    if not addresses:
        return ""
    alone = len(addresses) == 1
    what = f"{addresses[0]} was" if alone else f"{len(addresses)} addresses, from {addresses[0]} on, were"
    return f"{name}: {masked(what)} not asked for: {_WHY_NOT}"


def look(task: Task, work: Work) -> tuple[bytes, Document, Evidence]:
    """The bytes of a feed, what was read of them, and what is known beside it.

    Raises:
        EpisodekitError: it cannot be read, or is no feed.
    """
    content, public = _read(task.source)
    kind, _ = _kind(content, task.source)
    if kind is not single.Kind.FEED:
        raise InvalidValueError(
            f"this is a {kind.value}, no feed",
            remedy="name a feed; lint without --fix and --diff takes this too",
            where=shown(task.source.name),
        )
    data = _whole(content, task.source)
    document = parse(data)
    return data, document, _evidence(task, work, document, public)


def _kind(content: bytes | Path, source: Input) -> tuple[single.Kind, str]:
    with content.open("rb") if isinstance(content, Path) else io.BytesIO(content) as file:
        return single.kind_of(file, source.suffix)


def _whole(content: bytes | Path, source: Input) -> bytes:
    return read_feed(source.name) if isinstance(content, Path) else content


def _evidence(task: Task, work: Work, document: Document, public: str | None) -> Evidence:
    path, public = task.source.path, task.public_url or public
    return Evidence(
        files=Beside(path.parent, document, public) if path is not None else {},
        now=work.now,
        allow_local=task.allow_local,
        public_url=public,
        previous=work.before(task.source.name),
    )


def _read(source: Input) -> tuple[bytes | Path, str | None]:
    """The bytes, or the file that holds them; and where they are published as far as that is known."""
    if source.problem is not None:
        raise source.problem
    if source.path is not None and source.path.is_file():
        return source.path, public_url(source.path)
    return read_feed(source.name), None  # standard input, or a pipe, which can be read but once
