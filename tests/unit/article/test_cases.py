"""Labelled articles: ``tests/cases/article/<name>.<suffix>`` with ``<name>.expect``, written before the code ran."""

from pathlib import Path

import pytest
import yaml

from episodekit.article import figures, read, summarise
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.model.written import Article

FOLDER = Path(__file__).parents[2] / "cases" / "article"
SOURCES = sorted(
    path for path in FOLDER.iterdir() if path.is_file() and path.suffix not in {".expect", ".yaml"}
)


def labels(path: Path) -> dict[str, object]:
    return dict(yaml.safe_load(path.with_suffix(".expect").read_text(encoding="utf-8")))


def listed(found: dict[str, object], key: str) -> list[str]:
    value = found.get(key) or []
    assert isinstance(value, list)
    return [str(each) for each in value]


def article(path: Path) -> Article:
    return read(path.read_bytes(), path.name)


def test_every_article_has_labels_and_every_label_an_article() -> None:
    assert {path.stem for path in SOURCES} == {path.stem for path in FOLDER.glob("*.expect")}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_what_is_read(path: Path) -> None:
    expected, found = labels(path), article(path)
    assert found.title == expected["title"]
    assert found.language == expected["language"]
    assert found.title_hint == expected["hint"]
    assert [each.text for each in found.paragraphs if each.heading] == listed(expected, "headings")
    for field in ("author", "site", "link"):
        if field in expected:
            assert getattr(found, field) == expected[field]
    if "published" in expected:
        assert found.published == expected["published"]
    for phrase in listed(expected, "absent_text"):
        assert all(phrase not in each.text for each in found.paragraphs), phrase
    if "short" in expected:
        assert summarise(found).short == expected["short"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_which_figures_are_found(path: Path) -> None:
    expected = labels(path)
    found = [figure for figure in figures(article(path)) if figure.key]
    texts = [figure.text.replace("\u00a0", " ") for figure in found]
    wanted, minor = listed(expected, "figures"), listed(expected, "minor")
    assert [each for each in wanted if not any(each.lower() in text.lower() for text in texts)] == []
    known = [each.lower() for each in wanted + minor]
    assert [text for text in texts if not any(each in text.lower() for each in known)] == []
    assert not set(listed(expected, "never")) & set(texts)
    assert all(len(figure.title) <= LONGEST_TITLE for figure in found)
