import pytest

from episodekit.article import clean_title

BODY = "The minister announced that thousands of workers were expelled from the country and deported home."


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Rivers rise after the storm | Lowland Courier", "Rivers rise after the storm"),
        ("Rivers rise after the storm - Lowland Courier", "Rivers rise after the storm"),
        ("Rivers rise after the storm – The Courier", "Rivers rise after the storm"),
        ("Rivers rise after the storm • courier.example.com", "Rivers rise after the storm"),
        ("Rivers rise after the storm | News | Lowland Courier", "Rivers rise after the storm"),
        ("Rivers rise after the storm :: Courier", "Rivers rise after the storm"),
        # these are all of the title
        ("Covid-19 cases rise - again", "Covid-19 cases rise - again"),
        ("War - Peace", "War - Peace"),
        ("Rivers rise: what to know", "Rivers rise: what to know"),
        ("A well-known state-of-the-art bridge", "A well-known state-of-the-art bridge"),
        ("Budget vote – 15 things that we learned today", "Budget vote – 15 things that we learned today"),
    ],
)
def test_site_names(raw: str, title: str) -> None:
    assert clean_title(raw, BODY) == (title, None)


@pytest.mark.parametrize(
    ("raw", "title", "hint"),
    [
        # 50, 60 and 45 characters
        (
            "Cambodia Targets Foreign Cybercriminals: 15,000 Ex",
            "Cambodia Targets Foreign Cybercriminals",
            "Cambodia Targets Foreign Cybercriminals: 15,000 Expelled",
        ),
        (
            "Minister says in the capital that many workers will be expel",
            "Minister says in the capital that many workers will be",
            "Minister says in the capital that many workers will be expelled",
        ),
        ("Government meets again today, as thousands of…", "Government meets again today", None),
        ("Government meets again today because worke…", "Government meets again today because", None),
    ],
)
def test_cut_titles(raw: str, title: str, hint: str | None) -> None:
    found, completed = clean_title(raw, BODY)
    assert found == title or (title in found and found in raw)
    if hint:
        assert completed == hint


@pytest.mark.parametrize(
    "raw",
    [
        "Thousands of foreign workers are deported and home",  # 50 characters, but whole
        "Short title",
        "“Thousands of the foreign workers are deported ex”",  # 50 characters, closed by a quotation mark
    ],
)
def test_whole_titles_stay(raw: str) -> None:
    assert clean_title(raw, BODY) == (raw, None)
