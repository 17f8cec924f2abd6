"""L3. Markdown (CommonMark, https://spec.commonmark.org/) with or without front matter: what can be read aloud."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from episodekit.article.readers import frontmatter
from episodekit.article.readers.blocks import block_texts
from episodekit.article.readers.datelines import undated
from episodekit.article.readers.decode import TEXT_LIMIT_BYTES, check_bytes, decode
from episodekit.article.readers.dialects import spoken_markdown
from episodekit.article.readers.ends import end_of, is_told
from episodekit.article.readers.furniture import is_furniture
from episodekit.article.readers.masthead import is_masthead
from episodekit.article.readers.scrape import Scrape, fold, moment
from episodekit.article.readers.topline import LONGEST_TITLE
from episodekit.errors import ArticleError
from episodekit.model.written import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?::.*)?")
_FOOTNOTE_LINE = re.compile(r"(?m)^\[\^[^\]\s]{1,40}\]:.*(?:\n[ \t]+\S.*)*")
_SPOKEN = frozenset({"text", "code_inline"})
_BREAKS = frozenset({"softbreak", "hardbreak"})
_MOST_TAGS = 20_000
_LONGEST_HEADING = 60
_LONGEST_LINK = 60
_END = (".", "!", "?", ":", "…", "。", "！", "？", "។", "؟", ";", ",", "”", "»", '"')
# How themes and programs name what they state of a post, the commonest first.
_TITLE = ("title", "post_title", "titel", "titre", "título", "titulo", "titolo")
_AUTHOR = (
    "author",
    "authors",
    "by",
    "byline",
    "creator",
    "post_author",
    "autor",
    "autorin",
    "autoren",
    "auteur",
    "autore",
    "autoria",
)
_DATE = (
    "date", "published", "pubdate", "publishdate", "published_at", "publishedat", "post_date", "date_published", "datepublished",
    "created", "created_at", "datum", "fecha", "data",
)  # fmt: skip
_SUMMARY = (
    "summary",
    "description",
    "excerpt",
    "abstract",
    "post_excerpt",
    "teaser",
    "resumen",
    "resumo",
    "sommario",
    "einleitung",
)
_LANGUAGE = ("language", "lang", "locale", "post_language")
_IMAGE = (
    "image", "cover", "thumbnail", "featured_image", "og_image", "featuredimage", "heroimage", "hero_image", "feature_image", "coverimage",
    "cover_image", "banner", "imagen", "bild",
)  # fmt: skip
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d?:\d\d)(:\d\d)?(?:\.\d+)?[ \t]*(Z|UTC|[+-]\d\d:?\d\d)?.{0,20}")
_DAY_FIRST = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)")


@dataclass(frozen=True, slots=True)
class _Row:
    """A text of a body.

    Attributes:
        silent: it is none of the article's, such as a caption.
        listed: it is an item of a list, or within one; names and places stand there too.
    """

    text: str
    heading: bool = field(kw_only=True)
    silent: bool = field(default=False, kw_only=True)
    listed: bool = field(default=False, kw_only=True)


def read_markdown(data: bytes, name: str) -> Scrape:
    """Read a Markdown file; the title is that of the front matter, else the first heading, else the first line.

    Raises:
        ArticleError: it is empty, too large or no text, or there is too much HTML in it.
    """
    check_bytes(data, name, TEXT_LIMIT_BYTES)
    fields, body = frontmatter.split(decode(data, name).replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs, left_out = _paragraphs(spoken_markdown(body), name)
    written = _first(fields, *_TITLE)
    title, paragraphs = _titled(written or "", paragraphs)
    language = _first(fields, *_LANGUAGE)
    return Scrape(
        title=title,
        paragraphs=tuple(paragraphs),
        whole_title=written is not None,
        author=_first(fields, *_AUTHOR),
        site=_first(fields, "site", "publication"),
        published=next((day for key in _DATE if (day := _moment(fields.get(key, "")))), None),
        link=_first(fields, "link", "url", "canonical", "source"),
        summary=_first(fields, *_SUMMARY),
        language=language,
        trusted_language=language is not None,
        left_out=tuple(left_out),
        image=_first(fields, *_IMAGE),
    )


def _first(fields: dict[str, str], *names: str) -> str | None:
    return next((value for name in names if (value := fold(fields.get(name, "")))), None)


def _moment(text: str) -> datetime | None:
    """A date as front matter has it: ISO 8601, with blanks in it too, ``29.04.2024``, ``2024/4/29``."""
    stated = text.strip()
    timed = _DAY.fullmatch(stated)
    if timed is not None:
        zone = (timed[4] or "").replace("UTC", "+00:00")
        return moment(f"{timed[1]}T{timed[2].zfill(5)}{timed[3] or ''}{zone}")
    dotted, slashed = _DAY_FIRST.fullmatch(stated), _SLASHED.fullmatch(stated)
    if dotted is not None:
        return moment(f"{dotted[3]}-{dotted[2].zfill(2)}-{dotted[1].zfill(2)}")
    if slashed is not None:
        return moment(f"{slashed[1]}-{slashed[2].zfill(2)}-{slashed[3].zfill(2)}")
    return moment(stated)


def _titled(title: str, paragraphs: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """The title and the text below it; a first heading that is the title, or all of it behind a label, is said once.

    A first paragraph that is too long for a title stays one as well.
    """
    if not paragraphs:
        return title, paragraphs
    first = paragraphs[0]
    if not title:
        below = first.heading or len(first.text) <= LONGEST_TITLE
        return first.text, paragraphs[1:] if below else paragraphs
    if first.heading:
        headline, whole = first.text.casefold(), title.casefold()
        if headline == whole:
            return title, paragraphs[1:]
        if whole.endswith(f": {headline}"):
            return first.text, paragraphs[1:]
    return title, paragraphs


def _paragraphs(body: str, name: str) -> tuple[list[Paragraph], list[str]]:
    rows = list(_rows(body, name))
    end = end_of([row.text for row in rows])
    found: list[Paragraph] = []
    left_out: list[str] = []
    above = any(is_told(row.text) for row in rows)
    for number, row in enumerate(rows):
        said = undated(row.text)
        above = above and not is_told(said)
        named = above and not row.heading and not row.listed and is_masthead(said)
        if said and (row.silent or number >= end or is_furniture(said) or named):
            left_out.append(said)
        elif said:
            found.append(Paragraph(said, heading=row.heading))
    return found, left_out


def _rows(body: str, name: str) -> "Iterator[_Row]":
    """Each text of a body."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").parse(_FOOTNOTE_LINE.sub("", body))
    _check_blocks(sum(token.content.count("<") for token in tokens if token.type == "html_block"), name)
    in_table = in_list = 0
    pictured = False
    for number, token in enumerate(tokens):
        in_table += (token.type == "table_open") - (token.type == "table_close")
        in_list += (token.type == "list_item_open") - (token.type == "list_item_close")
        if in_table:
            continue
        if token.type == "html_block":
            yield from (_Row(text, heading=heading) for text, heading in block_texts(token.content))
        elif token.type == "inline":
            children = token.children or ()
            heading = tokens[number - 1].type == "heading_open"
            text = _spoken(children)
            silent = not heading and _is_aside(children, text, pictured=pictured)
            heading = heading or _is_bold_heading(children, text)
            yield _Row(text, heading=heading, silent=silent, listed=in_list > 0)
            pictured = any(child.type == "image" for child in children) and not text


def _check_blocks(tags: int, name: str) -> None:
    """HTML that is nested takes the square of its depth."""
    if tags > _MOST_TAGS:
        raise ArticleError(
            f"the HTML within it has {tags:,} tags, and articles have {_MOST_TAGS:,} or fewer",
            remedy="save the article's text as .txt, its title on the first line",
            where=name,
        )


def _is_aside(children: "Sequence[Token]", text: str, *, pictured: bool) -> bool:
    """Whether a paragraph is the caption of a picture, in italics with or behind it, or nothing but a link."""
    types = [child.type for child in children]
    if (pictured or "image" in types) and text and _is_all(children, "em"):
        return True
    return (
        "link_open" in types
        and len(text) <= _LONGEST_LINK
        and not text.endswith(_END)
        and _is_all(children, "link")
    )


def _is_bold_heading(children: "Sequence[Token]", text: str) -> bool:
    """Whether a line is a heading that was only made bold."""
    return 0 < len(text) <= _LONGEST_HEADING and not text.endswith(_END) and _is_all(children, "strong")


def _is_all(children: "Sequence[Token]", mark: str) -> bool:
    """Whether every word of a paragraph stands within a mark such as ``em``."""
    depth = 0
    opens, closes = {f"{mark}_open", f"<{mark}>"}, {f"{mark}_close", f"</{mark}>"}
    for child in children:
        kind = child.content.lower() if child.type == "html_inline" else child.type
        depth += (kind in opens) - (kind in closes)
        if child.type in _SPOKEN and child.content.strip() and not depth:
            return False
    return True


def _spoken(children: "Sequence[Token]") -> str:
    """The words of inline tokens: no images, no HTML, no footnote marks."""
    parts = [
        token.content if token.type in _SPOKEN else " "
        for token in children
        if token.type in _SPOKEN or token.type in _BREAKS or token.content.startswith("<br")
    ]
    return fold(_FOOTNOTE.sub("", "".join(parts)))
