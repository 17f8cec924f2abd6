import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.article import read, sentences, summarise
from episodekit.article.summaries.dateline import without_dateline
from episodekit.article.summaries.leaning import Standing, standings
from episodekit.article.summaries.quotation import is_balanced, quotations
from episodekit.model.written import Article, Paragraph
from episodekit.notation.markup import from_markdown, to_markdown


def article(
    *paragraphs: str, summary: str | None = None, title: str = "Bridge", language: str = "en"
) -> Article:
    return Article(
        title=title,
        raw_title=title,
        paragraphs=tuple(Paragraph(text) for text in paragraphs),
        language=language,
        summary=summary,
    )


LEAD = "The council has opened a new bridge over the river."
OWN = "A new bridge of 300 metres now crosses the wide river."


def test_the_own_description_is_taken_and_marked() -> None:
    found = summarise(article(f"{LEAD} It is 300 metres long.", summary=OWN))
    assert (found.short, found.by, found.hint) == (OWN, "description of the source", None)


def test_a_description_out_of_the_article_is_nobody_elses() -> None:
    found = summarise(article(f"{LEAD} It is 300 metres long.", "And so on.", summary=f" {LEAD}\n"))
    assert (found.short, found.by, found.hint) == (LEAD, None, None)


@pytest.mark.parametrize("own", [LEAD[:-4], f"{LEAD[:-4]}…", f"{LEAD[:-9]} [...]", "Bridge", " ", "bridge."])
def test_a_description_that_is_the_title_or_a_cut_lead_is_passed_over(own: str) -> None:
    body = f"{LEAD} It is 300 metres long."
    assert summarise(article(body, summary=own)) == summarise(article(body))


def test_a_description_that_does_not_hold_is_told() -> None:
    found = summarise(article(f"{LEAD} It is 300 metres long.", summary=OWN.replace("300", "400")))
    assert found.by is None
    assert found.hint == (
        "The description of the source was not taken (it has numbers that the article does not state: 400); "
        "the article's own sentences stand instead."
    )


def test_what_was_written_comes_before_the_description() -> None:
    subject = article(f"{LEAD} It is 300 metres long.", summary=OWN)
    assert summarise(subject, written=LEAD, by="llm").by == "llm"
    found = summarise(subject, written="Nothing of the kind was ever said here.", by="llm")
    assert (found.short, found.by) == (OWN, "description of the source")
    assert found.hint == (
        "The summary by llm was not taken (it shares too few words with the article); "
        "the description of the source stands instead."
    )


@pytest.mark.parametrize(
    "own",
    [
        "A new bridge of 400 metres now crosses the wide river.",  # the article says 300
        "A new bridge of 300 metres crosses the river from…",
        "A new bridge of 300 metres crosses the river [...]",
        "A new bridge of 300 percent now crosses the wide river.",  # metres
        "A new bridge of 300 metres crosses the river, said Mayor John Smith.",  # whom the article does not name
        "Get breaking headlines, live updates and weather from our newsroom.",  # of the site, not of the article
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


def test_a_description_may_say_vaguely_what_the_article_counts() -> None:
    own = "A hard winter has cost the beekeepers thousands of colonies."
    body = "A hard winter has cost the beekeepers 27,400 colonies. The beekeepers lost 50 colonies last year."
    assert summarise(article(body, summary=own)).short == own
    assert summarise(article(body.replace("27,400", "27"), summary=own)).short != own


def test_what_leans_stands_behind_its_sentence() -> None:
    text = "Mayor Lee opened the bridge over the wide river on Monday. She called the bridge a gift to the river towns."
    assert summarise(article(text)).short == text
    spans = sentences(text, "en")
    assert standings(text, spans, "en") == [Standing.ALONE, Standing.BEHIND]


def test_what_leans_is_left_out_where_its_sentence_is() -> None:
    news = "The council has opened a new bridge over the wide river."
    leaning = "She will lead the council until the wide bridge is paid for with tolls from lorries."
    asides = (
        # fits into no list
        (
            "In the hills above Lowmark, where orchards cover the slopes, some families still sell apples from carts, others pears from "
            "baskets, a few walnuts, plums, honey, wool or cheese, and all of them hope that tourists, hikers, cyclists and painters will "
            "soon come back for more."
        ),
        "Trains from the north were late again at the weekend.",
        "Nobody knows how many storks have come back this spring.",
        "Two bakers in the old market hall retired at Easter.",
    )
    title = "Council opens new bridge over the wide river"
    assert leaning not in summarise(article(news, asides[0], leaning, *asides[1:], title=title)).short
    standing = leaning.replace("She", "Mayor Lee")
    assert standing in summarise(article(news, asides[0], standing, *asides[1:], title=title)).short


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "However, the bridge was closed again on Monday evening."),
        ("en", "The latter will be rebuilt by the council next year."),
        ("en", "At the same time, the council raised the fares again."),
        ("en", "Among them were four children from the same village."),
        ("en", '"The bridge is safe and will stay open," he told reporters on Monday.'),
        ("en", "The bridge will be closed until the spring, she said."),
        ("de", "Das teilte das Unternehmen am Dienstag in Kempten mit."),
        ("de", "Außerdem sollen im Herbst neue Lokführer eingestellt werden."),
        ("fr", "Cette décision a été saluée par les habitants du quartier."),
        ("fr", "« Le pont est sûr et restera ouvert », a-t-elle déclaré lundi."),
        ("es", "Añadió que el puente estará cerrado hasta la primavera."),
        ("pt", "No entanto, a ponte ficará fechada até a primavera."),
        ("it", "Inoltre il ponte resterà chiuso fino alla primavera."),
        ("nl", "Volgens hem blijft de brug tot het voorjaar gesloten."),
        ("vi", "Ông cho biết cây cầu sẽ đóng cửa đến mùa xuân năm sau."),
        ("zh", "此外，市政府将在明年春天重新开放这座大桥。"),
        ("ja", "しかし、橋は来年の春まで閉鎖される見通しだ。"),
        ("km", "ប៉ុន្តែស្ពាននេះនឹងត្រូវបិទរហូតដល់ឆ្នាំក្រោយ។"),
        ("ar", "وأضاف أن الجسر سيبقى مغلقا حتى الربيع المقبل."),
        ("th", "อย่างไรก็ตาม สะพานจะปิดจนถึงฤดูใบไม้ผลิปีหน้า"),
    ],
)
def test_leaning_sentences_are_known(language: str, sentence: str) -> None:
    assert standings(sentence, [(0, len(sentence))], language) == [Standing.BEHIND]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This week the council opened a new bridge over the river."),
        ("en", "There are now seven bridges over the river in the town."),
        ("en", "So far, 300 people have crossed the new bridge on foot."),
        ("en", "The man accused of burning the bridge was arrested on Monday."),
        ("en", '"We have never seen anything like it," said fire chief Daniel Ortega.'),
        ("de", "Das Unternehmen streicht rund 1.450 Fahrten im Monat."),
        ("de", "In diesem Jahr sind fünf Brücken gesperrt worden."),
        ("fr", "En 2024, la ville a ouvert un nouveau pont sur le fleuve."),
        ("fr", "Il y a encore sept ponts sur le fleuve dans la ville."),
        ("es", "Este lunes se abrió un puente nuevo sobre el río."),
        ("es", "Por primera vez, el puente se abrió a los ciclistas."),
        ("vi", "Ông Nguyễn Văn Nam cho biết cây cầu sẽ đóng cửa đến mùa xuân."),
        ("zh", "市政府星期一宣布新桥将在明年春天开放。"),
        ("km", "ក្រសួងអប់រំបានប្រកាសថា សាលារៀនថ្មីជាង ១២០ខ្នង ត្រូវបានសាងសង់។"),
        ("ar", "افتتحت البلدية يوم الاثنين جسرا جديدا فوق النهر."),
        ("th", "เทศบาลเปิดสะพานใหม่ข้ามแม่น้ำเมื่อวันจันทร์"),
    ],
)
def test_sentences_that_stand_alone_are_known(language: str, sentence: str) -> None:
    assert standings(sentence, [(0, len(sentence))], language) == [Standing.ALONE]


@pytest.mark.parametrize(
    "sentence",
    [
        '"We have never seen anything like this in our lives."',  # whose words?
        "Why has the council never opened the old bridge again?",
        "What the council of the town said on Monday:",
        "opened the new bridge over the wide river on Monday.",
        "Photo: the mayor opens the new bridge on Monday.",
        "Subscribe to our newsletter for the news of the bridge.",
        "Call +1 555 010 4477 for news of the bridge at any hour.",
        "The council has opened a new bridge over the river…",
        "The council (which met on Monday has opened a new bridge.",
        "It was a success.",
    ],
)
def test_what_is_no_statement_is_never_chosen(sentence: str) -> None:
    assert standings(sentence, [(0, len(sentence))], "en") == [Standing.NEVER]
    news = "The council of the town has opened a new bridge over the river."
    assert summarise(article(sentence, news)).short == news
    assert summarise(article(news, sentence)).short == news


def test_the_inside_of_a_long_quotation_is_never_chosen() -> None:
    text = (
        'Mayor Lee said: "The bridge is open now. The bridge will stay open for good. Nobody will close it."'
    )
    spans = [(0, 40), (41, 76), (77, len(text))]
    assert [text[begin:end] for begin, end in spans][1] == "The bridge will stay open for good."
    assert standings(text, spans, "en") == [Standing.NEVER] * 3


def test_both_sides_of_an_abbreviation_are_doubted_unless_it_ends_the_paragraph() -> None:
    text = "A quake shook the valley, says the U.S. Geological Survey of the valley saw it.\nThe bridge is the longest in the U.S."
    spans = [(0, 39), (40, 79), (80, len(text))]
    assert [text[begin:end] for begin, end in spans][1] == "Geological Survey of the valley saw it."
    assert standings(text, spans, "en") == [Standing.NEVER, Standing.NEVER, Standing.ALONE]


def test_a_bare_last_name_leans_on_the_full_one() -> None:
    text = "Mayor Ana Kanu opened the bridge on Monday. Kanu was elected in spring last year. Lisbon has seven bridges over one river."
    spans = sentences(text, "en")
    assert standings(text, spans, "en") == [Standing.ALONE, Standing.BEHIND, Standing.ALONE]


def test_quotations_of_every_style() -> None:
    text = 'a “b” c „d“ «e» »f« 「g」 "h" ‘i’ don’t „j” “k'
    found = [text[begin:end] for begin, end in quotations(text)]
    assert found == ["“b”", "„d“", "«e»", "»f«", "「g」", '"h"', "‘i’", "„j”", "“k"]
    assert [is_balanced(each) for each in ("a “b”", "a “b", 'a "', '"a"', "(a", "")] == [
        True, False, False, True, False, True,
    ]  # fmt: skip


def test_a_first_sentence_that_is_too_long_gives_way_to_one_that_says_the_same() -> None:
    long = (
        "The council opened the new bridge over the wide river on Monday after eleven years of building, three changes of plan, "
        "two strikes, one flood that carried a pillar away, and a long quarrel with the neighbouring town, whose mayor had asked "
        "for a tunnel instead."
    )
    short = "The new bridge over the wide river was opened by the council on Monday."
    other = "A man in the town of Lowmark sells apples and pears to tourists."
    title = "Council opens new bridge over wide river"
    assert summarise(article(long, short, *[other] * 6, title=title)).short.startswith(short)
    found = summarise(article(long, *[other] * 7, title=title)).short
    assert found == long[: long.index(" whose") - 1] + "…"


def test_a_cut_leaves_no_quotation_open() -> None:
    quoted = "“" + "we will, as we said, open it, " * 9 + "in spring”"
    found = summarise(
        article(f"The council of the wide river town has at long last said, as it did before, {quoted}.")
    ).short
    assert found == "The council of the wide river town has at long last said, as it did before…"


@pytest.mark.parametrize(
    ("language", "word"), [("zh", "新港口处理集装箱"), ("th", "สะพานใหม่"), ("km", "សាលារៀនថ្មី")]
)
def test_a_cut_in_a_script_without_blanks_is_between_words(language: str, word: str) -> None:
    found = summarise(article(word * 60, language=language)).short
    assert 200 < len(found) <= 250
    assert found.endswith("…")
    assert (word * 60).startswith(found[:-1])
    assert not found[:-1].endswith(("្", "ៀ")) or word.endswith(found[-2])


def test_chinese_sentences_are_joined_without_a_blank() -> None:
    text = "新港口今年处理了超过三百万个集装箱。新港口的集装箱比去年增长了百分之八。"
    assert summarise(article(text, title="新港口集装箱", language="zh")).short == text


def test_long_ends_with_a_whole_sentence_of_the_paragraph_that_does_not_fit() -> None:
    first = "The council has opened a new bridge over the river."
    found = summarise(article(first, "It is long. It is very wide."), long_bytes=len(first) + 40).long
    assert found == f"{first}\n\nIt is long."


@given(
    st.lists(
        st.text(st.sampled_from('a. &<>"\u00a0ក*_#-1)'), min_size=1, max_size=60).map(str.strip), min_size=1
    ),
    st.integers(40, 400),
)
def test_long_is_within_its_bytes_as_html_too(paragraphs: list[str], bound: int) -> None:
    found = summarise(article(*(each or "x" for each in paragraphs)), long_bytes=bound).long
    as_html = from_markdown("\n\n".join(to_markdown(each) for each in found.split("\n\n")))
    assert len(as_html.encode()) <= bound
    assert len(found.encode()) <= bound


def test_same_bytes_twice() -> None:
    data = (
        "Title\n" + " ".join(f"Word{number} is in sentence {number} of it all here." for number in range(60))
    ).encode()
    assert summarise(read(data, "a.txt")) == summarise(read(data, "a.txt"))


FERRY = "The ferry went down off the northern coast and 22 people drowned."


@pytest.mark.parametrize(
    ("language", "dateline"),
    [
        ("en", "MANILA, Dec. 15, 2008 – "), ("en", "UNITED NATIONS, Sept 28 (MP) - "), ("en", "Taipei, Taiwan — "),
        ("en", "(29.7.2016) - "), ("en", "LUZON -- "), ("en", "Luzon – "), ("en", "A Coruña, 5 ene. – "), ("en", "Rio de Janeiro – "),
    ],
)  # fmt: skip
def test_a_dateline_is_no_part_of_a_summary(language: str, dateline: str) -> None:
    assert summarise(article(f"{dateline}{FERRY}", language=language)).short == FERRY


@pytest.mark.parametrize(
    "text",
    [
        "Luzon – Manila is the route on which the ferry went down on Monday.",
        "It was late – The ferry went down off the northern coast on Monday.",
        "The Boeing 737 – The Plane of the Year – went down off the coast.",
        "Luzon, in the north – where the ferry went down – has a long coast.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert summarise(article(text)).short == text


@pytest.mark.parametrize("text", ["– Luzon – The ferry", "a – b", " – ", "–", "1 – 2", "( – The"])
def test_a_dash_alone_is_no_dateline(text: str) -> None:
    assert without_dateline(text, "en") in {text, "The ferry", "The"}


def test_a_sentence_that_only_repeats_the_title_is_not_the_summary() -> None:
    title = "Ferry goes down off the northern coast"
    assert summarise(article(f"{title}.", FERRY, title=title)).short == FERRY


def test_what_an_abbreviation_parts_is_whole() -> None:
    text = "American Ferry Group Inc. (AFG) ha pagado una multa de 279 dólares por el hundimiento."
    assert summarise(article(text, language="es")).short == text


def test_the_lines_over_a_press_release_are_in_no_summary() -> None:
    found = summarise(article("Ministry of Transport", "For release on May 5", FERRY, "The end", FERRY))
    assert (found.short, found.long) == (FERRY, f"{FERRY}\n\nThe end\n\n{FERRY}")
    assert (
        summarise(article("Ministry of Transport", "For release")).long
        == "Ministry of Transport\n\nFor release"
    )


def test_the_title_again_is_not_in_the_long_summary() -> None:
    again = "Ferry goes down off the U.S. coast, 22 drown | Lowmark Courier."
    subject = article(again, FERRY, title="Ferry goes down off the U.S. coast")
    assert summarise(subject).long == FERRY
    assert summarise(article(FERRY, title="The ferry went down off the northern coast")).long == FERRY
