"""L7. The command line: each module parses flags, calls one function and prints; only here are errors caught.

Exit status of every command: 0 done, nothing to report · 1 findings at or above ``--fail-on``, or a difference ·
2 could not run (usage, entry, file) · 3 a remote side refused.
"""

import importlib
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import click

from episodekit import __version__
from episodekit.collector import begin, leave
from episodekit.errors import EpisodekitError

COMMANDS = {
    "init": "Make a new show in a folder.",
    "import": "Make a workspace of an existing feed.",
    "draft": "Turn articles, or recordings, into episode entries for review.",
    "figures": "Show what an article states in figures; write nothing.",
    "build": "Make feeds/: audio, transcripts, chapters, pages and the feed.",
    "lint": "Check feeds and say how to mend them.",
    "explain": "Print the page of a lint rule.",
    "inspect": "Show what an audio file or a feed holds.",
    "publish": "Send feeds/ to where listeners find it.",
    "tag": "Write tags, chapters and cover into a copy of an audio file.",
    "speak": "Speak a text: audio, and a timed transcript of it.",
    "align": "Find a text in a recording of it: a timed transcript.",
    "transcribe": "Write down what is said in a recording: a timed transcript to review.",
    "convert": "Convert chapters or a transcript into another format.",
}
"""Command → its line in ``--help``; the module of the same name holds ``command``."""
_MODULES = {"import": "imports"}
"""Modules of commands whose names Python keeps to itself."""


class _LazyGroup(click.Group):
    """Imports a command's module only when that command runs, so that ``--help`` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the same
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"episodekit.cli.{_MODULES.get(cmd_name, cmd_name)}")
        loaded: click.Command = module.command
        return loaded

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="episodekit")
def group() -> None:
    """An article goes in; a podcast comes out, checked before anyone hears it.

    \b
    Start:  episodekit init my-show
            episodekit draft seeds/article.txt
            episodekit build
    """  # noqa: D301  # \b is click's mark for lines that stay as they are


def main() -> None:
    """Run the command line; the process ends with the exit status of the command, or 128 and the signal that ended it."""
    begin()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system can hang up
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores it
            signal.signal(number, _stop)
    # Products of matrices are small here: the threads of numpy's library would only wait for each other.
    # https://github.com/OpenMathLib/OpenBLAS#setting-the-number-of-threads-using-environment-variables
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    status = run(sys.argv[1:])
    leave()
    sys.exit(status)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """End as an exception does, so that programs are killed and temporary files deleted; a second signal ends at once."""
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(128 + number)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status; every error becomes one message on standard error."""
    try:
        status = group.main(arguments, prog_name="episodekit", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        click.echo("episodekit: stopped; nothing was left half done", err=True)
        return 2
    except click.ClickException as problem:
        problem.show()
        return 2
    except EpisodekitError as problem:
        click.echo(f"episodekit: {problem}", err=True)
        return problem.exit_status
    except OSError as problem:
        where = f"{problem.filename}: " if problem.filename else ""
        click.echo(
            f"episodekit: {where}{problem.strerror or problem}: free space or rights, then run it again",
            err=True,
        )
        return 2
    return status if isinstance(status, int) else 0
