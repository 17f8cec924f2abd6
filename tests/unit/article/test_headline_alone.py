"""Titles that stand alone: what a sentence says in passing is left out, and what a title lacks makes it less clear."""

import re

import pytest

from episodekit.article import figures
from episodekit.article.headlines.headline import ADDED_WORDS, Title, headline
from episodekit.article.headlines.terse import ABBREVIATIONS
from episodekit.article.quantities.stated import quantities
from episodekit.article.tokens import is_unspaced, tokens
from tests.labelled import Labelled, articles

_CHAPTER = 3.0  # clear by itself: what the outline takes


def titled(sentence: str, language: str, figure: int = 0) -> Title:
    return headline(sentence, quantities(sentence, language)[figure], language)


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("en", "The trawler, the Anna May, had 27 people aboard, the harbour said.", "Trawler had 27 people aboard"),
        ("en", "On that Sunday nearly 3,000 attempts, made by 2,100 people, came to nothing.", "Nearly 3,000 attempts came to nothing"),
        ("en", "Jane Roe, 48, from Leeds, was fined £9,000.", "Jane Roe was fined £9,000"),
        ("en", "Yesterday (Monday, June 3) Acme Paints was fined £70,000.", "Acme Paints was fined £70,000"),
        ("pt", "A taxa (TX), que é a medida oficial, subiu 0,7% em maio.", "A taxa subiu 0,7% em maio"),
    ],
)  # fmt: skip
def test_what_is_said_in_passing_is_left_out(language: str, sentence: str, title: str) -> None:
    found = titled(sentence, language)
    assert found.text == title
    assert found.clarity >= _CHAPTER


def test_a_figure_within_brackets_or_an_apposition_is_not_left_out() -> None:
    assert "4,000" in titled("The firm (4,000 workers) closed.", "en").text
    assert "2,100" in titled("The calls, made by 2,100 people, came to nothing.", "en").text


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("en", "The oil ran into the lake and left some 800 birds dead.", "Oil ran into the lake and left 800 birds dead"),
        ("en", "Sailors brought over 700 migrants to safety off the island on Friday.", "700 migrants brought to safety"),
        ("en", "The agency has counted more than 100 measles cases in May.", "100 measles cases counted in May"),
        ("en", "The bridge will cost €180 million and is due to open in 2028.", "Bridge will cost €180 million"),
        ("de", "Am Montag wurden etwa 270.000 Haushalte vom Netz abgeschnitten.", "Etwa 270.000 Haushalte vom Netz abgeschnitten"),
    ],
)  # fmt: skip
def test_a_statement_is_told_to_its_end(language: str, sentence: str, title: str) -> None:
    assert titled(sentence, language).text == title


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("de", "Die Beamten rückten in 15 Städten an.", "Die Beamten rückten in 15 Städten an"),
        ("fr", "L'équipage comptait 11 membres.", "L'équipage comptait 11 membres"),
        ("es", "El Gobierno reservó 300 camas.", "El Gobierno reservó 300 camas"),
        ("en", "The crew lost 11 members.", "Crew lost 11 members"),
    ],
)
def test_titles_keep_their_first_article_but_in_english(language: str, sentence: str, title: str) -> None:
    assert titled(sentence, language).text == title


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # Who or what?
        ("en", "Prices rose in May, but it slipped 0.1 percent."),
        ("en", "Plenty had double that."),
        ("de", "Erstmals legten die Erlöse zu und summierten sich auf rund 1,5 Billionen Euro."),
        ("de", "Das sind 15 Prozent weniger als vor Jahresfrist."),
        ("fr", "Il devra se contenter de la moitié."),
        ("fr", "Une fille peut espérer vivre 85,5 ans, un garçon 79,5 ans."),
        # The end of a list is not all of it.
        ("en", "The group of automotive fuels, oils and additives went up by 2.8 percent."),
        # What comes next restricts what was said.
        ("en", "More than two billion people live in parts of the world where it is likely."),
        ("en", "The stores added confectionery, where sales jumped 7.2 percent."),
        ("en", "Eastleigh have had £10m from him."),
        ("en", "Spending on food and beverages in supermarkets edged up a mere 1.0 percent."),
        ("ar", "ويأتي معظم هذا المبلغ، أي أكثر من 64 مليون دولار، عن طريق الوكالة."),
        ("vi", "Bộ Y tế báo cáo, tăng tới 293,8% so với cùng kỳ."),
        ("es", "El programa es caro y el Gobierno le reservó $2,8 billones."),
        ("en", "Officials said that it would cut 1,900 jobs by the end of 2026."),
        ("zh", "他们当中超过40%的人已经赋闲6个月以上。"),
        # A clause that leans on another, a verb's particle without its verb.
        ("de", "Der Schritt folgt höheren Netzentgelten, die um 18 Prozent gestiegen seien."),
        ("de", "Bevor 71.000 Fans ins Stadion kamen, gab es eine Bombendrohung."),
        ("de", "Im Vergleich zu 2019, als 88.000 Autos vom Band liefen, waren es wenige."),
        ("de", "Die Polizei nahm nicht, wie berichtet, 84 Fans fest."),
        # It is only feared, or was so in a time that the title does not tell.
        ("en", "He feared that 40 people were killed."),
        ("en", "Rumours that 40 people were killed spread fast."),
        ("en", "It was feared 40 people were killed."),
        ("en", "Before 40 people were killed, the alarm failed."),
        ("en", "Compared with 2019, when 1,200 nurses were employed, the clinic is small."),
        ("de", "Hall wurde vom Vorwurf freigesprochen, 82.000 Euro gestohlen zu haben."),
        (
            "en",
            "Researchers found microplastics in 83 percent of the samples taken from rats, but in few humans.",
        ),
        ("fr", "On est loin des 337 postes supprimés en 2019."),
        # What is lacking, saved or refused is not spent.
        ("de", "Für den Neubau lehnt die Stadt 31 Millionen Euro ab."),
        ("de", "Für den Neubau sparte die Stadt 31 Millionen Euro ein."),
        ("de", "Für den Schaden verlangt die Stadt 31 Millionen Euro."),
        # Somebody is against it, or does without it.
        ("de", "Der Aufsichtsrat stimmte gegen einen Bonus von 2,6 Millionen Euro."),
        (
            "en",
            "The long-awaited council meeting on Monday evening finally rejected a victim surcharge of £170,000.",
        ),
        ("es", "El Ayuntamiento de Murcia votó contra una ayuda de 45 millones de euros para el puerto."),
        ("fr", "Le conseil municipal de la ville a voté hier contre une aide de 45 millions d'euros."),
        # It is so on a condition only.
        ("en", "The council will close 40 schools, if the vote passes."),
        ("en", "The council will close 40 schools, unless the state pays."),
        ("en", "Should the vote pass, the council will close 40 schools."),
        ("de", "Das Werk schafft 1.450 Stellen, sofern die EU zustimmt."),
        ("fr", "La ville supprimera 1.200 postes, sauf si les ventes montent."),
        ("fr", "À moins d'un accord, la ville supprimera 1.200 postes."),
        ("es", "La ciudad gastará 65 millones de euros, a menos que llueva."),
        ("es", "En caso de huelga, 5.400 agricultores perderán la cosecha."),
    ],
)
def test_what_a_title_lacks_makes_it_no_chapter(language: str, sentence: str) -> None:
    every = quantities(sentence, language)
    found = headline(sentence, every[1 if language == "fr" and len(every) > 1 else 0], language)
    assert found.clarity < _CHAPTER, found


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("据中国地震台网测定，四川泸县发生6.0级地震，震源深度10千米。", "四川泸县发生6.0级地震"),
        ("星期五袭击云南、贵州两省的地震已夺走64条人命。", "星期五袭击云南、贵州两省的地震已夺走64条人命"),
        ("各路人马陆续进场，总数有3860余人。", "各路人马陆续进场，总数有3860余人"),
    ],
)
def test_a_chinese_title_is_a_clause_with_its_subject(sentence: str, title: str) -> None:
    found = titled(sentence, "zh")
    assert found.text == title
    assert found.clarity >= _CHAPTER


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("ឧទ្យានបុរាណវិទ្យាអង្គរបានទទួលភ្ញៀវទេសចរបរទេសជិត២,៦លាននាក់ក្នុងឆ្នាំ២០១៨។", "ភ្ញៀវទេសចរបរទេសជិត២,៦លាននាក់"),
        ("ក្នុងខែនោះ ចំណូលបានធ្លាក់ចុះ 1.59% មកនៅប្រមាណ 12.11 លានដុល្លារ។", "ចំណូលបានធ្លាក់ចុះ 1.59%"),
        ("រដ្ឋ នឹង ជូន ប្រាក់ ៥ លាន រៀល ស្មើ នឹង ១ ២៥០ ដុល្លារ អាមេរិក ដល់ គ្រួសារ សព នីមួយៗ។", "រដ្ឋ នឹង ជូន ប្រាក់ ៥ លាន រៀល"),
    ],
)  # fmt: skip
def test_a_khmer_title_is_a_phrase_with_what_is_counted(sentence: str, title: str) -> None:
    found = titled(sentence, "km")
    assert found.text == title
    assert found.clarity >= _CHAPTER


def test_a_khmer_phrase_that_begins_with_its_verb_is_no_chapter() -> None:
    assert titled("អ្នកទិញសំបុត្រ កើនឡើង៥,៤៥ភាគរយធៀបនឹងឆ្នាំ២០១៧។", "km").clarity < _CHAPTER


@pytest.mark.parametrize("language", ["en", "zh", "km", "th"])
def test_brackets_and_commas_without_end_are_read_in_time(language: str) -> None:
    for sentence in ("(" * 700 + "400 people" + ")" * 700, "a, " * 400 + "400 people " + ", b" * 400):
        assert titled(sentence, language).clarity >= 0.0


@pytest.mark.parametrize("row", tuple(articles("tuned")), ids=lambda row: row.name)
def test_a_title_is_made_of_the_words_of_its_sentence(row: Labelled) -> None:
    for figure in figures(row.article):
        said, title = " ".join(figure.sentence.casefold().split()), figure.title.replace("’", "'").casefold()
        if is_unspaced(said):
            assert all(part in said for part in title.split()), figure.title
            continue
        known = {token.text for token in tokens(said.replace("’", "'"), row.language)} | ADDED_WORDS
        # An Arabic figure may hang on a preposition: the sentence has the two as one word.
        known |= {token.text for token in tokens(figure.text.casefold(), row.language)}
        known |= {
            word[1:] for word in known if row.language == "ar" and word.startswith("و")
        }  # "and" is a letter
        for token in tokens(title, row.language):
            assert token.text in known or is_short_for(token.text, figure.text), figure.title


def is_short_for(word: str, figure: str) -> bool:
    """Whether a word is a figure's number with its unit as headlines write it: ``5.7m`` for ``5.7 million``."""
    number, unit = re.fullmatch(r"([\d.,]*)(.*)", word, re.DOTALL).groups()  # type: ignore[union-attr]
    return number in figure and (unit in ABBREVIATIONS or f"{unit}." in ABBREVIATIONS)


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("en", "Even if sales rise, the council will close 40 schools.", "Council will close 40 schools"),
        ("en", "In 2019, when 1,200 nurses were employed, it was full.", "1,200 nurses employed in 2019"),
        ("en", "The firm, which once employed 900 people, closed.", "Firm once employed 900 people"),
        (
            "en",
            "Scientists once found lead in 83 percent of toys, but now in few.",
            "Scientists once found lead in 83% of toys",
        ),
        ("en", "The club almost sold 900 tickets.", "Club almost sold 900 tickets"),
        ("fr", "La ville compte 1.165 enseignants de moins qu'en 2019.", "1.165 enseignants de moins"),
        ("de", "Für den Neubau gibt die Stadt 31 Millionen Euro aus.", "31 Millionen Euro für den Neubau"),
        ("de", "Als Erste liefen 300 Kinder ins Stadion.", "Als Erste liefen 300 Kinder ins Stadion"),
        ("de", "Die Polizei nahm 84 Fans fest.", "Die Polizei nahm 84 Fans fest"),
        ("de", "Das Werk schafft 1.450 Stellen, auch wenn es regnet.", "Das Werk schafft 1.450 Stellen"),
        (
            "fr",
            "La ville a supprimé 1.200 postes, si bien que le maire part.",
            "La ville a supprimé 1.200 postes",
        ),
    ],
)
def test_what_stands_alone_in_spite_of_its_words_is_a_chapter(
    language: str, sentence: str, title: str
) -> None:
    assert titled(sentence, language).text == title


def test_the_preposition_of_a_noun_is_no_bound_that_may_go() -> None:
    sentence = "Das Gericht wies eine Klage über 5,5 Millionen Euro ab."
    assert titled(sentence, "de").text == "Gericht wies Klage über 5,5 Millionen Euro ab"


def test_a_german_title_keeps_what_doubts_its_statement() -> None:
    found = titled("Laut Polizei sind angeblich 400 Menschen gekommen.", "de")
    assert found.clarity < _CHAPTER or "angeblich" in found.text


def test_what_is_said_of_a_word_goes_with_it() -> None:
    sentence = "Au total, 780 habitants ont passé la nuit dans trois gymnases ouverts par la ville."
    found = titled(sentence, "fr")
    assert found.clarity < _CHAPTER or "ouverts" in found.text or "par la ville" not in found.text
