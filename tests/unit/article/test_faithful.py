"""What a program wrote is taken or refused: the articles and summaries are made for this, the verdicts are an editor's."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.article import summarise
from episodekit.article.summaries.faithful import check_summary
from episodekit.model.written import Article, Paragraph


def article(title: str, *paragraphs: str, language: str = "en") -> Article:
    return Article(
        title=title,
        raw_title=title,
        paragraphs=tuple(Paragraph(text) for text in paragraphs),
        language=language,
        link="https://courier.example/flood",
    )


FLOOD = article(
    "River towns count the cost after the Odra bursts its banks",
    "At least 14 people have died and more than 6,300 residents were evacuated after heavy rain sent the river over its banks, "
    "the regional governor, Ana Maria Kanu, said.",
    "Rescue teams pulled 212 people from rooftops in Marlow Bridge. “We have never seen anything like it,” said fire chief "
    "Daniel Ortega, who has served the town for twenty-seven years.",
    "The government in Lowland put the damage at $1.8 billion, and between 5 and 7 percent of the harvest. The World Health "
    "Organization sent 900 tents. See https://help.example/flood for help.",
)
BAHN = article(
    "Regionalbahn streicht jede fünfte Fahrt",
    "Die Regionalbahn im Oberland streicht rund 1.450 Fahrten im Monat, weil 320 Lokführer fehlen. „Das hat nicht gereicht“, "
    "sagte der Betriebsleiter, Georg Huber.",
    language="de",
)
PORT = article(
    "新港口年吞吐量创新高",
    "2024年，新港口处理了超过320万个集装箱，比上一年增长8.6%。政府计划投资45亿元扩建码头。",
    language="zh",
)
SCHOOL = article(
    "ក្រសួងអប់រំបើកសាលារៀនថ្មី",
    "ក្រសួងអប់រំបានប្រកាសថា សាលារៀនថ្មីជាង ១២០ខ្នង ត្រូវបានសាងសង់។ សិស្សប្រមាណ ៤៥.០០០នាក់ នឹងចូលរៀននៅក្នុងអគារទាំងនេះ។",
    language="km",
)
BRIDGE = article(
    "افتتاح جسر جديد فوق النهر",
    "افتتحت البلدية يوم الاثنين جسرا جديدا فوق النهر بطول 300 متر بعد أحد عشر عاما من البناء.",
    language="ar",
)


def short(text: str, subject: Article = FLOOD) -> str:
    found = check_summary(text, subject)
    assert isinstance(found, str), found
    return found


def reasons(text: str, subject: Article = FLOOD) -> str:
    found = check_summary(text, subject)
    assert not isinstance(found, str), found
    return "; ".join(found)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (FLOOD, "Floods on the Odra have killed 14 people and forced 6,300 residents out of their towns."),
        (FLOOD, "Fourteen people have died in floods; the damage to river towns is put at 1.8 billion dollars."),
        (FLOOD, "At least 14 people died and 6300 were evacuated, Governor Ana Kanu said."),
        (FLOOD, "Heavy rain cost the river towns 5 percent of the harvest and killed 14 people."),
        (FLOOD, "Hundreds of people were pulled from rooftops as the river burst its banks in Marlow Bridge."),
        (FLOOD, "The river burst its banks. “We have never seen anything like it”, said Fire Chief Ortega."),
        (FLOOD, "WHO sent tents to the river towns after heavy rain, and the government helps at https://help.example/flood."),
        (BAHN, "Im Oberland fallen jeden Monat 1.450 Fahrten aus, weil der Regionalbahn 320 Lokführer fehlen."),
        (BAHN, "Die Regionalbahn streicht im Oberland Fahrten, sagte Betriebsleiter Georg Huber."),
        (PORT, "新港口去年处理超过320万个集装箱，增长8.6%，政府将投资45亿元扩建码头。"),
        (SCHOOL, "ក្រសួងអប់រំបានសាងសង់សាលារៀនថ្មីជាង ១២០ខ្នង សម្រាប់សិស្សប្រមាណ ៤៥.០០០នាក់។"),
        (BRIDGE, "افتتحت البلدية جسرا جديدا فوق النهر بطول 300 متر."),
    ],
)  # fmt: skip
def test_what_is_true_to_the_article_is_taken(subject: Article, text: str) -> None:
    assert check_summary(text, subject) == text


@pytest.mark.parametrize(
    ("subject", "text", "reason"),
    [
        (FLOOD, "At least 15 people have died after heavy rain sent the river over its banks.", "numbers that the article does not state: 15"),
        (FLOOD, "Fifteen people have died after heavy rain sent the river over its banks.", "numbers that the article does not state: Fifteen"),
        (FLOOD, "About 14 percent of residents were evacuated after heavy rain in the towns.", "state: 14"),
        (FLOOD, "Heavy rain in the river towns has cost the government $900 for the tents.", "state: 900"),
        (FLOOD, "Thousands of millions of people were evacuated after heavy rain.", "numbers"),
        (FLOOD, "Dozens of thousands of tents were sent to the river towns after heavy rain.", "numbers"),
        (FLOOD, "At least 14 people have died after heavy rain, Fire Chief Daniel Kanu said.", "names that the article does not have: Fire Chief Daniel Kanu"),
        (FLOOD, "At least 14 people have died after heavy rain, President John Smith said.", "names that the article does not have: President John Smith"),
        (FLOOD, "At least 14 people have died after heavy rain and Microsoft sent tents.", "names that the article does not have: Microsoft"),
        (FLOOD, "At least 14 people have died after heavy rain, “a catastrophe” for the towns.", "quotations that do not stand in the article: “a catastrophe”"),
        (FLOOD, "At least 14 people have died after heavy rain, see www.courier.example/x for help.", "addresses that the article does not give: www.courier.example/x"),
        (FLOOD, "Here is a summary: at least 14 people have died after heavy rain in the towns.", "talk of the program that wrote it: here is"),
        (FLOOD, "Sure, at least 14 people have died after heavy rain in the river towns.", "talk of the program that wrote it: sure"),
        (FLOOD, "At least 14 people have died after heavy rain, but as an AI I know no more.", "talk of the program that wrote it: as an ai"),
        (FLOOD, "At least 14 people have died after heavy rain in {{town}} and its river.", "talk of the program that wrote it: {{"),
        (FLOOD, "Mindestens 14 Menschen sind gestorben, nachdem der Fluss nach starkem Regen über die Ufer getreten war.", "not in the article's language (en)"),
        (FLOOD, "至少14人死亡，超过6300名居民被疏散，政府说。", "not in the article's language (en)"),
        (FLOOD, "The stock market rose sharply as investors welcomed new data on jobs.", "too few words"),
        (FLOOD, "River towns count the cost after the Odra bursts its banks.", "only repeats the title"),
        (FLOOD, "At least 14 people have died after heavy rain in the", "breaks off"),
        (FLOOD, "At least 14 people " + "have died after heavy rain and " * 9 + "more.", "its first sentence has 303 characters, more than 250"),
        (FLOOD, "OK.", "too short"),
        (FLOOD, "```\n```", "empty"),
        (FLOOD, "At least 14 people have died after \u202eheavy rain in the river towns.", "do not print"),
        (FLOOD, "At least 14 people have died after \x1b[1mheavy rain in the river towns.", "do not print"),
        (BAHN, "Die Regionalbahn streicht im Oberland Fahrten, sagte der Betriebsleiter Hans Müller.", "Hans Müller"),
        (BAHN, "Hier ist die Zusammenfassung: Die Regionalbahn streicht 1.450 Fahrten im Monat.", "hier ist"),
        (PORT, "新港口去年处理超过330万个集装箱，增长8.6%，政府扩建码头。", "330万"),
        (PORT, "The new port handled more containers than in the year before, and it will grow.", "language (zh)"),
        (PORT, "新港口处理了超过320万个集装箱，市长说“这是最好的一年”。", "“这是最好的一年”"),
        (PORT, "以下是摘要：新港口处理了超过320万个集装箱，比上一年增长8.6%。", "以下是"),
        (SCHOOL, "ក្រសួងអប់រំបានសាងសង់សាលារៀនថ្មីជាង ១៣០ខ្នង សម្រាប់សិស្សប្រមាណ ៤៥.០០០នាក់។", "១៣០"),
        (BRIDGE, "افتتحت البلدية جسرا جديدا فوق النهر بطول 400 متر.", "400"),
    ],
)  # fmt: skip
def test_what_is_not_is_refused_with_the_reason(subject: Article, text: str, reason: str) -> None:
    assert reason in reasons(text, subject)


def test_every_reason_is_given_at_once() -> None:
    found = check_summary("Here is it: 99 people of the river towns died, John Smith said.", FLOOD)
    assert isinstance(found, tuple)
    assert [each.split(":")[0] for each in found] == [
        "it has numbers that the article does not state",
        "it has names that the article does not have",
        "it has talk of the program that wrote it",
    ]


NEWS = "At least 14 people have died after heavy rain in the river towns."


@pytest.mark.parametrize(
    "answer",
    [
        f"  {NEWS}\r\n",
        NEWS.replace(" people", "\npeople"),
        f"**{NEWS}**",
        NEWS.replace("heavy", "_heavy_").replace("14", "`14`"),
        f"# {NEWS}",
        f"- {NEWS}",
        f"> {NEWS}",
        f"```text\n{NEWS}\n```",
        f"<p>{NEWS}</p>",
        f"“{NEWS}”",
        f'"{NEWS}"',
        f"<think>99 people?</think>\n\n{NEWS}",
        NEWS.replace("river towns", "[river towns](https://evil.example/)"),
    ],
)
def test_markup_is_taken_off(answer: str) -> None:
    assert short(answer) == NEWS


def test_words_with_underscores_and_stars_between_numbers_stay() -> None:
    assert (
        reasons("The river towns of file_name_x count 14 people dead after heavy rain, the")
        == "it breaks off before the end of a sentence"
    )
    assert short("The river town_hall_x counts 14 people dead after heavy rain.") == "The river town_hall_x counts 14 people dead after heavy rain."  # fmt: skip


def test_of_a_longer_answer_the_whole_sentences_at_the_front_are_taken_and_checked() -> None:
    more = "Rescue teams pulled 212 people from rooftops in Marlow Bridge, where the water stood high above the banks of the river."
    last = "The government sent 99 tents."
    assert short(f"{NEWS} {more} The fire chief {'and the fire chief ' * 5}came. {last}") == f"{NEWS} {more}"
    assert "99" in reasons(f"{NEWS} {last}")


def test_a_last_sentence_that_breaks_off_is_left_out() -> None:
    assert short(f"{NEWS} Rescue teams pulled 212 people from") == NEWS


@given(st.text(max_size=400), st.sampled_from([FLOOD, BAHN, PORT, SCHOOL, BRIDGE]))
def test_any_text_is_a_summary_or_reasons(text: str, subject: Article) -> None:
    for answer in (text, f"{NEWS} {text}", subject.paragraphs[0].text + text):
        found = check_summary(answer, subject)
        if isinstance(found, str):
            assert 0 < len(found) <= 250
            assert found == " ".join(found.split())
        else:
            assert found
            assert all(each and "\n" not in each for each in found)


@given(st.sampled_from([FLOOD, BAHN, PORT, SCHOOL, BRIDGE]))
def test_the_articles_own_sentences_are_faithful(subject: Article) -> None:
    assert short(summarise(subject).short, subject) == summarise(subject).short


@pytest.mark.parametrize(
    "piece",
    ["A ", "Aa", "a", "<a ", "<", "[", "[a](", "*", "_a", "“", "14 ", "A. ", "#\n", "www.", "a@", "&"],
)
@pytest.mark.no_cover
def test_bounded_time(piece: str) -> None:
    text = piece * (64_000 // len(piece))
    subject = article("Title", f"{text}.", NEWS)
    begin = time.process_time()
    check_summary(text, subject)
    check_summary(f"{NEWS[:-1]}, {text[:150]}.", subject)
    assert time.process_time() - begin < 16  # measured under 0.6 s; the margin is for busy machines
