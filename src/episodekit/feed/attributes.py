"""The attributes of a start tag that may be written wrongly: https://www.w3.org/TR/xml/#NT-Attribute."""

import re
from dataclasses import dataclass

_NAME = rb"(?<![\w.:\-\x80-\xff])[A-Za-z_:\x80-\xff][\w.:\-\x80-\xff]*+"
_RIGHT = re.compile(rb"\s++(" + _NAME + rb""")\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+')""")
_ANY = re.compile(
    rb"("
    + _NAME
    + rb""")\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|\xe2\x80[\x9c-\x9f]([^\x80-\xff]*)(?:\xe2\x80[\x9c-\x9f])?|["']?([^\s"'<>]+))"""
)
_BEGUN = re.compile(rb"(?<!\S)(" + _NAME + rb""")\s*+=\s*+["']""")
_UNQUOTED = re.compile(rb"\s*+(" + _NAME + rb""")\s*+=\s*+([^\s"'])""")
_UNENDED = re.compile(rb"\s*+(" + _NAME + rb")\s*+=")
_VALUELESS = re.compile(rb"\s++(" + _NAME + rb")(?!\s*+=)")
_SPACE = re.compile(rb"\r\n|[\t\r\n]")
"""https://www.w3.org/TR/xml/#AVNormalize"""
_CLOSE = re.compile(rb"\s*/?")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with the attributes of a tag, and where, counted from the end of the tag's name."""

    at: int
    cause: str
    fix: str


def values(inside: bytes) -> list[tuple[bytes, bytes, int]]:
    """Name, value and offset of the value of each attribute as it was meant; of two with one name the first."""
    if inside.count(b'"') % 2:
        return _between_names(inside)
    found: dict[bytes, tuple[bytes, int]] = {}
    for match in _ANY.finditer(inside):
        group = next(number for number in (2, 3, 4, 5) if match[number] is not None)
        value = match[group]
        if group == 5 and match.end() == len(inside):
            value = value.removesuffix(b"/")
        found.setdefault(match[1], (_SPACE.sub(b" ", value), match.start(group)))
    return [(name, value, at) for name, (value, at) in found.items()]


def _between_names(inside: bytes) -> list[tuple[bytes, bytes, int]]:
    """The same where a quote is missing: a value ends where the next name with its quote begins."""
    begun = list(_BEGUN.finditer(inside))
    if not begun:
        return []
    ends = [match.start() for match in begun[1:]] + [len(inside.rstrip().removesuffix(b"/"))]
    found: dict[bytes, tuple[bytes, int]] = {}
    for match, end in zip(begun, ends, strict=True):
        found.setdefault(match[1], (inside[match.end() : end].strip(b" \t\r\n\"'"), match.end()))
    return [(name, value, at) for name, (value, at) in found.items()]


def broken(inside: bytes, tag: str) -> Slip | None:
    """The first thing that XML does not allow between the name of a tag and its ``>``; None if all is well."""
    at, seen = 0, set()
    while (match := _RIGHT.match(inside, at)) is not None:
        if match[1] in seen:
            name = _text(match[1])
            return Slip(
                match.start(1), f"the attribute {name} stands twice in <{tag}>", "keep one of the two"
            )
        seen.add(match[1])
        at = match.end()
    if _CLOSE.fullmatch(inside, at):
        return None
    return _slip(inside, at, tag)


def _slip(inside: bytes, at: int, tag: str) -> Slip:
    begin = at + len(inside[at:]) - len(inside[at:].lstrip())
    if inside.count(b'"') % 2:
        return Slip(0, f"a quote is missing in <{tag}>", "end each value with the quote that it begins with")
    if at and begin == at and _RIGHT.match(b" " + inside[at:]):
        return Slip(at, f"no space between two attributes of <{tag}>", "write a space behind the quote")
    cause, fix = _told(inside, at, tag)
    return Slip(begin, cause, fix)


def _told(inside: bytes, at: int, tag: str) -> tuple[str, str]:
    """Cause and fix of what stands behind the attributes that are right."""
    if (match := _UNQUOTED.match(inside, at)) is not None:
        name = _text(match[1])
        if match[2] >= b"\x80":
            return f"typographic quotes around {name} of <{tag}>", f'write {name}="…" with straight quotes'
        return f"no quotes around {name} of <{tag}>", f'write {name}="…"'
    if (match := _UNENDED.match(inside, at)) is not None:
        name = _text(match[1])
        return f"a quote is missing around {name} of <{tag}>", f'write {name}="…"'
    if (match := _VALUELESS.match(inside, at)) is not None:
        name = _text(match[1])
        return f"the attribute {name} of <{tag}> has no value", f'write {name}="…", or delete it'
    return f"the attributes of <{tag}> are not written as XML wants it", 'write each as name="value"'


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
