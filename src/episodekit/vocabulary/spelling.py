"""What somebody probably meant: namespaces that differ from a known one by a slip, and words by a few letters."""

from collections.abc import Iterable

from episodekit.vocabulary.namespaces import ATOM, CONTENT, ITUNES, MEDIA, PODCAST, PSC

_WATCHED = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "content": CONTENT,
    "atom": ATOM,
    "psc": PSC,
    "media": MEDIA,
}
"""The namespaces whose tags the linter checks; a slip in any other harms nobody."""


def near_namespace(uri: str) -> str | None:
    """The usual prefix of the namespace that this URI is a slip for: case, http/https, a final / or #, one edit.

    None if the URI is right, or is nothing like a known one.
    """
    if uri in _WATCHED.values() or len(uri) > 100:
        return None
    folded = _fold(uri)
    for prefix, known in _WATCHED.items():
        right = _fold(known)
        if folded == right or one_edit(folded, right):
            return prefix
    return None


def right_namespace(prefix: str) -> str:
    """The URI of a namespace that :func:`near_namespace` named."""
    return _WATCHED[prefix]


def one_edit(left: str, right: str) -> bool:
    """Whether one inserted, deleted or replaced character turns one text into the other."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    shorter, longer = sorted((left, right), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest = shorter[at + 1 :] if len(shorter) == len(longer) else shorter[at:]
    return rest == longer[at + 1 :]


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that a word was probably meant to be; one that differs by case alone comes first."""
    if len(word) > 60:
        return None
    choices = list(options)
    folded = {choice.lower(): choice for choice in choices}
    if word.lower() in folded:
        return folded[word.lower()]
    import difflib  # only who misspells something needs it

    found = difflib.get_close_matches(word, choices, n=1, cutoff=0.7)
    return found[0] if found else None


class Guesses:
    """What the words of a document were meant to be: :func:`nearest` for so many different words and no more.

    A document of nothing but slips costs no more than its length. Words that differ by case alone do not count.
    """

    def __init__(self, options: Iterable[str], most: int = 50) -> None:
        """``most`` words are looked up."""
        self._options = tuple(options)
        self._folded = {option.lower(): option for option in self._options}
        self._most = most
        self._known: dict[str, str | None] = {}

    def of(self, word: str) -> str | None:
        """The option that a word was probably meant to be; None if there is none, or too many words were asked for."""
        same = self._folded.get(word.lower())
        if same is not None:
            return same
        if word not in self._known:
            if len(self._known) >= self._most:
                return None
            self._known[word] = nearest(word, self._options)
        return self._known[word]


def _fold(uri: str) -> str:
    return uri.strip().lower().removeprefix("https").removeprefix("http").rstrip("/#")
