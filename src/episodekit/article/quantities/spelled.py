"""L3. How the words of a number add up: ``two hundred and fifty thousand``, ``dos mil millones``, ``un million et demi``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of

Kind = Literal["digits", "numeral", "scale", "vague", "lead", "some", "half"]
_BLANKS = frozenset({"", " ", "-", "\u00a0", "‑"})
_HUNDRED, _THOUSAND, _MILLION = 100, 1_000, 1_000_000
_ATTACHED_SCALES = 2  # characters: "5m" and "5bn" are scales; "5 m" is a length
_CURRENCY = frozenset("$€£¥₹₩")
_LONGEST_PERCENT = 24  # characters of "pour cent"
_LONGEST_JOINT = 8  # characters between two words of one number


class Atom(NamedTuple):
    """One part of a number as written.

    Attributes:
        start: where it begins in the text; ``end`` is where it ends.
        kind: ``digits``; ``numeral`` for a word below a scale; ``scale`` for one that multiplies; ``vague`` (dozens);
            ``lead`` for what only stands before a scale (half a), ``some`` if it does not say how many (several); ``half``.
        value: what it is worth.
        bare: whether it is digits without grouping or fraction.
    """

    start: int
    end: int
    kind: Kind
    value: float
    bare: bool = False


class Spelled(NamedTuple):
    """What the atoms from one on are worth together; ``end`` is the place in the list behind the last of them."""

    end: int
    value: float
    vague: bool


@dataclass(slots=True)
class _Sum:
    """A number while it is read: what is closed by a scale, what is open, and the scale that the rest must stay below."""

    total: float = 0.0
    current: float = 0.0
    limit: float = float("inf")
    last: float = 1.0  # the scale that a following "and a half" is a half of
    full: bool = False  # nothing but a scale may follow
    some: bool = False

    @property
    def value(self) -> float:
        return self.total + self.current

    def numeral(self, value: float, *, vigesimal: bool) -> bool:
        """Add a word such as ``two`` or ``doscientas``; False if it begins another number."""
        if self.full or value >= min(self.limit, self._room(vigesimal=vigesimal)):
            return False
        self.current += value
        self.last, self.full = 1.0, value % 1 > 0
        return True

    def _room(self, *, vigesimal: bool) -> float:
        """What the next word must be less than."""
        tail = self.current % _HUNDRED
        if not self.current:
            return _MILLION
        if not tail:
            return _HUNDRED
        if tail % 10 or tail < 20:
            return 0
        return 20 if vigesimal and tail in {60, 80} else 10

    def scale(self, size: float) -> bool:
        """Multiply by a word such as ``hundred`` or ``million``; False if it cannot belong to the number."""
        if size < _THOUSAND:
            if not 0 < self.current < _HUNDRED:
                return False
            self.current *= size
            self.full = size != _HUNDRED
        elif size > self.limit:  # dos mil millones
            if self.current and self.total:
                return False
            self.total, self.current, self.limit = self.value * size, 0.0, size
        elif size == self.limit or not self.current:
            return False
        else:
            self.total, self.current, self.limit = self.total + self.current * size, 0.0, size
        self.last = size
        return True

    def half(self) -> bool:
        """Add half of what was said last."""
        if self.value % 1:
            return False
        half = self.last / 2
        if self.last >= _THOUSAND:
            self.total += half
        else:
            self.current += half
        self.full = True
        return True


def spelled(atoms: Sequence[Atom], at: int, text: str, words: Words) -> Spelled | None:
    """The longest number that begins with the atom ``at``; None if none begins there."""
    first = atoms[at]
    if first.kind == "vague" or (first.kind == "scale" and not _is_bare(first, text, words)):
        return _vague(atoms, at, text, words)
    if first.kind == "half":
        return None
    if _before_vague(first, atoms[at + 1 : at + 2], text, words):
        said = _vague(atoms, at + 1, text, words)
        return said and said._replace(value=said.value * (first.value if first.kind == "lead" else 1))
    total = _Sum(current=first.value, some=first.kind == "some", full=first.kind in {"digits", "some"})
    if first.kind == "scale":
        total = _Sum(current=1.0)
        total.scale(first.value)
    end, before_joint = at + 1, None
    while end < len(atoms):
        gap = text[atoms[end - 1].end : atoms[end].start]
        kept = Spelled(end, total.value, total.some)
        if not _takes(total, atoms[end - 1 : end + 2], gap, text, words):
            # "between one hundred and two hundred": the second number had begun behind "and".
            failed = before_joint is not None and atoms[end].kind == "scale" and gap in _BLANKS
            return before_joint if failed else kept
        before_joint = kept if gap not in _BLANKS else before_joint
        end += 1
    return Spelled(end, total.value, total.some)


def _before_vague(first: Atom, following: Sequence[Atom], text: str, words: Words) -> bool:
    """Whether ``several`` or ``half a`` stands before a word that is vague by itself: plusieurs centaines de milliers."""
    if first.kind not in {"lead", "some"} or not following:
        return False
    word = text[following[0].start : following[0].end].lower()
    return following[0].kind == "vague" or (first.kind == "some" and word in words.vague)


def _takes(total: _Sum, pair: Sequence[Atom], gap: str, text: str, words: Words) -> bool:
    """Whether an atom goes on with the number behind the one before it; adds it if so."""
    before, atom = pair[:2]
    if atom.kind == "half":
        return gap in _BLANKS and total.half()
    if atom.kind == "scale":
        return (
            gap in _BLANKS and _is_scale_here(before, atom, gap, text) and _scales(total, before, atom, words)
        )
    named = atom.kind == "numeral" or (atom.kind == "lead" and atom.value == 1)  # vingt et un mille
    if not named or before.kind == "digits":
        return False
    followed = len(pair) > 2 and pair[2].kind == "scale"
    if before.kind == "scale" and before.value >= _MILLION and not (followed or atom.value >= _THOUSAND):
        return False  # "paid a million two years ago"
    return (gap in _BLANKS or _joins(total, atom.value, gap, words)) and total.numeral(
        atom.value, vigesimal=words.vigesimal
    )


def _scales(total: _Sum, before: Atom, atom: Atom, words: Words) -> bool:
    if before.kind == "scale" and not total.current and atom.value < total.limit:  # mille cent
        if not words.bare_scales or atom.value != _HUNDRED:
            return False
        total.current = 1.0
    return total.scale(atom.value)


def _joins(total: _Sum, value: float, gap: str, words: Words) -> bool:
    """Whether a word such as ``and`` joins what follows to the number."""
    joint = gap.strip().lower() if len(gap) <= _LONGEST_JOINT else gap
    if total.current % _HUNDRED:
        return joint in words.tens_joiners
    if joint not in words.joiners:
        return False
    # "two million and three hundred" is rather two numbers, and "dois milhões e trezentos mil" is one.
    return bool(words.tens_joiners) or (value < _HUNDRED and (total.current > 0 or total.limit < _MILLION))


def _is_scale_here(before: Atom, atom: Atom, gap: str, text: str) -> bool:
    word = text[atom.start : atom.end]
    if len(word) > _ATTACHED_SCALES or atom.value < _THOUSAND or not word.isascii():  # nghìn tỷ
        return True
    if before.kind != "digits":
        return False
    return gap == "" or atom.end - atom.start > 1 or text[atom.end : atom.end + 1] in _CURRENCY


def _is_bare(atom: Atom, text: str, words: Words) -> bool:
    """Whether a scale is a number by itself: ``mil personas``, ``mille personnes``, ``hundert Menschen``."""
    word = text[atom.start : atom.end]
    if word.lower() not in words.bare_scales or (word != word.lower() and atom.start > 0):
        return False
    # The "cent" of "pour cent" is none.
    before = text[max(0, atom.end - _LONGEST_PERCENT) : atom.end].lower()
    return not before.endswith(tuple(phrase for phrase in words.percent if phrase.endswith(word.lower())))


def _vague(atoms: Sequence[Atom], at: int, text: str, words: Words) -> Spelled | None:
    """``dozens``, ``hundreds of thousands``: the size of the words, as which number is not said."""
    word = text[atoms[at].start : atoms[at].end].lower()
    value = words.vague.get(word)
    if value is None:
        return None
    product, end = float(value), at + 1
    while end < len(atoms) and atoms[end].kind in {"vague", "scale"}:
        gap = text[atoms[end - 1].end : atoms[end].start]
        if len(gap) > _LONGEST_JOINT or gap.strip().lower() not in words.vague_links or not gap.strip():
            break
        product *= atoms[end].value
        end += 1
    return Spelled(end, product, vague=True)


def compound(word: str, language: str) -> float:
    """What a number written in one word is worth, such as ``zwölftausendfünfhundert`` or ``ventitremila``."""
    compounds = words_of(language).compounds
    total = current = 0.0
    for match in _parts(language).finditer(word):
        value = compounds[match[0].lower()]
        if value == _HUNDRED:
            current = (current or 1) * _HUNDRED
        elif value == _THOUSAND:
            total, current = total + (current or 1) * _THOUSAND, 0.0
        else:
            current += value
    return total + current


@lru_cache(maxsize=16)
def _parts(language: str) -> regex.Pattern[str]:
    return regex.compile(any_of(words_of(language).compounds), regex.IGNORECASE)
