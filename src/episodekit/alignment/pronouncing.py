"""L6. English words → the phones of CMU's dictionary (http://www.speech.cs.cmu.edu/cgi-bin/cmudict), which comes with pocketsphinx.

A word that is not in it is put together from words that are, or spelled by rules: that is rough, but a word in a hundred that
is recognised badly is found by its neighbours.
"""

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path

from episodekit.alignment.spelling import Words, readings

Phones = tuple[str, ...]

_VARIANTS = 8
_LONGEST = 80  # phones: more is no word that anybody reads
_VOICELESS = frozenset({"P", "T", "K", "F", "TH"})
_HISSING = frozenset({"S", "Z", "SH", "ZH", "CH", "JH"})
_RULES = (
    ("tion", "SH AH N"),
    ("sion", "ZH AH N"),
    ("ough", "OW"),
    ("eigh", "EY"),
    ("igh", "AY"),
    ("tch", "CH"),
    ("sch", "SH"),
    ("dge", "JH"),
    ("eau", "OW"),
    ("eer", "IH R"),
    ("ear", "IH R"),
    ("air", "EH R"),
    ("oor", "AO R"),
    ("our", "AO R"),
    ("ch", "CH"),
    ("sh", "SH"),
    ("th", "TH"),
    ("ph", "F"),
    ("gh", "G"),
    ("kh", "K"),
    ("wh", "W"),
    ("ck", "K"),
    ("ng", "NG"),
    ("qu", "K W"),
    ("kn", "N"),
    ("wr", "R"),
    ("zh", "ZH"),
    ("ee", "IY"),
    ("ea", "IY"),
    ("oo", "UW"),
    ("ou", "AW"),
    ("ow", "OW"),
    ("oa", "OW"),
    ("oi", "OY"),
    ("oy", "OY"),
    ("ai", "EY"),
    ("ay", "EY"),
    ("ei", "AY"),
    ("ey", "IY"),
    ("ie", "IY"),
    ("au", "AO"),
    ("aw", "AO"),
    ("ue", "UW"),
    ("ui", "UW"),
    ("eu", "Y UW"),
    ("ew", "UW"),
    ("ar", "AA R"),
    ("er", "ER"),
    ("ir", "ER"),
    ("or", "AO R"),
    ("ur", "ER"),
    ("a", "AE"),
    ("b", "B"),
    ("c", "K"),
    ("d", "D"),
    ("e", "EH"),
    ("f", "F"),
    ("g", "G"),
    ("h", "HH"),
    ("i", "IH"),
    ("j", "JH"),
    ("k", "K"),
    ("l", "L"),
    ("m", "M"),
    ("n", "N"),
    ("o", "AA"),
    ("p", "P"),
    ("q", "K"),
    ("r", "R"),
    ("s", "S"),
    ("t", "T"),
    ("u", "AH"),
    ("v", "V"),
    ("w", "W"),
    ("x", "K S"),
    ("y", "IY"),
    ("z", "Z"),
)
_FIRST = {
    char: [(end, phones.split()) for end, phones in _RULES if end[0] == char] for char, _ in _RULES[-26:]
}
_LAST_VOWELS = {"a": "AH", "o": "OW", "i": "IY", "u": "UW"}


class Pronouncer:
    """Pronounces tokens.

    Args:
        dictionary: CMU's, in the form of Sphinx: a word, a blank, its phones; further pronunciations as ``word(2)``.
    """

    def __init__(self, dictionary: Path) -> None:
        self._known: dict[str, list[Phones]] = {}
        rows = (row.partition(" ") for row in dictionary.read_text(encoding="utf-8").splitlines())
        self._rows = {word: phones for word, _, phones in rows}

    def say(self, token: str) -> tuple[Phones, ...]:
        """The ways in which a token is said, at most eight; none if it has no sound or no end."""
        found: dict[Phones, None] = {}
        for words in readings(token):
            for way in self._together(words):
                found[way] = None
                if len(found) == _VARIANTS:
                    return tuple(found)
        return tuple(found)

    def _together(self, words: Words) -> Iterable[Phones]:
        """One row of words, said: every pronunciation of one or two words, the first of each in longer rows."""
        ways = [self._word(word) for word in words]
        if len(words) > 2:
            ways = [way[:1] for way in ways]
        for row in itertools.product(*ways):
            phones = tuple(itertools.chain.from_iterable(row))
            if 0 < len(phones) <= _LONGEST:
                yield phones

    def _word(self, word: str) -> Sequence[Phones]:
        if word not in self._known:
            self._known[word] = (
                self._listed(word) or self._derived(word) or self._compound(word) or [_spelled(word)]
            )
        return self._known[word]

    def _listed(self, word: str) -> list[Phones]:
        """What the dictionary says, which numbers further pronunciations from 2."""
        found = []
        for key in (word, *(f"{word}({number})" for number in range(2, 6))):
            if key not in self._rows:
                break
            found.append(tuple(self._rows[key].split()))
        return found

    def _derived(self, word: str) -> list[Phones]:
        """With the ending s or 's, if the word without it is known."""
        stem = word.removesuffix("s").removesuffix("'")
        if stem == word or not (known := self._listed(stem)):
            return []
        return [(*phones, *_ending(phones[-1])) for phones in known]

    def _compound(self, word: str) -> list[Phones]:
        """Two known words of three letters and more in one."""
        cuts = sorted(range(3, len(word) - 2), key=lambda at: abs(at - len(word) / 2))
        for at in cuts:
            first, last = self._listed(word[:at]), self._listed(word[at:])
            if first and last:
                return [(*first[0], *last[0])]
        return []


def _ending(last: str) -> Phones:
    if last in _HISSING:
        return ("IH", "Z")
    return ("S",) if last in _VOICELESS else ("Z",)


def _spelled(word: str) -> Phones:
    """By rules of spelling, the longest that fits at each place."""
    letters = "".join(char for char in word if char.isascii() and char.isalpha())
    phones: list[str] = []
    at = 0
    while at < len(letters):
        end, sounds = next(rule for rule in _FIRST[letters[at]] if letters.startswith(rule[0], at))
        following = letters[at + len(end) : at + len(end) + 1]
        if end == "c" and following and following in "eiy":
            sounds = ["S"]
        elif end == "e" and not following and phones:
            sounds = []
        elif end in _LAST_VOWELS and not following:
            sounds = [_LAST_VOWELS[end]]
        elif end == "y" and at == 0:
            sounds = ["Y"]
        phones += sounds if sounds != phones[-1:] else []
        at += len(end)
    return tuple(phones)
