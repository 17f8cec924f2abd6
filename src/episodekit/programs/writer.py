"""L6. Summaries by a program of the user's: it reads the article on its standard input and prints the summary.

Any program will do (a script, a client of a language model); what it prints is held against the article before it is
taken (:func:`episodekit.article.summarise`).
"""

from pathlib import Path

from episodekit.article import Summary, summarise
from episodekit.errors import WriterError
from episodekit.model.command import Command
from episodekit.model.written import Article
from episodekit.programs import running

OUTPUT_LIMIT_BYTES = 1 << 16
_TASK = running.Task(
    where="show.yaml: summary.command",
    error=WriterError,
    gets="an article",
    prints="the summary",
    limit_bytes=OUTPUT_LIMIT_BYTES,
)


def summary_by_command(command: Command, article: Article, root: Path) -> Summary:
    """The command's summary if it holds against the article, else what stands instead, with a hint why.

    Args:
        command: from ``show.yaml``; whoever calls this has the consent of the user to run it.
        article: what is summarised.
        root: the workspace, where the command runs.

    Raises:
        WriterError: the command gave no summary at all.
    """
    written = write_summary(command, f"{article.title}\n\n{article.text}\n", root)
    return summarise(article, written=written, by=command.name)


def write_summary(command: Command, text: str, root: Path) -> str:
    """What the command prints when it is given the text.

    It runs in ``root`` with this program's environment, where it finds its keys, through no shell. It and whatever it has
    started are killed when it takes too long or prints more than 64 kB.

    Raises:
        WriterError: it cannot be started, fails, takes too long, or prints nothing, too much or no UTF-8.
    """
    printed = running.run(command, text.encode("utf-8", "replace"), root, _TASK)
    try:
        summary = printed.output.decode("utf-8-sig").strip()
    except UnicodeDecodeError as problem:
        raise _TASK.failed(
            f"byte {problem.start + 1} of what it printed is not UTF-8", "make it print UTF-8"
        ) from None
    if not summary:
        raise _TASK.failed(
            f"it printed nothing{printed.complaint}", "make it print the summary on its standard output"
        )
    return summary
