"""How words are read and how they sound."""

from itertools import pairwise
from pathlib import Path

import pytest

from episodekit.alignment.language_model import arpa
from episodekit.alignment.pronouncing import Pronouncer
from episodekit.alignment.recognizer import model_folder
from episodekit.alignment.spelling import readings


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("2026", "twenty twenty six"),
        ("2026", "two thousand twenty six"),
        ("1900", "nineteen hundred"),
        ("2005", "two thousand five"),
        ("8,", "eighth"),
        ("15,000", "fifteen thousand"),
        ("1,205", "one thousand two hundred and five"),
        ("3.25", "three point two five"),
        ("$48 million", "forty eight million dollars"),
        ("£3.25", "three twenty five pounds"),
        ("14:30", "fourteen thirty"),
        ("9:05", "nine o five"),
        ("21st", "twenty first"),
        ("12th", "twelfth"),
        ("90s", "nineties"),
        ("40%", "forty percent"),
        ("U.S.", "u s"),
        ("NATO", "n a t o"),
        ("NATO", "nato"),
        ("Dr.", "doctor"),
        ("Café", "cafe"),
        ("don’t", "don't"),
        ("007", "zero zero seven"),
    ],
)
def test_a_token_is_read_in_the_ways_that_are_usual(token: str, said: str) -> None:
    assert tuple(said.split()) in readings(token)


@pytest.mark.parametrize("token", ["—", "…", "()", ""])
def test_what_has_no_sound_is_not_read(token: str) -> None:
    assert not readings(token)


def test_no_token_takes_long_or_many_ways() -> None:
    for token in ("9" * 5000, "1-2-3-4-5-6-7-8-9-10-11-12-13-14", "a" * 20_000, "A.B.C." * 3000):
        assert len(readings(token)) <= 8


@pytest.fixture(scope="module")
def pronouncer() -> Pronouncer:
    return Pronouncer(model_folder() / "cmudict-en-us.dict")


@pytest.mark.parametrize(
    ("token", "sounds"),
    [
        ("cat", "K AE T"),
        ("read", "R IY D"),
        ("read", "R EH D"),
        ("cybercrime", "S AY B ER K R AY M"),
        ("Sokha", "S AA K AH"),
    ],
)
def test_words_sound_as_in_the_dictionary_or_by_rule(pronouncer: Pronouncer, token: str, sounds: str) -> None:
    assert tuple(sounds.split()) in pronouncer.say(token)


def test_every_phone_is_one_of_the_model(pronouncer: Pronouncer) -> None:
    model = (model_folder() / "cmudict-en-us.dict").read_text(encoding="utf-8")
    known = {phone for row in model.splitlines() for phone in row.split()[1:]}
    assert all(set(way) <= known for way in pronouncer.say("Quillfeatherxyzzy"))


def test_the_probabilities_of_a_model_sum_to_one(tmp_path: Path) -> None:
    """Of the words, and of those behind each word: read back as the format says."""
    sentences = [["a", "b", "c", "a", "b", "d"], ["b", "c", "d"], ["a"]]
    text = arpa(sentences)
    (tmp_path / "lm").write_text(text)
    sections: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for row in text.splitlines():
        if row.startswith("\\"):
            rows = sections.setdefault(row, [])
        elif row and not row.startswith("ngram"):
            rows.append(row.split())
    ones = {row[1]: 10 ** float(row[0]) for row in sections["\\1-grams:"]}
    backs = {row[1]: 10 ** float(row[2]) for row in sections["\\1-grams:"] if len(row) > 2}
    twos = {(row[1], row[2]): 10 ** float(row[0]) for row in sections["\\2-grams:"]}
    words = [word for word in ones if word != "<s>"]
    assert abs(sum(ones[word] for word in words) - 1) < 1e-3
    for first in ("a", "b", "<s>"):
        total = sum(twos.get((first, word), backs[first] * ones[word]) for word in words)
        assert abs(total - 1) < 1e-2, first
    running = [word for sentence in sentences for word in sentence]
    assert set(pairwise(running)) <= set(twos)
