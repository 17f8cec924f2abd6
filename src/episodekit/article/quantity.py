"""L3. From a number to a quantity: its bound, its unit, what it counts; and which numbers are none."""

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from episodekit.article.dates import no_quantities
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of, bag
from episodekit.article.numbers import Number, numbers
from episodekit.article.tokens import Token, is_unspaced, tokens

COUNT, MONEY, PERCENT, MEASURE, SHARE, RANK, DURATION = (
    "count", "money", "percent", "measure", "share", "rank", "duration",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity within one sentence; all places count from the sentence's first character.

    Attributes:
        start: where the number begins, currency sign included; ``end`` is where it ends, unit included.
        bound_start: where its bound begins; ``start`` if it has none.
        keeps_bound: whether the number alone would say something else.
        noun: the span of what it counts; empty at ``end`` if that is not said.
        value: of the number; of a range, its upper end.
    """

    start: int
    end: int
    kind: str
    value: float
    bound_start: int
    keeps_bound: bool
    noun: tuple[int, int]
    vague: bool = False


_CURRENCY_BEFORE = regex.compile(
    r"(?:(?<!\p{L})(?:US|AU?|CA?|HK|NZ|S|NT|R|MX|Mex)?[$€£¥₹₩₫៛฿₽₺₴₦₱₪]|(?<!\p{L})(?:USD|EUR|GBP|KHR|CHF|Rs\.?|RM|AED|JPY|CNY|INR|AUD|CAD|"
    r"THB|VND|SGD|EGP|SAR|ZAR|NGN|BRL|Fr\.))\s?$"
)
_SIGN_AFTER = regex.compile(r"[\s\u00a0]?(?P<percent>[%‰٪])|[\s\u00a0]?[$€£¥₹₩₫៛฿₽₺₴₦₱₪]")
_WORD_AFTER = regex.compile(
    r"(?:[\s\u00a0]|-)?(?P<one>[\p{L}\p{M}°][\p{L}\p{M}/.²³'’-]*\d?)(?:[\s\u00a0](?P<two>[\p{L}\p{M}-]+))?"
)
_TWO_WORD_UNITS = bag(
    "square cubic metric nautical us american canadian australian hong swiss schweizer indian singapore new"
)
_ATTACHED = regex.compile(r"[\p{Lu}\p{Ll}]|[-‑](?=[\p{Lu}\p{Ll}])")
_YEAR = regex.compile(r"(?:1[5-9]|20)\p{Nd}{2}")
_BEFORE_TOKEN = regex.compile(r"([\p{L}\p{M}][\p{L}\p{M}.'’°º-]*)([\s\u00a0.,:-]{0,2})$")
_AGE_BRACKET = regex.compile(r"\p{Lu}[\p{L}'’.-]+,\s$|\p{Lu}[\p{L}'’.-]+\s\($")
_DASH = regex.compile(r"\s?[-–—]\s?")
_MOST_NOUN_WORDS = 4
_WINDOW = 90  # characters behind a number in which its noun is looked for
_PLURALS = bag(
    "people men women children police cattle staff troops migrants personnel sheep fish deer aircraft species crew youth teeth feet lives"
)


def quantities(sentence: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence that could be key figures; dates, ages, spans of time and names are left out."""
    words = words_of(language)
    found: list[Quantity] = []
    every = list(numbers(sentence, language))
    blocked = no_quantities(sentence, language) if every else ()
    every = [number for number in every if not _overlaps(number, blocked)]
    for special in (*_shares(sentence, words), *_ranks(sentence, words)):
        every = [each for each in every if each.end <= special.start or each.start >= special.end]
        found.append(special)
    for number in every:
        quantity = _quantity(sentence, number, words)
        if quantity is not None and not _is_named(sentence, number, quantity, words):
            found.append(quantity)
    found.sort(key=lambda quantity: quantity.start)
    merged = _merge_ranges(sentence, found, words)
    return tuple(each for each in merged if each.kind != DURATION)


def _overlaps(number: Number, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(begin < number.end and number.start < end for begin, end in spans)


def _quantity(sentence: str, number: Number, words: Words) -> Quantity | None:
    start, end = number.start, number.end
    sign = _CURRENCY_BEFORE.search(sentence, max(0, start - 8), start)
    unit_end, unit = _unit(sentence, end, words)
    if not unit and _ATTACHED.match(sentence, end):
        return None
    if unit == DURATION and _is_punishment(sentence, unit_end, words):
        unit = MEASURE
    if sign:
        start, unit = sign.start(), MONEY
    return _complete(sentence, (start, unit_end), unit or COUNT, number.value, words, vague=number.vague)


def _complete(
    sentence: str, span: tuple[int, int], kind: str, value: float, words: Words, *, vague: bool = False
) -> Quantity:
    start, end = span
    after = next((word for word in words.bounds_after if sentence.startswith(word, end)), "")
    bound_start, keeps = _bound(sentence, start, words)
    return Quantity(
        start=start,
        end=end,
        kind=kind,
        value=value,
        bound_start=bound_start,
        keeps_bound=keeps,
        noun=_noun(sentence, end + len(after), kind, words),
        vague=vague,
    )


def _unit(sentence: str, end: int, words: Words) -> tuple[int, str]:
    """Where a unit behind a number ends and which kind it makes the number; the kind is empty without a unit."""
    if sign := _SIGN_AFTER.match(sentence, end):
        return sign.end(), PERCENT if sign["percent"] else MONEY
    for table, kind in (
        (words.percent, PERCENT),
        (words.money, MONEY),
        (words.units, MEASURE),
        (words.durations, DURATION),
    ):
        if place := _phrase(sentence, end, table, words):
            return place, kind
    return end, ""


def _phrase(sentence: str, end: int, table: frozenset[str], words: Words) -> int:
    """Where one of the table's phrases ends, if it follows; 0 otherwise."""
    if is_unspaced(sentence[end : end + 12]):
        tight = end + (sentence[end : end + 1] in {" ", "\u00a0"})
        return max((tight + len(each) for each in table if sentence.startswith(each, tight)), default=0)
    match = _WORD_AFTER.match(sentence, end)
    if match is None:
        return 0
    one, two = match["one"].lower().rstrip("."), (match["two"] or "").lower()
    unit = regex.sub(r"^d['’]", "", one)
    if two in table and (one in words.linkers or one in _TWO_WORD_UNITS):
        return match.end("two")
    tail = sentence[match.start("one") : match.start("one") + 40].lower()
    longer = max((len(each) for each in table if " " in each and tail.startswith(each)), default=0)
    if longer:
        return match.start("one") + longer
    return match.start("one") + len(match["one"].rstrip(".")) if unit in table else 0


def _is_punishment(sentence: str, end: int, words: Words) -> bool:
    tail = sentence[end : end + 30].lower().lstrip("' ’")
    return any(tail.startswith(phrase) for phrase in words.sentence_units)


@lru_cache(maxsize=32)
def _bound_pattern(language: str) -> regex.Pattern[str]:
    phrases = any_of(words_of(language).bounds)
    return regex.compile(
        rf"(?<![\p{{Lu}}\p{{Ll}}])(?P<bound>{phrases})(?:\s(?:the|den|der|die|le|les|el|los))?[\s\u00a0]*$",
        regex.IGNORECASE,
    )


def _bound(sentence: str, start: int, words: Words) -> tuple[int, bool]:
    """Where the chain of bounds before a number begins (``only around``), and whether one of them must stay."""
    keeps = False
    while words.bounds and start:
        match = _bound_pattern(words.language).search(sentence[:start], max(0, start - 40))
        if match is None:
            break
        if not sentence[match.start() : start].strip():
            break
        start = match.start()
        keeps = keeps or words.bounds[" ".join(match["bound"].lower().split())]
    return start, keeps


def _noun(sentence: str, end: int, kind: str, words: Words) -> tuple[int, int]:
    """The span of what is counted: up to four words behind the number; empty if nothing is."""
    window = sentence[end : end + _WINDOW]
    if is_unspaced(window[:6]):
        return _unspaced_noun(window, end, words)
    leading = (
        words.linkers | words.more | {"of"} | (words.articles if kind in {PERCENT, SHARE} else frozenset())
    )
    kept: list[Token] = []
    previous = 0
    for token in tokens(window, words.language):
        gap = window[previous : token.start].strip(" \u00a0’'")
        if gap and (gap != "-" or not kept):
            break
        previous = token.end
        if not kept and token.text.lower() in leading:
            continue
        if _ends_noun(token, words) or token.end == _WINDOW:
            break
        kept.append(token)
        if len(kept) == _MOST_NOUN_WORDS or _is_head(token, words):
            break
    # Without an English plural or a German capital there was no noun, only a verb ("91 shrank").
    headless = (
        words.language in {"en", "de"}
        and bool(kept)
        and not (_is_head(kept[-1], words) or kept[-1].text[0].isupper() or kind != COUNT)
    )
    if not kept or headless or (kind in {MONEY, MEASURE} and kept[0].start > 4):
        return end, end
    return end + kept[0].start, end + kept[-1].end


def _unspaced_noun(window: str, end: int, words: Words) -> tuple[int, int]:
    first = next(iter(tokens(window, words.language)), None)
    if first is None or window[: first.start].strip(" \u00a0") or first.text in words.stop:
        return end, end
    return end + first.start, end + first.end


def _ends_noun(token: Token, words: Words) -> bool:
    word = token.text.lower()
    return word in words.stop or word in words.auxiliaries or token.text[0].isdigit()


def _is_head(token: Token, words: Words) -> bool:
    """Whether a noun ends with this word: an English plural, a German capitalised word, the first word elsewhere."""
    if words.language == "en":
        word = token.text.lower()
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and len(word) > 3
        return (plural and not token.text[0].isupper()) or word in _PLURALS
    if words.capitalised_nouns:
        return token.text[0].isupper()
    return True


@lru_cache(maxsize=32)
def _share_pattern(language: str) -> regex.Pattern[str] | None:
    words = words_of(language)
    if not words.shares:
        return None
    fractions = any_of(words.shares)
    numerals = any_of(words.numerals)
    links = any_of(words.share_links)
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}-])(?:(?P<share>{fractions})(?=\s(?:of|der|des|von|aller|de|du|d['’])\b)"
        rf"|(?P<some>{numerals}|\d{{1,3}})\s(?:{links})\s(?P<all>{numerals}|\d{{1,4}})(?!\d|[.,]\d|%|\s?%))(?![\p{{L}}])",
        regex.IGNORECASE,
    )


def _shares(sentence: str, words: Words) -> list[Quantity]:
    pattern = _share_pattern(words.language)
    found = []
    for match in pattern.finditer(sentence) if pattern else ():
        if match["share"] is None:
            some, whole = _small(match["some"], words), _small(match["all"], words)
            if (
                not 0 < some < whole
                or _YEAR.fullmatch(match["all"])
                or _phrase(sentence, match.end(), words.durations, words)
            ):
                continue
        found.append(_complete(sentence, match.span(), SHARE, 0.5, words))
    return found


def _small(text: str, words: Words) -> int:
    return int(text) if text.isdecimal() else words.numerals[text.lower()]


@lru_cache(maxsize=32)
def _rank_pattern(language: str) -> regex.Pattern[str] | None:
    words = words_of(language)
    if not words.ranks:
        return None
    ranks = "|".join(sorted(words.ranks))
    ordinals = "|".join(sorted(words.ordinals, key=lambda each: (-len(each), each))) or "(?!)"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?:(?:\d{{1,4}}(?:st|nd|rd|th|e|er|ème|\.|º|ª|\.º)|{ordinals})\s(?:{ranks})|(?:rang|platz|puesto)\s\d{{1,4}})(?![\p{{L}}\p{{N}}])",
        regex.IGNORECASE,
    )


def _ranks(sentence: str, words: Words) -> list[Quantity]:
    pattern = _rank_pattern(words.language)
    return [
        Quantity(
            start=match.start(), end=match.end(), kind=RANK, value=100.0, bound_start=match.start(), keeps_bound=False,
            noun=(match.end(), match.end()),
        )
        for match in (pattern.finditer(sentence) if pattern else ())
    ]  # fmt: skip


def _is_named(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    """Whether a number is a year, an age, a time of day or part of a name."""
    before = sentence[: number.start]
    if quantity.kind in {MONEY, PERCENT}:
        return False
    return (
        _is_age(sentence, number, words)
        or _is_clock(sentence, number.end, words)
        or (number.bare and _is_year(sentence, number, quantity, words))
        or (number.end - number.start <= 4 and _is_label(before, number, quantity, words))
    )


def _is_age(sentence: str, number: Number, words: Words) -> bool:
    if not number.value < 130:
        return False
    tail = sentence[number.end : number.end + 25].lower().lstrip(" -\u00a0")
    head = sentence[max(0, number.start - 25) : number.start].lower().rstrip()
    if any(tail.startswith(phrase.lstrip("-")) for phrase in words.age_after):
        return True
    if _age_pattern(words.language).search(head):
        return True
    bracketed = _AGE_BRACKET.search(sentence, max(0, number.start - 30), number.start)
    return bool(bracketed) and sentence[number.end : number.end + 1] in {",", ")", "."}


def _is_clock(sentence: str, end: int, words: Words) -> bool:
    return _clock_pattern(words.language).match(sentence, end) is not None


@lru_cache(maxsize=32)
def _age_pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{L}})(?:{any_of(words_of(language).age_before)})(?:\s\d{{1,3}}\s\p{{L}}{{1,4}})?$"
    )


@lru_cache(maxsize=32)
def _clock_pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"[\s\u00a0]?(?:{any_of(words_of(language).clock_after)})(?!\p{{L}})", regex.IGNORECASE
    )


def _is_year(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    if not _YEAR.fullmatch(sentence[number.start : number.end]) or quantity.kind == MEASURE:
        return False
    before = _BEFORE_TOKEN.search(sentence, max(0, number.start - 30), number.start)
    if before and before[1].lower() in words.year_before:
        return True
    round_count = number.value % 100 == 0 and quantity.noun[0] < quantity.noun[1]
    return quantity.bound_start == quantity.start and not round_count


def _is_label(before: str, number: Number, quantity: Quantity, words: Words) -> bool:
    match = _BEFORE_TOKEN.search(before, max(0, len(before) - 30))
    if match is None:
        return False
    word, gap = regex.split("['’]", match[1].rstrip("."))[-1] or match[1], match[2]
    if "," in gap or ":" in gap:
        return False
    if word.lower() in {"no", "nos"}:
        return match[1].endswith(".") or gap.startswith(".") or word[0].isupper()
    if word.lower() in words.labels:
        return quantity.noun[0] == quantity.noun[1] or word[0].isupper() or not words.capitalised_nouns
    return number.bare and word[0].isupper() and _is_name(before, match, quantity, words)


def _is_name(before: str, match: regex.Match[str], quantity: Quantity, words: Words) -> bool:
    """A capitalised word right before small digits is their name (``Boeing 737``) unless a counted noun follows."""
    if match.start() == 0 or match[2].strip() or not before[: match.start()].strip(" \"“„«'"):
        return False
    return quantity.kind == COUNT and quantity.noun[0] == quantity.noun[1] and words.language != "km"


def _merge_ranges(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    merged: list[Quantity] = []
    for quantity in found:
        if merged and _is_range(sentence, merged[-1], quantity, words):
            first = merged[-1]
            kind = quantity.kind if first.kind == COUNT else first.kind
            merged[-1] = replace(
                quantity, start=first.start, bound_start=first.bound_start, kind=kind,
                keeps_bound=first.keeps_bound or quantity.keeps_bound,
            )  # fmt: skip
        elif not merged or quantity.start >= merged[-1].end:
            merged.append(quantity)
    return merged


def _is_range(sentence: str, first: Quantity, second: Quantity, words: Words) -> bool:
    if second.bound_start < first.end or RANK in {first.kind, second.kind}:
        return False
    gap = sentence[first.end : second.start]
    if _DASH.fullmatch(gap):
        return first.value < second.value
    if gap.strip().lower() not in words.ranges or (first.kind not in {COUNT, second.kind}):
        return False
    head = sentence[max(0, first.bound_start - 12) : first.bound_start].lower().split()
    opened = bool(head) and head[-1] in {
        "from",
        "between",
        "zwischen",
        "von",
        "entre",
        "de",
        "tussen",
        "da",
        "tra",
    }
    joining = gap.strip().lower() in {"and", "und", "et", "y", "or", "oder", "ou", "o"}
    return opened or (first.value < second.value and not joining)
