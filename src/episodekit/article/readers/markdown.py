"""L3. Markdown (CommonMark, https://spec.commonmark.org/) with or without front matter: what can be read aloud."""

import re
from typing import TYPE_CHECKING

from episodekit.article.readers import frontmatter
from episodekit.article.readers.decode import TEXT_LIMIT_BYTES, check_bytes, decode
from episodekit.article.readers.furniture import is_furniture, undated
from episodekit.article.readers.scrape import Scrape, fold, moment
from episodekit.model.written import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?::.*)?")
_FOOTNOTE_LINE = re.compile(r"(?m)^\[\^[^\]\s]{1,40}\]:.*(?:\n[ \t]+\S.*)*")
_SPOKEN = frozenset({"text", "code_inline"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


def read_markdown(data: bytes, name: str) -> Scrape:
    """Read a Markdown file; the title is that of the front matter, else the first heading, else the first line.

    Raises:
        ArticleError: it is empty, too large or no text.
    """
    check_bytes(data, name, TEXT_LIMIT_BYTES)
    fields, body = frontmatter.split(decode(data, name).replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs, left_out = _paragraphs(body)
    title = fold(fields.get("title", ""))
    if not title and paragraphs:
        title, paragraphs = paragraphs[0].text, paragraphs[1:]
    elif paragraphs and paragraphs[0].heading and paragraphs[0].text.casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    language = _first(fields, "language", "lang", "locale")
    return Scrape(
        title=title,
        paragraphs=tuple(paragraphs),
        whole_title="title" in fields,
        author=_first(fields, "author", "authors", "by"),
        site=_first(fields, "site", "publication"),
        published=moment(fields.get("date") or fields.get("published") or ""),
        link=_first(fields, "link", "url", "canonical", "source"),
        summary=_first(fields, "summary", "description", "excerpt"),
        language=language,
        trusted_language=language is not None,
        left_out=tuple(left_out),
        image=_first(fields, "image", "cover", "thumbnail", "featured_image", "og_image"),
    )


def _first(fields: dict[str, str], *names: str) -> str | None:
    return next((value for name in names if (value := fold(fields.get(name, "")))), None)


def _paragraphs(body: str) -> tuple[list[Paragraph], list[str]]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").parse(_FOOTNOTE_LINE.sub("", body))
    found: list[Paragraph] = []
    left_out: list[str] = []
    in_table = 0
    for number, token in enumerate(tokens):
        in_table += (token.type == "table_open") - (token.type == "table_close")
        if token.type != "inline" or in_table:
            continue
        text = undated(_spoken(token.children or ()))
        if text and is_furniture(text):
            left_out.append(text)
        elif text:
            found.append(Paragraph(text, heading=tokens[number - 1].type == "heading_open"))
    return found, left_out


def _spoken(children: "Sequence[Token]") -> str:
    """The words of inline tokens: no images, no HTML, no footnote marks."""
    parts = [
        token.content if token.type in _SPOKEN else " "
        for token in children
        if token.type in _SPOKEN or token.type in _BREAKS
    ]
    return fold(_FOOTNOTE.sub("", "".join(parts)))
