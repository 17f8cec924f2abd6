"""An endpoint that is no address is told of before anything is asked."""

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.publish.s3 import open_bucket


@pytest.mark.parametrize(
    "endpoint", ["s3.figures.news", "not an address", "http://[::1", "ftp://figures.news"]
)
def test_an_endpoint_that_is_no_address_is_refused(endpoint: str) -> None:
    target = Target(name="b", kind="s3", options={"bucket": "pod", "endpoint": endpoint})
    with pytest.raises(RemoteError, match=r"is not an (http\(s\) )?address") as told:
        open_bucket(target, {})
    assert told.value.where == "b: endpoint"
