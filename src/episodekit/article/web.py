"""L3. A saved web page: the article in it, without navigation, notices and links to others.

The extraction is trafilatura's (https://trafilatura.readthedocs.io), in the mode that rather loses a paragraph than
reads boilerplate aloud.
"""

from typing import TYPE_CHECKING

from episodekit.article.decode import PAGE_LIMIT_BYTES, check_bytes
from episodekit.article.furniture import is_furniture
from episodekit.article.scrape import Scrape, fold, moment
from episodekit.errors import ArticleError
from episodekit.model import Paragraph

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LAST_DAY = "2100-01-01"  # without a bound, the date finder would ask the clock


def read_page(data: bytes, name: str) -> Scrape:
    """Read an HTML file.

    Raises:
        ArticleError: it is empty, too large, holds no article, or the extra ``html`` is not installed.
    """
    check_bytes(data, name, PAGE_LIMIT_BYTES)
    try:
        from trafilatura import bare_extraction, load_html
        from trafilatura.settings import Document
    except ImportError:
        raise ArticleError(
            "HTML pages need one more package",
            remedy='install it: pip install "episodekit[html]"',
            where=name,
        ) from None
    tree = load_html(data)
    page, headline = None, ""
    if tree is not None:
        headline = _headline(tree)
        page = bare_extraction(
            tree,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "max_date": _LAST_DAY},
        )
    if not isinstance(page, Document) or page.body is None:
        raise ArticleError(
            "no article was found in this page",
            remedy="save the article's text as .txt, its title on the first line",
            where=name,
        )
    title = fold(page.title or "")
    return Scrape(
        title=headline or title,
        whole_title=bool(headline),
        paragraphs=_paragraphs(page.body, headline or title),
        author=fold(page.author or "") or None,
        site=fold(page.sitename or "") or None,
        published=moment(page.date or ""),
        link=page.url,
        summary=fold(page.description or "") or None,
        language=_language(tree) if tree is not None else None,
    )


def _headline(tree: "HtmlElement") -> str:
    """The only ``h1``, if the page's title or its ``og:title`` contains it; else the ``og:title``, to be cleaned."""
    titles = [fold(text) for text in tree.xpath('//meta[@property="og:title"]/@content')]
    titles += [fold(each.text_content()) for each in tree.xpath("//head/title")]
    heads = [fold(each.text_content()) for each in tree.xpath("//h1")]
    if len(heads) == 1 and heads[0] and any(heads[0].casefold() in title.casefold() for title in titles):
        return heads[0]
    return ""


def _language(tree: "HtmlElement") -> str | None:
    stated = tree.xpath("/html/@lang | //meta[@property='og:locale']/@content")
    return str(stated[0]).replace("_", "-") if stated else None


def _paragraphs(body: "HtmlElement", title: str) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for element in body.iter("head", "p", "item", "quote", "ab"):
        if any(element.iterchildren("p", "item", "quote", "head")):
            continue
        text = fold(" ".join(element.itertext()) if element.tag == "ab" else "".join(element.itertext()))
        if not text or is_furniture(text) or (not found and text.casefold() == title.casefold()):
            continue
        found.append(Paragraph(text, heading=element.tag == "head"))
    return tuple(found)
