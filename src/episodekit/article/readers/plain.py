"""L3. Plain text as people paste it from a page: the first line is the title, then paragraphs."""

import html
import re

from episodekit.article.languages.words import bag
from episodekit.article.readers.datelines import undated
from episodekit.article.readers.decode import TEXT_LIMIT_BYTES, check_bytes, decode
from episodekit.article.readers.ends import end_of
from episodekit.article.readers.furniture import is_furniture, is_list_of_others
from episodekit.article.readers.guises import check_words
from episodekit.article.readers.masthead import is_masthead, is_signature
from episodekit.article.readers.scrape import Scrape, lines
from episodekit.article.readers.topline import LONGEST_TITLE, first_line, is_prose, whole_title
from episodekit.model.written import Paragraph

_END = tuple(".!?…:;,\"”»’')។៕。！？।؟")
_FIRST_SENTENCE = re.compile(r"([^.!?]{30,118})[.!?]\s")
_LONGEST_LINK = 100
_LONGEST_HEADING = 60
_MOST_HEADING_WORDS = 9
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
# Marks that a text keeps of the page it was copied from; one that stands alone is what the text is about.
_INLINE = re.compile(
    r"<(b|i|u|em|strong|small|mark|cite|span)(?:\s[^<>]{0,200})?>([^<>]{0,1000})</\1>", re.IGNORECASE
)
_MOST_NESTED = 3
# Tabs in front of a paragraph, or behind it, part no cells.
_TABLE_ROW = re.compile(
    r"(?m)^(?!\t*+[^\n\t]*+\t*+$)[^\n\t|]{0,200}\t[^\n\t]{0,200}\t[^\n]*$|^[ ]{0,8}\|[^\n]*\|[ ]{0,8}$"
)
_MARKUP = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"[-*•–—]\s")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s")
# Months of languages that put a full stop behind the day: "30. März" begins no row of a list.
_DAYS_OF = bag(
    "januar jänner februar märz april mai juni juli august september oktober november dezember marts mars maj desember december "
    "ledna února března dubna května června července srpna září října listopadu prosince"
)
_PROSE = 80  # characters; fewer where letters are not parted into words
_MOST_HEAD = 12  # lines between title and text; more of them are a list


def read_plain(data: bytes, name: str) -> Scrape:
    """Read a text file.

    Raises:
        ArticleError: it is empty, too large or no text.
    """
    check_bytes(data, name, TEXT_LIMIT_BYTES)
    text = decode(data, name)
    check_words(_without_tables(text), name)
    return from_text(text)


def from_text(text: str) -> Scrape:
    """The first line as title, the rest as paragraphs; a first line as long as a paragraph stays one as well."""
    every = lines(_without_tables(_without_marks(_ENTITY.sub(lambda match: html.unescape(match[0]), text))))
    first = first_line(every)
    if first is None:
        return Scrape(title="", paragraphs=())
    title = every[first]
    rest = every[first + 1 :] if len(title) <= LONGEST_TITLE else every[first:]
    kept: list[str] = []
    below = _unwrapped(_without_boxes(rest))
    end = end_of(below)
    left_out = every[:first] + below[end:]
    whole = whole_title(title, below[:end])
    if whole is not None:
        title = below.pop(whole)
        end -= 1
    for line in below[:end]:
        (left_out if is_furniture(line) else kept).append(line)
    kept = _without_masthead(kept, left_out)
    return Scrape(
        title=_opening(title), paragraphs=_paragraphs(kept), left_out=tuple(line for line in left_out if line)
    )


def _without_marks(text: str) -> str:
    """A text without ``<b>`` and the like around its words."""
    for _ in range(_MOST_NESTED if "</" in text else 0):
        text = _INLINE.sub(r"\2", text)
    return text


def _without_boxes(every: list[str]) -> list[str]:
    """The lines without lists of other articles: several short ones in one block below ``Related stories:``."""
    kept: list[str] = []
    called = boxed = False
    for number, line in enumerate(every):
        if not line or is_list_of_others(line):
            called, boxed = called or bool(line), False
            kept.append(line)
            continue
        following = every[number + 1] if number + 1 < len(every) else ""
        if called and not boxed:
            called = False
            boxed = bool(following) and len(line) <= _LONGEST_LINK and len(following) <= _LONGEST_LINK
        if not boxed or len(line) > _LONGEST_LINK:
            boxed = False
            kept.append(line)
    return kept


def _without_masthead(kept: list[str], left_out: list[str]) -> list[str]:
    """The lines without those before the first prose that name author, date or section, and a signature at the end."""
    body = [line for line in kept if line]
    head: list[str] = []
    dropped: list[str] = []
    for line in body[: _MOST_HEAD + 1]:
        named = is_masthead(line)
        if not named and is_prose(line):
            break
        (dropped if named else head).append(line)
    count = len(head) + len(dropped)
    if count <= _MOST_HEAD and count < len(body):
        left_out.extend(dropped)
        body = head + body[count:]
    if len(body) > 1 and is_prose(body[-2]) and not is_prose(body[-1]) and is_signature(body[-1]):
        left_out.append(body.pop())
    return body


def _without_tables(text: str) -> str:
    """Rows of cells are no sentences: they are not read aloud, from pages and Markdown neither."""
    if "\t" not in text and "|" not in text:
        return text
    return _TABLE_ROW.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _opening(line: str) -> str:
    if len(line) <= LONGEST_TITLE:
        return line
    sentence = _FIRST_SENTENCE.match(line)
    if sentence is not None:
        return sentence[1]
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
    numbers = {int(found[1]) for line in every if (found := _NUMBERED.match(line))}
    if any(map(_BULLET.match, every)):
        numbers |= {number + 1 for number in numbers}  # bullets among the numbers are a list's as well
    kept = [undated(_without_bullet(line, numbers)) for line in every]
    return tuple(
        Paragraph(
            _without(_MARKUP, line),
            heading=_MARKUP.match(line) is not None or _is_heading(kept, every, number),
        )
        for number, line in enumerate(kept)
    )


def _without_bullet(line: str, numbers: set[int]) -> str:
    """A number is a list's only beside one that it follows or precedes; ``30. März`` is a day."""
    found = _NUMBERED.match(line)
    if found is None:
        return _without(_BULLET, line)
    behind = line[found.end() :]
    listed = not numbers.isdisjoint({int(found[1]) - 1, int(found[1]) + 1})
    first = behind.split(maxsplit=1)[0].strip(".,:").casefold() if behind.strip() else ""
    return behind if listed and first not in _DAYS_OF else line


def _without(opening: re.Pattern[str], line: str) -> str:
    found = opening.match(line)
    return line[found.end() :] if found else line


def _is_heading(kept: list[str], every: list[str], number: int) -> bool:
    """A short line without an end between two paragraphs with one; only in scripts that have capitals.

    Before the first paragraph stand bylines and subtitles, and several short lines in a row are links or a list.
    """
    line = kept[number]
    if not 0 < number < len(kept) - 1:
        return False
    before, following = kept[number - 1], kept[number + 1]
    listed = _BULLET.match(every[number - 1]) or _NUMBERED.match(every[number - 1])
    return (
        len(line) <= _LONGEST_HEADING
        and len(line.split()) <= _MOST_HEADING_WORDS
        and not line.endswith(_END)
        and not line[0].islower()
        and bool(_CASED.search(line))
        and (is_prose(before) or listed is not None)
        and len(following) >= _PROSE
        and following.endswith(_END)
    )
