"""L3. A file's bytes into an :class:`~episodekit.model.Article`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from episodekit import values
from episodekit.article.markdown import read_markdown
from episodekit.article.plain import read_plain
from episodekit.article.scrape import Scrape
from episodekit.article.title import mend, split_site
from episodekit.article.tongue import language_of
from episodekit.article.web import read_page
from episodekit.errors import ArticleError, InvalidValueError
from episodekit.model import Article

READERS: Mapping[str, Callable[[bytes, str], Scrape]] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_page,
        ".htm": read_page,
        ".xhtml": read_page,
    }
)


def read(data: bytes, name: str) -> Article:
    """Read an article.

    Args:
        data: the file's content; at most 1,000,000 bytes of text, or 5,000,000 of HTML.
        name: the file's name: its suffix chooses the reader (plain text if it is none of ``READERS``), messages name it.

    Raises:
        ArticleError: the file is empty, too large or no text, there is nothing besides a title, or a package is missing.
    """
    dot = name.rfind(".")
    reader = READERS.get(name[dot:].lower(), read_plain) if dot >= 0 else read_plain
    scrape = reader(data, name)
    body = [paragraph.text for paragraph in scrape.paragraphs if not paragraph.heading]
    if not body:
        raise ArticleError(
            "there is no text besides the title", remedy="write the article below its title", where=name
        )
    text = "\n\n".join(body)
    title, hint, site = _title(scrape, text)
    return Article(
        title=title or _first_words(body[0]),
        raw_title=scrape.title,
        title_hint=hint,
        paragraphs=scrape.paragraphs,
        language=language_of(f"{title}\n{text}", scrape.language, trusted=scrape.trusted_language),
        author=scrape.author,
        site=scrape.site or site,
        published=scrape.published,
        link=_link(scrape.link),
        summary=scrape.summary,
    )


def _title(scrape: Scrape, text: str) -> tuple[str, str | None, str | None]:
    if scrape.whole_title:
        return _bounded(scrape.title), None, None
    title, site = split_site(scrape.title, scrape.site)
    whole, hint = mend(title, text)
    return _bounded(whole), hint, site


def _bounded(title: str) -> str:
    """A title that every app takes (https://podcasters.apple.com/support/823-podcast-requirements)."""
    if len(title) <= values.TEXT_LIMIT:
        return title
    return title[: values.TEXT_LIMIT - 1].rsplit(" ", 1)[0] + "…"


def _first_words(paragraph: str) -> str:
    return _bounded(paragraph if len(paragraph) <= 80 else paragraph[:80].rsplit(" ", 1)[0] + "…")


def _link(stated: str | None) -> str | None:
    if not stated:
        return None
    try:
        return values.url(stated)
    except InvalidValueError:
        return None
