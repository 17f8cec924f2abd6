"""What there is to do: read what is stale, make it, put the feeds together, lint them, and place everything."""

import json
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from episodekit import lint, site
from episodekit.assembly.changes import Replaced, changes
from episodekit.assembly.documents import Part, parts, renderer
from episodekit.assembly.linting import BATCH, lint_part
from episodekit.assembly.outcome import Outcome, rows_of
from episodekit.assembly.survey import Survey, is_live, next_due, trusted
from episodekit.audio import artwork
from episodekit.disk.files import Staging
from episodekit.disk.record import Output, Record, Row
from episodekit.disk.splicing import same
from episodekit.disk.workspace import CACHE, DiskCache, Workspace
from episodekit.entry import check_entry, duplicates
from episodekit.errors import AudioError
from episodekit.feed.render import Document
from episodekit.findings import Checked, Finding, Place, Severity, worst
from episodekit.lint.config import config_for
from episodekit.making.hearing import UNHEARD
from episodekit.making.package import Made, Source, art_of, cover_of, make
from episodekit.model.aligned import Aligner
from episodekit.model.brief import Brief
from episodekit.model.episode import Episode, PackageFile, Show
from episodekit.model.settings import LintSettings
from episodekit.model.speech import BuildProgress, Voice
from episodekit.vocabulary.media_types import HTML

if TYPE_CHECKING:
    from episodekit.checking import Configured

_NOTHING: Checked[Episode] = Checked(None)


@dataclass(frozen=True, slots=True)
class Job:
    """What a build works on.

    Attributes:
        now: aware. accept: rules about changes that only warn.
        configured: whether something may be said of how the feeds are linted; linted: what is said, once it is read.
    """

    workspace: Workspace
    show: Show
    image: bytes | None
    record: Record
    now: datetime
    accept: Collection[str] = ()
    configured: bool = False
    linted: "Configured | None" = None

    @property
    def art(self) -> PackageFile | None:
        """The artwork as a file of ``feeds/``."""
        return art_of(self.show, self.image)

    def source(self, episode: Episode, told: list[Finding]) -> Source:
        """An episode with what lies beside its entry; what was changed of its cover is added to ``told``."""
        space, slug = self.workspace, episode.slug
        cover = _made_right(space.cover(slug), f"episodes/{slug}/cover", told)
        return Source(episode, space.recording(slug), cover, space.pictures(episode))

    def config(self, path: str) -> lint.Config:
        """How a document of ``feeds/`` is linted."""
        if self.linted is None:
            return lint.Config()
        return config_for(self.linted.settings, self.linted.relative(self.workspace.feeds / path))

    @property
    def image_url(self) -> str:
        """Where the artwork is served."""
        return self.show.image if self.art is None else self.show.base_url + self.art.path


def rebuild(
    job: Job,
    seen: Survey,
    *,
    voice: Callable[[str], Voice],
    aligner: Callable[[str], Aligner],
    cache: DiskCache,
    progress: BuildProgress,
) -> Checked[Outcome]:
    """Make what the survey found stale; an outcome, or the findings that stand in the way.

    Raises:
        EpisodekitError: a file of the workspace cannot be read, spoken, tagged or written; nothing was changed.
    """
    linted = _linted(job)
    episodes = _check(job, seen)
    if episodes.value is None or linted.findings:
        return Checked(None, (*linted.findings, *episodes.findings))
    told: list[Finding] = list(episodes.findings)
    job = replace(job, image=_made_right(job.image, job.show.image, told), linted=linted.value)
    unfinished = job.workspace.root / CACHE / "unfinished"
    if unfinished.exists() or not seen.kept:
        _sweep(job.workspace.feeds)
    unfinished.touch()
    run = _Run(job, rows=dict(seen.kept), changes=told)
    try:
        findings = run.make_all(
            episodes.value,
            seen,
            lambda source, cover: make(
                job.show, source, cover, voice=voice, aligner=aligner, cache=cache, progress=progress
            ),
        )
        if findings:
            return Checked(None, findings)
        return Checked(run.finish(seen))
    finally:
        run.staging.discard()
        unfinished.unlink()


def _linted(job: Job) -> "Checked[Configured]":
    """What is said of how the feeds are linted, if anything is."""
    if not job.configured:
        return Checked(None)
    # Only now: it loads what the linter knows of servers, which takes longer than to build one episode.
    from episodekit.checking import Configurations

    return Configurations(LintSettings()).of(job.workspace.feeds / job.show.feed.path)


def _check(job: Job, seen: Survey) -> Checked[tuple[Episode, ...]]:
    """Read what is stale; findings if anything of it is wrong, or if a guid is used twice."""
    findings: list[Finding] = []
    episodes = []
    for slug in seen.stale:
        entry = job.workspace.entry(slug, job.show)
        checked = check_entry(entry.value, job.show) if entry.value else _NOTHING
        findings += entry.findings + checked.findings
        if checked.value is not None:
            episodes.append(checked.value)
    guids = [(row.slug, row.guid) for row in seen.kept.values()]
    guids += [(episode.slug, episode.guid) for episode in episodes]
    findings += duplicates(sorted(guids), job.workspace.entry_file)
    return Checked(None if worst(findings) is Severity.ERROR else tuple(episodes), tuple(findings))


def _made_right(image: bytes | None, name: str, told: list[Finding]) -> bytes | None:
    """A picture as directories take it; what was changed for that is added to ``told``.

    Raises:
        AudioError: it is no picture, or damaged.
    """
    if image is None:
        return None
    try:
        made, changes = artwork.made_right(image)
    except AudioError as problem:
        raise AudioError(problem.message, remedy=problem.remedy, where=name) from None
    if changes:
        told.append(
            Finding(
                rule="art-made-right",
                severity=Severity.INFO,
                message=f"the picture in feeds/ was {', '.join(changes)}",
                place=Place(name),
                fix="nothing needs to be done; a picture that is right already is published as it is",
            )
        )
    return made


@dataclass
class _Run:
    """A build on its way.

    Attributes:
        rows: what is known of every entry, by slug. made: slugs of those that were made.
        before: feed → slug → the item as it was, of those that were made.
        paths: slug → its files in ``feeds/``; shared files under the empty slug.
        files: URL → where the file lies until all is placed.
        changes: what listeners would notice, what was made right, and what was not heard; said once, and not kept.
    """

    job: Job
    rows: dict[str, Row]
    staging: Staging = field(default_factory=Staging)
    made: list[str] = field(default_factory=list)
    before: dict[str, dict[str, bytes]] = field(default_factory=dict)
    paths: dict[str, list[str]] = field(default_factory=lambda: {"": []})
    files: dict[str, Path] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    changes: list[Finding] = field(default_factory=list)

    def make_all(
        self,
        episodes: Sequence[Episode],
        seen: Survey,
        make_one: Callable[[Source, bytes | None], Checked[Made]],
    ) -> tuple[Finding, ...]:
        """Make what is due, an episode at a time; findings for chapters that have no place in the sound."""
        job = self.job
        findings: list[Finding] = []
        cover = cover_of(job.show, job.image)
        renderers = {feed.name: renderer(job.show, feed, job.image_url) for feed in job.show.feeds}
        for episode in episodes:
            due = None if episode.draft else episode.published
            brief = ""
            digest = job.workspace.digest(episode.slug)
            if is_live(due, job.now):
                source = job.source(episode, self.changes)
                checked = make_one(source, cover)
                if checked.value is None:
                    findings += checked.findings
                    continue
                self.changes += checked.findings
                self._keep(checked.value, renderers)
                brief = Brief.of(checked.value.release).to_json()
                if any(row.rule == UNHEARD for row in checked.findings):
                    digest = ""  # the next build listens again
            stamp = trusted(seen.stale[episode.slug]) if digest else ""
            row = Row(episode.slug, stamp, digest, due, episode.guid, episode.title, brief)
            self.rows[episode.slug] = row
            job.record.put(row)
        return tuple(findings)

    def finish(self, seen: Survey) -> Outcome:
        """Put the feeds together, lint them, and place everything; nothing if the linter finds an error."""
        job = self.job
        found = (Brief.from_json(row.brief) for row in self.rows.values() if row.brief)
        briefs = sorted(found, key=lambda row: row.place)
        index = site.show_page(job.show, reversed(briefs), job.image_url)
        shared = [PackageFile(path="index.html", media_type=HTML, content=index)]
        self._stage("", [*shared, job.art] if job.art else shared)
        said = self._put_together(briefs, seen)
        findings = (*self.changes, *said)
        failed = worst(findings) is Severity.ERROR
        removed: tuple[str, ...] = ()
        if failed:
            self.staging.discard()
        else:
            removed = self._place(seen)
            job.record.set_meta("findings", json.dumps(rows_of(said), ensure_ascii=False))
            job.record.commit()
        return Outcome(
            show=job.show,
            rows=tuple(self.rows[slug] for slug in sorted(self.rows)),
            made=tuple(self.made),
            due=next_due(self.rows.values(), job.now),
            written=tuple(self.written),
            removed=removed,
            unchanged=0 if failed else job.record.count_outputs() - len(self.written),
            findings=findings,
            placed=not failed,
        )

    def _keep(self, made: Made, renderers: dict[str, Document]) -> None:
        slug = made.release.episode.slug
        self.made.append(slug)
        self._stage(slug, made.files)
        for name, document in renderers.items():
            if len(self.made) <= BATCH and (old := self.job.record.item(slug, name)):
                self.before.setdefault(name, {})[slug] = old
            self.job.record.set_item(slug, name, document.item(made.release))

    def _stage(self, slug: str, files: Iterable[PackageFile]) -> None:
        """Write files beside their places if they are new."""
        for file in files:
            path = self.job.workspace.feeds / file.path
            self.paths.setdefault(slug, []).append(file.path)
            lies = path
            if not same(path, file.content):
                lies = self.staging.place(path, file.content)
                self.written.append(file.path)
            self.files[self.job.show.base_url + file.path] = lies

    def _put_together(self, briefs: Sequence[Brief], seen: Survey) -> tuple[Finding, ...]:
        """Stage every document of every feed, the main feed last."""
        show = self.job.show
        found: list[Finding] = []
        for feed in (*show.more_feeds, show.feed):
            documents = parts(show, feed, briefs, self.job.image_url)
            for part in documents:
                self.paths[""].append(part.path)
                path = self.job.workspace.feeds / part.path
                if self.staging.add_if_changed(path, part.chunks(self.job.record)):
                    self.written.append(part.path)
                found += self._lint(part, briefs)
            self.changes += self._compare(documents, seen)
        return tuple(found)

    def _compare(self, documents: Sequence[Part], seen: Survey) -> tuple[Finding, ...]:
        """What listeners would notice; of a feed that lies there as it was placed only what was made is compared."""
        job = self.job
        paths = [job.workspace.feeds / part.path for part in documents]
        names = [job.workspace.name(path) for path in paths]
        replaced = Replaced(documents, paths, names, job.accept, job.config(documents[-1].path))
        made = set(self.made)
        kept = (
            seen.shared and not seen.gone and made == set(seen.stale) and len(self.rows) > BATCH >= len(made)
        )
        name = documents[-1].show.feed.name
        return changes(job.record, replaced, self.before.get(name, {}) if kept else None)

    def _lint(self, part: Part, briefs: Sequence[Brief]) -> tuple[Finding, ...]:
        """What the linter says of a document."""
        feed = part.show.feed
        files = self.files | {feed.enclosure_url(url): file for url, file in self.files.items()}
        name = self.job.workspace.name(self.job.workspace.feeds / part.path)
        rows = {row.slug: row for row in briefs}
        config = self.job.config(part.path)
        return lint_part(self.job.record, part, rows, set(self.made), files=files, name=name, config=config)

    def _place(self, seen: Survey) -> tuple[str, ...]:
        """Rename everything into place, and delete what no entry needs any more."""
        feeds, record = self.job.workspace.feeds, self.job.record
        self.staging.commit()
        now = {path for paths in self.paths.values() for path in paths}
        touched = {*self.paths, *seen.gone, *seen.stale}
        gone = [path for path, slug, _, _ in record.outputs() if slug in touched and path not in now]
        for path in gone:
            _delete(feeds, path)
        for slug in touched:
            record.set_outputs(slug, [_output(feeds, path) for path in self.paths.get(slug, ())])
        for slug in seen.gone:
            record.forget(slug)
        return tuple(gone)


def _output(feeds: Path, path: str) -> Output:
    info = (feeds / path).stat()
    return path, info.st_size, info.st_mtime_ns


def _delete(feeds: Path, path: str) -> None:
    """Delete a file that an earlier build placed, and its folder if that is empty then."""
    target = feeds / path
    if target.is_file() and target.resolve().is_relative_to(feeds.resolve()):
        target.unlink()
        with suppress(OSError):
            target.parent.rmdir()


def _sweep(feeds: Path) -> None:
    """Delete what a killed build left beside its places."""
    for folder, _, names in os.walk(feeds):
        for name in names:
            if name.startswith(".") and name.endswith(".tmp"):
                Path(folder, name).unlink(missing_ok=True)
