"""``python -m tests.bench.articles``: how well figures, titles and people are found, beside other libraries.

The labels were made before the code ran; ``unseen`` was never looked at while the rules were written. A figure counts as
found if its place overlaps the label's, or if it tells the label's value (a fact told twice is one figure).
"""

import json
import statistics
import subprocess
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from episodekit.article import figures, mentions, read, summarise
from episodekit.article.tokens import tokens
from episodekit.drafting.outline import outline
from episodekit.model.episode import Line
from episodekit.model.written import Figure
from tests.bench.pages import page
from tests.house.source import ROOT
from tests.labelled import FOLDER, Label, Labelled, articles, verdicts

PEERS = ROOT / ".venv" / "peers" / "bin" / "python"
ROUNDS = 5
Span = tuple[int, int, float | None]


def overlaps(one: tuple[int, int], label: Label) -> bool:
    return one[0] < label.end and label.start < one[1]


def tells(figure: Figure, label: Label) -> bool:
    return overlaps((figure.start, figure.end), label) or (
        bool(label.values) and figure.values == label.values
    )


def share(part: int, whole: int) -> str:
    return f"{part / whole:6.3f} ({part}/{whole})" if whole else "     –"


def f1(one: Sequence[str], other: Sequence[str]) -> float:
    common = len(set(one) & set(other))
    return 2 * common / (len(set(one)) + len(set(other))) if common else 0.0


def show(name: str, *columns: str) -> None:
    print(f"  {name:34}" + "".join(f"{column:>20}" for column in columns))  # noqa: T201  # this program's business


def ours(rows: Sequence[Labelled]) -> None:
    found = [(row, figures(row.article)) for row in rows]
    labels = [(label, has) for row, has in found for label in row.labels]
    every = [(figure, row) for row, has in found for figure in has]
    keys = [(figure, row) for figure, row in every if figure.key]
    wanted = [(label, has) for label, has in labels if label.key]
    show(
        "every quantity: recall",
        share(sum(any(tells(f, label) for f in has) for label, has in labels), len(labels)),
    )
    show("every quantity: precision", share(sum(is_labelled(f, row.labels) for f, row in every), len(every)))
    valued = [
        figure.values == label.values
        for figure, row in every
        for label in row.labels
        if label.values and overlaps((figure.start, figure.end), label)
    ]
    show("every quantity: value as labelled", share(sum(valued), len(valued)))
    hits = sum(any(f.key and tells(f, label) for f in has) for label, has in wanted)
    show("key figures: recall", share(hits, len(wanted)))
    show(
        "key figures: a quantity at all", share(sum(is_labelled(f, row.labels) for f, row in keys), len(keys))
    )
    right = sum(any(label.key and tells(figure, label) for label in row.labels) for figure, row in keys)
    show("key figures: an editor's choice too", share(right, len(keys)))
    titled(keys)
    chaptered(rows)
    show("article title as an editor's", share(sum(r.article.title == r.title for r in rows), len(rows)))
    show("language", share(sum(r.article.language == r.language for r in rows), len(rows)))
    named(rows)


def is_labelled(figure: Figure, labels: Iterable[Label]) -> bool:
    return any(overlaps((figure.start, figure.end), label) for label in labels)


def titled(keys: Sequence[tuple[Figure, Labelled]]) -> None:
    likeness = []
    for figure, row in keys:
        said = [token.text.casefold() for token in tokens(figure.title, row.language)]
        likeness += [
            f1(said, [token.text.casefold() for token in tokens(label.title, row.language)])
            for label in row.labels
            if label.title and overlaps((figure.start, figure.end), label)
        ]
    mean = f"{statistics.mean(likeness):6.3f} (F1)" if likeness else share(0, 0)
    show("chapter titles: words as an editor's", mean)


def chaptered(rows: Sequence[Labelled]) -> None:
    """What an editor said of the titles that become chapters."""
    judged = verdicts()
    titles = [(row.name, title) for row in rows for title in chapter_titles(row)]
    known = [judged[pair] for pair in titles if pair in judged]
    show(
        "chapter titles: judged usable",
        share(sum(known), len(known)),
        f"{len(titles) - len(known)} not judged",
    )


def chapter_titles(row: Labelled) -> list[str]:
    article = row.article
    script = [Line(article.title, heading=True)]
    script += [Line(each.text, heading=each.heading) for each in article.paragraphs]
    return [chapter.title for chapter in outline(article, figures(article), script) if chapter.note]


def named(rows: Sequence[Labelled]) -> None:
    wanted = {(row.name, name) for row in rows for name, _ in row.people}
    found = {(row.name, each.name) for row in rows for each in mentions(row.article)}
    show("people: recall", share(len(wanted & found), len(wanted)))
    show("people: precision", share(len(wanted & found), len(found)))


def beside(rows: Sequence[Labelled]) -> None:
    """The same texts, every quantity, for all of us."""
    show("", "recall", "precision", "F1", "sentences a second")
    sentences = sum(row.article.text.count(".") + row.article.text.count("。") for row in rows)
    costs = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for row in rows:
            figures(row.article)
        costs.append(time.process_time() - begin)
    spans = [
        [(f.start, f.end, f.values[0] if f.values else None) for f in figures(row.article)] for row in rows
    ]
    score("episodekit", rows, spans, sentences / statistics.median(costs))
    lines = "".join(
        json.dumps({"text": row.article.text, "language": row.article.language}) + "\n" for row in rows
    )
    for name in ("quantulum3", "recognizers-text"):
        if not PEERS.exists():
            show(name, "not installed")
            continue
        seconds: list[float] = []
        answer: dict[str, list[list[list[float | None]]]] = {}
        for _ in range(ROUNDS):
            run = subprocess.run(
                (PEERS, Path(__file__).with_name("peers.py"), name),
                input=lines,
                capture_output=True,
                text=True,
                check=True,
            )
            answer = json.loads(run.stdout)
            seconds.append(float(str(answer["seconds"])))
        score(name, rows, answer["found"], sentences / statistics.median(seconds))


def score(
    name: str, rows: Sequence[Labelled], found: Sequence[Sequence[Sequence[float | None]]], speed: float
) -> None:
    labels = hits = spans = good = 0
    for row, has in zip(rows, found, strict=True):
        places = [(int(each[0] or 0), int(each[1] or 0), each[2]) for each in has]
        labels += len(row.labels)
        hits += sum(
            any(overlaps(p[:2], label) or (p[2] is not None and label.values == (p[2],)) for p in places)
            for label in row.labels
        )
        spans += len(places)
        good += sum(any(overlaps(place[:2], label) for label in row.labels) for place in places)
    recall, precision = hits / labels, good / spans
    both = 2 * recall * precision / (recall + precision)
    show(name, f"{recall:.3f}", f"{precision:.3f}", f"{both:.3f}", f"{speed:,.0f}")


def speed() -> None:
    """Whole articles from bytes: read, figures, people, summary."""
    texts = [(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*/*.txt"))]
    pages = [(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.html"))]
    real = [(page(row), f"{row.name}.html") for row in articles("tuned")]
    for name, sources in (("text", texts), ("HTML", pages * 8), ("HTML of real size", real)):
        understood(*sources[0])
        rates = []
        for _ in range(ROUNDS):
            begin = time.process_time()
            for data, file in sources:
                understood(data, file)
            rates.append(len(sources) / (time.process_time() - begin))
        size = statistics.mean(len(data) for data, _ in sources)
        show(f"{name} ({size:,.0f} bytes each)", f"{statistics.median(rates):,.0f} a second")


def understood(data: bytes, name: str) -> None:
    article = read(data, name)
    figures(article)
    mentions(article)
    summarise(article)


def main() -> None:
    """Measure both sets, the peers on the unseen one, and the speed."""
    rows: tuple[Labelled, ...] = ()
    for part in ("tuned", "unseen"):
        found = tuple(articles(part))
        if not found:
            continue  # the unseen ones are not always in the repository
        rows = found
        count = sum(len(row.labels) for row in rows)
        languages = len({row.language for row in rows})
        print(f"\n{part}: {len(rows)} articles in {languages} languages, {count} labels")  # noqa: T201  # the same
        ours(rows)
    beside(rows)  # the last of them: unseen
    print("  English alone")  # noqa: T201  # the same
    beside([row for row in rows if row.language.startswith("en")])
    print("\narticles a second on one core")  # noqa: T201  # the same
    speed()


if __name__ == "__main__":
    main()
