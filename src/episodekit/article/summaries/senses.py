"""L3. Whether a text about an article turns round what the article says of a number: fell for rose, did not for did.

Looked for is only what is plain: a word of direction in the clause of the number while every clause of the article with
that number has the opposite one, and a negation while no sentence of the article with that number has any.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from episodekit.article.sentence import sentences
from episodekit.article.summaries.claims import measured
from episodekit.model.written import Article


class _Words(NamedTuple):
    """Patterns of one language, in lower case.

    Attributes:
        up: what grows; ``down`` what shrinks.
        negation: what plainly denies; ``negative`` is every word that may be told as a denial in other words.
        joints: words between clauses.
    """

    up: str
    down: str
    negation: str
    negative: str
    joints: str


_WORDS = {
    "en": _Words(
        up=r"rose|rises?|risen|rising|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|grew|grows?|grown|jump(?:s|ed)|surg(?:e|es|ed)|"
        r"soar(?:s|ed)|doubled|tripled|up(?=\s(?:by\s|from\s)?[\p{N}\p{Sc}])",
        down=r"fell(?!\s(?:short|ill|on|out)\b)|fallen|falls|falling|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|drop(?:s|ped)?|"
        r"shrank|shrunk|plung(?:e|es|ed)|plummeted|slump(?:s|ed)?|tumbled|dip(?:s|ped)|halved|down(?=\s(?:by\s|from\s)?[\p{N}\p{Sc}])",
        negation=r"(?:not|cannot)(?!\s(?:only|just|least|more|less|fewer)\b)|\p{L}+n['’]t|never",
        negative=r"no|non|nor|neither|none|nobody|nothing|nowhere|without|missing|unaccounted|hardly|scarcely|barely|few|"
        r"(?:fail|refus|den[iy]|lack|reject|stop|prevent|avoid|miss|rul)\p{L}*|un\p{L}{4,}",
        joints=r"while|as|whereas|after|before|when|but|although|though|and|because|which|that|who",
    ),
    "de": _Words(
        up=r"stiegt?(?:en)?|gestiegen\p{L}*|steig(?:t|en|ende[nrms]?)|erhöht(?:e|en)?|zugenommen|wuchs(?:en)?|gewachsen\p{L}*|wächst|"
        r"kletter\p{L}+|anstieg|zunahme|zuwachs|plus|verdoppelt\p{L}*",
        down=r"sank(?:en)?|gesunken\p{L}*|sink(?:t|en)|fiel(?:en)?|gefallen|fällt|zurückgegangen|zurückging\p{L}*|rückgang|abgenommen|abnahme|"
        r"schrumpft\p{L}*|geschrumpft|verringert\p{L}*|gesenkt|minus|halbiert\p{L}*",
        negation=r"nicht(?!\s(?:nur|weniger|mehr\sals|zuletzt|einmal)\b)|niemals|nie",
        negative=r"kein\p{L}*|niemand\p{L}*|nichts|ohne|weder|noch|kaum|fehl\p{L}*|vermisst\p{L}*|verweiger\p{L}*|bestr(?:eit|itt)\p{L}*|"
        r"ab(?:gelehnt|lehn)\p{L}*|un\p{L}{4,}",
        joints=r"während|nachdem|bevor|als|aber|doch|obwohl|und|weil|dass|wobei|wenn",
    ),
    "fr": _Words(
        up=r"augment(?:e|ent|é|ée|és|ées|ait|er|ation|a|èrent)|hausse|progress(?:e|ent|é|ait|er|ion|a)|grimp(?:e|ent|é|ait|er|a)|accrue?s?|"
        r"bondi|doublé",
        down=r"baiss(?:e|ent|é|ée|és|ées|ait|er|a|èrent)|recul(?:e|ent|é|ait|er|a)?|diminu(?:e|ent|é|ée|és|ées|ait|er|a|tion)|"
        r"chut(?:e|ent|é|ait|er|a)|repli|replié\p{L}*|fléchi|réduction",
        negation=r"(?:pas|jamais)(?!\s(?:seulement|moins|plus\s(?:de|d['’])))",
        negative=r"ne|n(?=['’])|non|ni|aucune?|personne|rien|sans|guère|manqu\p{L}*|disparu\p{L}*|refus\p{L}*|dément\p{L}*|in\p{L}{4,}",
        joints=r"tandis|alors|après|avant|mais|et|quand|lorsque|parce|qui|que|dont",
    ),
    "es": _Words(
        up=r"aument(?:o|ó|a|an|aron|ado|ar|aba)|sub(?:ió|e|en|ieron|ido|ida|idas|ir)|crec(?:ió|e|en|ieron|ido|er|imiento)|"
        r"increment(?:o|ó|a|an|aron|ado|ar)|alza|repunt(?:e|ó|a)|duplic(?:ó|ado|aron)",
        down=r"baj(?:ó|aron|ado|ada|adas|ar)|cay(?:ó|eron)|caíd[ao]s?|caen?|caer|disminu(?:yó|ye|yen|yeron|ido|ción|ir)|"
        r"descen(?:dió|dieron|so|dido|der)|redu(?:jo|jeron|cción|cido)|retroce(?:dió|so|dieron)",
        negation=r"no(?!\s(?:s[oó]lo|solamente|menos|más\sde|obstante)\b)|nunca|jamás",
        negative=r"ni|nadie|nada|ningun[oa]s?|ningún|sin|apenas|tampoco|falt\p{L}*|desaparecid\p{L}*|neg(?:ó|aron|ado)|rechaz\p{L}*|in\p{L}{4,}",
        joints=r"mientras|tras|antes|pero|y|e|aunque|cuando|porque|que",
    ),
}  # fmt: skip
_OPPOSITE = {"up": "down", "down": "up"}
_YEARS = (1900, 2100)  # a year stands beside anything
_WINDOW = 250  # characters on either side of a number: what is further away does not tell of it
_MOST_PLACES = 200  # of the text's numbers in the article: more than news has


class _Patterns(NamedTuple):
    direction: regex.Pattern[str]
    negation: regex.Pattern[str]
    negative: regex.Pattern[str]
    joint: regex.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Patterns | None:
    """The patterns of a language; None for one that is not known."""
    words = _WORDS.get(language)
    if words is None:
        return None
    begin, end = r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}])"
    return _Patterns(
        *(
            regex.compile(pattern, regex.IGNORECASE)
            for pattern in (
                rf"{begin}(?:(?P<up>{words.up})|(?P<down>{words.down})){end}",
                rf"{begin}(?:{words.negation}){end}",
                rf"{begin}(?:{words.negation}|{words.negative}){end}",
                rf"[,;:()–—](?=\s|$)|\s[-–—](?=\s)|(?<=\s)\(|{begin}(?:{words.joints}){end}",
            )
        )
    )


class _Told(NamedTuple):
    """A number with the clause and the sentence in which it is told."""

    key: tuple[float, str]
    written: str
    clause: str
    sentence: str


def turned_numbers(text: str, article: Article) -> tuple[str, ...]:
    """Numbers whose direction the article tells the other way round, each behind the text's word; none in other languages."""
    return tuple(
        f"{direction[0]} … {told.written}"
        for told, known, patterns in _met(text, article)
        if (direction := patterns.direction.search(told.clause)) is not None
        and _directions(told.clause, patterns) == {direction.lastgroup}
        and {way for each in known for way in _directions(each.clause, patterns)}
        == {_OPPOSITE[direction.lastgroup or ""]}
    )


def denied_numbers(text: str, article: Article) -> tuple[str, ...]:
    """Numbers of which the text denies what the article does not, each behind the text's word; none in other languages."""
    return tuple(
        f"{denial[0]} … {told.written}"
        for told, known, patterns in _met(text, article)
        if (denial := patterns.negation.search(told.clause)) is not None
        and not any(patterns.negative.search(each.sentence) for each in known)
    )


def _directions(clause: str, patterns: _Patterns) -> set[str | None]:
    """The ways in which a clause goes; none for one that denies."""
    if patterns.negation.search(clause) is not None:
        return set()
    return {match.lastgroup for match in patterns.direction.finditer(clause)}


def _met(text: str, article: Article) -> Iterator[tuple[_Told, list[_Told], _Patterns]]:
    """Every number of the text that the article has too, with where the article tells it."""
    patterns = _patterns(article.language.partition("-")[0])
    if patterns is None:
        return
    said = list(_told(text, article.language, patterns, None))
    keys = {each.key for each in said}
    places = _told(f"{article.title}\n{article.text}", article.language, patterns, keys)
    known = list(islice(places, _MOST_PLACES + 1))
    if len(known) > _MOST_PLACES:
        return
    for each in said:
        same = [other for other in known if other.key == each.key]
        if same:
            yield each, same, patterns


def _told(
    text: str, language: str, patterns: _Patterns, wanted: set[tuple[float, str]] | None
) -> Iterator[_Told]:
    spans = sentences(text, language)
    begins = [begin for begin, _ in spans]
    for number in measured(text, language):
        key = (number.value, number.kind)
        is_year = number.written.isdecimal() and _YEARS[0] <= number.value <= _YEARS[1]
        if number.vague or is_year or (wanted is not None and key not in wanted):
            continue
        begin, end = spans[max(0, bisect_right(begins, number.start) - 1)]
        begin, end = max(begin, number.start - _WINDOW), min(end, number.end + _WINDOW)
        sentence = text[begin:end]
        first, last = 0, len(sentence)
        for joint in patterns.joint.finditer(sentence):
            if joint.end() <= number.start - begin:
                first = joint.end()
            elif joint.start() >= number.end - begin:
                last = joint.start()
                break
        yield _Told(key, number.written, sentence[first:last], sentence)
