"""L3. Which words are verbs, as far as tables, endings and places tell."""

from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.tokens import Token

# They end like verbs and are none.
_NO_VERBS = bag(
    "hundred speed united need indeed seed lait trait portrait souhait extrait retrait attrait parfait bienfait seu meu europeu museu sílaba lang alt hoch tief breit weit schwer groß zuvor danach entfernt"
)
_ENDINGS = {
    "es": ("ó", "aron", "ieron", "aban", "aba", "ían", "ará", "erá", "irá", "arán", "erán", "irán"),
    "pt": ("ou", "eu", "iu", "aram", "eram", "iram", "ava", "avam", "iam", "ará", "arão", "erão", "irão"),
    "fr": ("eront", "iront", "dront", "aient", "èrent", "irent", "urent", "ait", "era", "ira", "dra"),
    "it": ("ò", "arono", "irono", "erono", "avano", "evano", "ranno"),
}
_SHORT = 4  # letters


def is_verb(token: Token, before: Token | None, words: Words) -> bool:
    """Whether a word is a finite verb: one of the language's tables, or one that its ending or its place shows."""
    word = token.text.lower()
    earlier = before.text.lower() if before else ""
    named = before is not None and not words.capitalised_nouns and token.text[0].isupper()  # "in May"
    if named or (earlier in words.articles and earlier not in words.reflexives):
        return False
    if word in words.auxiliaries or word in words.verbs:
        return True
    if words.capitalised_nouns:
        noun = before is not None and before.text[0].isupper() and earlier not in words.stop
        if not (noun and token.text[0].islower()):
            return False
        return not (
            word in words.stop or word in words.fillers or word in words.comparatives or word in _NO_VERBS
        )
    if words.language == "en":
        leads = earlier in words.auxiliaries or earlier == "than" or earlier not in words.stop
        return leads and word.endswith("ed") and len(word) > _SHORT and word not in _NO_VERBS
    return (
        len(word) >= _SHORT and word not in _NO_VERBS and word.endswith(_ENDINGS.get(words.language, ("\0",)))
    )
