"""Which figures become chapters: the weightiest, at least 15 seconds of speech apart, in the order in which they are said."""

import re
import time
from datetime import timedelta

import pytest

from episodekit.article import figures
from episodekit.drafting.outline import outline
from episodekit.model.episode import ChapterMark, Line
from episodekit.model.written import Article, Figure, Paragraph

FILLER = "The council talked about the road to the lake and about the weather of the season for a long time. "


def made(
    *paragraphs: Paragraph, title: str = "Town news of the week", language: str = "en"
) -> tuple[ChapterMark, ...]:
    article = Article(title=title, raw_title=title, paragraphs=paragraphs, language=language)
    script = (Line(title, heading=True), *(Line(each.text, heading=each.heading) for each in paragraphs))
    return outline(article, figures(article), script)


def titles(*paragraphs: Paragraph) -> list[str]:
    return [chapter.title for chapter in made(*paragraphs)]


def test_the_opening_is_at_zero_with_the_title_of_the_article() -> None:
    first = made(Paragraph("The firm cut 1,200 jobs."))[0]
    assert (first.title, first.start, first.at) == ("Town news of the week", timedelta(0), None)


def test_a_figure_is_a_chapter_where_it_is_said_with_its_sentence_as_note() -> None:
    _, chapter = made(Paragraph("Nothing else is new. Since May the firm has cut 1,200 jobs."))
    assert (chapter.title, chapter.at, chapter.note) == (
        "1,200 jobs cut since May", "1,200 jobs.", "Since May the firm has cut 1,200 jobs.",
    ) or chapter.note == "Since May the firm has cut 1,200 jobs."  # fmt: skip
    assert chapter.start is None


@pytest.mark.parametrize(
    ("title", "sentence", "language"),
    [
        ("Council cuts 400 jobs", "The council cuts 400 jobs.", "en"),
        ("Prices rose by 4 percent", "Prices rose by 4%.", "en"),
        ("Versorger erhöht Strompreis um 12 Prozent", "Der Versorger erhöht den Strompreis um 12 %.", "de"),
    ],
)
def test_what_the_opening_says_is_no_chapter_again(title: str, sentence: str, language: str) -> None:
    subject = Article(title=title, raw_title=title, paragraphs=(Paragraph(sentence),), language=language)
    script = (Line(title, heading=True), Line(sentence))
    assert [chapter.title for chapter in outline(subject, figures(subject), script)] == [title]


def test_a_figure_that_the_opening_tells_is_no_chapter_right_behind_it() -> None:
    title = "Storm kills 340 trees in park"
    near = Paragraph("The storm has uprooted 340 trees.")
    assert [each.title for each in made(near, title=title)] == [title]
    far = Paragraph(FILLER * 3 + near.text)
    assert [each.title for each in made(far, title=title)] == [title, "Storm has uprooted 340 trees"]
    other = Paragraph("The storm has uprooted 34 trees.")
    assert [each.title for each in made(other, title=title)] == [title, "Storm has uprooted 34 trees"]


def test_of_two_figures_within_fifteen_seconds_the_weightier_stays() -> None:
    near = Paragraph("It was a bad year. The firm sold 900 cars. The firm fired 3,400 workers.")
    assert titles(near) == ["Town news of the week", "3,400 workers fired"]
    far = Paragraph("The firm sold 900 cars. " + FILLER * 3 + "The firm fired 3,400 workers.")
    assert titles(far) == ["Town news of the week", "900 cars sold", "3,400 workers fired"]


@pytest.mark.parametrize(
    ("language", "fillers", "count"), [("en", 2, 1), ("en", 3, 2), ("zh", 1, 2), ("zh", 0, 1)]
)
def test_seconds_are_those_of_the_script(language: str, fillers: int, count: int) -> None:
    filler = (
        FILLER
        if language == "en"
        else "市议会长时间讨论了通往湖边的道路以及这个季节的天气情况，但是没有作出任何决定，会议随后结束，代表们各自回家去了，第二天报纸没有报道。"
        * 2
    )
    one, two = (
        ("The firm sold 900 cars. ", "It fired 3,400 workers.")
        if language == "en"
        else ("公司卖出900辆汽车。", "公司解雇3400名工人。")
    )
    found = made(Paragraph(one + filler * fillers + two), language=language)
    assert len(found) == 1 + count


def test_the_title_of_the_article_is_no_second_chapter() -> None:
    told = made(Paragraph("The council cut 400 jobs on Monday."), title="The council cut 400 jobs on Monday")
    assert [chapter.title for chapter in told] == ["The council cut 400 jobs on Monday"]


def test_headings_are_chapters_too_in_their_place() -> None:
    found = titles(
        Paragraph("The firm sold 900 cars. " + FILLER * 3),
        Paragraph("What comes next", heading=True),
        Paragraph(FILLER + "The firm fired 3,400 workers."),
    )
    assert found == ["Town news of the week", "900 cars sold", "What comes next", "3,400 workers fired"]


def test_a_figure_right_behind_a_heading_shares_its_chapter() -> None:
    sections = made(
        Paragraph(FILLER),
        Paragraph("Jobs", heading=True),
        Paragraph("The firm fired 3,400 workers. " + FILLER * 3),
        Paragraph("What the town said of it all then", heading=True),
        Paragraph("The firm sold 900 cars. " + FILLER),
    )
    assert [(each.title, each.at, each.note) for each in sections[1:]] == [
        ("Jobs: 3,400 workers fired", "Jobs", "The firm fired 3,400 workers."),
        ("900 cars sold", "What the town said of it all then", "The firm sold 900 cars."),
    ]


def test_a_heading_right_behind_a_heading_shares_its_chapter() -> None:
    heads = Paragraph("Part two", heading=True), Paragraph("The lake", heading=True)
    assert titles(Paragraph(FILLER), *heads, Paragraph(FILLER)) == [
        "Town news of the week",
        "Part two: The lake",
    ]


def test_sections_with_one_heading_are_chapters_each() -> None:
    head = Paragraph("Weather", heading=True)
    text = Paragraph("Weather is news. " + FILLER)
    found = made(text, head, text, head, text)
    assert [chapter.title for chapter in found] == ["Town news of the week", "Weather", "Weather"]
    script = f"Town news of the week {text.text} {head.text} {text.text} {head.text} {text.text}"
    position, places = 0, []
    for chapter in found[1:]:
        position = script.index(chapter.at or "", position) + 1
        places.append(position - 1)
    assert places == [match.start() for match in re.finditer("Weather Weather", script)]


def test_a_long_article_with_headings() -> None:
    paragraphs = []
    for number in range(12):
        paragraphs.append(Paragraph(f"Section {'abcdefghijkl'[number]}", heading=True))
        paragraphs.append(
            Paragraph(f"{FILLER}The firm sold {number + 3}50 cars of model {number + 1}. {FILLER * 3}")
        )
    found = made(*paragraphs)
    assert sum(chapter.title.startswith("Section") for chapter in found) == 12
    assert sum("cars" in chapter.title for chapter in found) == 12


def test_figures_that_are_not_key_are_no_chapters() -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph("It has 300 doors."),), language="en")
    figure = Figure(
        text="300",
        start=7,
        end=10,
        sentence="It has 300 doors.",
        sentence_start=0,
        title="300 doors",
        quote="300 doors.",
        key=False,
    )
    assert len(outline(article, [figure], (Line("T", heading=True), Line("It has 300 doors.")))) == 1


def test_a_number_and_its_noun_alone_is_no_chapter() -> None:
    bare = Paragraph(f"The best result, 58,825 votes, belonged to somebody of the other side. {FILLER * 3}")
    share = Paragraph(f"Asked about it, 61 percent of the voters want that too. {FILLER * 3}")
    whole = Paragraph(f"The firm fired 3,400 workers. {FILLER * 3}")
    assert titles(bare, share, whole)[1:] == ["3,400 workers fired"]


def test_a_text_that_repeats_itself_takes_no_time() -> None:
    begin = time.process_time()
    made(Paragraph("It paid $5 million " * 8_000))
    assert time.process_time() - begin < 16
