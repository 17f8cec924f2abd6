"""L6. Pages, feeds and files from the web, within bounds: its size, its time, its redirects and its kind.

Nothing is sent but the request: no cookies, no credentials (``~/.netrc`` is not read, a URL with a password is refused), no
proxy of the environment. A redirect from https to http is refused, because what comes back could have been changed on the
way; one from http to https is followed. The server's certificate has to be valid. A redirect to another machine in a
private network is refused, so that no page reads what only its reader's network may see; what is connected to is the
address that was checked, not the name once more.
"""

from episodekit.http.pages import Page, fetch
from episodekit.http.streams import Answer, opened
from episodekit.http.wanted import FEED, SUFFIXES
from episodekit.notation.urls import is_address

__all__ = ["FEED", "SUFFIXES", "Answer", "Page", "fetch", "is_address", "opened"]
