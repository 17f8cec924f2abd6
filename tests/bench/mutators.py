"""Ways to spoil a document: its bytes, tags, attributes, values, nesting, entities and encoding.

Everything is drawn from one generator of random numbers, so that a slice and a number name an input for good.
"""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

LIMIT_BYTES = 8_000
"""What a spoiled document is cut to, unless it was swollen."""
SWOLLEN_BYTES = 60_000
_TAG = re.compile(rb"<[^<>]*>")
_NAME = re.compile(rb"(?<=<)/?[A-Za-z_][\w:.-]*")
_ATTRIBUTE = re.compile(rb"""([A-Za-z_][\w:.-]*)(=)("[^"]*"|'[^']*')""")
_TEXT = re.compile(rb">[^<>]+<")
_PREFIX = re.compile(rb"\b(itunes|podcast|atom|psc|content|media)(?=[:=])")

_WORDS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("hostile.json").read_text(encoding="utf-8")
)
NAMES = [word.encode() for word in _WORDS["elements"]]
KEYS = [word.encode() for word in _WORDS["attributes"]]
ODD = _WORDS["values"]
GRAINS = _WORDS["grains"]
"""What is repeated many times over, to see whether the time grows with the length only."""


def spoiled(seed: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """The seed after one to four of the ways, the last of them seldom a swelling; ``others`` give what is grafted in."""
    data = seed
    for _ in range(dice.choice((1, 1, 2, 2, 3, 4))):
        data = dice.choice(WAYS)(data, others, dice)[:LIMIT_BYTES]
    if dice.random() < 1 / 150:
        data = _swell(data, others, dice)
    return data


def spoiled_bytes(seed: bytes, dice: Random) -> bytes:
    """A file of any kind after one to six changes of bytes."""
    data = seed
    for _ in range(dice.randint(1, 6)):
        data = dice.choice((_flip, _cut, _insert, _repeat, _truncate))(data, (), dice)[:LIMIT_BYTES]
    return data


def _odd(dice: Random) -> bytes:
    text = dice.choice(ODD) if dice.random() < 0.8 else dice.choice(GRAINS) * dice.randint(1, 1_500)
    return text.encode("utf-8", "surrogatepass")[:3_000]


def _escaped(dice: Random) -> bytes:
    raw = _odd(dice)
    if dice.random() < 0.15:
        return raw
    return raw.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")


def _spot(data: bytes, dice: Random) -> int:
    return dice.randint(0, len(data))


def _pick(pattern: re.Pattern[bytes], data: bytes, dice: Random) -> re.Match[bytes] | None:
    """The next match behind a random spot, or the first one."""
    return pattern.search(data, _spot(data, dice)) or pattern.search(data)


def _swap(data: bytes, match: re.Match[bytes] | None, new: bytes) -> bytes:
    return data if match is None else data[: match.start()] + new + data[match.end() :]


def _flip(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    if not data:
        return data
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    at = _spot(data, dice)
    return data[:at] + data[at + dice.choice((1, 1, 2, 5, 20, 200)) :]


def _insert(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    at = _spot(data, dice)
    return data[:at] + (dice.randbytes(dice.randint(1, 4)) if dice.random() < 0.4 else _odd(dice)) + data[at:]


def _repeat(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    at = _spot(data, dice)
    part = data[at : at + dice.choice((1, 3, 10, 100))]
    return data[:at] + part * dice.choice((2, 3, 20, 60)) + data[at:]


def _truncate(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    return data[: _spot(data, dice)]


def _drop_tag(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    return _swap(data, _pick(_TAG, data, dice), b"")


def _double_tag(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    match = _pick(_TAG, data, dice)
    return data if match is None else _swap(data, match, match[0] * dice.choice((2, 2, 3, 30)))


def _rename(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    """An element, both its ends, takes another's name."""
    match = _pick(_NAME, data, dice)
    if match is None:
        return data
    old, new = re.escape(match[0].lstrip(b"/")), dice.choice(NAMES)
    count = dice.choice((0, 2))
    return re.sub(rb"(?<=[</])" + old + rb"(?=[\s/>])", new, data, count=count)


def _nest(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    at, name = data.rfind(b"<", 0, _spot(data, dice) + 1), dice.choice(NAMES)
    depth = dice.choice((1, 2, 10, 150, 260))
    end = (b"</" + name + b">") * (depth if dice.random() < 0.7 else 0)
    return data[: max(at, 0)] + (b"<" + name + b">") * depth + _escaped(dice) + end + data[max(at, 0) :]


def _value(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    match = _pick(_ATTRIBUTE, data, dice)
    return data if match is None else _swap(data, match, match[1] + b'="' + _escaped(dice) + b'"')


def _key(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    match = _pick(_ATTRIBUTE, data, dice)
    return data if match is None else _swap(data, match, dice.choice(KEYS) + b"=" + match[3])


def _attribute(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    match = _pick(_NAME, data, dice)
    if match is None:
        return data
    return _swap(data, match, match[0] + b" " + dice.choice(KEYS) + b'="' + _escaped(dice) + b'"')


def _text(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    text = _escaped(dice)
    if dice.random() < 0.15:
        text = b"<![CDATA[" + _odd(dice) + b"]]>"
    return _swap(data, _pick(_TEXT, data, dice), b">" + text + b"<")


def _graft(data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """Some whole tags of another seed."""
    if not others:
        return data
    other = dice.choice(others)
    start, end = other.find(b"<", _spot(other, dice)), other.rfind(b">", 0, _spot(other, dice)) + 1
    at = data.find(b"<", _spot(data, dice))
    return data[:at] + other[max(start, 0) : max(end, start)] + data[at:]


def _element(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    at, name = data.find(b"<", _spot(data, dice)), dice.choice(NAMES)
    keys = b"".join(b' %s="%s"' % (dice.choice(KEYS), _escaped(dice)) for _ in range(dice.randint(0, 3)))
    return data[:at] + b"<" + name + keys + b">" + _escaped(dice) + b"</" + name + b">" + data[at:]


def _prefix(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    return _PREFIX.sub(dice.choice((b"podcast", b"itunes", b"x", b"atom")), data, count=dice.choice((0, 1)))


def _prologue(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    head = dice.choice(
        (
            b"<!DOCTYPE rss>",
            b'<!DOCTYPE rss SYSTEM "a.dtd">',
            b'<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
            b'<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
            b"<!-- x -->",
            b"<?xml-stylesheet href='x'?>",
            b"\n",
            b"<?xml version='1.1' encoding='latin-1'?>",
        )
    )
    end = data.find(b"?>") + 2 if dice.random() < 0.7 else 0
    return data[: max(end, 0)] + head + data[max(end, 0) :]


def _encoding(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    name = dice.choice(
        ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "gb18030", "shift_jis", "utf-7", "idna", "x")
    )
    if dice.random() < 0.5:
        return data.replace(b"UTF-8", name.encode(), 1)
    try:
        return data.decode().encode(name)
    except (UnicodeError, LookupError):
        return data.replace(b"UTF-8", name.encode(), 1)


def _swell(data: bytes, _others: Sequence[bytes], dice: Random) -> bytes:
    """A part of the document many times over, or one long value: what is not linear shows here."""
    if dice.random() < 0.5:
        grain = dice.choice(GRAINS).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").encode()
        text = grain * (dice.randint(10_000, SWOLLEN_BYTES) // len(grain))
        if dice.random() < 0.5:
            return _swap(data, _pick(_TEXT, data, dice), b">" + text + b"<")
        match = _pick(_ATTRIBUTE, data, dice)
        return data if match is None else _swap(data, match, match[1] + b'="' + text + b'"')
    start = data.find(b"<", _spot(data, dice))
    end = data.find(b">", start + dice.choice((1, 100, 1_000))) + 1
    part = data[start:end]
    return data[:start] + part * (SWOLLEN_BYTES // max(len(part), 1)) + data[start:] if part else data


Way = Callable[[bytes, Sequence[bytes], Random], bytes]
WAYS: tuple[Way, ...] = (
    _flip, _cut, _insert, _repeat, _truncate, _drop_tag, _double_tag, _rename, _rename, _nest, _value, _value, _value, _key,
    _attribute, _attribute, _text, _text, _text, _graft, _graft, _element, _element, _prefix, _prologue, _encoding,
)  # fmt: skip
"""What is likely finds more: values and names stand here several times."""
