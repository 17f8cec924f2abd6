"""L1. Names of folders, and so of addresses, from titles in any script."""

import re
from datetime import datetime

SLUG_LIMIT = 60
_TITLE_LIMIT = 400  # characters of a title that are looked at


def slug(title: str, day: datetime) -> str:
    """The name of an entry's folder: ``<date>-<title>``, in lower-case ASCII, cut at a word."""
    return f"{day.date().isoformat()}-{folder(title) or 'episode'}"


def folder(title: str) -> str:
    """A title as the name of a folder, in lower-case ASCII, cut at a word; empty if it has no letters."""
    from anyascii import anyascii

    bare = title[:_TITLE_LIMIT].replace("'", "").replace("\u2019", "")
    words = re.findall(r"[a-z0-9]+", anyascii(bare).lower())
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > SLUG_LIMIT:
            break
        name += f"-{word}"
    return name.removeprefix("-")
