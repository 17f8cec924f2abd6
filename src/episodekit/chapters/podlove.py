"""Podlove Simple Chapters 1.2 (https://podlove.org/simple-chapters/) as rows of attributes, and as a file of their own.

The feed renderer makes elements of the rows; start times are Normal Play Time.
"""

from collections.abc import Mapping, Sequence

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Chapter
from episodekit.notation import timecode

VERSION = "1.2"
NAMESPACE = "http://podlove.org/simple-chapters"


def write(chapters: Sequence[Chapter]) -> list[dict[str, str]]:
    """The attributes of each ``psc:chapter``."""
    rows = []
    for chapter in chapters:
        row = {"start": timecode.vtt(chapter.start), "title": chapter.title}
        if chapter.url:
            row["href"] = chapter.url
        if chapter.img:
            row["image"] = chapter.img
        rows.append(row)
    return rows


def read(rows: Sequence[Mapping[str, str]]) -> tuple[Chapter, ...]:
    """Chapters from the attributes of each ``psc:chapter``.

    Raises:
        InvalidValueError: a start that is no time, or no title.
    """
    return tuple(
        Chapter(
            start=timecode.parse(row.get("start", "")),
            title=row.get("title", ""),
            url=row.get("href"),
            img=row.get("image"),
        )
        for row in rows
    )


def write_document(chapters: Sequence[Chapter]) -> str:
    """A file that holds the chapters alone."""
    from xml.sax.saxutils import quoteattr  # it loads all of Python's web libraries

    rows = "".join(
        f"  <psc:chapter{''.join(f' {key}={quoteattr(value)}' for key, value in row.items())}/>\n"
        for row in write(chapters)
    )
    head = f'<psc:chapters version="{VERSION}" xmlns:psc="{NAMESPACE}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{rows}</psc:chapters>\n'


def read_document(source: str) -> tuple[Chapter, ...]:
    """The chapters of a file, in order of time.

    Raises:
        InvalidValueError: it is no XML, or holds no chapters.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(source.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise InvalidValueError(f"this is not XML: {problem}", remedy="correct it there") from None
    rows = [
        {str(key): str(value) for key, value in element.attrib.items()}
        for element in root.iter(f"{{{NAMESPACE}}}chapter", "chapter")
    ]
    if not rows:
        raise InvalidValueError(
            "there is no psc:chapter in it", remedy=f'write <psc:chapters xmlns:psc="{NAMESPACE}">'
        )
    return tuple(sorted(read(rows), key=lambda chapter: chapter.start))
