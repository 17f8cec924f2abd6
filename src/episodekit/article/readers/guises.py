"""L3. What a file holds that is only named a text: a page, a mail, or data that nobody would read aloud."""

import json
import re

from episodekit.errors import ArticleError

_HEAD = 4_000  # bytes
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<(?:\?xml\s|rss\b|feed\b|opml\b|svg\b|rdf:)", re.IGNORECASE)
_TIMES = re.compile(r"(?m)^(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3} --> (?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}")
_MAIL = re.compile(
    rb"(?:From [^\r\n]{1,300}\r?\n)?(?:(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|content-type|reply-to|sender|"
    rb"delivered-to|dkim-signature|x-[\w-]{1,40}|list-[\w-]{1,40}|references|in-reply-to|user-agent|content-transfer-encoding|authentication-results):"
    rb"[^\r\n]{0,2000}(?:\r?\n[ \t][^\r\n]{0,2000}){0,60}\r?\n){3,200}\r?\n",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rb"^(?:subject|message-id|mime-version|received):", re.IGNORECASE | re.MULTILINE)
_MANY = 200  # digits
_DIGIT = re.compile(r"\d")
_LONGEST_WORD = 100  # letters, of scripts that put blanks between words
_RUN = re.compile(r"[A-Za-z0-9+/=_-]{101,}")


def is_page(data: bytes) -> bool:
    """Whether a file begins as an HTML page does."""
    return _PAGE.match(data[:_HEAD]) is not None


def is_mail(data: bytes) -> bool:
    """Whether a file begins with the header fields of a mail (https://www.rfc-editor.org/rfc/rfc5322)."""
    head = _MAIL.match(data)
    return head is not None and _SUBJECT.search(head[0]) is not None


def check_words(text: str, name: str) -> None:
    """Refuse what is no text to be read aloud.

    Raises:
        ArticleError: it is JSON, XML, a timed transcript, or it has next to no words.
    """
    told = _data_kind(text)
    if told is not None:
        kind, remedy = told
        raise ArticleError(f"this is {kind}, not an article", remedy=remedy, where=name)
    digits = len(_DIGIT.findall(text))
    if digits > _MANY and sum(map(str.isalpha, text)) * 4 < digits:
        raise ArticleError(
            "there are next to no words, only numbers",
            remedy="write sentences that tell what they are",
            where=name,
        )
    longest = max(map(len, text.split()), default=0)
    if longest > _LONGEST_WORD and 2 * sum(map(len, _RUN.findall(text))) > len(text):
        raise ArticleError(
            f"there are next to no words, only runs of more than {_LONGEST_WORD} letters",
            remedy="save the article's text as .txt, its title on the first line",
            where=name,
        )


def _data_kind(text: str) -> tuple[str, str] | None:
    """What kind of data a text is, and what to do about it."""
    if _XML.match(text):
        return "XML", "a feed is taken over with `episodekit import`; of another document save the text"
    if text[:_HEAD].lstrip().startswith("WEBVTT") or len(_TIMES.findall(text[:_HEAD])) > 1:
        return (
            "a transcript with times",
            "put it into its episode's folder as transcript.srt or transcript.vtt",
        )
    if text.lstrip()[:1] in {"{", "["} and text.rstrip()[-1:] in {"}", "]"}:
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return None
        return "JSON", "save the article's text as .txt, its title on the first line"
    return None
