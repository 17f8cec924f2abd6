"""A feed and all that it points to on a server of the tests that does everything right; tests then spoil what they are about."""

from tests.house.source import ROOT
from tests.servers import Site

BASE = (ROOT / "tests" / "cases" / "lint" / "base.xml").read_bytes()
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nhello\n"
CHAPTERS = (
    b'{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "A"}, {"startTime": 30, "title": "B"}]}'
)


def feed(web: Site, data: bytes = BASE) -> bytes:
    """The feed with this server in its addresses."""
    return data.replace(b"https://figures.news", web.address.encode())


def good(web: Site, size: int = 1_800_000) -> str:
    """Serve everything; gives the feed's address."""
    for number in (1, 2, 3):
        web.file(f"/media/{number}.mp3", b"\0" * size, "audio/mpeg")
        web.file(f"/t/{number}.vtt", VTT, "text/vtt")
        web.file(f"/c/{number}.json", CHAPTERS, "application/json+chapters")
    web.file("/cover.jpg", (ROOT / "cover.jpg").read_bytes(), "image/jpeg")
    return web.file("/feed.xml", feed(web), "application/rss+xml")
