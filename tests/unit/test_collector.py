import gc

import pytest

from episodekit.collector import resting


@pytest.mark.parametrize("collecting", [True, False])
def test_it_rests_meanwhile_and_is_afterwards_as_it_was(collecting: bool) -> None:  # the value, not a flag
    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with resting():
            assert not gc.isenabled()
        with pytest.raises(KeyError):
            _fail()
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()


def _fail() -> None:
    with resting():
        raise KeyError
