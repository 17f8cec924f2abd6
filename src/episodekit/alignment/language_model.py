"""L6. A language model of one text: which word follows which, as trigrams in ARPA's format.

Absolute discounting with back-off (https://www.speech.sri.com/projects/srilm/manpages/ngram-format.5.html): a recogniser that
knows the text hears it where it is read, and is free to hear its words in another order where something else is said.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Gram = tuple[str, ...]

_DISCOUNT = 0.5
_NEVER = -99.0
_END_SHARE = 0.08  # a piece of a recording ends behind every twelfth word or so
_BEGIN, _END = "<s>", "</s>"


def arpa(sentences: Sequence[Sequence[str]]) -> str:
    """The model of a text, given as the words of its sentences; at least one has a word."""
    running = [word for sentence in sentences for word in sentence]
    ones = Counter(running)
    twos: Counter[Gram] = Counter(pairwise(running))
    twos.update((_BEGIN, sentence[0]) for sentence in sentences if sentence)
    threes: Counter[Gram] = Counter(zip(running, running[1:], running[2:], strict=False))
    total = sum(ones.values())
    first: dict[Gram, float] = {(word,): (1 - _END_SHARE) * count / total for word, count in ones.items()}
    first[_END,] = _END_SHARE
    second, second_back = _discounted(twos, first)
    third, third_back = _discounted(threes, first | second)
    rows = [
        "\\data\\",
        f"ngram 1={len(first) + 1}",
        f"ngram 2={len(second)}",
        f"ngram 3={len(third)}",
        "",
        "\\1-grams:",
        f"{_NEVER} {_BEGIN} {_log(second_back.get((_BEGIN,), 1.0)):.4f}",
        *_rows(first, second_back),
        "",
        "\\2-grams:",
        *_rows(second, third_back),
        "",
        "\\3-grams:",
        *_rows(third, {}),
        "",
        "\\end\\",
        "",
    ]
    return "\n".join(rows)


def _discounted(
    counts: Mapping[Gram, int], lower: Mapping[Gram, float]
) -> tuple[dict[Gram, float], dict[Gram, float]]:
    """Probabilities of n-grams, and the weight of backing off from each context."""
    totals: Counter[Gram] = Counter()
    kinds: Counter[Gram] = Counter()
    covered: defaultdict[Gram, float] = defaultdict(float)
    for gram, count in counts.items():
        totals[gram[:-1]] += count
        kinds[gram[:-1]] += 1
        covered[gram[:-1]] += lower[gram[1:]]
    found = {gram: (count - _DISCOUNT) / totals[gram[:-1]] for gram, count in counts.items()}
    weights = {
        context: _DISCOUNT * kinds[context] / total / max(1 - covered[context], 1e-6)
        for context, total in totals.items()
    }
    return found, weights


def _rows(grams: Mapping[Gram, float], weights: Mapping[Gram, float]) -> Iterator[str]:
    for gram, share in sorted(grams.items()):
        weight = f" {_log(weights[gram]):.4f}" if gram in weights else ""
        yield f"{_log(share):.4f} {' '.join(gram)}{weight}"


def _log(share: float) -> float:
    return math.log10(share) if share > 0 else _NEVER
