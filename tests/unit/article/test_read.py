import sys
from datetime import UTC, datetime

import pytest

from episodekit.article import read
from episodekit.errors import ArticleError

BODY = "The council has opened a new bridge over the river, and people may cross it from Monday on.\n"


def refusal(data: bytes, name: str = "news.txt") -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read(data, name)
    assert caught.value.where == name
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\r\n"])
def test_empty(data: bytes) -> None:
    assert "empty" in refusal(data).message


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_only_a_title(suffix: str) -> None:
    assert "besides the title" in refusal(b"A title alone\n", f"news.{suffix}").message


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 \x80", "PDF"),
        (b"PK\x03\x04\x14", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"ID3\x03\x00", "MP3"),
        (b"Title\nBody with a \x00 in it", "not text"),
        (bytes(range(128, 256)) * 40, "not text"),
        (b"\xff\xfeA", "UTF-16-LE"),
    ],
)
def test_not_text(data: bytes, what: str) -> None:
    assert what in refusal(data).message


def test_too_large_names_size_and_hours() -> None:
    error = refusal(b"Title\n" + b"word " * 1_000_000)
    assert "5,000,006 bytes" in error.message
    assert "93 hours" in error.message
    assert "1,000,000" in error.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = (
        "Neue Brücke eröffnet\nDie Bürgermeisterin hat am Montag die neue Brücke über die Würm eröffnet. "
        "Für Fußgänger wird der Weg in die Stadt kürzer, für Lastwagen bleibt er gesperrt. Das ist schön.\n"
    )
    found = read(text.encode(encoding), "news.txt")
    assert found.title == "Neue Brücke eröffnet"
    assert found.text == text.split("\n")[1]
    assert found.language == "de"


@pytest.mark.parametrize("name", ["news", "news.rst", "news.TXT", "a.b.c"])
def test_unknown_suffixes_are_text(name: str) -> None:
    assert read(f"Title\n{BODY}".encode(), name).title == "Title"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(end: str) -> None:
    found = read(end.join(["Title of it", "First.", "", "Second."]).encode(), "news.txt")
    assert [paragraph.text for paragraph in found.paragraphs] == ["First.", "Second."]


def test_blanks_fold_and_words_stay() -> None:
    found = read("Title\nA\u00a0b\t c\u200b d\u00ad e \u202ffor 15\u202f000 people.\n".encode(), "news.txt")
    assert found.text == "A b c d e for 15\u00a0000 people."


def test_accents_are_composed() -> None:
    assert read("Title\nLe cafe\u0301 ouvre.\n".encode(), "news.txt").text == "Le caf\u00e9 ouvre."


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Title\n\nThe council has opened a new bridge over the river, and people\n"
        "may cross it from Monday on, when the old one will be closed for\ngood.\n\nNobody objected.\n"
    )
    found = read(text.encode(), "news.txt")
    assert [len(paragraph.text.split()) for paragraph in found.paragraphs] == [27, 2]


def test_a_paragraph_on_top_is_title_and_body() -> None:
    found = read((BODY.strip() + " " + BODY * 3 + "Second line.").replace("\n", " ").encode(), "news.txt")
    assert found.title == "The council has opened a new bridge over the river"
    assert found.text.endswith("Second line.")


@pytest.mark.parametrize(
    "line",
    [
        "By Hannah Whitlock",
        "Photo: Getty Images",
        "Read more: Bridge closed",
        "We use cookies to improve your visit.",
        "Lesen Sie auch: Brücke gesperrt",
        "À lire aussi : le pont est fermé",
        "Te puede interesar: el puente cerrado",
        "© 2025 Lowland Courier. All rights reserved.",
    ],
)
def test_furniture_is_left_out(line: str) -> None:
    assert read(f"Title\n{line}\n{BODY}".encode(), "news.txt").text == BODY.strip()


@pytest.mark.parametrize("line", ["By Monday, 300 people had crossed it.", "Photographs were not allowed."])
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    assert line in read(f"Title\n{line}\n{BODY}".encode(), "news.txt").text


# Front matter: text stays text, whatever YAML 1.1 makes of it (https://yaml.org/type/bool.html).
@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: No", "No"),
        ("title: 12:30", "12:30"),
        ('title: "Quoted: yes"', "Quoted: yes"),
        ("title: Cambodia: 15,000 Expelled", "Cambodia: 15,000 Expelled"),
        ("title:\tTabbed", "Tabbed"),
        ("Title: Capital key", "Capital key"),
    ],
)
def test_front_matter_titles(line: str, title: str) -> None:
    assert read(f"\ufeff---\n{line}\n---\n{BODY}".encode(), "news.md").title == title


def test_front_matter_fields() -> None:
    head = (
        "---\ntitle: T\nauthor: [Ada, Bo]\ndate: 2025-03-14T08:00:00+02:00\nlang: km\nlink: not a url\n---\n"
    )
    found = read((head + BODY * 5).encode(), "news.markdown")
    assert found.author == "Ada, Bo"
    assert found.published == datetime(2025, 3, 14, 6, tzinfo=UTC)
    assert found.language == "km"  # a person said so
    assert found.link is None


@pytest.mark.parametrize(
    "block", ["a: &a [x]\nb: *a\n", "!!python/object:os.system x: y\n", "[" * 5000 + "\n", "- a\n"]
)
def test_hostile_front_matter(block: str) -> None:
    found = read(f"---\n{block}---\nTitle line\n\n{BODY}".encode(), "news.md")
    assert BODY.strip() in found.text


def test_rules_are_no_front_matter() -> None:
    found = read(f"---\nJust a line\n---\n\n{BODY}\n---\n\nEnd of it.".encode(), "news.md")
    assert found.text.endswith("End of it.")


def test_markdown_says_only_what_is_read_aloud() -> None:
    source = (
        "# Title\n\nA **bold** [link](https://example.com) and `code`[^1] ![alt](x.png).\n\n"
        "<div>html</div>\n\n- first item\n- second item\n\n> quoted\n\n## Head\n\n    indented code\n\nLine one\nline two.\n\n[^1]: note\n"
    )
    found = read(source.encode(), "news.md")
    assert [(each.text, each.heading) for each in found.paragraphs] == [
        ("A bold link and code .", False),
        ("first item", False),
        ("second item", False),
        ("quoted", False),
        ("Head", True),
        ("Line one line two.", False),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ក្រសួងអប់រំ\nសាលារៀនថ្មីត្រូវបានសាងសង់។", "km"),
        ("ข่าว\nเปิดสะพานใหม่ข้ามแม่น้ำ", "th"),
        ("新桥\n市政府开放了新桥。", "zh"),
        ("新しい橋\n市は新しい橋を開通させました。", "ja"),
        ("새 다리\n시는 새 다리를 개통했다.", "ko"),
        ("Νέα γέφυρα\nΟ δήμος άνοιξε νέα γέφυρα.", "el"),
        ("12\n34 56", "und"),
    ],
)
def test_language_by_script(text: str, language: str) -> None:
    assert read(text.encode(), "news.txt").language == language


def test_a_page_without_an_article() -> None:
    page = b"<html><head><title>Login</title></head><body><form><input name=user></form></body></html>"
    assert "no article" in refusal(page, "login.html").message


def test_a_page_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    error = refusal(b"<html></html>", "page.html")
    assert 'pip install "episodekit[html]"' in error.remedy


def test_tables_of_a_page_are_not_read_aloud() -> None:
    page = (
        f"<html><head><title>Bridge opened today</title></head><body><article><h1>Bridge opened today</h1><p>{BODY * 4}</p>"
        f"<table><tr><th>Toll</th><td>7,777 euros</td></tr></table><p>{BODY * 3}</p></article></body></html>"
    )
    assert "7,777" not in read(page.encode(), "page.html").text


def test_external_entities_are_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    page = (
        f'<!DOCTYPE html [<!ENTITY s SYSTEM "file://{secret}">]><html><head><title>Bridge opened today</title></head>'
        f"<body><article><p>{BODY * 4}</p><p>&s; {BODY * 3}</p></article></body></html>"
    )
    assert "hidden words" not in read(page.encode(), "page.html").text
