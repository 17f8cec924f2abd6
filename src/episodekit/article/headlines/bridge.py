"""L3. Titles that leave out the middle of a long clause and say so with ``…``: its subject and its figure, or its figure and its end."""

from itertools import pairwise
from typing import NamedTuple

import regex

from episodekit.article.headlines.clause import (
    COORDINATORS,
    Clause,
    fold,
    is_negation,
    is_relative,
    number_of,
)
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.headlines.verbs import is_verb
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import CHANGE, COUNT, PERCENT, RANK, SHARE, Quantity
from episodekit.article.tokens import Token, tokens

_DASH = regex.compile(r"[–—]|\s-\s")
_WORDY = regex.compile(r"\p{L}{2}|[()]")
_TRAILING = bag(
    "in on at with for from against without under für gegen mit in ohne auf an unter dans sous pour contre avec sans en con por contra sin bajo"
)
_TO_THE = bag("au aux al du del des ao aos")  # begin an adjunct, no subject
_LONGEST_ANTECEDENT = 2  # words
_LONGEST_SUBJECT = 4  # words
_SHORT_HEAD = 2  # words
_MIDDLE_WORDS = 3  # of a German verb and its number: "stieg im Mai um 120.000"


class _Predicate(NamedTuple):
    first: int  # of the clause's words: where it begins
    text: str
    short: str  # the verb, and the bare figure


def bridged(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """What a clause is about and what it says of the figure: ``Number of homes … fell to 3.4 percent``."""
    head = clause.texts[: clause.first]
    after = clause.texts[clause.last + 1 : clause.last + 2]
    denied = any(is_negation(word, words) for word in head)
    if quantity.kind == RANK or denied or not words.pronouns.isdisjoint(after):
        return None
    predicate = _predicate(sentence, quantity, clause, words)
    if predicate is None:
        return None
    first = _own(clause, words)
    if first >= predicate.first:
        return None
    if words.language == "en" and head[first].endswith("ing") and first + 1 in clause.verbs:
        return None
    first += 1 if head[first : first + 1] and head[first] in words.articles else 0
    if predicate.first <= first:
        antecedent = antecedent_of(sentence, clause, words)
        title = f"{antecedent} {predicate.text}" if antecedent and predicate.first == 0 else ""
        return title if 0 < len(title) <= LONGEST_TITLE else None
    return _joined(sentence, clause, (first, predicate), words)


def borrowed(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """The subject of the sentence before a clause that has none of its own: ``Unemployment … reached 8 percent``."""
    head = clause.texts[: clause.first]
    if any(is_negation(word, words) for word in head) or not lacks_subject(sentence, quantity, clause, words):
        return None
    begin = clause.words[_own(clause, words)].start
    before = [token for token in tokens(sentence, words.language) if token.end <= begin]
    before = _undated(sentence, before, begin)
    subject = _subject(sentence, before, words)
    doubtful = (words.doubts - words.infinitives) & {token.text.lower() for token in before}
    if not subject or doubtful:
        return None
    whole = COORDINATORS.isdisjoint(clause.texts[clause.last :]) and not words.capitalised_nouns
    said_end = _said_end(quantity, clause, words)
    again = _own(clause, words) in clause.verbs and not is_relative(sentence, clause, words)
    mark = " " if again and _is_told_at_once(sentence, subject, before, words) else " … "
    for end in (max(clause.words[-1].end, said_end), said_end) if whole else (said_end,):
        title = f"{subject}{mark}{fold(sentence[begin:end])}"
        if len(title) <= LONGEST_TITLE:
            return title
    return None


def _is_told_at_once(sentence: str, subject: str, before: list[Token], words: Words) -> bool:
    """Whether nothing stands between a subject and its verb, so that its second verb may follow it as well."""
    last = subject.rsplit(maxsplit=1)[-1]
    if words.capitalised_nouns:
        return False
    for one, two in pairwise(before):
        if fold(sentence[one.start : one.end]).endswith(last) or last.endswith(one.text):
            return is_verb(two, one, words)
    return False


def _undated(sentence: str, before: list[Token], end: int) -> list[Token]:
    """The words behind a dateline."""
    leads = [
        number
        for number, (one, two) in enumerate(pairwise(before))
        if _DASH.search(sentence, one.end, two.start)
    ]
    if before and _DASH.search(sentence, before[-1].end, end):
        return []
    return before[leads[-1] + 1 :] if leads else before


def topical(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """What the sentence is about, and the figure: ``Regina Ip: 60,760 votes``; out of ``the single market: 86 percent …``."""
    if any(is_negation(word, words) or word in words.doubts - words.infinitives for word in clause.texts):
        return None
    topic = _topic(sentence, quantity, clause, words) if quantity.kind != CHANGE else ""
    unsaid = words.open_verbs | words.negations
    if not topic or any(token.text.lower() in unsaid for token in tokens(topic, words.language)):
        return None
    whose = number_of(sentence, quantity) + sentence[quantity.end : quantity.noun[1]]
    title = f"{topic}: {fold(whose)}"
    if len(title) > LONGEST_TITLE:
        title = f"{topic}: {number_of(sentence, quantity)}"
    if len(title) > LONGEST_TITLE:
        return None
    for token in clause.words[clause.last + 1 :]:
        longer = (
            f"{topic}: {number_of(sentence, quantity)}{fold('.' + sentence[quantity.end : token.end])[1:]}"
        )
        ends = token.text.lower() not in words.stop and token.text.lower() not in words.open_verbs
        if len(longer) > LONGEST_TITLE:
            break
        if token is clause.words[-1] and ends and token.end > quantity.noun[1]:
            title = longer
    return title


def _topic(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str:
    """The noun before a colon, or the subject of the clause or of the sentence if an article or a full name shows it."""
    begin = clause.words[0].start
    every = [token for token in tokens(sentence, words.language) if token.end <= quantity.bound_start]
    gap = sentence[:begin].rstrip()
    if gap.endswith(":"):
        colon = len(gap) - 1
        return _name_before(sentence, [token for token in every if token.end <= colon], colon, words)
    own = list(clause.words[_own(clause, words) : clause.first])
    runs = [own]
    opening = [token for token in every if token.end <= begin]
    if not any(is_verb(two, one, words) for one, two in pairwise(opening)):
        runs.append(_undated(sentence, every, quantity.bound_start))
    for run in runs:
        if len(run) > 1 and _shows_subject(run[0], run[1], words):
            topic = _subject(sentence, run, words)
            if topic and not periods(topic, words.language):
                return topic
    return ""


def _shows_subject(one: Token, two: Token, words: Words) -> bool:
    if one.text.lower() in words.articles - _TO_THE:
        return two.text.lower() not in words.stop
    return (
        not words.capitalised_nouns
        and one.text[0].isupper()
        and two.text[0].isupper()
        and one.text.lower() not in words.stop
    )


def _own(clause: Clause, words: Words) -> int:
    """Where the part of a clause begins that stands behind its last "and" before the figure."""
    joints = [number for number in range(clause.first) if clause.texts[number] in COORDINATORS]
    if words.verbs or words.capitalised_nouns:
        # "Food and energy rose" is about both; behind "cost $3 million and carries" is another statement.
        joints = [
            number
            for number in joints
            if number + 1 in clause.verbs or any(verb < number for verb in clause.verbs)
        ]
    return joints[-1] + 1 if joints and joints[-1] + 1 < clause.first else 0


def lacks_subject(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether a clause goes on with the subject of an earlier one: behind "and", or behind a comma with its verb first."""
    if not clause.first:
        return False
    own = _own(clause, words)
    first = clause.words[own]
    if first.text.lower() in words.auxiliaries & words.stop:
        return True
    gap = sentence[: first.start].rstrip()
    before = clause.words[own - 1] if own else None
    if (own or gap.endswith(",")) and not words.capitalised_nouns and is_verb(first, before, words):
        return True
    opens = gap[-12:].lower().split()[-1:]
    coordinated = own > 0 or (bool(opens) and opens[0] in COORDINATORS)
    nameless = quantity.noun[0] == quantity.noun[1]
    lower = first.text[0].islower() and first.text.lower() not in words.stop
    return (
        lower and nameless and clause.first - own <= _SHORT_HEAD and (coordinated or gap.endswith((",", ":")))
    )


def _subject(sentence: str, before: list[Token], words: Words) -> str:
    """The first noun with its names and one genitive; empty if the sentence begins otherwise."""
    first = 1 if before and before[0].text.lower() in words.articles | words.dangling else 0
    kept: list[Token] = []
    for token in before[first:]:
        word = token.text.lower()
        if kept and sentence[kept[-1].end : token.start].strip(" '’"):
            break
        linked = word in words.genitives and bool(kept)
        if kept and not linked and is_verb(token, kept[-1], words):
            break
        if not linked and (
            word in words.stop or word in words.auxiliaries or word in words.acts or word[0].isdigit()
        ):
            break
        whose = len(kept) > 1 and kept[-2].text.lower() in words.genitives and not token.text[0].isupper()
        if whose and not linked:
            break
        if len(kept) == _LONGEST_SUBJECT or (kept and words.language == "en" and word.endswith("ed")):
            break
        kept.append(token)
    while kept and kept[-1].text.lower() in words.stop:
        kept.pop()
    return fold(sentence[kept[0].start : kept[-1].end]) if kept else ""


def bracketed(sentence: str, quantity: Quantity, words: Words) -> str | None:
    """What stands before a figure in brackets: ``Ontario: +22 000`` out of ``in Ontario (+22 000)``."""
    opening = sentence.rfind("(", 0, quantity.bound_start)
    inner = sentence[opening + 1 : quantity.bound_start]
    if opening < 0 or _WORDY.search(inner) or sentence.find(")", quantity.end) < 0:
        return None
    before = [token for token in tokens(sentence, words.language) if token.end <= opening]
    name = _name_before(sentence, before, opening, words)
    if not name or periods(sentence[max(0, before[-1].start - 12) : opening], words.language):
        name = _subject(sentence, before, words)
    title = f"{name}: {number_of(sentence, quantity)}"
    return title if name and len(title) <= LONGEST_TITLE else None


def _name_before(sentence: str, before: list[Token], opening: int, words: Words) -> str:
    """The noun right before a bracket or a colon; empty if something else stands there."""
    stop = (
        (words.stop - words.genitives)
        if sentence[opening : opening + 1] == "("
        else words.articles | (words.auxiliaries & words.stop)
    )
    kept: list[Token] = []
    for token in reversed(before):
        word = token.text.lower()
        gap = sentence[token.end : kept[0].start if kept else opening]
        if gap.strip(" '’") or len(kept) == _LONGEST_SUBJECT or word in stop or word[0].isdigit():
            break
        kept.insert(0, token)
    while kept and kept[0].text.lower() in words.stop:
        kept.pop(0)
    ends_well = bool(kept) and kept[-1].text.lower() not in words.stop
    return fold(sentence[kept[0].start : kept[-1].end]) if ends_well else ""


def _joined(sentence: str, clause: Clause, parts: tuple[int, _Predicate], words: Words) -> str | None:
    """The longest beginning of the subject that fits before the predicate."""
    first, predicate = parts
    whole = clause.words[predicate.first - 1]
    short = f"{fold(sentence[clause.words[first].start : whole.end])} {predicate.short}"
    if len(short) + 2 * len(" ") > LONGEST_TITLE or whole.text.lower() in words.stop:
        short = ""
    begin = clause.words[first].start
    if clause.words[first].text.lower() in words.stop:
        return None
    for last in range(predicate.first, first, -1):
        token = clause.words[last - 1]
        word, dropped = token.text.lower(), clause.words[last : predicate.first]
        # A plan stays a plan: what would turn the statement round is never left out.
        if any(each.text.lower() in words.doubts for each in dropped):
            return None
        if word in words.stop or word in words.auxiliaries or not word[0].isalnum():
            continue
        gap = " … " if dropped else " "
        if dropped and short:
            return short
        title = fold(sentence[begin : token.end]) + gap + predicate.text
        if len(title) <= LONGEST_TITLE:
            return title
    return None


def _predicate(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> _Predicate | None:
    """The verb before the figure with its auxiliaries, and all up to the figure's end."""
    head = clause.words[: clause.first]
    end = _said_end(quantity, clause, words)
    number = last = len(head) - 1
    while number >= 0 and (
        _is_particle(head[number], words) or head[number].text[0].isdigit() or _is_object(head, number, words)
    ):
        last = number if head[number].text[0].isdigit() else last
        number -= 1
    if number < 0 or not _may_be_verb(number, clause, words):
        return None
    verb = number
    if words.capitalised_nouns and head[number].text[0].isupper():
        found = _german_verb(head, number, words)
        if found is None:
            return None
        verb = found
    while verb and (
        head[verb - 1].text.lower() in words.auxiliaries & words.stop
        or head[verb - 1].text.lower() in words.reflexives
    ):
        verb -= 1
    after = last + 1 if last < len(head) - 1 else number + 1
    rest = fold(sentence[head[after].start if after < len(head) else quantity.bound_start : end])
    short = f"{fold(sentence[head[verb].start : head[number].end])} … {number_of(sentence, quantity)}"
    if after > number + 1:  # "rose by 120,000 to a record 33.2 million"
        return _Predicate(verb, f"{fold(sentence[head[verb].start : head[number].end])} … {rest}", short)
    if verb == number or number - verb > _MIDDLE_WORDS or not words.capitalised_nouns:
        return _Predicate(verb, fold(sentence[head[verb].start : end]), short)
    return _Predicate(verb, f"{head[verb].text} {rest}", short)


def _may_be_verb(number: int, clause: Clause, words: Words) -> bool:
    """Whether a word before a figure is known as a verb or a participle, where the language's tables know verbs."""
    helped = number and clause.texts[number - 1] in words.auxiliaries
    if number in clause.verbs or helped:
        return True
    return clause.words[number].text[0].isupper() if words.capitalised_nouns else not words.verbs


def _is_object(head: tuple[Token, ...], number: int, words: Words) -> bool:
    """Whether a word before the figure stands behind an article, and so is no verb: ``a seasonally adjusted 0.1 percent``."""
    earlier = [token.text.lower() for token in head[max(0, number - 2) : number]]
    return number > 2 and not words.capitalised_nouns and not words.articles.isdisjoint(earlier)


def _said_end(quantity: Quantity, clause: Clause, words: Words) -> int:
    """Where the figure ends, with the comparative that belongs to it: ``2.2 percent higher``."""
    if quantity.kind == COUNT:
        counted = max(quantity.end, quantity.noun[1])
        behind = [token for token in clause.words if token.start >= counted]
        driven = words.language == "en" and len(behind) > 1 and behind[0].text.lower() in words.infinitives
        return behind[1].end if driven else counted  # "forced 12,000 people to flee"
    after = next((token for token in clause.words if token.start >= quantity.end), None)
    return after.end if after and after.text.lower() in words.comparatives else quantity.end


def _is_particle(token: Token, words: Words) -> bool:
    word = token.text.lower()
    return word in words.stop and word not in words.auxiliaries


def _german_verb(head: tuple[Token, ...], number: int, words: Words) -> int | None:
    """The last word before ``number`` that is neither a noun nor a particle."""
    for place in range(number - 1, max(-1, number - 1 - _MIDDLE_WORDS), -1):
        if head[place].text[0].islower() and not _is_particle(head[place], words):
            return place
    return None


def antecedent_of(sentence: str, clause: Clause, words: Words) -> str:
    """What a relative clause is about: ``bridge`` in ``the bridge, which cost …``."""
    before = [token for token in tokens(sentence, words.language) if token.end <= clause.words[0].start]
    if len(before) < _LONGEST_ANTECEDENT or before[-1].text.lower() not in words.relatives:
        return ""
    if len(sentence[before[-2].end : before[-1].start].strip(" ,")):
        return ""
    kept: list[Token] = []
    for token in reversed(before[:-1]):
        if (
            len(kept) == _LONGEST_ANTECEDENT
            or _is_particle(token, words)
            or token.text.lower() in words.auxiliaries
        ):
            break
        kept.insert(0, token)
    return fold(sentence[kept[0].start : kept[-1].end]) if kept else ""


def trailed(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """A share of whom, and the end of what is said of them: ``One in five adults … chronic pain``."""
    if quantity.kind not in {SHARE, PERCENT} or quantity.noun[0] == quantity.noun[1]:
        return None
    tail = [token for token in clause.words if token.start >= quantity.noun[1]]
    said = set(clause.texts)
    if len(tail) < 2 or any(is_negation(word, words) for word in said) or not words.doubts.isdisjoint(said):
        return None
    whole = fold(f"{number_of(sentence, quantity)}{sentence[quantity.end : quantity.noun[1]]}")
    end = len(tail)
    while end and (
        tail[end - 1].text.lower() in words.stop or tail[end - 1].text.lower() in words.auxiliaries
    ):
        end -= 1
    for begin in range(1, end):
        behind_noun = words.capitalised_nouns and tail[begin - 1].text.lower() not in words.stop
        word = tail[begin].text.lower()
        if (word in words.stop and word not in _TRAILING) or (behind_noun and word not in _TRAILING):
            continue
        for start in (whole, number_of(sentence, quantity)):
            title = f"{start} … {fold(sentence[tail[begin].start : tail[end - 1].end])}"
            if len(title) <= LONGEST_TITLE:
                return title
    return None
