"""L3. Which language an article is in: by its script where one script means one language, else by its words."""

import re
import unicodedata
from collections import Counter

from episodekit.article.languages.words import bag
from episodekit.errors import InvalidValueError
from episodekit.notation import values

UNDETERMINED = "und"  # BCP 47: https://www.rfc-editor.org/rfc/rfc5646#section-4.1
_PIECE = 240  # characters: 60 are enough for most languages
_ENOUGH_LETTERS = 150
# Unicode names its letters by script; these scripts are written in one living language almost always.
_SCRIPTS = {
    "KHMER": "km",
    "THAI": "th",
    "LAO": "lo",
    "MYANMAR": "my",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "HEBREW": "he",
    "GREEK": "el",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "TIBETAN": "bo",
    "ETHIOPIC": "am",
}
_HAN = "CJK"
_LETTER = re.compile(r"[^\W\d_]")
_LAST_LATIN = "\u024f"
# Words of which no other language has three, and more that are common in it.
_PLAIN = {
    code: (bag(own), bag(f"{own} {common}"))
    for code, own, common in (
        ("en", "the of and that from were has", "to in a for was is on with as by at"),
        (
            "de",
            "der und das für ist nicht auf mit wurde",
            "die den dem des von zu zum im in ein eine einen sich als auch bei",
        ),
        (
            "fr",
            "et dans une est pour aux sur ont",
            "les le la de du des en à au un que qui par pas a se d'un l'an",
        ),
        ("es", "el las los y del", "la de en un una que se por con para su al es no ha"),
        (
            "pt",
            "em não uma com são pelo pela",
            "de do da e o a os as dos das no na um que para por se ao foi",
        ),
        (
            "vi",
            "của và các được những người không",
            "là có cho trong với một đã này ở từ khi đến ngày năm vào",
        ),
        (
            "ar",
            "في من على أن إلى عن التي الذي",
            "مع هذا هذه ذلك بعد قبل قد كان كانت ما لا لم بين كما خلال حيث وقال أو ثم هو هي",
        ),
    )
}
_OWN_WORDS = 3
_LONGEST_MEAN = 10  # characters a word; of more than that much is in a script without blanks between words
_PLAINLY = 0.12  # of the words
_ADDRESS = re.compile(r"https?://\S+")
# Nine of ten Norwegians write Bokmål. Of Arabic and Chinese what is written is the common language, whatever is spoken.
_WRITTEN = {"no": "nb", "ary": "ar", "arz": "ar", "wuu": "zh", "yue": "zh"}
# Of these the source knows better.
_ALIKE = {
    code: group
    for group in map(frozenset, ({"id", "ms"}, {"bs", "hr", "sr"}, {"da", "nb", "nn", "no"}))
    for code in group
}


def language_of(text: str, stated: str | None = None, *, trusted: bool = False) -> str:
    """A BCP 47 tag for a text; ``und`` for one without letters.

    Args:
        text: title and body; what most of three pieces of it are in, from the beginning, the first third and the second.
        stated: what the source says; taken as it is if ``trusted`` (a person wrote it for this text), otherwise only for
            texts too short to tell, between languages that are hard to tell apart, and for the region of the language
            that was found.
        trusted: see above.
    """
    tag = _tag(stated)
    if tag and trusted:
        return tag
    pieces = _pieces(text)
    letters = sum(sum(map(str.isalpha, piece)) for piece in pieces)
    if not letters:
        return tag or UNDETERMINED
    found = _found(pieces, tag if letters < _ENOUGH_LETTERS else None)
    if tag is None:
        return found
    base = tag.split("-")[0]
    return tag if base == found or {base, found} <= _ALIKE.get(base, frozenset()) else found


def _pieces(text: str) -> tuple[str, ...]:
    if len(text) < 2 * _PIECE:
        return (text,)
    starts = (0, len(text) // 3, len(text) * 2 // 3)
    return tuple(text[start : start + _PIECE] for start in starts)


def _found(pieces: tuple[str, ...], fallback: str | None) -> str:
    """What most of the pieces are in; the earlier of equals. In one piece, two languages may look like a third."""
    plain = _plainly(" ".join(pieces)) if fallback is None else None
    if plain:
        return plain
    told = [piece for piece in pieces if _LETTER.search(piece)]
    votes: Counter[str] = Counter()
    for piece in told:
        votes[_by_script(piece) or fallback or _by_words(piece)] += 1
        found, most = votes.most_common(1)[0]
        if most * 2 > len(told):
            return found  # the others need not be asked
    return votes.most_common(1)[0][0]


def _tag(stated: str | None) -> str | None:
    if not stated:
        return None
    try:
        return values.language(stated.strip())
    except InvalidValueError:
        return None


def _by_script(piece: str) -> str | None:
    letters = Counter(_LETTER.findall(piece))
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        if letter > _LAST_LATIN:
            scripts[unicodedata.name(letter, "").split(" ", 1)[0]] += count
    total = letters.total()
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if (kana + scripts[_HAN]) * 2 > total:
        return "ja" if kana * 20 > scripts[_HAN] else "zh"
    script, most = max(scripts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return _SCRIPTS.get(script) if most * 2 > total else None


def _plainly(sample: str) -> str | None:
    """The one language whose commonest words a text is full of: the model would take a millisecond to say it."""
    words = sample.casefold().split()
    said = set(words)
    found = [code for code, (own, _) in _PLAIN.items() if len(own & said) >= _OWN_WORDS]
    if len(found) != 1 or len(sample) > _LONGEST_MEAN * len(words):
        return None
    common = _PLAIN[found[0]][1]
    return found[0] if sum([word in common for word in words]) >= _PLAINLY * len(words) else None


def _by_words(piece: str) -> str:
    from py3langid.langid import classify

    code = str(classify(_ADDRESS.sub(" ", piece))[0])
    return _WRITTEN.get(code) or _tag(code) or UNDETERMINED
