"""L3. What stands between quotation marks, in the styles of any language."""

import regex

# Each opening mark with the marks that close it; „ is closed by “ in German and by ” in Polish.
_CLOSING = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "‘": "’",
    "「": "」",
    "『": "』",
}
# An apostrophe within or behind a word is no mark.
_MARK = regex.compile(r"[\"“”„«»‹›「」『』\n]|(?<![\p{L}\p{N}])‘|’(?!\p{L})")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of what is quoted, marks included, in order; one that is not closed runs to the end of its line."""
    found: list[tuple[int, int]] = []
    begin, closing = -1, ""
    for match in _MARK.finditer(text):
        mark = match[0]
        if begin < 0:
            if mark in _CLOSING:
                begin, closing = match.start(), _CLOSING[mark]
        elif mark == "\n":
            found.append((begin, match.start()))
            begin = -1
        elif mark in closing:
            found.append((begin, match.end()))
            begin = -1
    if begin >= 0:
        found.append((begin, len(text)))
    return tuple(found)


def is_balanced(text: str) -> bool:
    """Whether no quotation and no bracket is left open, so that a text can end here."""
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return False
    begin, end = (quotations(text) or ((0, -1),))[-1]
    return end < len(text) or (begin < end - 1 and text[-1] in _CLOSING[text[begin]])
