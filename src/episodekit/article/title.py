"""L3. The title without the name of its site, and whole: one that was cut short is cut back to its last clause."""

import re
from collections import Counter

from episodekit.article.languages.words import bag

_PIPE = re.compile(r"\s+[|｜•·»«]+\s*|\s+::\s+|\s*｜\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/?", re.IGNORECASE)
_PREFIXED = re.compile(r"((?:[A-Z][\w'’.]*\s?){1,3}):\s+(.+)")
# Where content systems and scrapers cut titles.
CUT_LENGTHS = frozenset({45, 50, 55, 60, 64, 65, 70})
_CUT_MARK = re.compile(r"\s*(?:…|\.\.\.)$")
_CLAUSE_END = re.compile(r"\s*(?:[:;]|,|\s[-–—])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORTEST_CLAUSE = 3  # words
_LOOSE_ENDS = bag(
    "a an the and or of in on at to by for from with as that und oder der die das den dem des ein eine in im von vom zu zum "
    "zur mit für auf et ou le la les un une des du de à au aux en dans pour par y o el los las una del al con por"
)


def clean_title(raw: str, body: str) -> tuple[str, str | None]:
    """The title as an editor would print it, and what it probably was if it was cut short, else None.

    Args:
        raw: one line, such as ``Harvest Fails Again in the Nor | Example.com``.
        body: the article's text; it tells cut words from whole ones.
    """
    title, _ = split_site(raw)
    return mend(title, body)


def split_site(raw: str, known: str | None = None) -> tuple[str, str | None]:
    """The title and the site's name that was joined to it, if any; ``known`` is the name if the source states it."""
    title, site = raw.strip(), None
    for _ in range(3):
        shorter, name = _without_tail(title, known)
        if name is None:
            break
        title, site = shorter, name
    if known and title.casefold().startswith(known.casefold()):
        rest = re.sub(r"^\s*[:|–—-]\s+", "", title[len(known) :])
        if rest and rest != title[len(known) :]:
            title, site = rest, known
    return title, site


def _without_tail(title: str, known: str | None) -> tuple[str, str | None]:
    for separator, rule in ((_PIPE, _is_site_after_pipe), (_DASH, _is_site_after_dash)):
        cuts = list(separator.finditer(title))
        if not cuts:
            continue
        head, tail = title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
        if head and tail and (_is_known(tail, known) or rule(head, tail)):
            return head, tail
    return title, None


def _is_known(tail: str, known: str | None) -> bool:
    return _DOMAIN.fullmatch(tail) is not None or (known is not None and tail.casefold() == known.casefold())


def _is_site_after_pipe(head: str, tail: str) -> bool:
    return len(head) >= 12 and len(tail) <= 40


def _is_site_after_dash(head: str, tail: str) -> bool:
    words = tail.split()
    return (
        len(head.split()) >= 4
        and len(words) <= 4
        and len(tail) <= 30
        and all(word[0].isupper() or word in {"of", "the", "de", "des", "der"} for word in words)
        and not re.search(r"[\d?!:]", tail)
    )


def mend(title: str, body: str) -> tuple[str, str | None]:
    """A title that was cut short is cut back to its last whole clause, with the likely completion beside it."""
    marked = _CUT_MARK.search(title)
    bare = title[: marked.start()] if marked else title
    words = list(_WORD.finditer(bare))
    if len(words) <= _SHORTEST_CLAUSE or (not marked and len(title) not in CUT_LENGTHS):
        return title, None
    last = words[-1]
    # A sign after the last word, such as a closing quote, shows that the word is whole.
    completed = _completion(last[0], body) if last.end() == len(bare) else None
    if completed is None and not marked:
        return title, None
    hint = bare[: last.start()] + completed if completed else None
    return _cut_back(bare if completed is None else bare[: last.start()]), hint


def _completion(word: str, body: str) -> str | None:
    """The body's word that ``word`` begins, the most frequent first; None if ``word`` is whole."""
    folded = word.casefold()
    counts = Counter(match[0].casefold() for match in _WORD.finditer(body))
    if folded in counts:
        return None
    longer = [each for each in counts if each.startswith(folded)]
    if not longer:
        return None
    best = max(longer, key=lambda each: counts[each])  # the first to appear among equals
    return word + best[len(word) :] if len(best) > len(word) else None


def _cut_back(title: str) -> str:
    for clause_end in reversed(list(_CLAUSE_END.finditer(title))):
        head = title[: clause_end.start()]
        if len(head.split()) >= _SHORTEST_CLAUSE:
            return head
    words = title.split()
    while len(words) > 1 and words[-1].casefold() in _LOOSE_ENDS:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")
