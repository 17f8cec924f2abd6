"""L3. Whole statements in one piece, from their subject to where nothing is missed: ``Wages went up from £22m to almost £38m``."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from episodekit.article.headlines.clause import Clause, fold, is_relative
from episodekit.article.headlines.composed import MELTED, composed, stretches
from episodekit.article.headlines.ends import BY_WHOM, LATER, ends_of, is_whole_to_the_end
from episodekit.article.headlines.faults import lacks_what
from episodekit.article.headlines.grammar import EACH, grammar_of
from episodekit.article.headlines.openings import opening_of
from episodekit.article.headlines.phrases import Shape, is_participle, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE, is_of_noun
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, Quantity, Span

STATEMENT, PLACELESS, SHORTENED, COMPOSED = 5.0, 4.0, 3.9, 3.85
_FEWEST_WORDS = 3
# A subject does not end within a phrase or behind "and".
_SUBJECT = regex.compile(r"D?N{1,4}(?:GD?N{1,3})?")
_ADJUNCTS = regex.compile(r"(?:PD?[NQ]{1,4}(?:GD?N{1,3})?){1,3}")
_ADJUNCT = regex.compile(r"PD?[NQ]{1,2}")
_PARTS = 2
GERMAN_ADJUNCT = regex.compile(r"PP?D?[NQ]{1,3}(?:GN{1,2})?|A")
_TO = frozenset({"um", "auf"})
_KEPT = frozenset({"um", "auf", "zu", "zum", "zur", "als", "von", "ohne"})
"""Prepositions of what a verb asks for."""
_OBJECT = regex.compile(r"VV*[AR]*D?N{1,3}(?:GD?N{1,3})?$|RV$")
_DONE = {"fr": ("i", "u", "is", "us", "it", "rt"), "es": ("to", "cho"), "it": ("to", "so")}
_TAKING_PART = regex.compile(r"VN?PD?N{1,2}$")
_PART = bag(
    "took taken namen nam deltog deltar deltager deltok demonstrerade demonstrerede demonstrerte demonstreerden marched rallied protested protesterade"
)
_NO_OBJECT = frozenset(
    {"part", "place", "parte", "lugar", "partie", "lieu", "luogo"}
)  # "took part | in the march"
_BROKEN = regex.compile(r"[DGPCSO]$|^[CMPGSRV]|^DG|[NQ]D")


def statements(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The statements, the longest first."""
    if _leans(sentence, clause, words):
        return
    first = opening_of(sentence, clause, words, counted=quantity.kind == COUNT)
    if first is None or clause.kinds[first] == "Q" or lacks_what(quantity, clause, first, words):
        return
    number_first = first == clause.first
    ends = _whole_ends(sentence, quantity, first, clause, words)
    for begin in _begins(first, quantity, clause, words):
        for _, end, clarity in ends:
            yield Shape(begin, end, clarity)
    verb = clause.kinds.find("V", first + 1)
    if number_first and "C" not in clause.kinds[: clause.last]:
        yield from _passive(sentence, quantity, clause, words)
    for _, end, _ in ends if verb > 0 else ():
        yield from _with_first_subject(sentence, first, end, clause, words)
        yield from _without_adjuncts(sentence, quantity, (first, verb, end), clause, words)
    if words.capitalised_nouns:
        yield from _german(sentence, quantity, first, clause, words)
    for last, end, _ in ends if verb > 0 else ():
        title = composed(sentence, quantity, (first, last), clause, words)
        if title is not None:
            yield Shape(clause.words[first].start, end, COMPOSED, title)


def _leans(sentence: str, clause: Clause, words: Words) -> bool:
    """Whether the subject stands elsewhere, or a Romance clause tells what had been: before what does "avait chuté" not say."""
    if is_relative(sentence, clause, words) or _is_german_relative(sentence, clause, words):
        return True
    if _PLUPERFECT.isdisjoint(clause.texts):
        return False
    texts = [text for text, kind in zip(clause.texts, clause.kinds, strict=True) if kind != "A"]
    return any(word in _PLUPERFECT and is_participle(following, words) for word, following in pairwise(texts))


def _is_german_relative(sentence: str, clause: Clause, words: Words) -> bool:
    """Whether a clause goes on with the noun before its comma: ", die | 300 Menschen beschäftigt"."""
    pronoun = words.capitalised_nouns and clause.first == 1 and clause.texts[0] in words.relatives
    return pronoun and clause.kinds.endswith("V") and sentence[: clause.words[0].start].rstrip().endswith(",")


_PLUPERFECT = bag("avait avaient había habían tinha tinham havia haviam aveva avevano")


def _whole_ends(
    sentence: str, quantity: Quantity, first: int, clause: Clause, words: Words
) -> list[tuple[int, int, float]]:
    """The words that a statement may end with, the last first, where in the sentence that is, and how clear it is then."""
    number_first = first == clause.first
    told = "V" in clause.kinds[first + (words.language != "ar") : clause.first] or (
        words.language == "vi" and not number_first
    )
    ends = []
    for last, placeless in ends_of(sentence, quantity, clause, words):
        # "had £10m from him"
        from_whom = clause.kinds[last + 1 : last + 3] == "PO"
        whole = not placeless or told or (number_first and _has_object(last, clause, words))
        whole = whole or (number_first and _was_done_for(last, clause, words))
        if whole and not from_whom and _tells(first, last, sentence, clause, words):
            clarity = PLACELESS if placeless else STATEMENT
            ends.append((last, max(clause.words[last].end, quantity.end), clarity))
    return ends


def _without_adjuncts(
    sentence: str, quantity: Quantity, places: tuple[int, int, int], clause: Clause, words: Words
) -> Iterator[Shape]:
    """A statement without what says where between its subject and its verb: ``3,000 workers [at the plant] walked out``."""
    first, verb, end = places
    if words.capitalised_nouns:
        return
    if first == clause.first:
        last = phrase_end(sentence, quantity, clause, words)
        begin = quantity.bound_start if quantity.keeps_bound else quantity.start
    else:
        found = _SUBJECT.match(clause.kinds, first, verb)
        last = found.end() - 1 if found and verb < clause.first else None
        begin = clause.words[first + (words.language == "en" and clause.kinds[first] == "D")].start
    if last is None or not _is_place(last, verb, clause, words):
        return
    parts = [(begin, clause.words[last].end), *_predicate(verb, end, clause, words)]
    title = fold(" ".join(sentence[slice(*part)] for part in parts))
    if len(title) <= LONGEST_TITLE and (last + 1 < verb or len(parts) > _PARTS):
        yield Shape(begin, end, SHORTENED, title)


def _is_place(last: int, verb: int, clause: Clause, words: Words) -> bool:
    """Whether all that stands between a subject and its verb tells where: "La Foire | aux vins" does not.

    Behind an adjective such a phrase belongs to that: "née en France".
    """
    if last + 1 == verb:
        return True
    adjectives = grammar_of(words.language).noun_first and clause.kinds[last - 1 : last + 1] == "NN"
    place = clause.texts[last + 1] in grammar_of(words.language).places
    return place and not adjectives and _ADJUNCTS.fullmatch(clause.kinds, last + 1, verb) is not None


def _predicate(verb: int, end: int, clause: Clause, words: Words) -> list[Span]:
    """The verb and all up to the end, without the phrase of where or when right behind the verb."""
    behind = verb
    while behind < clause.first and clause.kinds[behind] in "VAR":
        behind += 1
    found = _ADJUNCT.match(clause.kinds, behind, clause.first)
    leads = found is not None and clause.texts[behind] in grammar_of(words.language).places
    if found is None or not leads or clause.kinds[found.end()] not in "PF":
        return [(clause.words[verb].start, end)]
    return [(clause.words[verb].start, clause.words[behind - 1].end), (clause.words[found.end()].start, end)]


def _passive(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """A headline without "to be": ``120 000 foyers privés d'électricité``, ``57 personas heridas``."""
    last = phrase_end(sentence, quantity, clause, words)
    being = _BEING.get(words.language)
    if last is None or being is None:
        return
    place = last + 1
    while place < len(clause.texts) and (
        clause.texts[place] in being or (place > last + 1 and clause.kinds[place] == "A")
    ):
        place += 1
    if (
        clause.texts[place - 1] in _HAVING
        or place in {last + 1, len(clause.texts)}
        or not is_participle(clause.texts[place], words)
    ):
        return
    done = clause.words[place]
    behind = clause.texts[place + 1 : place + 2]
    closed = (
        not behind or behind[0] in grammar_of(words.language).places | LATER or clause.kinds[place + 1] == "C"
    )
    begin = quantity.bound_start if quantity.keeps_bound else quantity.start
    ends = [
        clause.words[number].end for number, _ in ends_of(sentence, quantity, clause, words) if number > place
    ]
    for end in [*ends, *([done.end] if closed else [])]:
        title = fold(f"{sentence[begin : clause.words[last].end]} {sentence[done.start : end]}")
        if len(title) <= LONGEST_TITLE:
            yield Shape(begin, end, PLACELESS, title)
            return


_HAVING = bag("ont avaient han hanno")  # "ont | signé" is no passive
_BEING = {
    "fr": bag("sont étaient ont avaient été furent restent demeurent"),
    "es": bag("son están fueron han sido resultaron quedaron estaban"),
    "pt": bag("são estão foram ficaram estavam"),
    "it": bag("sono stati state rimasti rimaste furono erano vennero"),
}


def _german(sentence: str, quantity: Quantity, first: int, clause: Clause, words: Words) -> Iterator[Shape]:
    """A German statement to its last word, without what says when, where and why: ``Der Bauer ruft 900 Wagen zurück``."""
    kinds = clause.kinds
    verb = kinds.find("V", first)
    inside = first < verb < clause.first or (first == clause.first and verb > clause.last)
    if not inside or not is_whole_to_the_end(sentence, clause):
        return
    dropped: set[int] = set()
    dropped |= {
        n for n in range(verb + 1, clause.first) if kinds[n] == "N" and clause.words[n].text.islower()
    }
    for found in GERMAN_ADJUNCT.finditer(kinds, verb + 1):
        if clause.texts[found.start()] == "für" and clause.texts[-1] in _FOR_WHOM:
            return  # "sind für Familien bestimmt"
        if "C" in kinds[found.start() - 1 : found.end() + 1]:
            return  # "neben Karten und Bargeld": half of it would stay
        if may_go(found, clause):
            dropped |= set(range(*found.span()))
    dropped -= {n for n in dropped if clause.last < n and clause.words[n].start < clause.counted_end}
    dropped -= {len(kinds) - 1, *(n for n in dropped if clause.texts[n] in words.doubts | _ALMOST)}
    bound = {n for n in range(clause.first, clause.last) if clause.words[n].end <= quantity.start}
    bound = set() if quantity.keeps_bound or is_of_noun(sentence, quantity) else bound
    articles = {n for n in range(first, len(kinds)) if _is_needless_article(n, first, clause)}
    subject = articles & {first}
    for less in (dropped, dropped | bound, dropped | subject, dropped | articles, dropped | bound | articles):
        kept = [n for n in range(first, len(kinds)) if n not in less]
        title = fold(" ".join(stretches(sentence, kept, clause)))
        if less and len(title) <= LONGEST_TITLE:
            yield Shape(clause.words[first].start, clause.words[-1].end, SHORTENED, title)
            return


def _is_needless_article(number: int, first: int, clause: Clause) -> bool:
    """Whether a headline leaves out a German article: that of the subject, or of an object right behind the verb."""
    if clause.kinds[number] != "D" or clause.kinds[first] in "PA":
        return False
    if number == first:
        return True
    return clause.kinds[number - 1] == "V" and clause.texts[number] in _OBJECTS


_ALMOST = bag("fast beinahe nahezu")
_FOR_WHOM = bag("bestimmt vorgesehen gedacht reserviert verantwortlich zuständig geeignet")
_AT = bag("an am")
_OBJECTS = bag("die das den ein eine einen")


def may_go(found: "regex.Match[str]", clause: Clause) -> bool:
    """Whether a German phrase or adverb tells when, where or why, and is neither asked for nor half of something."""
    kinds, text = clause.kinds, clause.texts[found.start()]
    if found.end() == len(kinds) or kinds[found.end()] == "G":
        return False  # "Schmuck im Wert | von 900 Euro"
    if found.end() == clause.first and found[0].startswith("P") and kinds[found.end() - 1] == "P":
        return False
    if clause.texts[-1] == "teil" and text in _AT:
        return False  # "nahmen an der Wahl | teil"
    if found.end() == len(kinds) - 1 and found[0] == "PN" and text not in MELTED:
        return False  # "in Gewahrsam | genommen"
    return text not in _KEPT or ("Q" in found[0] and text in _TO)


def _with_first_subject(sentence: str, first: int, end: int, clause: Clause, words: Words) -> Iterator[Shape]:
    """A second statement with the subject of the first: ``Sewage left 5,000 fish dead`` of "sewage ran out and left …"."""
    kinds = clause.kinds
    verb = kinds.find("V", first, clause.first)
    second = kinds.rfind("CV", first, clause.first)
    if not first < verb < second or not _SUBJECT.fullmatch(kinds, first, verb):
        return
    begin = first + (words.language == "en" and kinds[first] == "D")
    subject = sentence[clause.words[begin].start : clause.words[verb - 1].end]
    title = fold(f"{subject} {sentence[clause.words[second + 1].start : end]}")
    if len(title) <= LONGEST_TITLE:
        yield Shape(clause.words[begin].start, end, PLACELESS, title)


def _has_object(last: int, clause: Clause, words: Words) -> bool:
    """Whether those that are counted do something to something by the word ``last``: ``40 firefighters tackled the blaze``."""
    part = _TAKING_PART.search(clause.kinds, clause.last + 1, last + 1)
    if part and clause.texts[part.start()] in _PART:
        return True  # "took part in the march"
    found = _OBJECT.search(clause.kinds, clause.last + 1, last + 1)
    if found is None or clause.texts[last] in _NO_OBJECT or clause.texts[last] in words.auxiliaries:
        return False
    if words.capitalised_nouns:
        return clause.words[last].text[0].isupper()
    done = clause.kinds[last - 1] == "V" and clause.texts[last].endswith(_DONE.get(words.language, ("\0",)))
    return not done and (clause.kinds[last] == "V" or not is_participle(clause.texts[last], words))


def _was_done_for(last: int, clause: Clause, words: Words) -> bool:
    """Whether a statement ends with what was done to those that are counted, before what for: ``ont été recrutés | pour``."""
    if clause.texts[last + 1 : last + 2] not in _FOR_WHAT:
        return False
    being = _BEING.get(words.language, frozenset()) - _HAVING
    done = [n for n in range(clause.last + 2, last + 1) if clause.texts[n - 1] in being]
    if not done or not _WHITHER.fullmatch(clause.kinds, done[-1], last + 1):
        return False
    return clause.texts[done[-1] - 1] in _BEEN or is_participle(clause.texts[done[-1]], words)


_BEEN = bag("été sido stati state")
_WHITHER = regex.compile(r"N(?:PD?N{1,2})?")
_FOR_WHAT = frozenset((word,) for word in {"pour", "para", "per"} | BY_WHOM)


def _begins(first: int, quantity: Quantity, clause: Clause, words: Words) -> list[int]:
    """Where a title of a statement may begin: elsewhere than in English with the article of its subject, if that fits."""
    if first == clause.first:
        return [quantity.bound_start] if quantity.keeps_bound else [quantity.bound_start, quantity.start]
    begins = [clause.words[first].start]
    if clause.texts[first] in words.articles:
        begins = [*begins[words.language == "en" :], clause.words[first + 1].start]
    return begins


def _tells(first: int, last: int, sentence: str, clause: Clause, words: Words) -> bool:
    """Whether a stretch has a subject and a verb, as far as that can be known."""
    kinds = clause.kinds
    if words.language == "ar" and kinds[first] == "V":
        return True
    verb = next(
        (n for n in range(first + 1, last + 1) if kinds[n] == "V" and not _is_infinitive(n, clause, words)),
        None,
    )
    if verb is not None:
        subject = kinds[first:verb].rstrip("ARS" if not words.capitalised_nouns else "ARSDP")
        if clause.texts[first] in EACH:
            subject = subject[1:]
        return words.capitalised_nouns or not _BROKEN.search(subject)
    whole = last + 1 == len(clause.words) and last - first >= _FEWEST_WORDS
    alone = not sentence[: clause.words[0].start].strip(' "“«„') and not sentence[
        clause.words[-1].end :
    ].strip(' .!?"”»“')
    alone = alone and first < clause.first
    known = bool(words.verbs) or words.capitalised_nouns or bool(grammar_of(words.language).verbs)
    return whole and (alone or not known)


def _is_infinitive(verb: int, clause: Clause, words: Words) -> bool:
    word = clause.texts[verb]
    return (
        words.capitalised_nouns
        and word.endswith("n")
        and ("zu" in word[2:] or clause.texts[verb - 1] == "zu")
    )
