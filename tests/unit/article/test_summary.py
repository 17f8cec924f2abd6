import pytest

from episodekit.article import read, sentences, summarise
from episodekit.model import Article, Paragraph


def article(*paragraphs: str, summary: str | None = None, title: str = "Bridge") -> Article:
    return Article(
        title=title,
        raw_title=title,
        paragraphs=tuple(Paragraph(text) for text in paragraphs),
        language="en",
        summary=summary,
    )


LEAD = "The council has opened a new bridge over the river."
OWN = "A new bridge of 300 metres crosses the river from Monday on."


def test_the_own_description_is_taken() -> None:
    assert summarise(article(f"{LEAD} It is 300 metres long.", summary=OWN)).short == OWN


@pytest.mark.parametrize(
    "own",
    [
        "A new bridge of 400 metres crosses the river from Monday on.",  # the article says 300
        "A new bridge of 300 metres crosses the river from…",
        "A new bridge of 300 metres crosses the river [...]",
        "Too short.",
        "long " * 60,
    ],
)
def test_an_unfit_description_is_not(own: str) -> None:
    assert summarise(article(f"{LEAD} It is 300 metres long.", summary=own)).short != own


def test_whole_sentences_in_order_within_the_bound() -> None:
    text = " ".join(
        f"Bridge number {word} was opened by the council in the spring of that year." for word in "abcdefgh"
    )
    found = summarise(article(text)).short
    assert len(found) <= 250
    assert found in text or all(text.count(text[begin:end]) for begin, end in sentences(found, "en"))


def test_one_long_sentence_is_cut_at_a_clause() -> None:
    long = "The council opened the bridge, " + ", ".join(["which is long and wide and new"] * 12) + "."
    found = summarise(article(long)).short
    assert len(found) <= 250
    assert found.endswith("new…")
    assert long.startswith(found[:-1])


def test_one_long_word_is_cut() -> None:
    found = summarise(article("x" * 5_000)).short
    assert found == "x" * 249 + "…"


def test_long_is_whole_paragraphs_in_bytes() -> None:
    paragraph = "ក" * 400  # three bytes each
    found = summarise(article(*[paragraph] * 5)).long
    assert found == "\n\n".join([paragraph] * 3)
    assert len(found.encode()) <= 4_000


@pytest.mark.parametrize("bound", [4_000, 1_000, 60, 10])
def test_long_of_one_huge_paragraph(bound: int) -> None:
    text = "The council has opened a new bridge. " * 1_000
    found = summarise(article(text.strip()), long_bytes=bound).long
    assert found
    assert len(found.encode()) <= bound
    assert text.startswith(found.rstrip("…"))


def test_of_two_sentences_alike_the_one_that_stands_alone_is_taken() -> None:
    tail = "opened the new bridge over the wide river on Monday morning."
    assert summarise(article(f"He {tail} Mayor Lee {tail}", title="News")).short == f"Mayor Lee {tail}"


def test_sentences_that_lean_on_others_are_avoided() -> None:
    text = (
        "The council has opened a new bridge over the wide river in the north. However, it was not cheap to build the bridge. "
        "The bridge over the river took the builders of the council eleven years. He said that the bridge would last for ages, "
        "and that the river would not carry the bridge away again as it did in the great flood of that other spring."
    )
    assert not summarise(article(text)).short.startswith(("However", "He"))


def test_same_bytes_twice() -> None:
    data = (
        "Title\n" + " ".join(f"Word{number} is in sentence {number} of it all here." for number in range(60))
    ).encode()
    assert summarise(read(data, "a.txt")) == summarise(read(data, "a.txt"))
