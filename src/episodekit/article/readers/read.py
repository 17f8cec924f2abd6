"""L3. A file's bytes into an :class:`~episodekit.model.written.Article`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from episodekit.article.readers.datelines import undated
from episodekit.article.readers.decode import TEXT_LIMIT_BYTES, check_length
from episodekit.article.readers.furniture import trimmed
from episodekit.article.readers.guises import is_mail, is_page
from episodekit.article.readers.mail import read_mail
from episodekit.article.readers.markdown import read_markdown
from episodekit.article.readers.plain import read_plain
from episodekit.article.readers.scrape import Scrape, address
from episodekit.article.readers.title import bounded, clean_title
from episodekit.article.readers.walls import refusal, wall
from episodekit.article.readers.web import read_page
from episodekit.article.tongue import language_of
from episodekit.errors import ArticleError, InvalidValueError
from episodekit.model.written import Article
from episodekit.notation import values

READERS: Mapping[str, Callable[[bytes, str], Scrape]] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".eml": read_mail,
        ".mbox": read_mail,
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
            The name of a page from the web is its address, ``#``, and the suffix that its media type stands for, as in
            ``https://example.com/news#.html``: then links are relative to the address, and it is the article's link unless
            the page states another.

    Raises:
        ArticleError: the file is empty, too large or no text, there is nothing besides a title, a login wall or the like
            stands before the article, or a package is missing.
    """
    place = address(name) or name
    scrape = _reader(data, name)(data, place)
    paragraphs = trimmed(scrape.paragraphs)
    body = [paragraph.text for paragraph in paragraphs if not paragraph.heading]
    text = "\n\n".join(body)
    _check(scrape, text, place)
    title, hint, site = clean_title(scrape.title, text, _names(scrape), written=scrape.whole_title)
    return Article(
        title=title or bounded(body[0]),
        raw_title=scrape.title,
        title_hint=hint,
        paragraphs=paragraphs,
        language=language_of(f"{title}\n{text}", scrape.language, trusted=scrape.trusted_language),
        author=scrape.author,
        site=scrape.site or site,
        published=scrape.published,
        link=_url(scrape.link) or _url(address(name)),
        image=_url(scrape.image),
        summary=undated(scrape.summary) if scrape.summary else None,
    )


def _reader(data: bytes, name: str) -> Callable[[bytes, str], Scrape]:
    """The reader of a file: of what is only named a text, the one of what it is."""
    dot = name.rfind(".")
    reader = READERS.get(name[dot:].lower(), read_plain) if dot >= 0 else read_plain
    if reader is read_plain and is_page(data):
        return read_page
    return read_mail if reader is read_plain and is_mail(data) else reader


def _check(scrape: Scrape, text: str, place: str) -> None:
    kind = wall([row.text for row in scrape.paragraphs], (scrape.title, *scrape.left_out))
    if kind is not None:
        raise refusal(kind, place)
    if not text:
        raise ArticleError(
            "there is no text besides the title; tables are not read aloud",
            remedy="write the article below its title",
            where=place,
        )
    # Headings are spoken too; the blank lines between paragraphs are ours.
    check_length(sum(len(row.text.encode()) for row in scrape.paragraphs), TEXT_LIMIT_BYTES, place)


def _names(scrape: Scrape) -> list[str]:
    """What the source says of its site: its name, its host."""
    link = _url(scrape.link)
    host = urlsplit(link).hostname if link else None
    return [name for name in (scrape.site, host) if name]


def _url(stated: str | None) -> str | None:
    if not stated:
        return None
    try:
        return values.url(stated)
    except InvalidValueError:
        return None
