"""L3. Plain text as people paste it from a page: the first line is the title, then paragraphs."""

import re

from episodekit.article.decode import TEXT_LIMIT_BYTES, check_bytes, decode
from episodekit.article.furniture import is_furniture
from episodekit.article.scrape import Scrape, lines
from episodekit.model import Paragraph

_END = tuple(".!?…:;,\"”»’')។៕。！？।؟")
_LONGEST_TITLE = 200
_LONGEST_HEADING = 60
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_BULLET = re.compile(r"(?:[-*•–—]|\d+[.)])\s")


def read_plain(data: bytes, name: str) -> Scrape:
    """Read a text file.

    Raises:
        ArticleError: it is empty, too large or no text.
    """
    check_bytes(data, name, TEXT_LIMIT_BYTES)
    return from_text(decode(data, name))


def from_text(text: str) -> Scrape:
    """The first line as title, the rest as paragraphs; a first line as long as a paragraph stays one as well."""
    every = lines(text)
    first = next((number for number, line in enumerate(every) if line), len(every))
    if first == len(every):
        return Scrape(title="", paragraphs=())
    title = every[first]
    rest = every[first + 1 :] if len(title) <= _LONGEST_TITLE else every[first:]
    return Scrape(title=_opening(title), paragraphs=_paragraphs(_unwrapped(rest)))


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
        joined.extend([" ".join(block)] if _is_wrapped(block) else block)
    return joined


def _is_wrapped(block: list[str]) -> bool:
    inner = block[:-1]
    if not inner or not all(40 <= len(line) <= 120 for line in inner):
        return False
    open_ended = sum(not line.endswith(_END[:4]) for line in inner)
    return open_ended * 2 > len(inner) and max(map(len, inner)) - min(map(len, inner)) <= 30


def _paragraphs(every: list[str]) -> tuple[Paragraph, ...]:
    kept = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in every]
    kept = [line for line in kept if line and not is_furniture(line)]
    return tuple(
        Paragraph(line, heading=_is_heading(line, kept[number + 1] if number + 1 < len(kept) else ""))
        for number, line in enumerate(kept)
    )


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
