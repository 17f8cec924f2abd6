"""L3. A press release as it came by mail: the subject is its title, the sender its author, the plain text its text."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from episodekit.article.readers.decode import TEXT_LIMIT_BYTES, check_bytes, decode
from episodekit.article.readers.plain import from_text
from episodekit.article.readers.scrape import Scrape, fold
from episodekit.article.readers.web import read_page
from episodekit.errors import ArticleError
from episodekit.notation.charsets import as_utf8

_SAVE = "save the article's text as .txt, its title on the first line"
_LONGEST_FIELD = 1_000  # characters
# Time and memory of Python's parser go by the square of what a part states of itself, and of the parts' number.
_LONG_STATEMENT = re.compile(
    rb"(?im)^content-(?:type|disposition|transfer-encoding|id):(?=(?:[^\r\n]|\r?\n[ \t]){2000})"
)
_MOST_PARTS = 2_000
_ENVELOPE = re.compile(rb"From [^\r\n]*\r?\n")
_NEXT = re.compile(rb"\n\r?\nFrom [^\r\n]{3,200}\d{4}\r?\n")  # of a mailbox of several mails
_SIGNATURE = re.compile(r"(?m)^-- $")  # https://www.rfc-editor.org/rfc/rfc3676#section-4.3
_LONGEST_SIGNATURE = 600  # characters of one without the blank; four lines of 80 are the custom
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|enc|i|r|antw|sv|vs)\s?:\s)+", re.IGNORECASE)


def read_mail(data: bytes, name: str) -> Scrape:
    """Read a mail, of a mailbox the first one.

    Raises:
        ArticleError: it is too large, or it has no text.
    """
    check_bytes(data, name, TEXT_LIMIT_BYTES)
    start = _ENVELOPE.match(data)
    source = data[start.end() :] if start else data
    following = _NEXT.search(source)
    broken = ArticleError("this mail cannot be read", remedy=_SAVE, where=name)
    if _LONG_STATEMENT.search(source) or (b"multipart/" in source and source.count(b"\n--") > _MOST_PARTS):
        raise broken
    try:
        mail = message_from_bytes(
            source[: following.start()] if following else source, _class=EmailMessage, policy=policy.default
        )
    except (RecursionError, ValueError, LookupError):  # parts within parts within parts
        raise broken from None
    title = _PREFIX.sub("", _field(mail, "subject"))
    scrape = _body(mail, title, name)
    return replace(
        scrape,
        title=title or scrape.title,
        whole_title=bool(title),
        author=_sender(_field(mail, "from")),
        published=_moment(_field(mail, "date")),
    )


def _field(mail: EmailMessage, name: str) -> str:
    """A header field as it is read, of which the first characters are enough."""
    stated = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")[:_LONGEST_FIELD]
    try:
        return fold(str(make_header(decode_header(stated))))
    except (HeaderParseError, LookupError, ValueError):
        return fold(stated)


def _sender(stated: str) -> str | None:
    try:
        return fold(parseaddr(stated)[0]) or None
    except RecursionError:  # comments within comments
        return None


def _moment(stated: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _body(mail: EmailMessage, title: str, name: str) -> Scrape:
    part, content = None, None
    try:
        part = mail.get_body(preferencelist=("plain", "html"))
        content = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError):  # of broken parts
        charset = None
    if part is None or not isinstance(content, bytes) or not content.strip():
        raise ArticleError("this mail has no text", remedy=_SAVE, where=name)
    source = as_utf8(content, charset)
    if part.get_content_subtype() == "html":
        return read_page(source, name)
    text = decode(source, name)
    text = _unsigned(text)
    return from_text(f"{title}\n\n{text}" if title else text)


def _unsigned(text: str) -> str:
    """A text without its signature; two hyphens without the blank behind them may also part what somebody tells."""
    told = _SIGNATURE.split(text.replace("\r\n", "\n"), maxsplit=1)[0]
    above, _, below = told.rpartition("\n--\n")
    return above if above and len(below) <= _LONGEST_SIGNATURE else told
