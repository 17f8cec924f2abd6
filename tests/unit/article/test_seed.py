"""The article that this repository makes an episode of, end to end."""

from pathlib import Path

from episodekit.article import conflicts, figures, read, sentences, summarise

SEED = Path(__file__).parents[3] / "seeds" / "cambodia-cybercrime-expulsions.txt"
ARTICLE = read(SEED.read_bytes(), SEED.name)
KEY_FIGURES = [figure for figure in figures(ARTICLE) if figure.key]

# number, bound, what is counted, title: picked by an editor
EXPECTED = [
    ("15,000", "more than", "foreigners", "15,000 foreigners expelled in two years"),
    ("21,000", "over", "foreigners", "21,000 foreigners expelled in sixth term"),
    ("15,000", "approximately", "", "15,000 more deported in seventh term"),
    ("89,000", "over", "foreign nationals", "Over 89,000 foreign nationals"),
    ("28,000", "more than", "households", "28,000 households from 11 nationalities"),
    ("89,500", "nearly", "Vietnamese nationals", "Nearly 89,500 Vietnamese nationals"),
    ("315", "only around", "individuals", "Only 315 from other nationalities"),
]


def test_title_is_cut_back_and_its_completion_offered() -> None:
    assert ARTICLE.title == "Cambodia Targets Foreign Cybercriminals"
    assert ARTICLE.title_hint == "Cambodia Targets Foreign Cybercriminals: 15,000 Expelled"
    assert ARTICLE.raw_title == "Cambodia Targets Foreign Cybercriminals: 15,000 Ex | RSS.com"
    assert ARTICLE.site == "RSS.com"
    assert ARTICLE.language == "en"


def test_no_word_of_the_body_is_lost() -> None:
    body = SEED.read_text(encoding="utf-8").split("\n", 1)[1]
    assert ARTICLE.text.split() == body.split()
    assert len(ARTICLE.paragraphs) == 7


def test_key_figures() -> None:
    found = [(each.text, each.bound, each.counted, each.title) for each in KEY_FIGURES]
    assert found == EXPECTED


def test_what_else_is_stated() -> None:
    assert [each.text for each in figures(ARTICLE) if not each.key] == ["two years", "11"]


def test_periods() -> None:
    assert [each.period for each in KEY_FIGURES[:3]] == [
        "over the past two years",
        "during the sixth term",
        "In the seventh term",
    ]


def test_the_editor_is_told_that_a_part_exceeds_its_whole() -> None:
    (found,) = conflicts(ARTICLE, figures(ARTICLE))
    assert (found.first.text, found.second.text, found.reason) == ("89,000", "89,500", "part-exceeds-whole")


def test_every_figure_can_be_found_by_its_quote() -> None:
    for figure in figures(ARTICLE):
        begin = max(0, figure.start - len(figure.bound) - 2)
        found = ARTICLE.text.find(figure.quote, begin)
        assert begin <= found <= figure.start
        assert 3 <= len(figure.quote.split()) <= 8


def test_each_figure_has_its_sentence() -> None:
    notes = [figure.sentence for figure in KEY_FIGURES]
    assert notes[2] == "In the seventh term, approximately 15,000 more have been deported."
    assert notes[6] == ("Other nationalities with residency permits numbered only around 315 individuals.")
    assert notes[4] == notes[5]


def test_the_figure_of_the_title_weighs_most() -> None:
    heaviest = max(figures(ARTICLE), key=lambda figure: figure.weight)
    assert (heaviest.text, heaviest.counted) == ("15,000", "foreigners")
    assert heaviest == KEY_FIGURES[0]


def test_sentences() -> None:
    assert len(sentences(ARTICLE.text, "en")) == 14


def test_summary_begins_with_the_news_and_keeps_to_its_bounds() -> None:
    summary = summarise(ARTICLE)
    assert summary.short.startswith("The Minister of Interior, Sar Sokha, has confirmed")
    assert len(summary.short) <= 250
    assert summary.long == ARTICLE.text  # less than 4,000 bytes
