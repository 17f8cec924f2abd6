"""``episodekit publish --move-to URL``: a show moves to another address, and no subscriber is lost."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

import click

from episodekit.cli.aftercheck import print_rows
from episodekit.disk.files import rewrite
from episodekit.disk.workspace import Workspace
from episodekit.errors import InvalidValueError, WorkspaceError
from episodekit.http.addresses import normal
from episodekit.lint.listing import Listing, previous
from episodekit.model.episode import Show
from episodekit.model.feeds import NEW_ADDRESS, FeedSettings
from episodekit.model.targets import Target
from episodekit.notation import urls
from episodekit.planning.checks import Row
from episodekit.planning.moving import Side, both_sides, redirects, told_in, with_new_address


def move(workspace: Workspace, show: Show, target: Target, to: str, *, yes: bool) -> int:
    """Prepare a move of the show's feeds, say what the old server needs, and look at both addresses of each.

    Further feeds move along where the new address tells where to: beside the main one, under their own paths.

    Returns the exit status: 0 the move is complete, 1 something is left to do.

    Raises:
        InvalidValueError: it is no address that a feed can move to.
        WorkspaceError: there is no feed to compare with.
    """
    old, new = (target.public_url or show.base_url) + quote(show.feed.path), _address(to)
    if new == old:
        raise InvalidValueError(
            "this is where the show is now",
            remedy="name the new address, and keep base_url in show.yaml until the old one redirects",
            where=new,
        )
    moves = [_Move(feed, (target.public_url or show.base_url) + quote(feed.path), new) for feed in show.feeds]
    moves = [replace(each, new=each.feed.moved_along(show.feed, new)) for each in moves]
    ours = {each.feed.path: _ours(workspace, each.feed) for each in moves if each.new}
    for each in moves:
        click.echo(f"from {each.old}\nto   {each.new or '(it stays)'}\n")
    rows = [_noted(workspace, show, new, yes=yes)]
    click.echo("The old server has to redirect, for four weeks at least; copy what is for yours:\n")
    for server, lines in _redirects(moves):
        click.echo(f"# {server}\n{lines}\n")
    print_rows(rows)
    for each in moves:
        if len(moves) > 1:
            click.echo(f"{each.feed.path}:")
        looked = _looked(each, ours)
        print_rows(looked)
        rows += looked
    if any(row.mark == "error" for row in rows):
        click.echo("the move is not complete: do what is missing, then run this again", err=True)
        return 1
    return 0


@dataclass(frozen=True, slots=True)
class _Move:
    """One feed, where it is, and where it moves to; empty: that is not known."""

    feed: FeedSettings
    old: str
    new: str


def _redirects(moves: Sequence[_Move]) -> Iterator[tuple[str, str]]:
    """Each server's lines for all feeds that move."""
    each = [redirects(move.old, move.new) for move in moves if move.new]
    for rows in zip(*each, strict=True):
        yield rows[0][0], "\n".join(lines for _, lines in rows)


def _looked(move: _Move, ours: Mapping[str, Listing]) -> list[Row]:
    if not move.new:
        why = "the new address does not end in the main feed's path: move this one as a show of its own"
        return [Row("warning", "it moves along", why)]
    return list(both_sides(move.new, ours[move.feed.path], _side(move.old), _side(move.new)))


def _address(text: str) -> str:
    """The new address in the form in which servers are asked."""
    if not urls.is_web(text):
        raise InvalidValueError(
            f"{text!r} is no web address", remedy="name the feed's new address, https://…", where="--move-to"
        )
    return normal(text, "--move-to", InvalidValueError)


def _ours(workspace: Workspace, feed: FeedSettings) -> Listing:
    place = workspace.feeds / feed.path
    if not place.is_file():
        raise WorkspaceError("there is no such feed", remedy="run `episodekit build`", where=str(place))
    return previous(place.read_bytes(), str(place))


def _noted(workspace: Workspace, show: Show, new: str, *, yes: bool) -> Row:
    """See that show.yaml names the new address: written if that is wanted and can be done without touching another line."""
    question, line = f"show.yaml says {NEW_ADDRESS}", f'tags: {{{NEW_ADDRESS}: "{new}"}}'
    told = told_in(show)
    if told:
        fault = "" if told == new else f"it says {told}: correct it under tags:"
        return Row("error" if fault else "ok", question, fault)
    place = workspace.root / "show.yaml"
    old = place.read_bytes()
    text = with_new_address(old.decode(), new)
    if text is None:
        return Row("error", question, f"add it under tags: yourself, as in {line}")
    if not yes and not (sys.stdin.isatty() and click.confirm(f"Add {NEW_ADDRESS} to show.yaml?")):
        return Row("error", question, f"add --yes to have it written, or write {line}")
    rewrite(place, old, text.encode())
    return Row("ok", question, "it was added: build and publish")


def _side(url: str) -> Side:
    from episodekit.probe import Bounds, fetch_feed

    fetched = fetch_feed(url, Bounds())
    return Side(fetched.reached.get, previous(fetched.data, url) if fetched.given else None)
