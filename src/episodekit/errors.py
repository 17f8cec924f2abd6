"""L0. The exceptions of episodekit: raised when there is no answer, never for a broken feed.

::

    EpisodekitError             message, remedy, where; exit status 2
    ├── WorkspaceError          no show.yaml here, a path outside, a folder in the way
    ├── ArticleError            the article cannot be turned into an entry
    ├── InvalidValueError            one value of the model is wrong (also a ValueError)
    ├── AudioError              the file is not the audio that it claims to be, or is damaged
    ├── VoiceError              the text cannot be spoken
    ├── AlignmentError          the text and the recording do not go together
    ├── RecognitionError        what is said in a recording cannot be written down
    ├── WriterError             the program that writes summaries gave none
    ├── WriteError              a file could not be written; what was there before is intact
    └── RemoteError             a remote side refused; exit status 3

What a person wrote (an entry, a feed, a transcript) and got wrong is reported as
:class:`episodekit.findings.Finding`, all at once.
"""

from episodekit.logins import masked


class EpisodekitError(Exception):
    """What went wrong, where, and how to mend it: one line each.

    ``str()`` gives ``where: message: remedy``, which the command line prints as it is.
    """

    exit_status = 2

    def __init__(self, message: str, *, remedy: str, where: str = "") -> None:
        """Keep the parts apart so that a report can lay them out anew; no password of an address is kept."""
        message, where = masked(message), masked(where)
        super().__init__(message, remedy, where)
        self.message = message
        self.remedy = remedy
        self.where = where

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}: {self.remedy}"


class WorkspaceError(EpisodekitError):
    """The folder is not a workspace, or something in it is in the way."""


class ArticleError(EpisodekitError):
    """The article cannot be turned into an entry."""


class InvalidValueError(EpisodekitError, ValueError):
    """One value is wrong: the message names the value, the remedy the right form.

    ``line`` is the line of a value of several lines, from 1; 0: it has one, or the line is not known.
    """

    def __init__(self, message: str, *, remedy: str, where: str = "", line: int = 0) -> None:
        """Keep the parts apart."""
        super().__init__(message, remedy=remedy, where=where)
        self.line = line


class AudioError(EpisodekitError):
    """The audio cannot be read, is not what it claims to be, or cannot be tagged."""


class VoiceError(EpisodekitError):
    """The text cannot be spoken by the chosen voice."""


class AlignmentError(EpisodekitError):
    """The text cannot be found in the recording, or nothing is installed that could find it."""


class MismatchError(AlignmentError):
    """Text and recording do not go together: listening once more will not find more."""


class RecognitionError(EpisodekitError):
    """No speech can be recognised in the recording, or nothing is installed that could."""


class WriterError(EpisodekitError):
    """The program that ``show.yaml`` names for summaries did not give one."""


class WriteError(EpisodekitError):
    """A file could not be written; what was there before is still there."""


class RemoteError(EpisodekitError):
    """A remote side refused."""

    exit_status = 3


def first_line(problem: Exception) -> str:
    """What a library says of what went wrong, without the stack of its own that some add: at most 200 characters."""
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0][:200]
