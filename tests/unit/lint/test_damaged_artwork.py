"""Pictures that break off, made with Pillow; what is whole for it is whole for the rule."""

import io

import pytest
from PIL import Image

from episodekit.lint import Config, Evidence, check

URL = "https://figures.news/cover.jpg"
FEED = (
    b'<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
    b'<itunes:image href="https://figures.news/cover.jpg"/></channel></rss>'
)


def saved(form: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((200, 200), 40).convert("RGB").save(file, form, **options)
    return file.getvalue()


def messages(data: bytes) -> list[str]:
    config = Config(select=("art-damaged", "art-format"))
    return [row.message for row in check(FEED, "f", evidence=Evidence(files={URL: data}), config=config)]


def with_preview() -> bytes:
    """A JPEG with a whole small JPEG in its Exif segment, as cameras write it."""
    exif = b"Exif\0\0" + saved("JPEG")[:30_000]
    data = saved("JPEG")
    return data[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + data[2:]


PICTURES = {
    "JPEG": saved("JPEG"),
    "progressive JPEG": saved("JPEG", progressive=True),
    "JPEG with a preview": with_preview(),
    "PNG": saved("PNG"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_breaks_off_is_told(name: str) -> None:
    data = PICTURES[name]
    assert messages(data) == []
    assert messages(data + b"\0 more") == []
    for size in (len(data) - 2, len(data) * 9 // 10):
        (told,) = messages(data[:size])
        assert f"breaks off after {size} bytes" in told
