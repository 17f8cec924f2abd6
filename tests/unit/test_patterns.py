import re

import pytest

from episodekit.patterns import later


def test_it_does_what_the_pattern_does() -> None:
    lazy, eager = later("(a+)(?P<b>b)?", re.IGNORECASE), re.compile("(a+)(?P<b>b)?", re.IGNORECASE)
    for text in ("xAAB", "aab", "", "b"):
        for _ in range(2):
            assert lazy.findall(text) == eager.findall(text)
            assert lazy.sub("-", text) == eager.sub("-", text)
            assert bool(lazy.fullmatch(text)) == bool(eager.fullmatch(text))
    assert lazy.groupindex == eager.groupindex
    assert later(b"a").search(b"ba", 1) is not None


def test_it_is_compiled_when_it_is_used_and_not_before() -> None:
    wrong = later("(")
    with pytest.raises(re.error):
        wrong.search("a")
