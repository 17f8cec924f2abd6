"""What django-cast answers is used only where it is what its interface says."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from episodekit.errors import RemoteError
from episodekit.hosting.answers import Json
from episodekit.hosting.django_cast import DjangoCast
from tests.hosted.shows import Feeds

if TYPE_CHECKING:
    from episodekit.hosting.wire import Wire


class Strange:
    """Answers every call with a medium whose id is no number."""

    def ask(self, *_: object, **__: object) -> Json:
        return Json({"results": [], "id": "a7"}, "host")


def test_a_number_of_a_medium_that_is_none_is_told(tmp_path: Path) -> None:
    feeds = Feeds(tmp_path / "feeds")
    feeds.write(1)
    host = DjangoCast("host", cast("Wire", Strange()), 1)
    with pytest.raises(RemoteError, match="the host answers 'a7' where a number is due"):
        host.send_audio("1", feeds.items()[0], lambda _: None)
