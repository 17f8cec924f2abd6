"""L6. The folder of a show on disk: ``show.yaml``, ``seeds/``, ``episodes/``, ``feeds/``, ``.episodekit/``."""

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from episodekit.disk.files import write_whole
from episodekit.entry import Entry, check_show
from episodekit.errors import InvalidValueError, WorkspaceError
from episodekit.findings import Checked, Finding, Place, Severity
from episodekit.model.episode import Cue, Episode, Line, Show, Translation
from episodekit.notation import values
from episodekit.notation.markup import illegal_xml

RECORDING_SUFFIXES = (
    ".mp3",
    ".m4a",
    ".m4b",
    ".mp4",
    ".m4v",
    ".mov",
    ".opus",
    ".ogg",
    ".flac",
    ".wav",
    ".aif",
    ".aiff",
    ".aac",
)
COVER_SUFFIXES = (".jpg", ".jpeg", ".png")
CACHE = ".episodekit"
"""The folder of what may be deleted at any time."""
ARTWORK_LIMIT_BYTES = 20_000_000
TEXT_LIMIT_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a look at a folder tells, without reading: ``text`` to compare, and the newest time in nanoseconds."""

    text: str
    newest_ns: int


@dataclass(frozen=True, slots=True)
class Workspace:
    """A show's folder."""

    root: Path

    @classmethod
    def open(cls, root: Path) -> "Workspace":
        """The workspace at ``root``.

        Raises:
            WorkspaceError: there is no ``show.yaml``.
        """
        if not (root / "show.yaml").is_file():
            raise WorkspaceError(
                "there is no show.yaml",
                remedy="run `episodekit init` here, or name the show's folder with --dir",
                where=str(root),
            )
        return cls(root)

    @property
    def feeds(self) -> Path:
        """Where the build writes."""
        return self.root / "feeds"

    def name(self, path: Path) -> str:
        """A path for messages: relative to the current folder if that is shorter."""
        try:
            return str(path.relative_to(Path.cwd()))
        except ValueError:
            return str(path)

    def show_text(self) -> str:
        """The text of ``show.yaml``."""
        path = self.root / "show.yaml"
        return _text(path, self.name(path))

    def show(self) -> Checked[Show]:
        """Read and check ``show.yaml``."""
        return check_show(self.show_text(), self.name(self.root / "show.yaml"))

    def entry_file(self, slug: str) -> tuple[str, str]:
        """Name for messages and text of an entry's ``episode.md``."""
        path = self.root / "episodes" / slug / "episode.md"
        return self.name(path), _text(path, self.name(path))

    def slugs(self) -> list[str]:
        """The name of every folder in ``episodes/``, in order."""
        folder = self.root / "episodes"
        return sorted(item.name for item in os.scandir(folder) if item.is_dir()) if folder.is_dir() else []

    def stamp(self, slug: str) -> Stamp | None:
        """The files of an entry by name, size and time: equal stamps mean that nothing was touched.

        None if the folder holds no ``episode.md``.
        """
        folder = f"{self.root}/episodes/{slug}"
        names = sorted(filter(_is_input, os.listdir(folder)))  # noqa: PTH208  # names are all that is needed
        if "episode.md" not in names:
            return None
        text, newest = _stamped(folder, names)
        return Stamp(text, newest)

    def untouched(self, slug: str, stamp: str) -> bool:
        """Whether the stamp of an entry is still this one; its folder is not listed again to tell."""
        names = [row.partition("\0")[0] for row in stamp.split("\n")[1:]]
        try:
            return _stamped(f"{self.root}/episodes/{slug}", names)[0] == stamp
        except OSError:
            return False

    def digest(self, slug: str) -> str:
        """The hash of the names and contents of an entry's files."""
        folder = self.root / "episodes" / slug
        whole = hashlib.sha256()
        for path in sorted(path for path in folder.iterdir() if _is_input(path.name)):
            with path.open("rb") as file:
                part = hashlib.file_digest(file, "sha256").hexdigest()
            whole.update(f"{path.name}\0{part}\n".encode())
        return whole.hexdigest()

    def fronts(self) -> Iterator[tuple[str, str]]:
        """Folder and front matter of every entry; one that is damaged elsewhere, or not UTF-8, has its front matter all the same.

        Raises:
            WorkspaceError: an ``episode.md`` cannot be read, or lies outside the workspace.
        """
        for slug in self.slugs():
            path = self.root / "episodes" / slug / "episode.md"
            if path.is_file():
                rows = iter(
                    _bytes(self.inside(path), self.name(path)).decode("utf-8-sig", "replace").splitlines()
                )
                next(rows, None)
                yield slug, "\n".join(takewhile(lambda row: row.rstrip() != "---", rows))

    def entries(self, show: Show) -> Checked[tuple[Entry, ...]]:
        """Every entry in order of its folder's name; findings for transcripts that cannot be read."""
        rows = [self.entry(slug, show) for slug in self.slugs() if self.stamp(slug)]
        found = tuple(row.value for row in rows if row.value is not None)
        return Checked(found, tuple(finding for row in rows for finding in row.findings))

    def entry(self, slug: str, show: Show) -> Checked[Entry]:
        """One entry, with findings for what was mended in its transcript; none if its transcript cannot be read.

        Raises:
            WorkspaceError: a file of it cannot be read, or lies outside the workspace.
        """
        path = self.root / "episodes" / slug / "episode.md"
        mended: list[Finding] = []
        try:
            return Checked(self._entry(path, show, mended), tuple(mended))
        except InvalidValueError as problem:
            line = re.match(r"line (\d{1,9}): ", problem.message)
            finding = Finding(
                rule="entry-transcript",
                severity=Severity.ERROR,
                message=problem.message[line.end() :] if line else problem.message,
                place=Place(problem.where or self.name(path), int(line[1]) if line else 0),
                fix=problem.remedy,
            )
            return Checked(None, (finding,))

    def recording(self, slug: str) -> Path | None:
        """The episode's ``audio.*``, or None if a voice has to narrate it.

        Raises:
            WorkspaceError: there are two, or it lies outside the workspace.
        """
        folder = self.root / "episodes" / slug
        found = [
            folder / f"audio{suffix}" for suffix in RECORDING_SUFFIXES if (folder / f"audio{suffix}").exists()
        ]
        if len(found) > 1:
            names = " and ".join(path.name for path in found)
            raise WorkspaceError(f"there are {names}", remedy="keep one recording", where=self.name(folder))
        return self.inside(found[0]) if found else None

    def artwork(self, show: Show) -> bytes | None:
        """The bytes of the show's image; None if it is served elsewhere.

        Raises:
            WorkspaceError: it is missing, too large, or lies outside the workspace.
        """
        return (
            None
            if show.image_elsewhere
            else self._picture(self.root / show.image, "correct image: in show.yaml")
        )

    def cover(self, slug: str) -> bytes | None:
        """The bytes of the episode's own artwork, ``cover.jpg`` or ``cover.png`` beside its entry; None without.

        Raises:
            WorkspaceError: there are two, it is too large, or it lies outside the workspace.
        """
        folder = self.root / "episodes" / slug
        found = [
            folder / f"cover{suffix}" for suffix in COVER_SUFFIXES if (folder / f"cover{suffix}").exists()
        ]
        if len(found) > 1:
            names = " and ".join(path.name for path in found)
            raise WorkspaceError(f"there are {names}", remedy="keep one picture", where=self.name(folder))
        return self._picture(found[0], "delete it") if found else None

    def pictures(self, episode: Episode) -> dict[str, bytes]:
        """Name → bytes of the pictures beside an entry that its chapters name.

        Raises:
            WorkspaceError: one is missing, too large, or lies outside the workspace.
        """
        folder = self.root / "episodes" / episode.slug
        names = {mark.img for mark in episode.chapters if mark.img and "/" not in mark.img}
        return {name: self._picture(folder / name, "correct img: in the entry") for name in sorted(names)}

    def _picture(self, source: Path, otherwise: str) -> bytes:
        path = self.inside(source)
        try:
            if path.stat().st_size > ARTWORK_LIMIT_BYTES:
                raise WorkspaceError(
                    f"the image has {path.stat().st_size} bytes",
                    remedy="use one below 1 MB",
                    where=self.name(path),
                )
            return path.read_bytes()
        except OSError as problem:
            raise WorkspaceError(
                f"the image cannot be read: {problem.strerror}",
                remedy=f"put it there, or {otherwise}",
                where=self.name(path),
            ) from None

    def inside(self, path: Path) -> Path:
        """The same path, if it lies in the workspace even when links are followed.

        Raises:
            WorkspaceError: it does not.
        """
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise WorkspaceError(
                "this lies outside the workspace",
                remedy="copy the file into the workspace",
                where=self.name(path),
            )
        return path

    def _entry(self, path: Path, show: Show, mended: list[Finding]) -> Entry:
        from episodekit.transcripts import FORMATS, read_script  # a look at the stamps needs none of it

        folder = path.parent
        text = _text(self.inside(path), self.name(path))
        timed = [folder / f"transcript{row.suffix}" for row in FORMATS if row.read is not None]
        timed_path = next((candidate for candidate in timed if candidate.exists()), None)
        plain = folder / "transcript.txt"
        cues: tuple[Cue, ...] = ()
        script: tuple[Line, ...] = ()
        if timed_path is not None:
            cues = self._cues(timed_path, mended)
        if plain.exists():
            script = read_script(_said(self.inside(plain), self.name(plain)), _speakers(show, text))
        file = timed_path or plain
        notes = folder / "notes.html"
        speakers = _speakers(show, text)
        others = self._translations(folder, speakers, mended)
        return Entry(
            slug=folder.name,
            file=self.name(path),
            text=text,
            transcript_file=self.name(file),
            script=script,
            cues=cues,
            translations=others,
            recorded=self.recording(folder.name) is not None,
            notes_html=_text(self.inside(notes), self.name(notes)) if notes.exists() else None,
        )

    def _translations(
        self, folder: Path, speakers: Collection[str], mended: list[Finding]
    ) -> tuple[Translation, ...]:
        """The transcripts that have a language in their name, such as ``transcript.de.vtt``; timed ones before others."""
        from episodekit.transcripts import FORMATS, read_script

        found: dict[str, Translation] = {}
        suffixes = [row.suffix for row in FORMATS]
        paths = [
            path for path in folder.glob("transcript.*.*") if path.suffix in suffixes and _is_input(path.name)
        ]
        for path in sorted(paths, key=lambda path: (suffixes.index(path.suffix), path.name)):
            tag = path.name.removeprefix("transcript.").removesuffix(path.suffix)
            try:
                language = values.language(tag)
            except InvalidValueError as problem:
                mended.append(_no_language(self.name(path), problem))
                continue
            if language in found:
                continue
            timed = path.suffix != suffixes[-1]
            found[language] = Translation(
                language=language,
                cues=self._cues(path, mended) if timed else (),
                script=() if timed else read_script(_said(self.inside(path), self.name(path)), speakers),
            )
        return tuple(found[language] for language in sorted(found))

    def _cues(self, path: Path, mended: list[Finding]) -> tuple[Cue, ...]:
        from episodekit.transcripts import read_transcript

        name = self.name(path)
        try:
            reading = read_transcript(_bytes(self.inside(path), name), path.suffix)
        except InvalidValueError as problem:
            raise InvalidValueError(problem.message, remedy=problem.remedy, where=name) from None
        mended += [mend.finding(name) for mend in reading.mends]
        return reading.transcript.cues


@dataclass(frozen=True, slots=True)
class DiskCache:
    """What is expensive to make, under the hash of what it is made from; may be deleted at any time."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """The bytes under a key, or None; bytes that were damaged on disk count as none."""
        path = self.folder / key[:2] / key
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, _, content = data.partition(b"\n")
        return content if hashlib.sha256(content).hexdigest().encode() == digest else None

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes under a key."""
        digest = hashlib.sha256(content).hexdigest().encode()
        write_whole(self.folder / key[:2] / key, digest + b"\n" + content)


def _stamped(folder: str, names: Iterable[str]) -> tuple[str, int]:
    """The time of a folder, which changes with the names in it, and size, time and number of files; the newest time."""
    newest = os.stat(folder).st_mtime_ns  # noqa: PTH116  # this runs for each of thousands of files
    rows = [str(newest)]
    for name in names:
        info = os.stat(f"{folder}/{name}")  # noqa: PTH116  # the same
        rows.append(f"{name}\0{info.st_size}\0{info.st_mtime_ns}\0{info.st_ino}")
        newest = max(newest, info.st_mtime_ns)
    return "\n".join(rows), newest


def _no_language(name: str, problem: InvalidValueError) -> Finding:
    return Finding(
        rule="entry-transcript",
        severity=Severity.WARNING,
        message=f"{problem.message}, so that this file is not published",
        place=Place(name),
        fix="name it transcript.LANGUAGE.vtt, such as transcript.de.vtt, or give it another name",
    )


def _is_input(name: str) -> bool:
    return name.startswith(
        ("episode.md", "transcript.", "audio.", "notes.", "cover.", "chapter")
    ) and not name.endswith("~")


def _speakers(show: Show, entry: str) -> Collection[str]:
    """Names that may label a paragraph: people of the show, and those that the entry names."""
    names = {person.name for person in show.people}
    for row in entry.splitlines():
        key, _, value = row.strip().removeprefix("- ").partition(":")
        if key == "name" and value.strip():
            names.add(value.strip().strip("\"'"))
    return names


def _said(path: Path, name: str) -> str:
    """The text of a script, without characters that no page and no feed may hold."""
    text = _text(path, name)
    if (bad := illegal_xml(text)) is not None:
        at = text.index(bad)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        raise InvalidValueError(
            f"line {line}: character {column} is U+{ord(bad):04X}, which XML forbids",
            remedy="delete that character",
            where=name,
        )
    return text


def _text(path: Path, name: str) -> str:
    try:
        return _bytes(path, name).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise WorkspaceError(
            f"byte {problem.start + 1} is not UTF-8", remedy="save the file as UTF-8", where=name
        ) from None


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > TEXT_LIMIT_BYTES:
            raise WorkspaceError(f"the file has {path.stat().st_size} bytes", remedy="split it", where=name)
        return path.read_bytes()
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}",
            remedy="give rights to read it, or put it there",
            where=name,
        ) from None
