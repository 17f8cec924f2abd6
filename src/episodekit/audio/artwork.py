"""L3. Artwork: measured, checked, made ready for tags; and a cover for a show that has none yet.

What directories want: https://podcasters.apple.com/support/5514-show-cover-template and PSP-1
(https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification): square, 1400 to 3000 px, RGB, JPEG or PNG.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit.audio.lettering import draw_cover
from episodekit.audio.tags import image_type
from episodekit.errors import AudioError

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_PX, MOST_PX = 1400, 3000
TAG_PX = 1400  # large enough for every player's screen, small enough to be fetched before the sound
TAG_BYTES = 300_000
CHAPTER_PX, CHAPTER_BYTES = 800, 80_000  # there are many of them in one file, and all come before the sound
FILE_LIMIT_BYTES = 32 << 20
PIXEL_LIMIT = 50_000_000  # a picture that unpacks to more is an attack or a mistake
_SEE_THROUGH = frozenset({"RGBA", "LA", "PA"})
_COLOURS = {"CMYK": "print colours", "L": "grey", "P": "a palette", "1": "black and white", "LAB": "Lab"}
_QUALITIES = (88, 80, 70, 60, 50)


@dataclass(frozen=True, slots=True)
class Artwork:
    """A picture's measurements: pixels, ``JPEG`` or ``PNG``, Pillow's mode such as ``RGB``, size."""

    width: int
    height: int
    format: str
    mode: str
    length_bytes: int


def measure(data: bytes) -> Artwork:
    """Read a picture's header; its pixels are not unpacked.

    Raises:
        AudioError: it is no picture, too large, or neither JPEG nor PNG.
    """
    with _opened(data) as image:
        return Artwork(image.width, image.height, str(image.format), image.mode, len(data))


def check_artwork(data: bytes) -> tuple[str, ...]:
    """What is wrong with a show's artwork, each with its remedy; empty if directories take it.

    Raises:
        AudioError: it is no picture at all.
    """
    art = measure(data)
    found = []
    if art.width != art.height:
        found.append(f"the artwork has {art.width} × {art.height} pixels: crop it to a square")
    if not LEAST_PX <= min(art.width, art.height) <= max(art.width, art.height) <= MOST_PX:
        found.append(
            f"the artwork has {art.width} × {art.height} pixels: scale it to between {LEAST_PX} and {MOST_PX}"
        )
    if art.mode != "RGB":
        kind = {"RGBA": "transparent parts", "LA": "transparent parts", "CMYK": "print colours"}
        found.append(
            f"the artwork has {kind.get(art.mode, f'the colour mode {art.mode}')}: save it as plain RGB"
        )
    return tuple(found)


def made_right(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A picture as directories take it, and what was changed for that: too many pixels, colours, transparency, rotation.

    A picture that needs nothing is returned as it is. One that is not square, or too small, stays so: only a person knows
    what to crop, and pixels that are not there cannot be made. JPEG stays JPEG and PNG stays PNG, so that its address stays.
    The same picture gives the same bytes.

    Raises:
        AudioError: it is no picture, or damaged.
    """
    from PIL import Image, ImageOps

    art = measure(data)
    try:
        with _opened(data) as image:
            upright = ImageOps.exif_transpose(image)
            changes = list(_changes(image, turned=upright.size != image.size or _is_turned(image)))
            if not changes:
                return data, ()
            flat = _flat(upright)
    except (OSError, SyntaxError, ValueError) as problem:
        raise AudioError(f"the artwork is damaged ({problem})", remedy="export the picture again") from None
    flat.thumbnail((MOST_PX, MOST_PX), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    if art.format == "PNG":
        flat.save(target, "PNG", dpi=(72, 72))
    else:
        flat.save(target, "JPEG", quality=90, optimize=True, subsampling=0, dpi=(72, 72))
    return target.getvalue(), tuple(changes)


def _changes(image: "Image", *, turned: bool) -> Iterator[str]:
    most = max(image.width, image.height)
    if most > MOST_PX:
        yield f"scaled from {image.width} × {image.height} to at most {MOST_PX} pixels"
    if turned:
        yield "turned upright, as the camera noted"
    if image.mode in _SEE_THROUGH or "transparency" in image.info:
        yield "transparent parts made white"
    elif image.mode != "RGB":
        yield f"colours changed from {_COLOURS.get(image.mode, image.mode)} to RGB"


def _is_turned(image: "Image") -> bool:
    """Whether the camera noted another way up (Exif 2.32 §4.6.4, tag Orientation)."""
    return image.getexif().get(0x0112, 1) not in {0, 1}


def cover_for_tags(data: bytes, px: int = TAG_PX, limit_bytes: int = TAG_BYTES) -> bytes:
    """A picture small enough to stand before the sound: RGB JPEG, at most 1400 px and about 300 kB unless told otherwise.

    A JPEG that is so already is returned as it is. The same picture gives the same bytes.

    Raises:
        AudioError: it is no picture, or damaged.
    """
    from PIL import Image, ImageOps

    art = measure(data)
    if (
        art.format == "JPEG"
        and art.mode == "RGB"
        and max(art.width, art.height) <= px
        and len(data) <= limit_bytes
    ):
        return data
    try:
        with _opened(data) as image:
            image.draft("RGB", (px, px))
            flat = _flat(ImageOps.exif_transpose(image))
    except (OSError, SyntaxError, ValueError) as problem:
        raise AudioError(f"the artwork is damaged ({problem})", remedy="export the picture again") from None
    flat.thumbnail((px, px), Image.Resampling.LANCZOS)
    saved = b""
    for quality in _QUALITIES:
        saved = _jpeg(flat, quality)
        if len(saved) <= limit_bytes:
            break
    return saved


def placeholder(title: str) -> bytes:
    """A cover with the show's title, 1400 × 1400 px, as JPEG: good enough to publish with, easily replaced.

    Its colours follow from the title, so that two shows look different and one show always the same.
    """
    return _jpeg(draw_cover(title, LEAST_PX), 90)


def _flat(image: "Image") -> "Image":
    """RGB on white where the picture is transparent."""
    from PIL import Image

    if image.mode == "RGB":
        return image
    if image.mode in _SEE_THROUGH or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return image.convert("RGB")


def _jpeg(image: "Image", quality: int) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality, optimize=True, progressive=False, subsampling=0)
    return target.getvalue()


def _opened(data: bytes) -> "Image":
    from PIL import Image, UnidentifiedImageError

    if len(data) > FILE_LIMIT_BYTES:
        raise AudioError(
            f"the artwork has {len(data)} bytes", remedy=f"keep it under {FILE_LIMIT_BYTES >> 20} MiB"
        )
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    except UnidentifiedImageError:
        image_type(data)  # says what it is, if that is no JPEG or PNG
        raise AudioError(
            "the artwork is damaged at its beginning", remedy="export the picture again"
        ) from None
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as problem:
        raise AudioError(f"the artwork is damaged ({problem})", remedy="export the picture again") from None
    if image.width * image.height > PIXEL_LIMIT:
        raise AudioError(
            f"the artwork has {image.width} × {image.height} pixels",
            remedy=f"scale it to {MOST_PX} × {MOST_PX}",
        )
    return image
