"""L0. Names and passwords within addresses, which no message, report or log may repeat."""

import re

# The second form is of a password with a slash, which no address may have unescaped; its length is bounded so that many
# addresses without a space between them are not searched to their end each.
_LOGIN = re.compile(
    r"(?<=://)(?P<plain>[^\s/?#<>\"]+)@|(?<=://)(?P<odd>[^\s/?#@:<>\"]+:(?!\d{0,5}(?:[/?#\s]|$))[^\s@<>\"]{1,200})@"
)
_WEB = re.compile("https?://", re.IGNORECASE)
_OUTSIDE = re.compile(r"[\s<>\"]")  # no name or password goes over one of these


def masked(text: str, *, same_length: bool = False) -> str:
    """A text in which ``***`` stands for each name and password of an http(s) address.

    Args:
        text: any; an address, or a message with some in it.
        same_length: write a star for each character instead, so that counted places hold.

    https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
    """
    if "@" not in text or _WEB.search(text) is None:
        return text
    return _LOGIN.sub(lambda match: f"{'*' * (len(match[0]) - 1) if same_length else '***'}@", text)


def begun(text: str, most: int) -> str:
    """The first so many characters of a text, masked: what is cut first may end within a password that nothing tells any more."""
    return masked(text)[:most]


REACH = 1000
"""So much before and behind a part of a text tells whether its ends lie within a name or password."""


def masked_part(before: str, part: str, after: str) -> str:
    """A part of a longer text, of the same length, in which a star stands for each character of a name or password.

    Args:
        before: what stands before it, :data:`REACH` characters of it or more.
        part: what is shown.
        after: what stands behind it, as much.
    """
    begins, ends = _OUTSIDE.search(before[::-1]), _OUTSIDE.search(after)
    before = before[len(before) - begins.start() :] if begins else before
    after = after[: ends.start()] if ends else after
    whole = masked(f"{before}{part}{after}", same_length=True)
    return whole[len(before) : len(before) + len(part)]
