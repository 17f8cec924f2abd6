"""Files that are only named a text: a page, a mail, data without a sentence."""

import contextlib
import json
import time
from datetime import UTC, datetime

import pytest

from episodekit.article import read
from episodekit.errors import ArticleError

TOLD = (
    "The harbour council agreed on Tuesday to rebuild the eastern pier, which the storms of last winter had left unsafe.",
    "Engineers found that 140 of its timbers are rotten, and that the repair will cost 3.4 million pounds in two years.",
)
FIELDS = "Message-ID: <1@example.com>\nDate: Mon, 6 May 2024 12:00:00 +0200\nFrom: Ann Lee <ann@example.com>\nTo: desk@example.com\n"
PLAIN = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"


def mail(fields: str, body: str) -> bytes:
    return f"{FIELDS}{fields}\n{body}".encode()


@pytest.mark.parametrize(
    "data",
    [
        mail(f"Subject: FW: Pier to be rebuilt\n{PLAIN}", "\n\n".join(TOLD) + "\n\n-- \nAnn Lee\nPress office\n"),
        b"From ann@example.com Mon May  6 10:00:00 2024\n" + mail(f"Subject: Pier to be rebuilt\n{PLAIN}", "\n\n".join(TOLD))
        + b"\n\nFrom bo@example.com Mon May  6 11:00:00 2024\nSubject: Another\n\nNobody reads this one.\n",
        mail("Subject: =?utf-8?Q?Pier_to_be_rebuilt?=\n" + PLAIN + "Content-Transfer-Encoding: quoted-printable\n", TOLD[0].replace("a", "=61") + "\n\n" + TOLD[1]),
        mail("Subject: Pier to be rebuilt\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n", f"<html><body><p>{TOLD[0]}</p><p>{TOLD[1]}</p></body></html>"),
        mail(
            "Subject: Pier to be rebuilt\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n",
            "--b\nContent-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(TOLD) + "\n\n--b\nContent-Type: text/html\n\n<p>The same</p>\n--b--\n",
        ),
    ],
    ids=["signed", "mailbox", "quoted", "html", "alternative"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["news.txt", "news.eml"])
def test_a_press_release_by_mail(data: bytes, name: str) -> None:
    found = read(data, name)
    assert (found.title, found.author, found.published) == (
        "Pier to be rebuilt",
        "Ann Lee",
        datetime(2024, 5, 6, 10, tzinfo=UTC),
    )
    assert found.text == "\n\n".join(TOLD)


def test_a_text_that_begins_like_a_mail_is_a_text() -> None:
    text = f"From: the quay\nTo: the sea\nDate: a summer\n\n{TOLD[0]}\n"
    assert read(text.encode(), "news.txt").title == "From: the quay"


def test_a_page_that_is_named_a_text() -> None:
    page = f"<!DOCTYPE html>\n<html><head><title>Pier to be rebuilt</title></head><body><p>{TOLD[0]}</p><p>{TOLD[1]}</p></body></html>"
    assert read(page.encode(), "news.txt").text == "\n\n".join(TOLD)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (json.dumps({"title": "Pier", "text": TOLD[0]}), "JSON"),
        (json.dumps([TOLD[0]] * 3, indent=1), "JSON"),
        (f'<?xml version="1.0"?>\n<rss><channel><title>{TOLD[0]}</title></channel></rss>', "XML"),
        (
            "1\n00:00:01,000 --> 00:00:04,000\nThe council agreed\n\n2\n00:00:04,000 --> 00:00:08,000\nto rebuild.\n",
            "transcript",
        ),
        ("WEBVTT\n\n00:01.000 --> 00:04.000\nThe council agreed to rebuild.\n", "transcript"),
        ("Numbers\n" + "1 22 333\n" * 50, "only numbers"),
        ("date,homes\n" + "2024-01-02,300\n" * 50, "only numbers"),
        ("Pier\n\n" + "QUJDREVGR0hJSktM" * 100, "next to no words"),
        (FIELDS + "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n", "no text"),
    ],
)
def test_what_is_no_article_is_refused(text: str, what: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read(text.encode(), "news.txt")
    assert what in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "[Pier] is old.",
        "{Pier} is an island [of 12 people]",
        "Note 12: 3 of 4 piers\nIn 2024, 140 of 312 timbers rot.",
    ],
)
def test_what_only_looks_like_data_is_read(text: str) -> None:
    assert read(f"{text}\n\n{TOLD[0]}\n".encode(), "news.txt").text.endswith(TOLD[0])


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "no-such"])
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_character_set_of_a_mail_is_one_of_mails(charset: str, kind: str) -> None:
    body = "\n\n".join(f"<p>{row} \\ud800" if kind == "html" else f"{row} \\ud800" for row in TOLD)
    found = read(mail(f"Subject: A pier\nContent-Type: text/{kind}; charset={charset}\n", body), "news.eml")
    assert [row.text for row in found.paragraphs] == [f"{row} \\ud800" for row in TOLD]


@pytest.mark.parametrize(
    "data",
    [
        FIELDS.encode() * 2_000,
        FIELDS.encode() + b"Subject: " + b"a, " * 60_000 + b"\n\nText of it.\n",
        FIELDS.encode() + b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 3_000,
        mail("Subject: x\nContent-Type: text/plain" + "; a=b" * 100_000 + "\n", TOLD[0]),
        mail("Subject: x\nContent-Type: " + "=?utf-8?q?a?= " * 50_000 + "\n", TOLD[0]),
        mail("Subject: x\nContent-Disposition: attachment; a=" + '"' * 400_000 + "\n", TOLD[0]),
        mail("Subject: x\nContent-Type: multipart/mixed; boundary=b\n", "--b\n\nx\n" * 100_000),
        mail("Subject: x\nContent-Type: text/plain; charset=punycode\n", "abc-" + "a9" * 400_000),
        b"Subject: x\nFrom: " + b"(" * 100_000 + b"\n\nText of it.\n",
        FIELDS.encode() + b"Subject: =?utf-8?B?" + b"=" * 5_000 + b"?=\nDate: nonsense\n\nText of it.\n",
    ],
    ids=["fields", "subject", "nested", "parameters", "words", "quotes", "parts", "codec", "comments", "encoded"],
)  # fmt: skip
@pytest.mark.no_cover
def test_hostile_mails_end(data: bytes) -> None:
    start = time.process_time()
    with contextlib.suppress(ArticleError):
        read(data, "news.eml")
    assert time.process_time() - start < 10  # .1 alone
