import io
import struct
import zlib

import pytest
from PIL import Image

from episodekit.audio import artwork
from episodekit.audio.lettering import draw_cover
from episodekit.errors import AudioError


def _picture(
    size: tuple[int, int] = (1500, 1500), mode: str = "RGB", kind: str = "JPEG", **options: object
) -> bytes:
    target = io.BytesIO()
    noise = Image.effect_noise((64, 64), 90).resize(size).convert(mode)
    noise.save(target, kind, **options)
    return target.getvalue()


def test_measures() -> None:
    data = _picture((1400, 1600), "RGBA", "PNG")
    assert artwork.measure(data) == artwork.Artwork(1400, 1600, "PNG", "RGBA", len(data))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_picture(), []),
        (_picture((3000, 3000), kind="PNG"), []),
        (_picture((1400, 1600)), ["square"]),
        (_picture((1399, 1399)), ["1399"]),
        (_picture((3001, 3001)), ["3001"]),
        (_picture(mode="RGBA", kind="PNG"), ["transparent"]),
        (_picture(mode="CMYK"), ["print colours"]),
        (_picture((10, 20), "L"), ["square", "scale", "colour mode L"]),
    ],
)
def test_what_directories_refuse_is_told(data: bytes, says: list[str]) -> None:
    problems = artwork.check_artwork(data)
    assert len(problems) == len(says)
    assert all(word in problem for word, problem in zip(says, problems, strict=True))


@pytest.mark.parametrize(
    "data",
    [
        _picture((3000, 3000), quality=95),
        _picture((2000, 1000), "RGBA", "PNG"),
        _picture((1500, 1500), "CMYK"),
        _picture((500, 500), "P", "PNG"),
        _picture((300, 300), "L"),
    ],
)
def test_covers_for_tags_are_small_rgb_jpegs(data: bytes) -> None:
    cover = artwork.cover_for_tags(data)
    with Image.open(io.BytesIO(cover)) as image, Image.open(io.BytesIO(data)) as source:
        assert (image.format, image.mode) == ("JPEG", "RGB")
        assert max(image.size) <= 1400
        assert image.width / image.height == pytest.approx(source.width / source.height, abs=0.01)
    assert len(cover) <= 300_000
    assert artwork.cover_for_tags(data) == cover


def test_a_cover_that_is_small_enough_stays_as_it_is() -> None:
    data = _picture((600, 600), quality=60)
    assert artwork.cover_for_tags(data) is data


def test_transparent_parts_become_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(target, "PNG")
    with Image.open(io.BytesIO(artwork.cover_for_tags(target.getvalue()))) as image:
        assert image.getpixel((50, 50)) == (255, 255, 255)


def test_a_picture_taken_upright_stays_upright() -> None:
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = (
        6  # rotated by 90°: https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, Orientation
    )
    Image.new("RGB", (1600, 800), "teal").save(target, "JPEG", exif=exif)
    with Image.open(io.BytesIO(artwork.cover_for_tags(target.getvalue()))) as image:
        assert image.size == (700, 1400)


def _png_claiming(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(99)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is an empty file, neither JPEG nor PNG"),
        (b"<!DOCTYPE html>", "is a web page, neither JPEG nor PNG"),
        (_picture((8, 8), kind="GIF"), "is a GIF, neither JPEG nor PNG"),
        (_picture((8, 8), kind="WEBP"), "is WebP, neither JPEG nor PNG"),
        (_picture((8, 8), kind="TIFF"), "is TIFF, neither JPEG nor PNG"),
        (_picture((8, 8), kind="BMP"), "is a bitmap .BMP., neither JPEG nor PNG"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "is SVG, neither JPEG nor PNG"),
        (b"\0\0\0\x18ftypheic" + bytes(20), "is HEIC, neither JPEG nor PNG"),
        (b"\0\0\0\x1cftypavif" + bytes(20), "is AVIF, neither JPEG nor PNG"),
        (b"words and words", "begins with b'words an', neither JPEG nor PNG"),
        (_png_claiming(9000, 9000), "9000 × 9000"),
        (_png_claiming(60000, 60000), "damaged|60000"),
        (_picture()[:5000], "damaged"),
        (_picture()[:6] + bytes(50), "damaged at its beginning: export the picture again"),
        (_png_claiming(9, 9)[:20], "damaged"),
        (_png_claiming(2000, 2000), "damaged"),
        (bytes((32 << 20) + 1), "33554433 bytes"),
    ],
)
def test_no_pictures(data: bytes, says: str) -> None:
    with pytest.raises(AudioError, match=says):
        artwork.cover_for_tags(data)


@pytest.mark.parametrize(
    "title", ["Key Figures", "X", "", "A " * 200, "Zahlen für alle", "សំឡេង", "Donaudampfschiff" * 8]
)
def test_a_placeholder_is_what_directories_ask_for(title: str) -> None:
    cover = artwork.placeholder(title)
    assert artwork.check_artwork(cover) == ()
    assert len(cover) < 500_000
    assert artwork.placeholder(title) == cover


def _bright(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around everything nearly white: the title."""
    return image.convert("L").point(lambda value: 255 if value > 235 else 0).getbbox()


def test_the_title_fills_the_cover_and_stays_inside() -> None:
    box = _bright(draw_cover("Cambodia Daily News in Numbers", 1400))
    assert box is not None
    left, top, right, bottom = box
    assert left >= 100
    assert right <= 1300
    assert right - left > 700
    assert top > 100
    assert bottom < 1150


def test_letters_that_the_typeface_lacks_are_not_drawn_as_boxes() -> None:
    assert _bright(draw_cover("សំឡេង", 1400)) is None
    assert _bright(draw_cover("Sound", 1400)) is not None


def test_titles_give_different_colours() -> None:
    colours = {
        draw_cover(title, 200).getpixel((1, 1)) for title in ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")
    }
    assert len(colours) > 1


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_that_is_right_stays_byte_for_byte(form: str) -> None:
    data = _picture((1500, 1500), "RGB", form)
    assert artwork.made_right(data) == (data, ())


@pytest.mark.parametrize(
    ("mode", "size", "form", "change"),
    [
        ("RGB", (3100, 3100), "JPEG", "scaled from 3100 × 3100"),
        ("RGB", (3100, 3100), "PNG", "scaled from 3100 × 3100"),
        ("CMYK", (1400, 1400), "JPEG", "print colours to RGB"),
        ("L", (1400, 1400), "JPEG", "grey to RGB"),
        ("RGBA", (1400, 1400), "PNG", "transparent parts made white"),
        ("P", (1400, 1400), "PNG", "a palette to RGB"),
    ],
)
def test_a_picture_is_made_right(mode: str, size: tuple[int, int], form: str, change: str) -> None:
    data = _picture(size, mode, form)
    made, changes = artwork.made_right(data)
    assert any(change in row for row in changes)
    found = artwork.measure(made)
    assert (found.format, found.mode) == (form, "RGB")
    assert max(found.width, found.height) <= 3000
    assert artwork.check_artwork(made) == ()
    assert artwork.made_right(made) == (made, ())
    assert artwork.made_right(data)[0] == made


def test_transparent_parts_become_white_and_the_rest_stays() -> None:
    image = Image.new("RGBA", (1400, 1400), (0, 0, 0, 0))
    image.paste((200, 10, 10, 255), (700, 0, 1400, 1400))
    target = io.BytesIO()
    image.save(target, "PNG")
    with Image.open(io.BytesIO(artwork.made_right(target.getvalue())[0])) as made:
        assert made.getpixel((10, 10)) == (255, 255, 255)
        assert made.getpixel((1000, 10)) == (200, 10, 10)


def test_a_picture_is_turned_as_the_camera_noted() -> None:
    image = Image.new("RGB", (1400, 1500), "white")
    image.paste((0, 0, 0), (0, 0, 1400, 100))
    exif = Image.Exif()
    exif[0x0112] = 6  # the top is at the right: turn it by a quarter, clockwise
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif, quality=95)
    made, changes = artwork.made_right(target.getvalue())
    assert changes == ("turned upright, as the camera noted",)
    with Image.open(io.BytesIO(made)) as found:
        assert found.size == (1500, 1400)
        pixel = found.getpixel((1480, 700))
        assert isinstance(pixel, tuple)
        assert max(pixel) < 30
        assert not found.getexif().get(0x0112)


def test_what_only_a_person_can_mend_stays() -> None:
    for size in ((1400, 1600), (600, 600)):
        data = _picture(size)
        assert artwork.made_right(data) == (data, ())
