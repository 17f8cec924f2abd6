"""Where the commands that understand articles get them from, and how they report a figure."""

from pathlib import Path

import click

from episodekit import http
from episodekit.errors import ArticleError
from episodekit.model.written import Figure
from episodekit.notation.charsets import as_utf8

READ_LIMIT_BYTES = 8_000_000
"""More than any article: only enough is read to say how long a longer one is."""

online_option = click.option(
    "--online", is_flag=True, help="Fetch an ARTICLE that is an address (https://…)."
)


def read_source(article: str, *, online: bool) -> tuple[bytes, str]:
    """The bytes of an article, and its name for the readers.

    Raises:
        ArticleError: the file cannot be read, or an address was named without ``online``.
        RemoteError: the server refused.
    """
    return _fetched(article, online=online) if http.is_address(article) else (_read(article), article)


def _fetched(article: str, *, online: bool) -> tuple[bytes, str]:
    """The bytes of a page, and its address with the suffix behind it that its media type stands for."""
    if not online:
        raise ArticleError(
            "this is an address, and nothing is fetched unless you say so",
            remedy="add --online, or save the page and name the file",
            where=article,
        )
    page = http.fetch(article, limit_bytes=READ_LIMIT_BYTES)
    return as_utf8(page.data, page.charset), f"{page.url}#{http.SUFFIXES[page.media_type]}"


def _read(article: str) -> bytes:
    try:
        with Path(article).open("rb") as file:
            return file.read(READ_LIMIT_BYTES)
    except OSError as problem:
        raise ArticleError(
            f"cannot be read: {problem.strerror}",
            remedy="name a text, Markdown or HTML file",
            where=article,
        ) from None


def reported(figure: Figure) -> dict[str, object]:
    """A figure for JSON: its places count characters of the article's text."""
    return {
        "title": figure.title,
        "key": figure.key,
        "weight": figure.weight,
        "kind": figure.kind,
        "text": figure.text,
        "values": list(figure.values),
        "unit": figure.unit,
        "counted": figure.counted,
        "bound": figure.bound,
        "period": figure.period,
        "start": figure.start,
        "end": figure.end,
        "sentence": figure.sentence,
        "sentence_start": figure.sentence_start,
    }
