"""A feed in several documents (RFC 5005, https://www.rfc-editor.org/rfc/rfc5005): where the next one lies, and all as one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from episodekit.feed.document import Document
from episodekit.feed.read import Imported, order_of, ranks
from episodekit.findings import Finding

PAGES_LIMIT = 500
_OLDER = ("prev-archive", "next")
"""Archived feeds lead to what is older by the first (section 4), paged ones by the second (section 3)."""


def older(document: Document) -> str | None:
    """The address of the document that holds the next older items, as it is written there; None if there is none."""
    channel = document.channel
    found = (
        {link.get("rel"): (link.get("href") or "").strip() for link in channel.all("atom:link")}
        if channel
        else {}
    )
    return next((href for relation in _OLDER if (href := found.get(relation))), None)


def joined(parts: Sequence[Imported]) -> Imported:
    """The documents of a feed, from the newest on, as one show.

    Of an item that stands in several of them the first counts. The feed that is built keeps as many episodes as the
    first document holds, and has the others on pages again.
    """
    first = parts[0]
    unique = {
        row.guid: ((row.published, -number, row.order), row)
        for number, part in reversed([*enumerate(parts)])
        for row in part.episodes
    }
    episodes = [row for _, row in sorted(unique.values(), key=lambda pair: pair[0], reverse=True)]
    order, _ = order_of([row.published for row in first.episodes])
    places = ranks([row.published for row in episodes], "newest")
    placed = [replace(row, order=place) for row, place in zip(episodes, places, strict=True)]
    seen: Counter[str] = Counter()
    named = []
    for row in reversed(placed):  # the older of two of the same name has it without a number
        seen[row.slug] += 1
        named.append(row if seen[row.slug] == 1 else replace(row, slug=f"{row.slug}-p{seen[row.slug]}"))
    feed = replace(first.show.feed, order=order, limit=max(len(first.episodes), 1))
    rows = named if order == "oldest" else named[::-1]
    return Imported(replace(first.show, feed=feed), tuple(rows), sum(part.moved for part in parts))


def spoken(findings: Sequence[Sequence[Finding]], *, complete: bool) -> tuple[Finding, ...]:
    """The findings of all documents: of pages only those about items, and the link at which it ended too early."""
    kept: list[Finding] = []
    for number, rows in enumerate(findings):
        ended = not complete and number == len(findings) - 1
        kept += [row for row in rows if (ended if row.rule == "import-page" else number == 0 or row.item)]
    return tuple(kept)
