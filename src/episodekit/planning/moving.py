"""A feed moves to another address: what show.yaml has to say, what the old server has to answer, and whether it does.

Apple asks for both a permanent redirect and ``itunes:new-feed-url``, for four weeks at least:
https://podcasters.apple.com/support/823-podcast-requirements
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from episodekit.entry import check_show
from episodekit.lint.listing import Listing
from episodekit.lint.reached import Exchange
from episodekit.model.episode import Show
from episodekit.model.feeds import NEW_ADDRESS
from episodekit.planning.checks import NOT_ASKED, OK, Row

_PERMANENT = {301, 308}
_BLOCK = re.compile(r"tags:[ \t]*(?:#.*)?")
_INDENTED = re.compile(r"([ \t]+)[^\s#]")
_MOST_NAMED = 3


def told_in(show: Show) -> str:
    """Where ``show.yaml`` says that the show moves; empty if it does not."""
    return next((tag.text for tag in show.tags if tag.name == NEW_ADDRESS), "")


def with_new_address(text: str, url: str) -> str | None:
    """``show.yaml`` with the new address, every other line as it was; None if a person had better write it.

    Args:
        text: the file, which says nothing of a move.
        url: ASCII, without quotes or blanks.
    """
    before = check_show(text, "show.yaml").value
    if before is None or told_in(before):
        return None
    lines = text.splitlines(keepends=True)
    ending = "\r\n" if "\r\n" in text else "\n"
    entry = f'{NEW_ADDRESS}: "{url}"{ending}'
    at = next((number for number, line in enumerate(lines) if _BLOCK.fullmatch(line.rstrip("\r\n"))), None)
    if at is not None:
        inner = next((match for line in lines[at + 1 :] if (match := _INDENTED.match(line))), None)
        lines.insert(at + 1, (inner[1] if inner else "  ") + entry)
    else:
        if lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += ending
        lines += [f"tags:{ending}", f"  {entry}"]
    made = "".join(lines)
    after = check_show(made, "show.yaml").value
    is_minimal = (
        after is not None and told_in(after) == url and replace(after, tags=()) == replace(before, tags=())
    )
    kept = [tag for tag in after.tags if tag.name != NEW_ADDRESS] if after is not None else []
    return made if is_minimal and kept == list(before.tags) else None


def redirects(old: str, new: str) -> Iterator[tuple[str, str]]:
    """For each common server, what lets the old address redirect for good: its name, and the lines to copy."""
    path = urlsplit(old).path or "/"
    plain, coded = _quoted(unquote(path)), quote(unquote(path), safe="/-._~!$&'()*+,;=:@")
    # What servers take for variables of theirs is written in another way that means the same.
    target = new.replace("$", "%24").replace("{", "%7B").replace("}", "%7D")
    yield "nginx", f'location = "{plain}" {{ return 301 "{target}"; }}'
    yield "Apache", f'Redirect permanent "{plain}" "{target}"'
    yield "Caddy", f'redir "{plain}" "{target}" permanent'
    place = _shell(f"s3://BUCKET/{unquote(path).lstrip('/')}")
    # A copy onto itself: who asks the bucket's own address, which knows no redirects, still gets the feed.
    copied = f"aws s3 cp {place} {place} --website-redirect {_shell(new)} --metadata-directive REPLACE"
    yield "S3 (redirects at the website's address only)", f"{copied} --content-type application/rss+xml"
    yield "Cloudflare Pages, in _redirects", f"{coded} {new} 301"
    # Without the mark, a file that is there is served (https://docs.netlify.com/routing/redirects/rewrites-proxies/#shadowing).
    yield "Netlify, in _redirects", f"{coded} {new} 301!"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _shell(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


class Side(NamedTuple):
    """What one address answered, and the feed that it gave in the end."""

    exchange: Exchange | None
    listing: Listing | None


def both_sides(new_url: str, ours: Listing, old: Side, new: Side) -> tuple[Row, ...]:
    """Whether the old address sends on, and the new one serves the same show.

    Args:
        new_url: where the show moves to.
        ours: the feed as it was built.
        old: what the old address answered, redirects followed.
        new: what the new one did.
    """
    return (_sent_on(new_url, old), *_serves(new_url, ours, new))


def _sent_on(new_url: str, old: Side) -> Row:
    question = "the old address redirects for good (301)"
    exchange = old.exchange
    if exchange is None or (exchange.trouble is not None and not exchange.hops):
        why = exchange.trouble.message if exchange is not None and exchange.trouble is not None else ""
        return Row("error", question, why or "it was not asked")
    if not exchange.hops:
        return Row("error", question, f"it answers {exchange.status} itself: add the redirect")
    way = [*takewhile(lambda hop: hop.url != new_url, exchange.hops)]
    if len(way) == len(exchange.hops) and exchange.url != new_url:
        return Row("error", question, f"it leads to {exchange.url}")
    wrong = next((hop for hop in way if hop.status not in _PERMANENT), None)
    if wrong is not None:
        return Row("error", question, f"{wrong.url} redirects with {wrong.status}, which is for a while only")
    return Row(OK, question)


def _serves(new_url: str, ours: Listing, new: Side) -> Iterator[Row]:
    given, same = "the new address serves a feed", "it holds the same episodes (guid)"
    show, told = "it is the same show (podcast:guid)", f"it says {NEW_ADDRESS}"
    listing, exchange = new.listing, new.exchange
    if listing is None or listing.unreadable:
        why = listing.unreadable if listing is not None else ""
        if exchange is not None and not why:
            why = (
                exchange.trouble.message if exchange.trouble is not None else f"it answers {exchange.status}"
            )
        yield Row("error", given, why)
        yield from (Row(NOT_ASKED, question) for question in (same, show, told))
        return
    yield Row(OK, given)
    theirs = {entry.guid for entry in listing.entries}
    missing = [entry.name for entry in ours.entries if entry.guid not in theirs]
    yield Row("error", same, _missing(missing)) if missing else Row(OK, same, f"{len(ours.entries)} of them")
    if ours.podcast_guid.lower() == listing.podcast_guid.lower():
        yield Row(OK, show)
    else:
        yield Row(
            "warning", show, f"{listing.podcast_guid or 'none'} there, {ours.podcast_guid or 'none'} here"
        )
    if listing.new_feed_url == new_url:
        yield Row(OK, told)
    else:
        yield Row("warning", told, f"{listing.new_feed_url or 'nothing'} stands there")


def _missing(names: Collection[str]) -> str:
    named = ", ".join([*names][:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"apps would offer {len(names)} of them anew or lose them: {named}{more}"
