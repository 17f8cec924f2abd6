"""People who are told by what they are or do in a clause behind their name, and in languages without marks for names."""

import pytest

from episodekit.article import mentions
from episodekit.model.written import Article, Paragraph


def found(sentence: str, language: str) -> list[tuple[str, str]]:
    article = Article(title="x", raw_title="x", paragraphs=(Paragraph(sentence),), language=language)
    return [(each.name, each.function) for each in mentions(article)]


@pytest.mark.parametrize(
    ("language", "sentence", "name", "function"),
    [
        ("en", "Roger Bright, who is responsible for finance in the cabinet, called it hard.", "Roger Bright", "responsible for finance in the cabinet"),
        ("en", "So said Edward Darby, who advises the recovery programme.", "Edward Darby", "advises the recovery programme"),
        ("en", "Sagar Tambe, who is directing the rescue, said so.", "Sagar Tambe", "directing the rescue"),
        ("en", "David Reich, who is president of Mount Elder, wrote to his staff.", "David Reich", "president of Mount Elder"),
        ("en", "Peter Reaves, who is the finds liaison officer at Stoke Museum, said so.", "Peter Reaves", "finds liaison officer at Stoke Museum"),
        ("en", "Neil Scarsdale, speaking for Labour, answered.", "Neil Scarsdale", "speaking for Labour"),
        ("en", "Simon Oakden, a Conservative, told the chamber of it.", "Simon Oakden", "Conservative"),
        ("en", "“It stands out,” said Adam B. Smith, the climatologist who has led the work.", "Adam B. Smith", "climatologist"),
        ("fr", "Claire Morel, qui est directrice du port, l'a dit.", "Claire Morel", "directrice du port"),
        ("es", "Ana Ruiz, que es responsable de la campaña, lo dijo.", "Ana Ruiz", "responsable de la campaña"),
        ("de", "Den Plan hat Kämmerin Ulrike Brandau (CDU) vorgelegt.", "Ulrike Brandau", "Kämmerin"),
        ("de", "Das berichtet ein Team um die Glaziologin Regula Amstad.", "Regula Amstad", "Glaziologin"),
        ("en", "Cllr Jo Maddox said rents would rise.", "Jo Maddox", "Cllr"),
        ("en", "Det Insp Owen Massey said three were held.", "Owen Massey", "Det Insp"),
        ("fr", "Selon le lieutenant-colonel Marc Vidalenc, le feu est éteint.", "Marc Vidalenc", "lieutenant-colonel"),
        ("it", "Il comandante dei vigili del fuoco, Ugo Ferri, parla di miracolo.", "Ugo Ferri", "comandante dei vigili del fuoco"),
        ("it", "«Cantava bene», ricorda Paolo Fabbri, suo produttore.", "Paolo Fabbri", "produttore"),
        ("vi", "Trưởng đoàn thể thao Việt Nam Trần Đức Phú nói như vậy.", "Trần Đức Phú", "Trưởng đoàn thể thao Việt Nam"),
        ("ar", "وقال وزير الحج والعمرة سالم الحازمي إن الموسم ناجح.", "سالم الحازمي", "وزير الحج والعمرة"),
    ],
)  # fmt: skip
def test_who_is_told_by_a_clause(language: str, sentence: str, name: str, function: str) -> None:
    assert (name, function) in found(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Roger Bright, who is ill, called it hard."),
        ("en", "Edward Darby, who is happy at home, said so."),
        ("en", "Grand Harbour, speaking volumes, fell silent."),
        ("en", "Mary Hall, who was late, speaking for an hour, left."),
        ("es", "Ana Ruiz, que es alta, lo dijo."),
        ("en", "Ruth Adler, who is not the minister, said so."),
        ("en", "Ruth Adler, who was never the president, left."),
        ("en", "Tom Reed, who is no longer chairman of the board, spoke."),
        ("en", "Tom Reed, who is running for mayor, spoke."),
        ("en", "Neil Dawes, speaking for himself, left."),
        ("fr", "Anne Roy, qui est contre le maire, parle."),
        ("fr", "La rue du Général Leclerc est fermée."),
        ("it", "Via Generale Dalla Chiesa è chiusa."),
        ("pt", "A rua Comandante Rui Silva tem casas."),
        ("pt", "O Tribunal Superior Eleitoral (TSE) divulgou os dados."),
    ],
)
def test_a_clause_that_tells_no_function_or_a_street_makes_nobody(language: str, sentence: str) -> None:
    assert found(sentence, language) == []


@pytest.mark.parametrize(
    ("language", "sentence", "people"),
    [
        # the office is whom the sentence goes on about
        ("fr", "Après le départ de Claire Morel, le maire a parlé de la ville.", []),
        ("fr", "Claire Morel, le maire a parlé de la ville.", [("Claire Morel", "maire")]),
        ("en", "After the speech of Ann Lee, the mayor was asked about it.", []),
        ("en", "After the speech of Ann Lee, the mayor, nobody was asked.", [("Ann Lee", "mayor")]),
        # what stands before an office and is none of it
        ("en", "And that’s founder Bo Dahl with his boat.", [("Bo Dahl", "founder")]),
        ("nl", "Dat maakte voorzitter Willem de Wit bekend.", [("Willem de Wit", "voorzitter")]),
        # an office with a place in front is a building
        ("en", "The talk of Ann Lee at Meadow's Palo Alto office was long.", []),
        ("de", "Das schlug die OB-Kandidatin Regula Amstad vor.", [("Regula Amstad", "OB-Kandidatin")]),
    ],
)
def test_an_office_is_whose_it_is(language: str, sentence: str, people: list[tuple[str, str]]) -> None:
    assert found(sentence, language) == people
