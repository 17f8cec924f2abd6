"""What other libraries find in the same articles; run by the interpreter of ``.venv/peers``, which has them installed.

Reads JSON lines ``{"text": …, "language": …}`` on standard input, the library's name as argument, and prints for each
the spans and values that it found, and last the CPU seconds without its start.
"""

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable

Span = tuple[int, int, float | None]
CULTURES = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "zh": "Chinese"}


def quantulum() -> Callable[[str, str], list[Span]]:
    """quantulum3 without its classifier, whose pickled model current scikit-learn cannot load."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    def find(text: str, language: str) -> list[Span]:  # noqa: ARG001  # it reads English only
        return [(*row.span, row.value) for row in parser.parse(text)]

    return find


def recognizers() -> Callable[[str, str], list[Span]]:
    """Microsoft Recognizers-Text: numbers, percentages, currencies, dimensions, less what it takes for dates."""
    import recognizers_date_time as dates
    import recognizers_number as plain
    import recognizers_number_with_unit as united

    def find(text: str, language: str) -> list[Span]:
        # Languages without a model of its own (German in this release) are read as English: digits at least are found.
        culture = getattr(plain.Culture, CULTURES.get(language.partition("-")[0], ""), plain.Culture.English)
        rows: list[Span] = []
        for recognise in (
            united.recognize_currency, united.recognize_dimension, plain.recognize_percentage, plain.recognize_number,
        ):  # fmt: skip
            rows += [span_of(row) for row in attempted(recognise, text, culture)]
        blocked = [span_of(row) for row in attempted(dates.recognize_datetime, text, culture)]
        return widest(
            [row for row in rows if not any(one[0] <= row[0] and row[1] <= one[1] for one in blocked)]
        )

    return find


def attempted(recognise: Callable[[str, str], list[object]], text: str, culture: str) -> list[object]:
    """Its answer; nothing where its model for the culture is missing or fails."""
    try:
        return recognise(text, culture)
    except Exception:  # noqa: BLE001  # an alpha of 2019 raises whatever comes: that counts as nothing found
        return []


def span_of(row: object) -> Span:
    resolution = getattr(row, "resolution", None) or {}
    try:
        value = float(str(resolution.get("value", "")).rstrip("%"))
    except ValueError:
        value = None
    return getattr(row, "start", 0), getattr(row, "end", 0) + 1, value


def widest(rows: Iterable[Span]) -> list[Span]:
    """One of each pair that overlaps: the longer."""
    kept: list[Span] = []
    for row in sorted(rows, key=lambda each: (each[0] - each[1], each[0])):
        if all(row[1] <= other[0] or row[0] >= other[1] for other in kept):
            kept.append(row)
    return sorted(kept)


LIBRARIES = {"quantulum3": quantulum, "recognizers-text": recognizers}


def main() -> None:
    warnings.simplefilter("ignore")
    find = LIBRARIES[sys.argv[1]]()
    rows = [json.loads(line) for line in sys.stdin]
    find("Two people paid $3.", "en")  # what it loads at first use is not the articles' cost
    begin = time.process_time()
    found = [find(row["text"], row["language"]) for row in rows]
    seconds = time.process_time() - begin
    json.dump({"found": found, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
