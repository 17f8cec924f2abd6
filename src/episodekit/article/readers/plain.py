"""L3. Plain text as people paste it from a page: the first line is the title, then paragraphs."""

import html
import re

from episodekit.article.readers.decode import TEXT_LIMIT_BYTES, check_bytes, decode
from episodekit.article.readers.furniture import is_furniture, undated
from episodekit.article.readers.scrape import Scrape, lines
from episodekit.written import Paragraph

_END = tuple(".!?…:;,\"”»’')។៕。！？।؟")
_LONGEST_TITLE = 120  # a longer line is a paragraph, whose words must not be lost with the title's
_SHORT_NOTICE = 4  # words: a longer first line is a title, though it may end in "- Reuters"
_LONGEST_HEADING = 60
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_TABLE_ROW = re.compile(r"(?m)^[^\n\t|]{0,200}\t[^\n\t]{0,200}\t[^\n]*$|^[ ]{0,8}\|[^\n]*\|[ ]{0,8}$")
_MARKUP = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"(?:[-*•–—]|\d{1,3}[.)])\s")


def read_plain(data: bytes, name: str) -> Scrape:
    """Read a text file.

    Raises:
        ArticleError: it is empty, too large or no text.
    """
    check_bytes(data, name, TEXT_LIMIT_BYTES)
    return from_text(decode(data, name))


def from_text(text: str) -> Scrape:
    """The first line as title, the rest as paragraphs; a first line as long as a paragraph stays one as well."""
    every = lines(_without_tables(_ENTITY.sub(lambda match: html.unescape(match[0]), text)))
    first = _first_line(every)
    if first is None:
        return Scrape(title="", paragraphs=())
    title = every[first]
    rest = every[first + 1 :] if len(title) <= _LONGEST_TITLE else every[first:]
    kept: list[str] = []
    left_out = every[:first]
    for line in _unwrapped(rest):
        (left_out if is_furniture(line) else kept).append(line)
    return Scrape(
        title=_opening(title), paragraphs=_paragraphs(kept), left_out=tuple(line for line in left_out if line)
    )


def _first_line(every: list[str]) -> int | None:
    """Which line is the title: the first that is no furniture, unless all are."""
    filled = [number for number, line in enumerate(every) if line]
    told = (n for n in filled if len(every[n].split()) > _SHORT_NOTICE or not is_furniture(every[n]))
    return next(told, filled[0] if filled else None)


def _without_tables(text: str) -> str:
    """Rows of cells are no sentences: they are not read aloud, from pages and Markdown neither."""
    if "\t" not in text and "|" not in text:
        return text
    return _TABLE_ROW.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _opening(line: str) -> str:
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:100].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def _unwrapped(every: list[str]) -> list[str]:
    """Lines that an editor wrapped at a fixed width joined again; lines that are paragraphs kept."""
    blocks: list[list[str]] = [[]]
    for line in every:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    joined: list[str] = []
    for block in blocks:
        # A byline or caption that stands on a wrapped paragraph is a line of its own.
        above = next((number for number, line in enumerate(block) if not is_furniture(line)), len(block))
        joined.extend(block[:above])
        rest = block[above:]
        joined.extend([" ".join(rest)] if _is_wrapped(rest) else rest)
    return joined


def _is_wrapped(block: list[str]) -> bool:
    inner = block[:-1]
    if not inner or not all(40 <= len(line) <= 120 for line in inner):
        return False
    open_ended = sum(not line.endswith(_END[:4]) for line in inner)
    return open_ended * 2 > len(inner) and max(map(len, inner)) - min(map(len, inner)) <= 30


def _paragraphs(every: list[str]) -> tuple[Paragraph, ...]:
    kept = [undated(_without(_BULLET, line)) for line in every if line]
    return tuple(
        Paragraph(
            _without(_MARKUP, line),
            heading=_MARKUP.match(line) is not None
            or _is_heading(line, kept[number + 1] if number + 1 < len(kept) else ""),
        )
        for number, line in enumerate(kept)
    )


def _without(opening: re.Pattern[str], line: str) -> str:
    found = opening.match(line)
    return line[found.end() :] if found else line


def _is_heading(line: str, following: str) -> bool:
    """A short line without an end, before a paragraph with one; only in scripts that have capitals."""
    return (
        len(line) <= _LONGEST_HEADING
        and len(line.split()) <= 9
        and not line.endswith(_END)
        and bool(_CASED.search(line))
        and len(following) >= 80
        and following.endswith(_END)
    )
