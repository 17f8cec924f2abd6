"""L3. Whether a title leans on what only its article tells."""

from episodekit.article.headlines.clause import fold, number_of
from episodekit.article.headlines.ends import STRANDING
from episodekit.article.headlines.period import periods
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import PERCENT, SHARE, Quantity
from episodekit.article.tokens import tokens

# Words that point to something said before; and those of them that may speak of the title's own subject.
_POINTING = {
    "en": bag("this these those here such latter former itself themselves"),
    "de": bag("dieser diese dieses diesem diesen dort damals davon daran darauf dabei dafür dazu daraus darin hier deren dessen denen da"),
    "fr": bag("ce cet cette ces celui celle ceux celles y leur leurs son sa ses eux"),
    "es": bag("este esta estos estas ese esa esos esas allí ahí aquí ello"),
    "pt": bag("este esta estes estas esse essa esses essas isso ali aqui ele ela eles elas"),
    "it": bag("questo questa questi queste quello quella lì qui esso essa essi"),
    "vi": bag("này đó ấy họ nó vậy đây"),
    "nl": bag("deze dit die daar hier daarvan"),
}  # fmt: skip
_OWN = bag(
    "its their his her sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren su sus seu sua seus suas suo sua suoi"
)
_OTHERS = bag(
    "another other others further additional remaining autre autres otro otros otra otras outro outra outros outras"
)
_MOVES = bag(
    "rose fell grew slipped jumped climbed dropped gained lost sank slid soared surged dipped eased declined increased decreased rise "
    "fall grow rises falls grows up down by to at was is were are stands stood reached shrank shed added expanded tumbled plunged advanced "
    "edged ticked hit remained of from"
)
_SINCE_WHEN = bag(
    "earlier later auparavant zuvor davor danach später tôt tard antes después depois previously beforehand"
)
_ARABIC_SUFFIXES = ("هم", "هما", "هن", "ها", "ه")
_PLURAL_VERB = "وا"
_FEWEST_WORDS = 2


def leans(title: str, quantity: Quantity, sentence: str, words: Words) -> bool:
    """Whether a title points to something before it, or stops before what it needs."""
    spans = periods(title, words.language)
    every = tokens(title, words.language)
    said = [
        token.text.lower() for token in every if not any(begin <= token.start < end for begin, end in spans)
    ]
    if len(said) < _FEWEST_WORDS or not _OTHERS.isdisjoint(said[:3]):
        return True
    pointing = words.pronouns | _POINTING.get(words.language, frozenset())
    number_first = fold(title).lower().find(number_of(sentence, quantity).lower()) <= 0
    pointing = pointing | _OWN if number_first else pointing
    return (
        not pointing.isdisjoint(said)
        or _is_open(said[-1], words)
        or _is_part(title, said, quantity, words)
        or _is_arabic(said, words)
    )


def _is_open(last: str, words: Words) -> bool:
    """Whether a title's last word asks for another, or compares with a time that is not named."""
    helping = frozenset() if words.capitalised_nouns else words.auxiliaries & words.stop
    return last in STRANDING | words.completing | helping | _SINCE_WHEN


def _is_arabic(said: list[str], words: Words) -> bool:
    """Whether an Arabic title goes on from a sentence before it, or holds a pronoun at the end of a word."""
    if words.language != "ar":
        return False
    return said[0].startswith(("و", "ف")) or any(
        word.endswith((*_ARABIC_SUFFIXES, _PLURAL_VERB)) for word in said
    )


def _is_part(title: str, said: list[str], quantity: Quantity, words: Words) -> bool:
    """Whether a title ends with a share of what it does not name: ``Thameslink cancelled 7 per cent``."""
    if (
        words.language != "en"
        or quantity.kind not in {PERCENT, SHARE}
        or not title.lower().endswith(("%", *words.percent))
    ):
        return False
    numbers = [n for n, word in enumerate(said) if word[0].isdigit()]
    before = said[max(0, numbers[-1] - 2) : numbers[-1]] if numbers else said
    return _MOVES.isdisjoint(before)
