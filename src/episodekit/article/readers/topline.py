"""L3. Which line of a pasted page is its title: the first, unless what stands first is the page's and not the article's."""

import re
from collections.abc import Sequence

from episodekit.article.readers.ends import is_told
from episodekit.article.readers.furniture import is_furniture, speaks_to_readers
from episodekit.article.readers.masthead import is_masthead
from episodekit.article.readers.outlets import PARTICLES, is_outlet, is_section, sounds_like_outlet

LONGEST_TITLE = 120
"""Characters; a longer line is a paragraph, whose words must not be lost with the title's."""
_SHORT_NOTICE = 4  # words: a longer first line is a title, though it may end in "- Reuters"
_TRAIL = re.compile(r"\s[>»›]\s")
_PROSE = 80  # characters; fewer where letters are not parted into words
_PROSE_UNSPACED = 30
_SENTENCE_WORDS = 3
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_END = tuple(".!?…:;,\"”»’')។៕。！？।؟")
_MOST_ABOVE = 14  # lines between the first one and the text
_TOLD = 8  # paragraphs that tell what an article is about
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*\d|\d")
_SECTIONS = re.compile(r"\s[•·|]\s")
_NAME_WORDS = 2  # of a section or a page; a title has more
_TITLE_WORDS = 4
_SHORTEST_CUT = 12  # characters of a title that was cut short
_CARD = 60  # characters from which on cards cut a title between two words
_SHARED = 2


def first_line(every: list[str]) -> int | None:
    """Which line is the title: the first that is no furniture, unless all are; a section's name above it is none."""
    filled = [number for number, line in enumerate(every) if line]
    if not filled:
        return None
    first = next((at for at in range(len(filled)) if _opens(every, filled, at)), 0)
    if first == len(filled) - 1 and is_told(every[filled[first]]):
        first = 0  # the only paragraph is the text of what stands above it
    return filled[_told_of(every, filled, first)]


def whole_title(title: str, below: Sequence[str]) -> int | None:
    """Which of the lines between a title and the text is that title whole, if it was cut short: ``… of 8,140 pat``.

    A subtitle may begin as its title does: the title has to break off within a word, in dots, or where cards cut it.
    """
    cut = title.rstrip(" .…")
    for at, line in enumerate(below[:_MOST_ABOVE]):
        if is_told(line):
            break
        if line.startswith(cut) and len(cut) < len(line) <= LONGEST_TITLE:
            within = line[len(cut)].isalnum() or cut != title
            if len(cut) >= (_SHORTEST_CUT if within else _CARD):
                return at
    return None


def _opens(every: list[str], filled: list[int], at: int) -> bool:
    line = every[filled[at]]
    following = every[filled[at + 1]] if at + 1 < len(filled) else ""
    above = (
        (is_section(line) or _is_name_of_page(line))
        and 0 < len(following) <= LONGEST_TITLE
        and not is_told(following)
    )
    noticed = is_furniture(line) and (len(line.split()) <= _SHORT_NOTICE or _TRAIL.search(line) is not None)
    noticed = noticed or speaks_to_readers(line)
    return not above and not noticed


def _is_name_of_page(line: str) -> bool:
    parts = _SECTIONS.split(line)
    if len(parts) > 1 and any(map(is_section, parts)):
        return all(len(part.split()) < _SHORT_NOTICE for part in parts)
    words = line.split()
    return (
        len(words) <= _SHORT_NOTICE
        and all(word[0].isupper() or word in PARTICLES for word in words)
        and (is_outlet(line) or sounds_like_outlet(line))
    )


def is_prose(line: str) -> bool:
    """Whether a line is text of the article rather than a name, a date or a subtitle."""
    if len(line) >= (_PROSE if " " in line[:_PROSE] else _PROSE_UNSPACED):
        return True
    return line.endswith(_END) and (len(line.split()) > _SENTENCE_WORDS or not _CASED.search(line))


def _told_of(every: list[str], filled: list[int], first: int) -> int:
    """The first line, or one below it that the article is about, if no word of the first one comes up in the article.

    Of a witty title that may be so too, with its subtitle right below it, or below the name of its author.
    """
    title = every[filled[first]]
    told = [every[number] for number in filled[first + 1 :] if is_told(every[number])][:_TOLD]
    if not _CASED.search(title) or len(title) > LONGEST_TITLE or is_told(title) or not told:
        return first
    folded, own = " ".join(told).casefold(), _words(title)
    if any(f" {word} " in folded for word in own):
        return first  # as with most articles: the words need not be told apart
    words = frozenset(_WORD.findall(folded))
    if own & words:
        return first
    plain = False
    for at in range(first + 1, min(first + _MOST_ABOVE, len(filled))):
        line = every[filled[at]]
        if is_told(line):
            break
        about = _words(line)
        if len(line.split()) >= _TITLE_WORDS and len(about & words) * 2 > max(len(about), _SHARED):
            above = len(title.split()) <= _NAME_WORDS or _SECTIONS.search(title) is not None
            return at if above or (at > first + 1 and not plain) else first
        plain = plain or (" " in line and is_masthead(line) and not is_section(line))
    return first


def _words(line: str) -> frozenset[str]:
    return frozenset(_WORD.findall(line.casefold()))
