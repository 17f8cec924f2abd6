"""Addresses in ASCII, redirects that may be followed, and the machines behind a name."""

import ipaddress
import re
import socket
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from episodekit.errors import ArticleError, EpisodekitError, RemoteError
from episodekit.http.wanted import Wanted
from episodekit.logins import masked

LOGIN = "the address holds a name or password"
"""What is said of an address that does."""
_MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PRINTED = re.compile(r"[!-~]+")  # what may stand in a host's name, and more; no blank, no control character
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # https://www.rfc-editor.org/rfc/rfc6052


class Route:
    """Where a request goes: every machine on the way is looked up and checked, and redirects are counted."""

    def __init__(self, url: str, wanted: Wanted) -> None:
        """Begin at the address that the user named.

        Raises:
            ArticleError: it is no http(s) address.
        """
        self.place = normal(url, url, ArticleError)
        self._url, self._wanted = url, wanted
        self._own: list[str] | None = None
        self._left = _MOST_REDIRECTS

    def addresses(self) -> list[str]:
        """The addresses of the machine at :attr:`place`.

        Raises:
            RemoteError: there is none, or a redirect led into a private network.
        """
        found = resolved(self.place, self._url)
        self._own = found if self._own is None else self._own
        check_redirect(found, self._own, self._url)
        return found

    def follow(self, location: str) -> None:
        """Go where a server redirects to.

        Raises:
            RemoteError: that is no address, leads from https to http, or is one redirect too many.
        """
        if not self._left:
            raise RemoteError(
                f"it redirects more than {_MOST_REDIRECTS} times",
                remedy="open it in a browser and use the address that it ends at",
                where=self._url,
            )
        self._left -= 1
        self.place = followed(self.place, location, self._url, self._wanted)


def normal(address: str, where: str, error: type[EpisodekitError]) -> str:
    """The address in ASCII, without its fragment."""
    remedy = "write an address such as https://example.com/page"
    told = repr(masked(address)[:100])
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=-._~?[]")
    except ValueError:
        raise error(f"{told} is not an address", remedy=remedy, where=where) from None
    if parts.scheme not in {"http", "https"} or not ascii_host or not _PRINTED.fullmatch(ascii_host):
        raise error(f"{told} is not an http(s) address", remedy=remedy, where=where)
    if parts.username is not None or parts.password is not None:
        raise error(LOGIN, remedy="leave it out", where=where)
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    place = shown if port is None else f"{shown}:{port}"
    return urlunsplit((parts.scheme, place, path, query, ""))


def followed(place: str, target: str, where: str, wanted: Wanted) -> str:
    """Where a redirect leads.

    Raises:
        RemoteError: to no address, or from https to http.
    """
    try:
        joined = urljoin(place, target)
    except ValueError:
        joined = target
    following = normal(joined, where, RemoteError)
    if place.startswith("https:") and following.startswith("http:"):
        raise RemoteError(
            f"it redirects from https to http, where anybody on the way can change the {wanted.noun}",
            remedy=f"open it in a browser, save the {wanted.noun} and {wanted.then}",
            where=where,
        )
    return following


def resolved(place: str, where: str) -> list[str]:
    """The addresses of a host, the first to be tried first."""
    parts = urlsplit(place)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    except (OSError, ValueError):  # ValueError: of a name that no name server takes
        raise RemoteError(
            "there is no such host, or no network", remedy="check the address and the network", where=where
        ) from None
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def check_redirect(addresses: list[str], own: list[str], where: str) -> None:
    """Refuse to be sent into a private network, unless to the machine that the user named."""
    private = next((each for each in addresses if each not in own and not is_public(each)), None)
    if private is not None:
        raise RemoteError(
            f"it redirects to {private}, an address within a private network",
            remedy="if you trust it, name the address that it redirects to",
            where=where,
        )


def is_public(address: str) -> bool:
    """Whether an IP address is of the internet, and not of a private network, this machine or a group."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        found = wrapped or found
    return found.is_global and not found.is_multicast


def in_utf8(location: str) -> str:
    """Headers come as ISO 8859-1 (https://www.rfc-editor.org/rfc/rfc9110#section-5.5), and many servers send UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
