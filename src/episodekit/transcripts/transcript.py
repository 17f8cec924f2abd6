"""A transcript as a file holds it: cues, and what stands around them."""

from dataclasses import dataclass

from episodekit.findings import Finding, Place, Severity
from episodekit.model.episode import Cue

REVIEW = "NOTE To be reviewed"
"""How the note begins in a WebVTT file that was recognised and that nobody has read since."""


@dataclass(frozen=True, slots=True)
class Block:
    """A NOTE, STYLE or REGION of WebVTT, as it stands there; ``at`` cues stand before it."""

    at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A transcript.

    Attributes:
        cues: in order of their starts.
        language: BCP 47; empty: the file does not say.
        title: of the page in HTML; empty: there is none.
        head: what stands in a WebVTT file behind ``WEBVTT`` and in the lines below; None: it comes from elsewhere.
        blocks: in order.
        by_word: whether the file gives the time of every word.
    """

    cues: tuple[Cue, ...]
    language: str = ""
    title: str = ""
    head: str | None = None
    blocks: tuple[Block, ...] = ()
    by_word: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """What was wrong in a file and how it was read all the same.

    Attributes:
        line: from 1; 0: the place is not known.
        message: what was seen there and what it was taken for.
        breaks: whether players refuse or misread the file because of it.
    """

    rule: str
    line: int
    message: str
    fix: str
    breaks: bool = True

    def finding(self, file: str) -> Finding:
        """The same as a finding of a file."""
        return Finding(
            rule=self.rule,
            severity=Severity.WARNING,
            message=self.message,
            place=Place(file, self.line),
            fix=self.fix,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A transcript with what had to be mended in it, in order of lines."""

    transcript: Transcript
    mends: tuple[Mend, ...] = ()


class Mends:
    """Gathers what is mended; of one kind the first few are kept and the others counted."""

    PLACES = 3

    def __init__(self) -> None:
        """Nothing is mended yet."""
        self._kinds: dict[tuple[str, str], list[Mend]] = {}
        self._more: dict[tuple[str, str], int] = {}

    def add(self, rule: str, line: int, message: str, fix: str, *, breaks: bool = True) -> None:
        """Note one; those of one rule with the same fix are of one kind."""
        kept = self._kinds.setdefault((rule, fix), [])
        if len(kept) < self.PLACES:
            kept.append(Mend(rule=rule, line=line, message=message, fix=fix, breaks=breaks))
        else:
            self._more[rule, fix] = self._more.get((rule, fix), 0) + 1

    def rows(self) -> tuple[Mend, ...]:
        """All that is kept, in order of lines; the last of a kind says how many more there are."""
        found = []
        for kind, kept in self._kinds.items():
            more = self._more.get(kind, 0)
            last = kept[-1]
            if more:
                told = f"{last.message} (and {more:,} more like it)"
                last = Mend(rule=last.rule, line=last.line, message=told, fix=last.fix, breaks=last.breaks)
            found += [*kept[:-1], last]
        return tuple(sorted(found, key=lambda row: row.line))
