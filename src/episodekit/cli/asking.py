"""How far the questions to servers are, on a terminal."""

import sys

import click


def asking(done: int, total: int) -> None:
    """Tell it on one line, which is gone at the end."""
    if sys.stderr.isatty():
        told = f"{done}/{total} addresses asked" if done < total else ""
        click.echo(f"\r{told}\x1b[K", nl=False, err=True)
