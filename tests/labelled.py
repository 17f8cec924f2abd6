"""Articles labelled by hand: ``tests/cases/article/{tuned,unseen}/<name>.txt`` (or .md, .html) with ``<name>.yaml``.

The labels were written by people who had not run the code. ``tuned`` was looked at while the rules were written; ``unseen``
was not, and says what to expect on the next article.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from episodekit.article import read
from episodekit.model.written import Article

FOLDER = Path(__file__).parent / "cases" / "article"
SUFFIXES = (".txt", ".md", ".html")


@dataclass(frozen=True)
class Label:
    """A quantity that a person found: its place in the article's text, whether it is a key figure, a title for it."""

    text: str
    start: int
    end: int
    values: tuple[float, ...]
    kind: str
    key: bool
    title: str


@dataclass(frozen=True)
class Labelled:
    """An article as it is read, and what a person found in it."""

    name: str
    article: Article
    title: str
    language: str
    labels: tuple[Label, ...]
    people: tuple[tuple[str, str], ...]


def articles(part: str, prefix: str = "") -> Iterator[Labelled]:
    """Every article of ``tuned`` or ``unseen`` whose name begins so, with its labels, in order of name."""
    files = (path for path in (FOLDER / part).glob(f"{prefix}*") if path.suffix in SUFFIXES)
    for path in sorted(files, key=lambda path: path.stem):
        known = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
        article = read(path.read_bytes(), path.name)
        yield Labelled(
            name=path.stem,
            article=article,
            title=known["title"],
            language=known["language"],
            labels=tuple(_labels(known["figures"], article.text, path.stem)),
            people=tuple((row["name"], row["function"]) for row in known.get("people") or ()),
        )


def _labels(rows: list[dict[str, object]], text: str, name: str) -> Iterator[Label]:
    for row in rows:
        around, inner = _folded(str(row["in"])), _folded(str(row["text"]))
        at = _folded(text).find(around)
        if at < 0 or inner not in around:
            raise AssertionError(f"{name}: {around!r} with {inner!r} is not in the text as it was read")
        start = at + around.index(inner)
        value = row.get("value")
        yield Label(
            text=inner,
            start=start,
            end=start + len(inner),
            values=tuple(map(float, value if isinstance(value, list) else [] if value is None else [value])),
            kind=str(row["kind"]),
            key=bool(row["key"]),
            title=str(row.get("title") or ""),
        )


def _folded(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")


def verdicts() -> dict[tuple[str, str], bool]:
    """Chapter titles that a person judged, by article: whether they can stay as they are."""
    path = FOLDER / "verdicts.yaml"
    if not path.exists():
        return {}
    judged = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {(name, title): bool(usable) for name, rows in judged.items() for title, usable in rows.items()}
