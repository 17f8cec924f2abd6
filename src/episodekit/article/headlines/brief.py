"""L3. A sentence that is short enough to be its own title: ``Das 14 salas, cinco estão fechadas``."""

import regex

from episodekit.article.headlines.clause import Clause, fold, kinds_of
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import COUNT, Quantity, Span
from episodekit.article.tokens import tokens

SHORTEST = LONGEST_TITLE + 3  # characters of a sentence with the marks around it
_LANGUAGES = frozenset({"fr", "es", "pt", "it"})
_BREAK = regex.compile(r"[?;:!()«»“”\"…]|\.\s")
_SUBJECT = regex.compile(r"DN{1,3}(?:GD?N{1,3})?R?V")


def brief(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Span | None:
    """The sentence without its full stop, if it tells of somebody by name and points to nothing; None otherwise."""
    said = sentence.strip(" .")
    if len(said) > LONGEST_TITLE or words.language not in _LANGUAGES or _BREAK.search(said):
        return None
    begin = sentence.find(said)
    if fold(sentence[quantity.start : quantity.end]) not in fold(said):
        return None
    _, kinds = kinds_of(tokens(sentence, words.language), words)
    named = (
        quantity.noun[0] < quantity.noun[1] or quantity.kind != COUNT or _SUBJECT.search(kinds) is not None
    )
    whole = "V" in kinds and not set("ORMS").intersection(kinds) and kinds[0] in "DNPGQ"
    whole = whole and not kinds.startswith(("DG", "DP"))  # "La de Timanfaya duró 2.055 días"
    return (begin, begin + len(said)) if named and whole and clause.kinds[-1] not in "PDGC" else None
