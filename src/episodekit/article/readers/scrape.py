"""L3. What a reader of files takes out of one, before title and language are understood."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime

from episodekit.model.written import Paragraph

# Joiners (U+200C, U+200D) shape Persian, Indic and emoji text and stay; the rest of these is invisible.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f]")
_LINE_END = re.compile("\r\n?|\u0085|\u2028|\u2029|\v|\f")
_BLANK = re.compile(r"\s+")
# Letters that typesetting joined, and hyphens that only forbid a break: voices and searches know the plain ones.
_PLAIN_SIGNS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2010": "-", "\u2011": "-"}
)
_TYPESET = re.compile("[ﬀﬁﬂﬃﬄ\u2010\u2011]")
_NUMBER_BLANK = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrape:
    """The raw parts of an article; what the source does not say is None.

    Attributes:
        title: as it stands in the source, site's name and all.
        whole_title: a title that needs no cleaning, such as that of front matter.
        language: as the source states it; not yet checked.
        trusted_language: whether a person stated the language of this very text.
        left_out: lines of the source that are not the article; they tell a login wall from an article.
        image: the address of the picture that the page leads with.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]
    whole_title: bool = False
    author: str | None = None
    site: str | None = None
    published: datetime | None = None
    link: str | None = None
    summary: str | None = None
    language: str | None = None
    trusted_language: bool = False
    left_out: tuple[str, ...] = ()
    image: str | None = None


def lines(text: str) -> list[str]:
    """The lines of a text, each folded; empty ones stay."""
    return [fold(line) for line in _LINE_END.sub("\n", text).split("\n")]


def fold(text: str) -> str:
    """Text on one line in NFC, without invisible and illegal characters; no word changes.

    A no-break blank within a number stays, so that ``15 000`` is never broken between lines; every other run of blanks
    becomes one.
    """
    composed = text
    if not text.isascii():
        composed = unicodedata.normalize("NFC", text)
        if _TYPESET.search(composed):
            composed = composed.translate(_PLAIN_SIGNS)
    # Of what is taken out or changed below, nothing is printable, and no other blank is.
    if composed.isprintable():
        return (_BLANK.sub(" ", composed) if "  " in composed else composed).strip()
    visible = _ILLEGAL.sub("", _INVISIBLE.sub("", composed.replace("\t", " ").replace("\n", " ")))
    if not any(sign in visible for sign in "\u00a0\u2009\u202f"):
        return _BLANK.sub(" ", visible).strip()
    kept = _NUMBER_BLANK.sub("\ue000", visible)
    return _BLANK.sub(" ", kept).strip().replace("\ue000", "\u00a0")


def address(name: str) -> str | None:
    """The name of an article as an address on the web, if it is one: without the part behind ``#``."""
    return name.partition("#")[0] if name.startswith(("http://", "https://")) else None


def moment(text: str) -> datetime | None:
    """A date or a date with time in ISO 8601, in UTC; a date alone is its midnight; None for anything else."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        return None


def midnight(day: date) -> datetime:
    """The first moment of a day in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
