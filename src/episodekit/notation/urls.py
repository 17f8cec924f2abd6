"""L1. URLs as feeds write them, by RFC 3986 (https://www.rfc-editor.org/rfc/rfc3986); fast, because feeds hold many."""

import re
from functools import lru_cache
from urllib.parse import quote, unquote

from episodekit.patterns import later

_WEB = later(
    r"(?i:https?)://(?:[^\s/?#@]*@)?(?P<host>[^\s/?#:@\[\]]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?=[/?#]|$)"
)
_SHORTEST = len("https://")
_LONGEST_HOST = 300
_SCHEME = later(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_FORBIDDEN = later(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")
_CANONICAL = later(r"https?://[a-z0-9.-]+/[^%]*")
_ESCAPE = later(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = later(r"[A-Za-z0-9._~-]")
_EXTENSION = later(r"\.([A-Za-z0-9]{1,5})$")
_LONGEST_EXTENSION = 5
_PLAIN_STEM = later(r"https?://[^/?#%]*/[^?#%]*$")  # whose end is that of a path, with nothing to decode
_FEED = later(
    r"(?i)(?:/(?:feed|rss|atom)/?|\.(?:rss|rdf|atom|xml)|[?&]feed=(?:rss2?|atom|comments-rss2)[^/]*)$"
)
_FEED_END = 60  # characters in which that is looked for
_PRIVATE = later(
    r"localhost|.*\.(?:localhost|local|test|invalid|example|internal|lan)|"
    r"(?:.*\.)?example\.(?:com|net|org)|"
    r"127\..*|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|"
    r"\[::1?\]|\[f[cd].*\]|\[fe80:.*\]"
)


def is_address(text: str) -> bool:
    """Whether an argument is an address on the web rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def is_web(url: str) -> bool:
    """Whether this is an absolute http(s) URL with a host."""
    return _host(url) is not None


def host(url: str) -> str:
    """The host in lower case; empty if there is none."""
    return _host(url) or ""


def _host(url: str) -> str | None:
    """The host, which may be nothing but dots and then is empty; None if there is none."""
    # Whatever stands behind the host makes no difference, and a feed names few hosts.
    begin = url[: url.find("/", _SHORTEST) + 1] or url
    return _host_of(begin) if len(begin) <= _LONGEST_HOST else _host_of.__wrapped__(begin)


@lru_cache(maxsize=1024)
def _host_of(begin: str) -> str | None:
    match = _WEB.match(begin)
    return match["host"].lower().rstrip(".") if match else None


def is_like_a_feed(url: str) -> bool:
    """Whether its end is one that feeds have and pages have not, such as ``/feed/`` or ``.rss``."""
    return _FEED.search(url.partition("#")[0][-_FEED_END:]) is not None


def has_scheme(url: str) -> bool:
    """Whether the URL is absolute, of any scheme."""
    return _SCHEME.match(url) is not None


def forbidden(url: str) -> str | None:
    """The first character that no URL may hold; None if there is none."""
    match = _FORBIDDEN.search(url)
    return match[0] if match else None


def encoded(url: str) -> str:
    """The URL with every forbidden character percent-encoded."""
    return quote(url, safe="%-._~:/?#[]@!$&'()*+,;=")


def canonical(url: str) -> str:
    """An http(s) URL in the one way to write it (https://www.rfc-editor.org/rfc/rfc3986#section-6.2).

    Host in lower case, no port that goes without saying, a path, no escape without need.
    """
    if _CANONICAL.fullmatch(url):
        return url
    scheme, _, rest = url.partition("://")
    end = next((at for at, character in enumerate(rest) if character in "/?#"), len(rest))
    login, at, place = rest[:end].rpartition("@")
    scheme, place, tail = scheme.lower(), place.lower(), rest[end:]
    place = place.removesuffix(":80" if scheme == "http" else ":443").removesuffix(":")
    tail = _ESCAPE.sub(_escape, tail if tail.startswith("/") else f"/{tail}")
    return f"{scheme}://{login}{at}{place}{tail}"


def _escape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()


@lru_cache(maxsize=16_384)  # several rules ask for the same
def extension(url: str) -> str:
    """The suffix of the path in lower case with its dot, query and fragment apart; empty if there is none."""
    stem, dot, suffix = url.rpartition(".")
    if dot and suffix.isalnum() and suffix.isascii() and _PLAIN_STEM.match(stem):
        return f".{suffix.lower()}" if len(suffix) <= _LONGEST_EXTENSION else ""
    path = url.split("?", 1)[0].split("#", 1)[0]
    path = path.split("://", 1)[-1].partition("/")[2]
    match = _EXTENSION.search(unquote(path[-40:]))
    return f".{match[1].lower()}" if match else ""


@lru_cache(maxsize=256)
def is_private(host_name: str) -> bool:
    """Whether a host is local, private or a placeholder (https://www.rfc-editor.org/rfc/rfc6761, RFC 1918)."""
    return _PRIVATE.fullmatch(host_name) is not None
