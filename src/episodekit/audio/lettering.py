"""L3. A typographic cover: the title set large in balanced lines over rings that spread like sound."""

import functools
import hashlib
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_INK = (250, 246, 238)
_PALETTES = (  # ground, rings, accent
    ((24, 38, 58), (38, 60, 88), (240, 178, 74)),
    ((18, 66, 62), (30, 92, 84), (246, 196, 110)),
    ((86, 28, 46), (116, 44, 62), (244, 186, 128)),
    ((52, 34, 84), (76, 54, 116), (248, 166, 128)),
    ((28, 58, 92), (44, 84, 126), (255, 202, 104)),
    ((48, 54, 36), (72, 80, 56), (234, 190, 96)),
)
_PLAIN_MARKS = str.maketrans({"–": "-", "—": "-", "…": "...", "„": "“", "\u00a0": " "})
_LINES = 5
_OVERSAMPLING = 2  # Pillow draws circles without smooth edges


def draw_cover(title: str, size: int) -> "Image":
    """The cover of a show, ``size`` pixels wide and high, in RGB.

    A title with letters that Pillow's typeface lacks (it has those of ASCII) is left out: rings without words rather
    than empty boxes or misspelled names.
    """
    title = title.translate(_PLAIN_MARKS)
    from PIL import Image, ImageDraw

    ground, rings, accent = _PALETTES[hashlib.sha256(title.encode()).digest()[0] % len(_PALETTES)]
    canvas = Image.new("RGB", (size * _OVERSAMPLING, size * _OVERSAMPLING), ground)
    draw = ImageDraw.Draw(canvas)
    _draw_rings(draw, size * _OVERSAMPLING, rings, accent)
    image = canvas.resize((size, size), Image.Resampling.LANCZOS)
    if _has_glyphs(title):
        _draw_title(image, title, accent)
    return image


def _has_glyphs(title: str) -> bool:
    """Whether no character is drawn as the box that stands for a missing one."""
    box = _drawn("\uffff")
    return all(_drawn(char) != box for char in set(title) if not char.isspace())


def _drawn(char: str) -> bytes:
    from PIL import Image, ImageDraw

    cell = Image.new("L", (40, 40))
    ImageDraw.Draw(cell).text((4, 0), char, font=_font(24), fill=255)
    return cell.tobytes()


def _draw_rings(
    draw: "ImageDraw", size: int, colour: tuple[int, int, int], accent: tuple[int, int, int]
) -> None:
    """Rings around a point low on the right, and the point itself."""
    x, y = size * 0.80, size * 0.80
    for number in range(14, 1, -1):
        radius = size * 0.062 * number
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), outline=colour, width=max(1, size // 90)
        )
    radius = size * 0.062
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=accent)


def _draw_title(image: "Image", title: str, accent: tuple[int, int, int]) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    size = image.width
    margin = round(size * 0.09)
    lines, points = _set(title, size - 2 * margin, round(size * 0.60))
    font = _font(points)
    draw.rectangle((margin, margin, margin + size * 0.11, margin + size * 0.014), fill=accent)
    y = margin + size * 0.055
    for text in lines:
        draw.text((margin, y), text, font=font, fill=_INK)
        y += points * 1.12


def _set(title: str, width: int, height: int) -> tuple[list[str], int]:
    """The lines and the largest type size at which they fit the box."""
    words = title.split() or ["Podcast"]
    best: tuple[list[str], int] = ([title], 0)
    for count in range(1, min(len(words), _LINES) + 1):
        lines = _balanced(words, count)
        points = _fitting(lines, width, height)
        if points > best[1]:
            best = lines, points
    if best[1] < 40:  # a title as long as a sentence: cut rather than unreadable
        return (
            _set(" ".join(words[: max(1, len(words) * 2 // 3)]) + "...", width, height)
            if len(words) > 1
            else best
        )
    return best


def _balanced(words: list[str], count: int) -> list[str]:
    """Cut words into lines whose longest is as short as can be."""

    @functools.cache
    def cut(first: int, lines: int) -> tuple[int, tuple[int, ...]]:
        if lines == 1:
            return len(" ".join(words[first:])), (len(words),)
        options = []
        for last in range(first + 1, len(words) - lines + 2):
            rest, ends = cut(last, lines - 1)
            options.append((max(len(" ".join(words[first:last])), rest), (last, *ends)))
        return min(options)

    ends = cut(0, count)[1]
    return [" ".join(words[first:last]) for first, last in zip((0, *ends), ends, strict=False)]


def _fitting(lines: list[str], width: int, height: int) -> int:
    """The largest type size, in pixels, at which every line fits; 0 if none does."""
    longest = max(_font(100).getlength(line) for line in lines)
    by_width = math.floor(100 * width / max(longest, 1))
    return max(0, min(by_width, math.floor(height / (1.12 * len(lines))), 260))


@functools.lru_cache(maxsize=8)
def _font(points: int) -> "FreeTypeFont":
    """Pillow's own typeface, so that the cover looks the same everywhere."""
    from PIL import ImageFont

    font = ImageFont.load_default(points)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow was built without FreeType: install its wheel")
    return font
