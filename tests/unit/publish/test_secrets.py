"""Secrets of targets: what stands around them in a file is no part of them, and no message holds one."""

import pytest

from episodekit.errors import RemoteError
from episodekit.publish.secrets import secret


@pytest.mark.parametrize("around", ["{}", "{}\n", "{}\r\n", "\n{}"])
def test_a_line_break_around_a_secret_is_none_of_it(around: str) -> None:
    assert secret("KEY", {"KEY": around.format(" pass word ")}, "t") == " pass word "


@pytest.mark.parametrize("given", ["pass\nword", "pass\x00word", "pass\tword"])
def test_a_secret_that_no_header_can_hold_is_refused_and_not_shown(given: str) -> None:
    with pytest.raises(RemoteError, match="KEY holds a line break") as told:
        secret("KEY", {"KEY": given}, "t")
    assert "pass" not in str(told.value)


def test_a_line_break_alone_is_no_secret() -> None:
    with pytest.raises(RemoteError, match="KEY is not set"):
        secret("KEY", {"KEY": "\n"}, "t")
