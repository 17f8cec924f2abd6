"""L6. Workspace → ``feeds/``: check, build, stage, lint, place; the feed is renamed into place last."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from episodekit import lint
from episodekit.build import Progress, Source, build
from episodekit.entry import check_entries
from episodekit.files import Staging, chunks, same, write_whole
from episodekit.findings import Checked, Finding, Severity, worst
from episodekit.model import Package, PackageFile, Release, Show, VoiceChoice
from episodekit.speech import Voice
from episodekit.workspace import DiskCache, Workspace

CACHE = ".episodekit"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did.

    Attributes:
        releases: newest first.
        written: paths in ``feeds/`` that are new or changed; ``removed`` those that are gone.
        unchanged: how many files were left as they were.
        findings: what the linter says of the feed.
        placed: whether ``feeds/`` was changed; not if the linter found an error.
    """

    show: Show
    releases: tuple[Release, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    findings: tuple[Finding, ...]
    placed: bool


def assemble(
    workspace: Workspace, choose: Callable[[VoiceChoice, str], Voice], progress: Progress
) -> Checked[Outcome]:
    """Build the workspace's feeds; an outcome, or the findings that stand in the way.

    Raises:
        EpisodekitError: a file of the workspace cannot be read, spoken, tagged or written.
    """
    checked_show = workspace.show()
    if checked_show.value is None:
        return Checked(None, checked_show.findings)
    show = checked_show.value
    sources = _sources(workspace, show)
    if sources.value is None:
        return Checked(None, sources.findings)
    built = build(
        show,
        sources.value,
        image=workspace.artwork(show),
        voice=lambda language: choose(show.voice, language),
        cache=DiskCache(workspace.root / CACHE / "cache"),
        progress=progress,
    )
    if built.value is None:
        return Checked(None, built.findings)
    return Checked(_place(workspace, show, built.value.package, built.value.releases))


def _sources(workspace: Workspace, show: Show) -> Checked[tuple[Source, ...]]:
    entries = workspace.entries(show)
    checked = check_entries(entries.value or (), show)
    findings = entries.findings + checked.findings
    if checked.value is None or worst(findings) is Severity.ERROR:
        return Checked(None, findings)
    return Checked(tuple(Source(episode, workspace.recording(episode.slug)) for episode in checked.value))


def _place(workspace: Workspace, show: Show, package: Package, releases: Sequence[Release]) -> Outcome:
    """Stage what changed, lint the feed with the staged files beside it, then rename everything into place."""
    feeds = workspace.feeds
    _sweep(feeds)
    staging = Staging()
    changed: list[str] = []
    lies: dict[str, bytes | Path] = {}
    for file in package.files:
        path = feeds / file.path
        if same(path, file):
            lies[show.base_url + file.path] = path
        else:
            lies[show.base_url + file.path] = staging.add(path, chunks(file))
            changed.append(file.path)
    findings = _lint(workspace, package.files[-1], lies, empty=not releases)
    failed = worst(findings) is Severity.ERROR
    removed: tuple[str, ...] = ()
    if failed:
        staging.discard()
    else:
        staging.commit()
        removed = _forget(workspace, package)
    return Outcome(
        show,
        tuple(releases),
        tuple(changed),
        removed,
        len(package.files) - len(changed),
        findings,
        placed=not failed,
    )


def _lint(
    workspace: Workspace, feed: PackageFile, lies: dict[str, bytes | Path], *, empty: bool
) -> tuple[Finding, ...]:
    """What the linter says; placeholder hosts and a show without episodes pass, so that a first build goes through."""
    content = b"".join(chunks(feed))
    evidence = lint.Evidence(files=lies, allow_local=True)
    config = lint.Config(
        ignore=("no-items",) if empty else (),
        # What was published at full length stays: Apple cuts it, other apps show it.
        severity={"text-limits": Severity.WARNING},
    )
    return lint.check(content, workspace.name(workspace.feeds / feed.path), evidence=evidence, config=config)


def _forget(workspace: Workspace, package: Package) -> tuple[str, ...]:
    """Delete what an earlier build placed and this one does not; nothing else in ``feeds/`` is touched."""
    record = workspace.root / CACHE / "placed.json"
    now = [file.path for file in package.files]
    before: object = []
    with suppress(OSError, ValueError):
        before = json.loads(record.read_bytes())
    gone = (
        [path for path in before if isinstance(path, str) and path not in now]
        if isinstance(before, list)
        else []
    )
    removed = []
    for path in gone:
        target = workspace.feeds / path
        if target.is_file() and target.resolve().is_relative_to(workspace.feeds.resolve()):
            target.unlink()
            removed.append(path)
            with suppress(OSError):
                target.parent.rmdir()
    if before != now:
        write_whole(record, json.dumps(now, indent=0).encode())
    return tuple(removed)


def _sweep(feeds: Path) -> None:
    """Delete what a killed build left beside its places."""
    for leftover in feeds.rglob(".*.tmp"):
        leftover.unlink(missing_ok=True)
