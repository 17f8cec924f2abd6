"""Which summary an entry gets: whether the show's command runs, and what an entry keeps that has one."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import click

from episodekit import article as understanding
from episodekit.article import Summary
from episodekit.disk.workspace import Workspace
from episodekit.entry import Entry
from episodekit.model.episode import Episode, Show
from episodekit.model.written import Article
from episodekit.programs.running import TRUST, is_trusted
from episodekit.programs.writer import summary_by_command


class Summaries:
    """Summaries for one run: by the show's command if the user lets it run, else out of the article.

    Args:
        consent: the user said on the command line that the command may run.
        again: write a new summary where an entry has one that holds.
    """

    def __init__(self, workspace: Workspace, show: Show, *, consent: bool, again: bool) -> None:
        self._root = workspace.root
        self._command = show.summary_command
        self._consent = consent or is_trusted(workspace.root, os.environ)
        self._again = again
        self._told = False

    def maker(self, known: tuple[Entry, Episode] | None) -> Callable[[Article], Summary]:
        """What makes the summary of a new entry, or of one that is known already."""
        return self._fresh if known is None or self._again else partial(self._kept, *known)

    def _fresh(self, article: Article) -> Summary:
        if self._command is None:
            return understanding.summarise(article)
        if self._consent:
            return summary_by_command(self._command, article, self._root)
        if not self._told:
            self._told = True  # once, however many articles there are
            click.echo(
                f"episodekit: show.yaml: summary.command: {self._command.name} was not run, and the summary is out of the "
                f"article: if you trust this show, say --run-command, or list its folder in {TRUST}",
                err=True,
            )
        return understanding.summarise(article)

    def _kept(self, entry: Entry, episode: Episode, article: Article) -> Summary:
        """The summary that a program wrote for the entry, as long as it holds: the next one would only be different."""
        own = understanding.summarise(article)
        if episode.summary_by in {None, own.by}:
            # The command is not asked again; what was said of its last answer stands.
            return replace(own, hint=self._refusal(entry) or own.hint)
        kept = understanding.summarise(article, written=episode.summary, by=episode.summary_by or "")
        return kept if kept.by == episode.summary_by or self._command is None else self._fresh(article)

    def _refusal(self, entry: Entry) -> str | None:
        """The comment in an entry that tells why the command's summary was not taken."""
        if self._command is None:
            return None
        start = f"# The summary by {self._command.name} was not taken "
        return next((row[2:] for row in entry.text.splitlines() if row.startswith(start)), None)
