"""L3. Which words around the noun of an office belong to it, as in ``former U.S. President`` or ``Minister of Interior``."""

import regex

from episodekit.article.languages import words_of
from episodekit.article.languages.offices import Offices
from episodekit.article.languages.words import bag
from episodekit.article.people.names import COMMA, Line, calendar, is_office, is_owner, name_from

LONGEST_FUNCTION = 140  # characters
_MOST_WORDS = 20  # in one function
MOST_LEFT = 6  # words before the office
_MOST_UNKNOWN = 3  # words before the office that no table knows
_PARTY = regex.compile(r"\p{Lu}[\p{Lu}\d]{1,4}")
_POSSESSIVE = ("'s", "’s")
# Adverbs between a comma and an office.
NOW = bag(
    "now then also currently formerly previously later himself herself today jetzt heute damals zugleich selbst ebenfalls aujourd'hui également "
    "alors hoy también entonces ahora anche oggi allora hoje também agora nu ook thans toen också numera"
)
_ARTICLES = bag("the a an")
_NOUNS_IN_S = (
    "ss",
    "ics",
    "ous",
    "sales",
    "sports",
    "arms",
    "rights",
    "news",
    "affairs",
    "systems",
    "operations",
    "services",
    "relations",
)
_VERBAL = ("ed", "ing", "ly")
_ORGANISATIONS = bag("university bank ministry department institute house museum college board")
_BEFORE_OFFICE = bag("by with as for from and or like")


def adjectives(line: Line, head: int) -> int:
    """The last of the adjectives that follow an office: ``premier ministre britannique``."""
    at = head
    while at - head < 3 and line.is_joined(at):
        low = line.low[at + 1]
        if _PARTY.fullmatch(line.words[at + 1].text) and line.offices.adjective_endings:
            at += 1  # "le député LR Éric Ciotti"
            continue
        if line.is_capital(at + 1) or low in line.offices.breaks or low in line.offices.openers:
            break
        if not _is_adjective(line.offices, low) and not _is_adjective(line.offices, low.removesuffix("s")):
            break
        at += 1
    return at


def _is_adjective(offices: Offices, low: str) -> bool:
    return low in offices.adjectives or low.endswith(offices.adjective_endings or ("\0",))


def reach(line: Line, head: int) -> int:
    """The last word that may belong to an office: ``Minister of Interior``."""
    at = adjectives(line, head)
    offices = line.offices
    if not _is_linked(line, at) or line.low[at + 1] not in offices.openers | offices.ands:
        return at
    while at - head < _MOST_WORDS and _is_linked(line, at):
        low = line.low[at + 1]
        if low in offices.breaks or low in offices.speech or low in calendar(offices.language):
            break
        if low in offices.ands and _begins_another(line, at + 2):
            break
        at += 1
    return at


def _is_linked(line: Line, at: int) -> bool:
    return line.continues(at) or (at + 1 < len(line.words) and line.gap(at) in {" & ", "’", "'"})


def _begins_another(line: Line, at: int) -> bool:
    """Whether a new person begins behind ``and``."""
    if at >= len(line.words) or line.low[at] in line.offices.breaks:
        return True
    if (
        line.low[at] in line.offices.determiners
        and at + 1 < len(line.words)
        and is_office(line.offices, line.low[at + 1])
    ):
        return True
    name = name_from(line, at) if line.is_capital(at) else None
    return name is not None and name.words > 1


def _trimmed(line: Line, head: int, last: int) -> int:
    """The last word of a function that does not end in ``of the``."""
    stop = words_of(line.offices.language).stop
    while last > head and (
        line.low[last] in stop
        or line.low[last] in line.offices.openers
        or line.low[last] in line.offices.determiners
    ):
        last -= 1
    return last


def function_behind(line: Line, head: int, furthest: int) -> tuple[int, int]:
    """The function that follows a name: from the comma to where the phrase ends."""
    begin = _phrase_start(line, head)
    last = _trimmed(line, head, furthest)
    start, end = line.words[begin].start, line.words[last].end
    if end - start > LONGEST_FUNCTION or last - head >= _MOST_WORDS:
        end = line.words[adjectives(line, head)].end
        start = max(start, end - LONGEST_FUNCTION) if begin == head else line.words[head].start
    return start, end


def _phrase_start(line: Line, head: int) -> int:
    """The first word of the noun phrase that an office is in, without articles and ``the country's``."""
    first = head
    at = head - 1
    while at >= 0 and head - at <= MOST_LEFT and line.continues(at):
        low = line.low[at]
        if low in line.offices.determiners or low in NOW:
            break
        if low.endswith(_POSSESSIVE):
            return _owner(line, at)
        first = at
        at -= 1
    return first


def _owner(line: Line, at: int) -> int:
    """The first word of ``the authority's``, ``Saudi Arabia's`` or ``the Saudi Gazette's``."""
    first = at
    while first > 0 and at - first < 4 and line.continues(first - 1):
        if line.low[first - 1] in _ARTICLES:
            return first - 1
        if not line.is_capital(first - 1) or line.low[first - 1] in words_of(line.offices.language).stop:
            break
        first -= 1
    return first if line.is_capital(first) else at


def left(line: Line, head: int) -> int:
    """The first word of a function that ends in a name: ``former U.S. President``."""
    if line.offices.nouns_before:
        return _left_of_nouns(line, head)
    if line.offices.adjectives_before:
        return _left_of_adjectives(line, head)
    first = head
    while first > 0 and line.continues(first - 1) and line.low[first - 1] in line.offices.former:
        first -= 1
    return first


def _left_of_adjectives(line: Line, head: int) -> int:
    """Inflected adjectives as far back as the article, and ``Bayerns Ministerpräsident``."""
    at = head - 1
    while at >= 0 and head - at <= 3 and line.is_joined(at):
        low = line.low[at]
        if low in line.offices.determiners:
            return at + 1
        if (
            line.is_capital(at)
            and low.endswith("er")
            and at > 0
            and line.low[at - 1] in line.offices.determiners
        ):
            return at  # "der Kölner Bürgermeister"
        if line.offices.language != "de":
            # "de Franse president", "den ryske presidenten"
            if not low.endswith(("e", "a")) and low not in line.offices.former:
                break
        elif line.is_capital(at) or (low not in line.offices.former and not _is_german_adjective(low)):
            break
        at -= 1
    first = head
    while first > 0 and line.is_joined(first - 1) and line.low[first - 1] in line.offices.former:
        first -= 1
    genitive = first - 1
    if genitive >= 0 and line.is_joined(genitive) and is_owner(line.offices, line.low[genitive]):
        return genitive
    return first


def _is_german_adjective(low: str) -> bool:
    """Whether a word may be an inflected adjective; a past tense such as ``sagte`` may not."""
    return low.endswith(("e", "er", "en", "es", "em")) and not low.endswith(("te", "ten"))


def _left_of_nouns(line: Line, head: int) -> int:
    """English: names and known words for certain; others only as far as an article or a verb of speech bounds them."""
    certain = at = head
    unknown = 0
    verbal = False
    while at > 0 and head - at < MOST_LEFT and _is_before(line, at - 1):
        low = line.low[at - 1]
        bound = _bound(line, at - 1)
        if bound == "owner":
            return _owner(line, at - 1)
        if bound:
            return at if bound == "article" or (bound == "speech" and not verbal) else certain
        at -= 1
        if line.is_capital(at) or low in line.offices.former:
            certain = at if not unknown else certain
        else:
            unknown += 1
            verbal = verbal or low.endswith(_VERBAL)
        # "his men guarded Wikileaks founder Julian Assange"
        if unknown > _MOST_UNKNOWN or (low.endswith("ed") and line.is_capital(at + 1) and at + 1 < head):
            return certain
    return _open_left(line, at, certain, unknown, verbal=verbal)


def _is_before(line: Line, at: int) -> bool:
    abbreviated = "." in line.words[at].text or is_office(line.offices, line.low[at])
    return line.is_joined(at) or (line.gap(at) in {". ", "-"} and abbreviated)


def _open_left(line: Line, at: int, certain: int, unknown: int, *, verbal: bool) -> int:
    """Where a phrase begins that a comma or the sentence's beginning bounds."""
    after_comma = at > 0 and COMMA.fullmatch(line.gap(at - 1)) is not None
    bounded = at == 0 or after_comma
    return at if bounded and unknown <= 1 and not verbal and at < certain else certain


def _bound(line: Line, at: int) -> str:
    """How a word bounds a function on its left: ``article``, ``owner``, ``speech``, ``word`` or not at all."""
    offices = line.offices
    low = line.low[at]
    if len(low) > 1 and line.words[at].text.isupper():
        return ""  # "WHO director"
    if low.endswith(_POSSESSIVE):
        return "owner"
    if low in offices.determiners:
        return "article"
    if low in offices.speech or low in _BEFORE_OFFICE:
        return "speech"
    if low == "of" and at > 0 and line.low[at - 1] in _ORGANISATIONS and line.is_joined(at - 1):
        return ""
    return "word" if _is_no_noun(line, at) else ""


def _is_no_noun(line: Line, at: int) -> bool:
    low, offices = line.low[at], line.offices
    if low in offices.breaks or low in offices.openers or low in words_of("en").stop or low in calendar("en"):
        return True
    # "The lawsuit names Chief Judge Amy Hood": before a noun, most words in s are verbs.
    if line.is_capital(at) or low in offices.former:
        return False
    return low.endswith("s") and not low.endswith(_NOUNS_IN_S)
