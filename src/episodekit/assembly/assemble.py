"""Whether there is anything to do, told without reading; if there is, :mod:`episodekit.assembly.work` does it."""

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from episodekit.assembly.outcome import Outcome, findings_of
from episodekit.assembly.survey import key_of, next_due, survey
from episodekit.disk.record import Record, Row
from episodekit.disk.workspace import CACHE, DiskCache, Workspace
from episodekit.findings import Checked
from episodekit.model.aligned import Aligner
from episodekit.model.episode import Show
from episodekit.model.speech import BuildProgress, Voice
from episodekit.model.voicing import VoiceChoice
from episodekit.programs import running


def assemble(
    workspace: Workspace,
    choose: Callable[[VoiceChoice, str], Voice],
    progress: BuildProgress,
    aligner: Callable[[str], Aligner],
    *,
    now: datetime,
    accept: Collection[str] = (),
) -> Checked[Outcome]:
    """Build the workspace's feeds; an outcome, or the findings that stand in the way.

    Args:
        workspace: the show's folder.
        choose: finds the voice for a language.
        progress: told of every piece of narration and alignment.
        aligner: finds what finds a script in recordings of a language.
        now: aware; entries of a later time wait.
        accept: those of :data:`episodekit.assembly.ACCEPTABLE` that are meant, and only warn.

    Raises:
        EpisodekitError: a file of the workspace cannot be read, spoken, tagged or written.
    """
    checked = workspace.show()
    if checked.value is None:
        return Checked(None, checked.findings)
    show = checked.value
    image = workspace.artwork(show)
    folder = workspace.root / CACHE
    configurations = tuple(_configurations(workspace.root))
    speaking = _speaking(show, workspace.root)
    sources = [workspace.show_text().encode(), image or b"", *speaking, *configurations]
    with Record.open(folder / "record.sqlite", key_of(sources)) as record:
        seen = survey(workspace, record, now)
        if not (seen.stale or seen.gone) and seen.shared:
            return Checked(_unchanged(show, record, seen.kept, now))
        # Loaded only now: it knows articles, audio, pages and lint rules, and takes longer than a look at 10,000 entries.
        from episodekit.assembly.work import Job, rebuild

        configured = bool(configurations) or "lint" in workspace.show_text()
        job = Job(workspace, show, image, record, now, accept, configured=configured)
        return rebuild(
            job,
            seen,
            voice=lambda language: choose(show.voice, language),
            aligner=aligner,
            cache=DiskCache(folder / "cache"),
            progress=progress,
        )


def _speaking(show: Show, root: Path) -> Iterator[bytes]:
    """What tells the programs that speak from what they were when an episode was narrated."""
    for choice in (show.voice, *(other for _, other in show.voice.speakers)):
        if choice.command is not None:
            yield "\n".join(running.digests(choice.command, root)).encode()


def _configurations(root: Path) -> Iterator[bytes]:
    """The files beside ``show.yaml`` and above that may say how feeds are linted.

    Which of them counts is found out by :class:`episodekit.checking.Configurations`, which knows every rule; until one of
    them changes there is nothing to find out.
    """
    folder = root.resolve()
    for name in ("episodekit.toml", "pyproject.toml"):
        for path in (parent / name for parent in (folder, *folder.parents)):
            with suppress(OSError):
                data = path.read_bytes()
                if name == "episodekit.toml" or b"episodekit" in data:
                    yield data


def _unchanged(show: Show, record: Record, rows: dict[str, Row], now: datetime) -> Outcome:
    record.commit()
    return Outcome(
        show=show,
        rows=tuple(rows.values()),
        due=next_due(rows.values(), now),
        unchanged=record.count_outputs(),
        findings=findings_of(json.loads(record.meta("findings") or "[]")),
    )
