"""What holds for any input: nothing is invented, nothing else is raised, and it ends soon."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.article import figures, read, sentences, summarise
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.headlines.terse import ABBREVIATIONS
from episodekit.article.summaries.faithful import check_summary
from episodekit.errors import ArticleError
from episodekit.model.written import Article, Paragraph

PIECES = st.sampled_from(
    [
        "more than", "nearly", "15,000", "3.5", "percent", "people", "were", "expelled", "in", "May", "2020", "$2 billion", ".", ",",
        "half", "of", "the", "not", "one", "million", "and", "from", "to", "up", "(", ")", "“", "”", "-", "–", "\n", "İ", "ﬁ", "😀",
        "១៥.០០០", "នាក់", "超过", "一万五千", "人", "五", "٥٫٤", "في المئة", "rund", "Prozent", "Mio.", "Euro", "près", "de", "d'euros",
        "16:9", "2-1", "No. 5", "a", "k", "m", "15k", "hundred", "dozens", "\u00a0", "’", "has", "have", "been", "numbered", "only",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map(" ".join)
LANGUAGES = st.sampled_from(
    ["en", "de", "fr", "es", "pt", "it", "nl", "vi", "km", "zh", "ja", "ar", "th", "sv", "und"]
)


def article(text: str, language: str, title: str = "More than 15,000", summary: str | None = None) -> Article:
    paragraphs = tuple(Paragraph(line) for line in text.split("\n") if line.strip()) or (Paragraph("x"),)
    return Article(title=title, raw_title=title, paragraphs=paragraphs, language=language, summary=summary)


@given(TEXTS | st.text(max_size=200), LANGUAGES)
def test_every_figure_is_traced_to_the_text(text: str, language: str) -> None:
    subject = article(text, language)
    whole = subject.text
    for figure in figures(subject):
        assert whole[figure.start : figure.end] == figure.text
        assert whole.startswith(figure.sentence, figure.sentence_start)
        assert (
            figure.sentence_start <= figure.start < figure.end <= figure.sentence_start + len(figure.sentence)
        )
        assert whole.find(figure.quote, max(0, figure.start - len(figure.bound) - 2)) >= 0
        assert figure.bound in figure.sentence
        assert figure.counted in figure.sentence
        title, said = " ".join(figure.title.casefold().split()), " ".join(figure.text.casefold().split())
        # Its unit may be abbreviated, its number stays as it is.
        short = any(unit in title for unit in ABBREVIATIONS) and said.split()[0] in title
        assert said in title or figure.text in figure.title or short
        assert len(figure.title) <= max(LONGEST_TITLE, len(figure.bound) + 1 + len(figure.text))


@given(TEXTS, LANGUAGES, st.none() | TEXTS)
def test_every_summary_sentence_stands_in_the_article(
    text: str, language: str, description: str | None
) -> None:
    subject = article(text, language, summary=description)
    summary = summarise(subject)
    assert summary.short
    assert len(summary.short) <= 250
    if summary.by is not None:  # then it says nothing that the article does not
        assert " ".join(summary.short.split()) == summary.short
        assert check_summary(summary.short, subject) == summary.short
        return
    folded = subject.text.replace("\n\n", " ")
    spans = {subject.text[begin:end] for begin, end in sentences(subject.text, language)}
    rest = summary.short
    for sentence in sorted(spans, key=len, reverse=True):
        rest = rest.replace(sentence, "")
    assert not rest.strip() or (summary.short.endswith("…") and summary.short[:-1] in folded)
    assert summary.long in subject.text


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a", "a.pdf"]))
def test_only_article_errors_for_any_bytes(data: bytes, name: str) -> None:
    try:
        found = read(data, name)
    except ArticleError:
        return
    assert found.title
    figures(found)
    summarise(found)


@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_only_article_errors_for_any_text(text: str, name: str) -> None:
    test = f"Title\n\n{text}".encode("utf-8", "surrogatepass")
    try:
        found = read(test, name)
    except ArticleError:
        return
    figures(found)
    assert len(summarise(found).long.encode()) <= 4_000


# Bounded work: each of these took minutes in some reader of figures.
@pytest.mark.parametrize(
    "line",
    [
        "word " * 20_000,
        "a" * 100_000,
        "1" * 100_000,
        "15,000 " * 14_000,
        "1," * 50_000,
        "$" * 100_000,
        ". " * 50_000,
        "« " * 50_000,
        "(" * 100_000,
        "more than " * 10_000,
        "hundred and " * 8_000,
        "one in " * 14_000,
        "1-" * 50_000,
        "超过一万五千人" * 14_000,
        "ជាង១៥.០០០នាក់" * 7_000,
        "เปิดสะพาน 15,000 คน " * 5_000,
    ],
    ids=lambda line: line[:12],
)
@pytest.mark.no_cover
def test_bounded_time(line: str) -> None:
    begin = time.process_time()
    try:
        found = read(f"Title\n{line}".encode(), "news.txt")
    except ArticleError as refused:
        assert "next to no words" in str(refused)  # noqa: PT017  # most are read, and all are then understood
        found = article(line.strip(), "en")
    figures(found)
    summarise(found)
    assert time.process_time() - begin < 16  # measured under 0.6 s; the margin is for busy machines
