"""L3. What is taken off a page before its article is looked for: scripts, navigation, readers' comments."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What the extraction leaves out anyway, or has no use for.
_UNREAD = ("style", "svg", "template", "select", "nav")
_STATEMENTS = 60_000  # characters of JSON-LD, which may hold the article once more
_BLOCKS = ("div", "section", "ol", "ul", "aside", "form", "li", "p", "table")
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|comentarios?|comentários?|commentaires?|kommentare?|kommentarer|reacties|commenti|disqus|respond|"
    r"yorumlar|komentarze|komentare)(?=[\s_-]|$)",
    re.IGNORECASE,
)
# Of a block that holds the whole post: comments-open, has-comments.
_STATE = re.compile(
    r"(?:no|with|has|can)[_-]comments?|comments?[_-](?:open|closed|enabled|disabled|status|count)",
    re.IGNORECASE,
)


def prune(tree: "HtmlElement") -> None:
    """Take out of a page what no article is in, so that every search need not go through it."""
    from lxml.etree import Comment, strip_elements

    size = 0
    for script in tree.iter("script"):
        size += len(script.text or "")
        if "json" not in script.get("type", "") or size > _STATEMENTS:
            script.tag = "style"
    for footer in tree.xpath("//footer[not(ancestor::article or ancestor::main)]"):
        footer.tag = "nav"
    whole = _around_article(tree)
    for block in tree.iter(*_BLOCKS):
        if block not in whole and _is_of_comments(block):
            block.tag = "nav"
    strip_elements(tree, Comment, *_UNREAD, with_tail=False)


def _around_article(tree: "HtmlElement") -> "set[HtmlElement]":
    """The elements around titles and articles, which are no comments whatever they are called."""
    around: set[HtmlElement] = set()
    for part in tree.xpath("//h1 | //article | //main | //*[@itemprop='articleBody']"):
        element = part
        while element is not None and element not in around:
            around.add(element)
            element = element.getparent()
    return around


def _is_of_comments(block: "HtmlElement") -> bool:
    called = f"{block.get('id', '')} {block.get('class', '')}"
    return _COMMENTS.search(called) is not None and _STATE.search(called) is None
