"""L3. The title without the name of its site, whole, and no longer than apps show.

A page's title is joined to its site's name in many ways (``X | Site``, ``X - Section - Site``, ``Site: X``, ``X_Site``).
What is a name and what is a subtitle is told, in this order, by what the page says of itself (its site's name and host),
by the shape of a domain, by the tables of :mod:`episodekit.article.readers.outlets`, and last by the article: the words of a
subtitle come up in it, those of a name do not.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from episodekit.article.languages.words import bag
from episodekit.article.readers import outlets

LONGEST = 120
"""Characters of a title: lists of apps show about 100, pages two lines of 60; Apple refuses more than 255."""

_LONGEST_RAW = 1_000
_LONGEST_NAME = 36
_LONGEST_UNCASED = 24
_PHRASE = 3  # words: from there on a tail may be a clause
_HAN_CLASS = "\u2e80-\ud7ff”’》】）！？"
_PIPE = re.compile(
    rf"\s+[|¦•·]{{1,2}}\s+|\s+::\s+|\s+[«»‹›]\s+|\s*[｜丨]\s*|(?<=[{_HAN_CLASS}])\||\s\|(?=\S)|(?<=\S)\|\s"
)
_DASH = re.compile(r"\s+(?:[-–—―‒~]|--)\s+")
_WEAK = re.compile(r"\s+[/@<>:]\s+")
_HAN_JOINT = re.compile(rf"(?<=[{_HAN_CLASS}0-9])\s?(?:_|-{{1,2}}|—{{1,2}}|－|：)\s?(?=\S{{2,24}}$)")
_JOINTS = ((_PIPE, "pipe"), (_DASH, "dash"), (_WEAK, "weak"), (_HAN_JOINT, "han"))
_BRACKETED = re.compile(r"(.{4,})\s[(\[]([^()\[\]]{2,60})[)\]]")
_PREFIXED = re.compile(
    r"[\[(【]?([^:|｜\])】–—]{2,40}?)(?:[\])】]\s?|\s?[:|｜]\s|\s(?:[-–—«»‹›•·~]|::)\s)\s{0,2}(\S.{7,})"
)
_QUESTIONS = bag(
    "what why how when where who which was wie warum wer wo pourquoi comment qué cómo por che come here"
)
_NO_NAME = re.compile(r"[?!:;,…„“”«»\"]|\w\w\.\w")
_ANY_JOINT = re.compile(r"\s+(?:[|¦•·«»‹›~/]|::|[-–—―‒]|--)\s+")
_PAIR = 2
_BY = bag("von by par por di van de")
_QUOTES = ({"«", "»"}, {"‹", "›"})
_HAN = re.compile("[\u2e80-\ud7ff]")

# Where content systems and scrapers cut titles.
CUT_LENGTHS = frozenset({40, 45, 50, 55, 60, 64, 65, 70, 75, 80, 100, 120, 128})
_CUT_MARK = re.compile(r"\s{0,3}(?:…|\.{3})$")
_CLAUSE_END = re.compile(r"\s?(?:[:;,]|\s[-–—]|(?<=\w\w)[.?!])\s+|[，。；：！？]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORTEST_CLAUSE = 3  # words
_LONGEST_FORENAME = 40  # characters
_SHORTEST_CUT = 35  # characters: a shorter title that ends in dots means them
_SHORTEST_BOUNDED = 40  # characters that a clause must have to stand for a longer title
_LOOSE_ENDS = bag(
    "a an the and or of in on at to by for from with as that und oder der die das den dem des ein eine in im von vom zu zum "
    "zur mit für auf et ou le la les un une des du de à au aux en dans pour par y o el los las una del al con por que "
    "because while when who which will be is are was were has have been weil wird werden ist sind hat haben parce porque "
    "near between under after before against into onto within without during through than as its their his her "
    "am an bei nach vor gegen unter über zwischen durch ohne um bis ab seit wegen einem einer eines "
    "près chez vers sous contre entre avec sans sur d l qui son sa ses leur "
    "junto hacia hasta sobre contra desde sin su sus se lo "
    "o os as um uma do da dos das no na nos nas em ao aos com para pelo pela "
    "il gli i uno di dal dalla dello della dei delle nel nella alla su per tra fra che "
    "het een van op aan met voor naar uit onder tegen tussen om bij tot door en "
    "у в во на с со к ко о об от до из по за для при и или но что как "
)
_ONE_LETTER = bag("a i o y e é à ó u è в с у к о я и а б")
_NEVER_LAST = bag("the and und oder des les und et")
# What a word of the article may have more than the title's without the title's being cut.
_INFLECTIONS = bag("s es e n en er r d ed ly y 's ’s a o i os as x ne")


def clean_title(
    raw: str, body: str, known: Iterable[str] = (), *, written: bool = False
) -> tuple[str, str | None, str | None]:
    """The title as an editor would print it, what it probably was if it was cut short, and the site's name in it.

    Args:
        raw: one line, such as ``Harvest Fails Again in the Nor | Example.com``.
        body: the article's text; it tells cut words from whole ones, and subtitles from names of sites.
        known: names of the site, if the source states them: its name, its host.
        written: somebody wrote it as it should be: only what is a name without doubt goes, and it is whole.
    """
    title, site = split_site(raw, known, body=body, certain=written)
    title, hint = (title, None) if written else mend(title, body)
    return bounded(title), hint, site


def split_site(
    raw: str, known: Iterable[str] = (), *, body: str = "", certain: bool = False
) -> tuple[str, str | None]:
    """The title and the site's name that was joined to it, if any.

    Args:
        raw: the title as it stands in the source.
        known: names of the site, if the source states them: its name, its host.
        body: the article's text.
        certain: drop only what is a name without doubt, for a title that a person wrote.
    """
    parts = _Parts(known, body, certain=certain)
    title, site = raw[:_LONGEST_RAW].strip(" |｜\t"), None
    for _ in range(5):
        head, tail = parts.split_tail(title, again=site is not None)
        if not tail:
            break
        title, site = head, site or tail
    for _ in range(2):
        name, rest = parts.split_front(title)
        if not rest:
            break
        title, site = rest, site or (None if outlets.is_label(name) else name)
    return title, site


class _Parts:
    """Tells the parts of a title apart, by what is known of the site and by the article."""

    def __init__(self, known: Iterable[str], body: str, *, certain: bool) -> None:
        self._certain = certain
        self._known = frozenset(spelling for name in known if name for spelling in outlets.spellings(name))
        self._body = body.casefold()

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._body))

    def split_tail(self, title: str, *, again: bool) -> tuple[str, str]:
        """The title without its last part and that part, if it is a name, or a section that stood before one."""
        cuts = sorted(
            (
                (cut.start(), cut.end(), joint)
                for pattern, joint in _JOINTS
                for cut in pattern.finditer(title)
                if not _quotes(cut[0].strip(), title)
            ),
            reverse=True,
        )
        for number, (start, end, joint) in enumerate(cuts[:6]):
            head, tail = title[:start].rstrip(" |-–—"), title[end:].strip()
            if (
                tail
                and outlets.key(head)
                and self._may_drop(head, tail, joint, last=number == 0, again=again)
            ):
                return head, tail
        bracketed = _BRACKETED.fullmatch(title)
        if bracketed and (self._is_name(bracketed[2]) or _is_proper_outlet(bracketed[2])):
            return bracketed[1].strip(), bracketed[2].strip()
        return title, ""

    def split_front(self, title: str) -> tuple[str, str]:
        """The name or label in front of a title, and the title behind it; empty if there is none."""
        match = _PREFIXED.fullmatch(title)
        if match is None:
            return "", ""
        name, rest = match[1].strip(), match[2].strip()
        joint = title[match.end(1) : match.start(2)].strip()
        if _quotes(joint, title):
            return "", ""
        strong = joint not in {":", "-", "–", "—", "~"}
        is_name = (
            self._is_known(name)
            or outlets.is_domain(name)
            or (outlets.is_label(name) and (strong or len(name) > 12))
            or self._is_outlet_in_front(name, rest, strong=strong)
        )
        return (name, rest) if is_name else ("", "")

    def _is_outlet_in_front(self, name: str, rest: str, *, strong: bool) -> bool:
        # Behind a name a headline begins with a capital; "BBC: 15,000 jobs to go" is about it.
        if not strong and (rest[0].islower() or rest[0].isdigit()):
            return False
        if outlets.is_outlet(name) and (strong or not outlets.is_ambiguous(name)):
            return True
        if strong and outlets.is_institution(name):
            return True
        words = name.split()
        proper = len(words) <= 4 and all(map(_is_proper, words)) and self._is_untold(words[-1])
        return (strong or proper) and len(rest) > len(name) and outlets.sounds_like_outlet(name)

    def _may_drop(self, head: str, tail: str, joint: str, *, last: bool, again: bool) -> bool:
        if self._is_name(tail):
            return self._is_known(tail) or not outlets.is_ambiguous(tail) or _width(head) >= 16
        if not last:
            return self._is_name_and_edition(tail)
        if self._certain:
            return False
        section = again and (outlets.is_section(tail) or _is_place_of_edition(head, tail))
        return section or self._is_name_after(joint, head, tail)

    def _is_name_after(self, joint: str, head: str, tail: str) -> bool:
        if joint == "weak":
            return _width(head) >= 16 and _is_proper_outlet(tail)
        if joint == "han":
            return _width(head) >= 12 and outlets.sounds_like_outlet(tail)
        return (
            self._is_name_after_pipe(head, tail) if joint == "pipe" else self._is_name_after_dash(head, tail)
        )

    def _is_name_and_edition(self, tail: str) -> bool:
        """A site's name and what it joins to it: ``The Harwick Herald – Harwick``."""
        parts = [part.strip() for part in _ANY_JOINT.split(tail, maxsplit=1)]
        if len(parts) < _PAIR or len(parts[1]) > _LONGEST_NAME or not all(map(_is_proper, parts[1].split())):
            return False
        named = self._is_name(parts[0]) and not outlets.is_ambiguous(parts[0])
        return named or (not self._certain and _is_proper_outlet(parts[0]))

    def _is_name(self, tail: str) -> bool:
        return len(tail) <= 80 and (
            self._is_known(tail) or outlets.is_domain(tail) or outlets.is_outlet(tail)
        )

    def _is_known(self, text: str) -> bool:
        """The site's own name, also with a word or two more: ``Meadow Times Online``."""
        if outlets.key(text) in self._known:
            return True
        words = text.split()
        if not 2 <= len(words) <= 5 or not all(map(_is_proper, words)):
            return False
        starts = {outlets.key(" ".join(words[:count])) for count in range(1, len(words))}
        ends = {outlets.key(" ".join(words[count:])) for count in range(1, len(words))}
        rest = words[1:] if starts & self._known else words[:-1]
        return bool((starts | ends) & self._known) and (
            outlets.sounds_like_outlet(text) or all(map(outlets.is_section, rest))
        )

    def _is_name_after_pipe(self, head: str, tail: str) -> bool:
        if _width(head) < 12 or _width(tail) > 44 or tail[0].isdigit():
            return outlets.is_section(tail) and _width(head) >= 12
        words = tail.split()
        if outlets.is_section(tail) or outlets.is_edition(tail) or outlets.is_institution(tail):
            return True
        if _NO_NAME.search(_without_domain(tail)) or words[0].casefold() in _QUESTIONS:
            return False
        if not _has_case(tail):
            return _width(tail) <= max(_width(head) // 2, 12) and not any(map(str.isdigit, tail))
        if len(words) >= _PHRASE and not all(map(_is_proper, words)) and not self._is_untold(tail):
            return outlets.sounds_like_outlet(tail)
        # Behind a pipe stands a name in nearly every title of the web.
        return len(words) <= 7 and (
            len(tail) <= len(head) or _is_short_name(tail) or outlets.sounds_like_outlet(tail)
        )

    def _is_name_after_dash(self, head: str, tail: str) -> bool:
        words = tail.split()
        if len(words) > 5 or len(tail) > 36 or tail[0].isdigit() or _NO_NAME.search(tail):
            return False
        if not _has_case(tail):
            return outlets.sounds_like_outlet(tail) or (_width(head) >= 16 and self._is_name_untold(tail))
        count = len(head.split())
        if count < 3 or words[0].casefold() in _QUESTIONS or not all(map(_is_proper, words)):
            return False
        # "Rede von Bürgermeisterin Anna Lee" is no name, if the article speaks of her.
        by = not _BY.isdisjoint(words[1:-1]) and not self._is_untold(tail)
        if outlets.sounds_like_outlet(tail) or (outlets.is_section(tail) and count >= 4):
            return True
        if _is_title_case(head):
            return 2 <= len(words) <= 3 and bool(self._words) and self._is_untold(tail)
        # A head written as a sentence does not end in capitals, though the article may name its publisher.
        abbreviated = tail.isupper() and len(tail) <= 6
        return count >= 4 and not by and not abbreviated and (len(words) > 1 or self._is_untold(tail))

    def _is_name_untold(self, tail: str) -> bool:
        """The same without capitals to go by: only if the article, in the same script, is silent on a short one."""
        return (
            _width(tail) <= _LONGEST_UNCASED
            and len(tail.split()) < _PHRASE
            and not any(map(str.isdigit, tail))
            and any(sign in self._body for sign in tail if sign.isalpha())
            and self._is_untold(tail)
        )

    def _is_untold(self, tail: str) -> bool:
        """Whether no word of it comes up in the article; a lone abbreviation may be who said so (``… - UN``)."""
        if not _has_case(tail):
            return tail.casefold() not in self._body and not self._words & set(tail.casefold().split())
        if tail.isupper() and len(tail) <= 6:
            return False
        told = set(_WORD.findall(tail.casefold()))
        return not self._words & (told - outlets.PARTICLES)


def _quotes(joint: str, title: str) -> bool:
    """Whether a guillemet is one of a pair around words, rather than between a title and a name."""
    return any(joint in pair and all(sign in title for sign in pair) for pair in _QUOTES)


def _is_proper_outlet(text: str) -> bool:
    words = text.split()
    several = len(words) > 1 or _HAN.search(text) is not None
    return (
        several
        and len(words) <= _PHRASE + 1
        and all(map(_is_proper, words))
        and outlets.sounds_like_outlet(text)
    )


def _is_place_of_edition(head: str, tail: str) -> bool:
    """The town of a paper before its name: ``… - Lünen - Ruhr Nachrichten``."""
    words = tail.split()
    return (
        len(words) < _PHRASE <= len(head.split())
        and _has_case(tail)
        and all(word.isalpha() and word.istitle() for word in words)
    )


def _without_domain(tail: str) -> str:
    """``BN DeStem`` of ``BN DeStem.nl``: a name may end as a domain does."""
    start, _, last = tail.rpartition(" ")
    return f"{start} {last.rpartition('.')[0]}" if start and outlets.is_domain(last) else tail


def _is_short_name(tail: str) -> bool:
    return len(tail) <= _LONGEST_NAME and all(map(_is_proper, tail.split()))


def _width(text: str) -> int:
    return len(text) + len(_HAN.findall(text))


def _has_case(text: str) -> bool:
    return text.upper() != text.lower()


def _is_proper(word: str) -> bool:
    sign = next((each for each in word if each.isalnum()), "-")
    return sign.isupper() or sign.isdigit() or not _has_case(sign) or word in outlets.PARTICLES


def _is_title_case(head: str) -> bool:
    """``Floods Hit the Coast``, where a capital says nothing; German nouns are too few for it."""
    long = [word for word in head.split()[1:] if len(word) >= 4 and word[0].isalpha()]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) * 5 >= len(long) * 4


def mend(title: str, body: str) -> tuple[str, str | None]:
    """A title that was cut short is cut back to its last whole clause, with the likely completion beside it."""
    marked = _CUT_MARK.search(title)
    bare = title[: marked.start()] if marked else title.rstrip(" ,;:–—-|")
    words = list(_WORD.finditer(bare))
    if len(words) <= _SHORTEST_CLAUSE and not (marked and _HAN.search(bare)):
        return title if marked else bare, None
    last = words[-1]
    # A sign after the last word, such as a closing quote, shows that the word is whole.
    ends_in_word = last.end() == len(bare)
    completed = None
    if ends_in_word and (marked or len(title) in CUT_LENGTHS):
        completed = _completion(last[0], bare, body)
        if completed and not marked and _is_surname(completed, words[-2][0], body):
            completed = (
                None  # its length is chance: "… to close the bar" of an article that quotes Ann Barlow
            )
    hanging = ends_in_word and last[0] in _NEVER_LAST and len(bare) >= _SHORTEST_CUT
    if completed is None and not hanging and not (marked and _width(bare) >= _SHORTEST_CUT):
        return title if marked else bare, None
    hint = bare[: last.start()] + completed if completed else None
    return _cut_back(bare if completed is None else bare[: last.start()]), hint


def _completion(word: str, title: str, body: str) -> str | None:
    """The body's word that ``word`` begins, the most frequent first; None if ``word`` is whole."""
    folded = word.casefold()
    is_abbreviation = len(word) > 1 and word.isupper() and not title.isupper()
    if is_abbreviation or word.isdigit() or _HAN.search(word):
        return None
    if len(word) == 1:
        return _completed_letter(folded, title, body)
    counts = Counter(_WORD.findall(body.casefold()))
    if folded in counts:
        return None
    longer = [each for each in counts if each.startswith(folded)]
    if not longer or any(each[len(folded) :] in _INFLECTIONS for each in longer):
        return None
    best = max(longer, key=lambda each: counts[each])  # the first to appear among equals
    return word + best[len(word) :] if len(best) > len(word) else None


def _completed_letter(letter: str, title: str, body: str) -> str | None:
    """The word that a lone letter begins, if the article has one behind the title's last whole word, and no such letter."""
    words = _WORD.findall(title.casefold())
    told = _WORD.findall(body.casefold())
    if not letter.isalpha() or letter in _ONE_LETTER or letter in told or len(words) < _PAIR:
        return None
    pairs = itertools.pairwise(told)
    found = Counter(
        word
        for before, word in pairs
        if before == words[-2] and word.startswith(letter) and len(word) > _PHRASE
    )
    best = max(found, key=lambda each: found[each], default=None)
    return title[-1] + best[1:] if best else None


def _is_surname(word: str, before: str, body: str) -> bool:
    """Whether a body has a word first behind a capitalised one, and that is not the word ``before`` it in the title."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", body, re.IGNORECASE)
    if found is None or not found[0][0].isupper() or not body[: found.start()][-1:].isspace():
        return False
    earlier = _WORD.findall(body[max(0, found.start() - _LONGEST_FORENAME) : found.start()])[-1:]
    named = bool(earlier) and earlier[0][0].isupper() and _has_case(earlier[0][0])
    return named and earlier[0].casefold() != before.casefold()


def _cut_back(title: str) -> str:
    for clause_end in reversed(list(_CLAUSE_END.finditer(title))):
        head = title[: clause_end.start()]
        if len(head.split()) >= _SHORTEST_CLAUSE or _width(head) >= 24:
            return head
    words = title.split()
    while len(words) > 1 and words[-1].casefold() in _LOOSE_ENDS:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")


def bounded(title: str) -> str:
    """A title of at most :data:`LONGEST` characters: whole clauses of a longer one, else whole words and ``…``."""
    if len(title) <= LONGEST:
        return title
    for clause_end in reversed(list(_CLAUSE_END.finditer(title[: LONGEST + 1]))):
        if clause_end.start() >= _SHORTEST_BOUNDED:
            kept = clause_end.start() + (title[clause_end.start()] in ".?!。！？")
            return title[:kept].rstrip()
    head = title[: LONGEST - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[_SHORTEST_BOUNDED:] else head).rstrip(" ,;:–—-") + "…"
