"""What WebVTT and SRT share: lines into cues, whether or not blank lines and numbers stand where they should."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from episodekit.logins import masked
from episodekit.transcripts.clock import EXACT, Times, times_in
from episodekit.transcripts.transcript import Block, Mends

_NUMBER = re.compile(r"\d{1,9}")
_SPECIAL = re.compile(r"(?:NOTE|STYLE|REGION|Region)(?:[ \t:].*)?", re.DOTALL)
NO_BLANK = "put an empty line after each cue"


@dataclass(slots=True)
class Draft:
    """A cue as it is written.

    Attributes:
        line: of its times. rows: of its text. identifier: the line above the times. number: whether that is a number.
    """

    line: int
    times: Times
    identifier: str = ""
    rows: list[str] = field(default_factory=list)
    open: bool = True

    @property
    def text(self) -> str:
        """Its text, line by line, without what is blank around it."""
        return "\n".join(row.strip() for row in self.rows).strip()


class Scanner:
    """Takes lines in order; afterwards ``drafts`` and ``blocks`` are what they hold."""

    def __init__(self, mends: Mends, *, special: bool) -> None:
        """``special``: whether there are blocks of WebVTT."""
        self.drafts: list[Draft] = []
        self.blocks: list[Block] = []
        self._mends = mends
        self._special = special
        self._held: list[tuple[int, str]] = []  # lines of a block that has no times yet

    def scan(self, rows: Iterator[tuple[int, str]]) -> None:
        """Take all lines with their numbers."""
        for line, row in rows:
            if not row.strip() and not (row and self._special and self._is_open()):
                self._blank()
            elif (times := times_in(row)) is not None and self._are_times(times):
                self._begin(line, times)
            elif self._is_open():
                self.drafts[-1].rows.append(row)
            else:
                self._held.append((line, row))
        self._blank()
        self._stray(self._held)

    def _are_times(self, times: Times) -> bool:
        """Whether they are no words of a block or of the cue before.

        In a block of WebVTT and right below the times of a cue an arrow must be one; within a cue, both must be times, or
        a number stands above them.
        """
        if not self._is_open():
            block = self._special and self._held and _SPECIAL.match(self._held[0][1])
            return not block or times.arrow == EXACT
        rows = self.drafts[-1].rows
        if times.arrow != EXACT and (self._special or not rows):
            return False
        return times.known == 2 or bool(times.known and rows and _NUMBER.fullmatch(rows[-1].strip()))

    def _is_open(self) -> bool:
        return bool(self.drafts) and self.drafts[-1].open

    def _blank(self) -> None:
        if self.drafts:
            self.drafts[-1].open = False
        if not self._held:
            return
        if self._special and _SPECIAL.match(self._held[0][1]):
            text = "\n".join(row for _, row in self._held)
            self.blocks.append(Block(len(self.drafts), text))
            self._held = []
        elif not (len(self._held) == 1 and _NUMBER.fullmatch(self._held[0][1].strip())):
            self._stray(self._held)
            self._held = []

    def _begin(self, line: int, times: Times) -> None:
        identifier = times.number
        if self._special and self._held and _SPECIAL.match(self._held[0][1]):
            message = f"the times stand in a block that begins with {_short(self._held[0][1])}"
            self._mends.add("transcript-lines", line, message, "put an empty line before each cue")
            self._blank()
        if self._held:
            *stray, (_, identifier) = self._held
            if stray and not self._special and not _NUMBER.fullmatch(identifier.strip()):
                stray, identifier = self._held, ""
            self._stray(stray)
            self._held = []
        elif self._is_open():
            identifier = self._torn(line) or identifier
        self.drafts.append(Draft(line, times, identifier.strip()))
        if times.text:
            message = f"{_short(times.text)} stands on the line of the times"
            self._mends.add("transcript-lines", line, message, "put the text on the next line")
            self.drafts[-1].rows.append(times.text)

    def _torn(self, line: int) -> str:
        """The number of the next cue, if it stands right below the text of the last one."""
        last = self.drafts[-1]
        self._mends.add(
            "transcript-lines", line, "no empty line before this cue", NO_BLANK, breaks=not self._special
        )
        if not last.rows or not _NUMBER.fullmatch(last.rows[-1].strip()):
            return ""
        follows = last.identifier.isdecimal() and int(last.rows[-1]) == int(last.identifier) + 1
        return last.rows.pop() if follows or len(last.rows) > 1 else ""

    def _stray(self, rows: list[tuple[int, str]]) -> None:
        """Lines without times: what the cue before says, or nothing that belongs to a cue."""
        if not rows:
            return
        line = rows[0][0]
        if self.drafts:
            message = f"{_short(rows[0][1])} stands behind an empty line, without times: read on from the cue before"
            self._mends.add("transcript-lines", line, message, "leave no empty line within a cue")
            self.drafts[-1].rows += [row for _, row in rows]
        else:
            message = f"{_short(rows[0][1])} stands before the first cue: left out"
            self._mends.add("transcript-lines", line, message, "give it times, or delete it", breaks=False)


def _short(text: str) -> str:
    text = masked(" ".join(text.split()))
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
