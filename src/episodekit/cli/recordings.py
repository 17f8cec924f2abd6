"""What ``draft --audio`` does with each recording: an entry with a copy of it."""

import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from episodekit.audio import Sound, Tags, artwork, probe, tagged
from episodekit.audio.containers import read_tags
from episodekit.audio.sound import CUT_SHORT
from episodekit.audio.tags import StoredTags
from episodekit.disk.files import Staging
from episodekit.disk.splicing import same
from episodekit.disk.workspace import Workspace
from episodekit.drafting.takeover import Given, Taken, take_over
from episodekit.errors import AudioError, WorkspaceError
from episodekit.making.package import cover_of
from episodekit.model.episode import Show
from episodekit.notation import timecode


class Recordings:
    """Takes recordings over into a workspace, one after the other."""

    def __init__(self, workspace: Workspace, show: Show, *, date: datetime | None, now: datetime) -> None:
        """Look at what the workspace holds.

        Args:
            workspace: where the entries go.
            show: that of the workspace.
            date: for recordings whose tags have none; None: now.
            now: the moment of the draft.

        Raises:
            WorkspaceError: an entry cannot be read.
        """
        self._workspace, self._show, self._date, self._now = workspace, show, date, now
        self._guids: dict[str, str] = {}
        self._sizes: dict[int, list[Path]] = {}
        for name in workspace.slugs():
            if (workspace.root / "episodes" / name / "episode.md").is_file():
                self._note(name)
        self._cover: bytes | None = None
        with suppress(AudioError, WorkspaceError):  # a build tells what is wrong with the show's artwork
            image = workspace.artwork(show)
            self._cover = cover_of(show, image and artwork.made_right(image)[0])

    def take_over(self, name: str) -> dict[str, object]:
        """Make the entry of a recording, whole or not at all, and report it.

        Raises:
            AudioError: the file cannot be read, is no audio, or a build would refuse it.
            WorkspaceError: there is such an entry already.
            WriteError: the entry could not be written.
        """
        path = Path(name)
        sound, tags = _look(path)
        self._check_new(path)
        given = Given(
            name=path.stem, guid=str(uuid.uuid4()), date=self._date, now=self._now, cover=self._cover
        )
        taken = take_over(tags, sound, self._show, given)
        known = self._guids.get(taken.episode.guid)
        if known is not None:
            raise WorkspaceError(
                f"the guid in its tags, {taken.episode.guid!r}, belongs to {known} already",
                remedy="put the recording there as audio.…, or delete that folder",
                where=name,
            )
        folder = self._place(path, taken, sound.suffix)
        self._note(taken.episode.slug)
        return _report(self._workspace.name(folder), taken, sound)

    def _note(self, slug: str) -> None:
        """Remember guid and recording of an entry."""
        name, text = self._workspace.entry_file(slug)
        rows = (row.partition(":") for row in text.splitlines())
        guid = next((value.strip().strip("\"'") for key, _, value in rows if key == "guid"), "")
        self._guids.setdefault(guid, name)
        for path in (self._workspace.root / "episodes" / slug).glob("audio.*"):
            with suppress(OSError):
                self._sizes.setdefault(path.stat().st_size, []).append(path)

    def _check_new(self, path: Path) -> None:
        for known in self._sizes.get(path.stat().st_size, ()):
            if known.resolve() == path.resolve() or same(known, path):
                entry = self._workspace.name(known.with_name("episode.md"))
                raise WorkspaceError(
                    f"already drafted as {entry}", remedy="edit that, or delete its folder", where=str(path)
                )

    def _place(self, path: Path, taken: Taken, suffix: str) -> Path:
        folder = self._workspace.root / "episodes" / taken.episode.slug
        if folder.exists() or folder.is_symlink():
            name = self._workspace.name(folder)
            raise WorkspaceError(
                f"there is the folder {name} already", remedy="rename or delete it", where=str(path)
            )
        staging = Staging()
        try:
            staging.place(folder / f"audio{suffix}", path)
            for name, data in taken.pictures:
                staging.place(folder / name, data)
            if taken.transcript:
                staging.place(folder / "transcript.txt", taken.transcript.encode())
            staging.place(folder / "episode.md", taken.entry.encode())
            staging.commit()
        except BaseException:
            staging.discard()
            with suppress(OSError):
                folder.rmdir()
            raise
        return folder


def _look(path: Path) -> tuple[Sound, StoredTags]:
    """Measurements and tags of a recording that a build will take."""
    name = str(path)
    if not path.is_file():
        what = "this is no file" if path.exists() else "there is no such file"
        raise AudioError(what, remedy="name a recording", where=name)
    try:
        with path.open("rb") as file:
            sound, tags = probe(file, name), read_tags(file, name)
            tagged(file, name, Tags(title="any", show="any", duration=sound.duration))
    except OSError as problem:
        raise AudioError(
            f"cannot be read: {problem.strerror}", remedy="give rights to read it", where=name
        ) from None
    except AudioError as problem:
        raise AudioError(problem.message, remedy=problem.remedy, where=problem.where or name) from None
    short = next((problem for problem in sound.problems if problem.startswith(CUT_SHORT)), None)
    if short is not None:
        what, _, remedy = short.rpartition(": ")
        raise AudioError(what, remedy=remedy, where=name)
    return sound, tags


def _report(name: str, taken: Taken, sound: Sound) -> dict[str, object]:
    episode = taken.episode
    files = [f"audio{sound.suffix}", *(row for row, _ in taken.pictures)]
    files += ["transcript.txt"] if taken.transcript else []
    published = episode.published.isoformat().replace("+00:00", "Z")
    rows = [
        f"{name}/episode.md",
        f"  title      {episode.title}",
        f"  summary    {episode.summary}",
        f"  published  {published}",
        f"  language   {episode.language}",
        f"  sound      {sound.codec}, {timecode.clock(sound.duration)}",
        f"  beside it  {', '.join(files)}",
    ]
    rows += ["  chapters"] if episode.chapters else []
    rows += [
        f"    {timecode.clock(row.start)}  {row.title}" for row in episode.chapters if row.start is not None
    ]
    hints = [*taken.hints, *(f"The sound: {problem}" for problem in sound.problems)]
    rows += [f"  hint       {hint}" for hint in hints]
    return {
        "entry": f"{name}/episode.md",
        "guid": episode.guid,
        "title": episode.title,
        "summary": episode.summary,
        "published": published,
        "language": episode.language,
        "duration": timecode.seconds(sound.duration),
        "chapters": [row.title for row in episode.chapters],
        "files": files,
        "hints": hints,
        "text": "\n".join(rows),
    }
