"""What somebody wrote is read, though it looks a little like what pages have around their articles."""

import time

import pytest

from episodekit.article import read
from episodekit.article.readers.blocks import block_texts
from episodekit.errors import ArticleError

PIER = "The harbour council agreed on Tuesday to rebuild the eastern pier, which the storms of last winter had left unsafe."
COST = "Engineers found that 140 of its timbers are rotten, and that the repair will cost 3.4 million pounds in two years."
LATER = "Until the work is done, ferries land at the western pier, a walk of ten minutes from the station of the town."


def texts(source: str, name: str) -> list[str]:
    return [row.text for row in read(source.encode(), name).paragraphs]


@pytest.mark.parametrize("shape", ["\t\t{}", "{}\t\t", "\t{}\t\t", "\t\t\t{}\t"])
def test_tabs_around_a_paragraph_make_no_row_of_cells(shape: str) -> None:
    source = "\n\n".join(["A pier to be rebuilt", *(shape.format(row) for row in (PIER, COST))])
    assert texts(source, "news.txt") == [PIER, COST]


def test_rows_of_cells_are_left_out_with_and_without_a_first_cell() -> None:
    assert texts(f"A pier\n\n{PIER}\n\n\t2023\t2024\nTimbers\t140\t150\n", "news.txt") == [PIER]


def test_a_paragraph_on_top_of_markdown_is_title_and_body() -> None:
    assert texts(f"{PIER} {COST}\n\n{LATER}\n", "news.md") == [f"{PIER} {COST}", LATER]


def test_bold_that_is_never_closed_is_not_opened_again_in_every_paragraph() -> None:
    start = time.process_time()
    assert len(block_texts("".join(f"<p><b class={number}>{PIER}" for number in range(5_000)))) == 5_000
    assert time.process_time() - start < 5  # .1 alone, and 10 with 3 gigabytes where it is


def test_html_in_markdown_is_bounded() -> None:
    with pytest.raises(ArticleError, match="has 100,000 tags"):
        read(b"# A pier\n\n" + b"<div>" * 100_000, "news.md")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("rule", ["-- ", "--"])
def test_two_hyphens_part_a_mail_and_end_it(rule: str, end: str) -> None:
    told = [PIER, "--", COST, LATER * 6, rule, "Ann Lee", "Press office"]
    source = end.join(["Subject: A pier", "From: Ann Lee <ann@example.com>", "", *told, ""])
    assert texts(source, "news.eml")[-1].endswith(LATER)
    assert texts(source, "news.eml")[0].startswith(PIER)


@pytest.mark.parametrize(
    "said",
    [
        "The A5 has been blocked since 6 a.m. by 30 tractors, and buses take the old road.",
        "There was unusual traffic of 3,000 lorries on the A5 on Monday, as the bridge is closed.",
    ],
)
def test_short_news_of_blocked_roads_are_no_check_for_robots(said: str) -> None:
    assert texts(f"The A5 in Harwick\n\n{said}\n", "news.txt") == [said]


def test_a_table_of_counts_ends_no_article() -> None:
    told = [PIER, COST, "Norway (39)", "Sweden (18)", LATER]
    assert texts("\n".join(["A pier", *told]), "news.txt") == told


def test_the_only_paragraph_is_no_title() -> None:
    found = read(f"BREAKING: Pier collapses\n\n{PIER}\n".encode(), "news.txt")
    assert (found.title, [row.text for row in found.paragraphs]) == ("BREAKING: Pier collapses", [PIER])


def test_places_in_an_array_are_no_marks_of_references() -> None:
    said = "The first is `pier[0]`, and `pier[1]` is larger than `pier[2]`, as the 3 rows show."
    assert texts(f"# Arrays\n\n{said}\n", "news.md") == [said.replace("`", "")]


def test_a_list_of_names_alone_is_read() -> None:
    assert texts("# Winners of 2024\n\n- Ann Lee\n- Bo Dahl\n", "news.md") == ["Ann Lee", "Bo Dahl"]


def test_a_list_of_names_above_the_text_is_no_byline() -> None:
    source = f"# Winners of 2024\n\nBy Carl Olsen\n\n- Ann Lee\n- Bo Dahl\n\n{PIER}\n"
    assert texts(source, "news.md") == ["Ann Lee", "Bo Dahl", PIER]


def test_a_day_before_a_dash_is_no_place() -> None:
    said = "MONDAY – Rain reaches the coast in the evening."
    assert texts(f"The weather\n\n{PIER}\n\n{said}\n", "news.txt") == [PIER, said]


def test_a_page_with_a_byte_order_mark_is_a_page_whatever_its_name() -> None:
    page = f"\ufeff<!doctype html><html><body><h1>A pier</h1><p>{PIER}</p><p>{COST}</p></body></html>"
    assert texts(page, "news.txt") == [PIER, COST]


def test_openings_of_sections_without_an_end_are_not_looked_through_again_and_again() -> None:
    start = time.process_time()
    assert texts(f"# A pier\n\n{'<![CDATA[' * 100_000}{PIER}\n", "news.md") == [PIER]
    assert time.process_time() - start < 6  # .1 alone, and 12 with them
