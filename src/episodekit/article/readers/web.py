"""L3. A saved web page: the article in it, without navigation, notices and links to others.

The extraction is trafilatura's (https://trafilatura.readthedocs.io), in the mode that rather loses a paragraph than
reads boilerplate aloud.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from episodekit.article.readers.datelines import undated
from episodekit.article.readers.decode import PAGE_LIMIT_BYTES, check_bytes, decode_page
from episodekit.article.readers.ends import end_of
from episodekit.article.readers.furniture import is_furniture
from episodekit.article.readers.outlets import key
from episodekit.article.readers.scrape import Scrape, address, fold, moment
from episodekit.article.readers.walls import refusal, wall
from episodekit.errors import ArticleError, InvalidValueError
from episodekit.model.written import Paragraph
from episodekit.notation import values

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

ELEMENT_LIMIT = 20_000
"""Pages of news have 1,000 to 5,000; long ones with their comments, twice that."""

_ELEMENT = re.compile("<[a-zA-Z]")
# What trafilatura leaves out anyway, or has no use for.
_UNREAD = ("style", "svg", "template", "select", "nav")
_FEW = 200  # elements of a block
_JOINED = 1_000_000_000  # characters: three seconds
_STATEMENTS = 60_000  # characters of JSON-LD, which may hold the article once more
# Without a last day, the date finder would ask the clock. The search of the whole text for anything like a date takes a
# fifth of the time, and finds copyrights.
_DATES = MappingProxyType({"original_date": True, "extensive_search": False, "max_date": "2100-01-01"})
_LITTLE = 200  # characters: below, the milder mode of extraction has a try
_MUCH = 1_000  # characters: from there on, the fast mode has found the article
_SENTENCE = 60
_ENDS = tuple('.!?…:"”»’)។៕。！？।؟')
_BLOCKS = frozenset(
    {"head", "p", "item", "quote", "ab", "list", "table", "row", "cell", "graphic", "figure", "div"}
)
_LINE_END = "\u2028"
# Pages whose paragraphs are lines of one element end them with a sentence; in a verse or an address a line just goes on.
_BREAK = re.compile('(?<=[.!?…”"»។。！？])[ \n\t]{0,20}\u2028')
_SPOKEN = ("head", "p", "item", "quote", "ab")
_UNSEEN = frozenset({"script", "style", "template", "svg", "title", "head"})
_SEEN_CHARACTERS = 3_000
_TIMES = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='article:published_time'"
    " or @name='datePublished' or @name='parsely-pub-date' or @name='dcterms.date']/@content"
)


def read_page(data: bytes, name: str) -> Scrape:
    """Read an HTML file.

    Raises:
        ArticleError: it is empty, too large, holds no article, or the extra ``html`` is not installed.
    """
    check_bytes(data, name, PAGE_LIMIT_BYTES)
    tree = _tree(data, name)
    body = _extract(tree, name)
    if body is None:
        raise _nothing(wall((), tuple(_seen(tree))), name)
    page = _stated(tree, name)
    headline = _headline(tree, fold(page.sitename or ""))
    title = headline or fold(_best_title(tree) or page.title or "")
    paragraphs, left_out = _paragraphs(body, title)
    if sum(len(paragraph.text) for paragraph in paragraphs) < _LITTLE:
        left_out += tuple(_seen(tree))
    base = address(name) or page.url or ""
    return Scrape(
        title=title,
        whole_title=bool(headline),
        paragraphs=paragraphs,
        left_out=left_out,
        author=_author(page),
        site=_site(tree) or fold(page.sitename or "") or None,
        published=_published(tree, page),
        link=page.url or address(name),
        summary=fold(page.description or "") or None,
        language=_language(tree),
        image=_absolute(page.image, base),
    )


def _tree(data: bytes, name: str) -> "HtmlElement":
    """The page without what is never read, which every search for the article would go through again."""
    try:
        from trafilatura import load_html
    except ImportError:
        raise ArticleError(
            "HTML pages need one more package",
            remedy='install it: pip install "episodekit[html]"',
            where=name,
        ) from None
    text = decode_page(data, name)
    _check_elements(text, name)
    tree = load_html(text)
    if tree is None:
        raise _nothing(None, name)
    _prune(tree)
    _check_blocks(tree, name)
    return tree


def _prune(tree: "HtmlElement") -> None:
    from lxml.etree import Comment, strip_elements

    size = 0
    for script in tree.iter("script"):
        size += len(script.text or "")
        if "json" not in script.get("type", "") or size > _STATEMENTS:
            script.tag = "style"
    for footer in tree.xpath("//footer[not(ancestor::article or ancestor::main)]"):
        footer.tag = "nav"
    strip_elements(tree, Comment, *_UNREAD, with_tail=False)


def _check_elements(text: str, name: str) -> None:
    """Time and memory go by the number of elements, of which four million bytes can hold a million."""
    if text.count("<") > ELEMENT_LIMIT:
        count = sum(1 for _ in _ELEMENT.finditer(text))
        if count > ELEMENT_LIMIT:
            raise _too_much(
                f"the page has {count:,} elements, and articles have {ELEMENT_LIMIT:,} or fewer", name
            )


def _check_blocks(tree: "HtmlElement", name: str) -> None:
    """Whoever takes an element out joins the texts on both its sides: the square of a block without paragraphs."""
    for element in tree.iter():
        if len(element) < _FEW:
            continue
        size = len(element.text or "") + sum(len(child.tail or "") for child in element)
        if len(element) * size > _JOINED:
            raise _too_much(
                f"one block of the page has {len(element):,} elements in {size:,} characters of text, and no paragraphs",
                name,
            )


def _too_much(message: str, name: str) -> ArticleError:
    return ArticleError(
        message, remedy="save the article's text as .txt, its title on the first line", where=name
    )


def _nothing(kind: str | None, name: str) -> ArticleError:
    if kind is not None:
        return refusal(kind, name)
    return ArticleError(
        "no article was found in this page",
        remedy="save the article's text as .txt, its title on the first line",
        where=name,
    )


def _extract(tree: "HtmlElement", name: str) -> "HtmlElement | None":
    """The article: with a second opinion where there is little, and in the milder mode where there is next to nothing.

    Of long articles the second opinion (of another algorithm, at double the time) changes nothing.
    """
    page = _extract_as(tree, name, fast=True)
    if page is None or len(page.text or "") < _MUCH:
        page = _extract_as(tree, name)
    if page is None or len(page.text or "") < _LITTLE:
        milder = _extract_as(tree, name, precise=False)
        page = milder if milder is not None and _is_prose(milder) else page
    return page.body if page is not None else None


def _extract_as(
    tree: "HtmlElement", name: str, *, precise: bool = True, fast: bool = False
) -> "Document | None":
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        page = bare_extraction(
            tree,
            url=address(name),
            fast=fast,
            favor_precision=precise,
            include_comments=False,
            include_tables=False,
        )
    except (RecursionError, ValueError, AttributeError):  # of broken trees
        return None
    return page if isinstance(page, Document) and page.body is not None else None


def _stated(tree: "HtmlElement", name: str) -> "Document":
    """What the page says of itself: title, author, date, link and so on; nothing if it is broken."""
    from trafilatura import extract_metadata
    from trafilatura.settings import Document

    try:
        return extract_metadata(tree, default_url=address(name), date_config=dict(_DATES))
    except (RecursionError, ValueError, AttributeError, TypeError):  # of broken trees
        return Document()


def _is_prose(page: "Document") -> bool:
    told = [
        line
        for line in (page.text or "").split("\n")
        if len(line) >= _SENTENCE and line.rstrip().endswith(_ENDS)
    ]
    length = sum(map(len, told))
    return length >= 2 * _LITTLE and 2 * length >= len(page.text or "")


def _meta(tree: "HtmlElement", *names: str) -> list[str]:
    wanted = " or ".join(f"@property='{name}' or @name='{name}'" for name in names)
    return [text for content in tree.xpath(f"//meta[{wanted}]/@content") if (text := fold(str(content)))]


def _best_title(tree: "HtmlElement") -> str:
    """What the page calls itself, the name of its site and all."""
    heads = (fold(each.text_content()) for each in tree.xpath("//head/title"))
    return next((text for text in (*_meta(tree, "og:title", "twitter:title"), *heads) if text), "")


def _headline(tree: "HtmlElement", site: str) -> str:
    """The ``h1`` that the page's title, or its ``og:title``, contains or cuts short; none if there are two, or none."""
    titles = _meta(tree, "og:title", "twitter:title")
    titles += [fold(each.text_content()) for each in tree.xpath("//head/title")]
    titles = [title.casefold().rstrip("… .") for title in titles]
    heads = {fold(each.text_content()) for each in tree.xpath("//h1")}
    fitting = [
        head
        for head in heads
        if head
        and key(head) != key(site)
        and any(
            head.casefold() in title or (len(title) >= 20 and head.casefold().startswith(title))
            for title in titles
        )
        and 2 * len(head) >= min((len(title) for title in titles if title), default=0) - len(site) - 3
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _site(tree: "HtmlElement") -> str | None:
    return next(iter(_meta(tree, "og:site_name", "application-name")), None)


def _author(page: "Document") -> str | None:
    author = fold(page.author or "").removeprefix("By ").removeprefix("by ").removeprefix("Von ")
    return author if author and "://" not in author else None


def _published(tree: "HtmlElement", page: "Document") -> datetime | None:
    """The moment that the page states, else the day that was found on it."""
    stated = (moment(str(content)) for content in tree.xpath(_TIMES))
    return next((each for each in stated if each is not None), None) or moment(page.date or "")


def _language(tree: "HtmlElement") -> str | None:
    stated = tree.xpath("/html/@lang | //meta[@property='og:locale']/@content")
    return str(stated[0]).replace("_", "-") if stated else None


def _absolute(link: str | None, base: str) -> str | None:
    if not link:
        return None
    try:
        return values.url(urljoin(base, link.strip()).replace(" ", "%20"))
    except (InvalidValueError, ValueError):
        return None


def _seen(tree: "HtmlElement") -> Iterator[str]:
    """The first lines of text of a page, whatever they are."""
    length = 0
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        text = (
            fold(element.text_content())
            if element.tag in {"p", "h1", "h2", "label", "button"}
            else fold(element.text or "")
        )
        length += len(text)
        if length > _SEEN_CHARACTERS:
            return
        if text:
            yield text


def _paragraphs(body: "HtmlElement", title: str) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    rows: list[tuple[str, bool]] = []
    for element in body.iter(*_SPOKEN):
        parts = (undated(fold(part.replace(_LINE_END, " "))) for part in _BREAK.split(_own_text(element)))
        rows += [(text, element.tag == "head") for text in parts if text]
    end = end_of([text for text, _ in rows])
    found: list[Paragraph] = []
    left_out: list[str] = []
    for number, (text, heading) in enumerate(rows):
        if not found and text.casefold() == title.casefold():
            continue
        if number >= end or is_furniture(text):
            left_out.append(text)
        else:
            found.append(Paragraph(text, heading=heading))
    return tuple(found), tuple(left_out)


def _own_text(element: "HtmlElement") -> str:
    """The text of an element without that of the blocks in it, which are read on their own."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append(_LINE_END)
        elif child.tag not in _BLOCKS:
            parts.append(_own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
