"""L0. Regular expressions that are compiled when they are first used: of a feed's rules, each run needs few."""

import re
from typing import Any, AnyStr, cast


class _Later:
    """Stands where its pattern will be; every method that was asked for once is the pattern's own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._made: tuple[Any, int] = (pattern, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the pattern's attribute is
        found = getattr(re.compile(*self._made), name)
        setattr(self, name, found)
        return found


def later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The same as :func:`re.compile`, but compiled on first use.

    The linter has 130 patterns, and a feed needs a third of them. Its methods are those of a pattern; the functions of
    :mod:`re` do not take it, and ``match.re`` is not it.
    """
    return cast("re.Pattern[AnyStr]", _Later(pattern, flags))
