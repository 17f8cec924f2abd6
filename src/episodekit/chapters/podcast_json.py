"""The podcast namespace's JSON chapters, version 1.2.0.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
The key ``note`` is ours (the document lets readers pass over keys that they do not know).
"""

import json
from collections.abc import Sequence
from datetime import timedelta

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Chapter
from episodekit.notation import timecode
from episodekit.vocabulary.media_types import CHAPTERS_JSON

SUFFIX, MEDIA_TYPE = ".json", CHAPTERS_JSON


def write(chapters: Sequence[Chapter], *, title: str, show: str, author: str) -> str:
    """The file's text."""
    rows = []
    for chapter in chapters:
        row: dict[str, str | float] = {"startTime": timecode.seconds(chapter.start), "title": chapter.title}
        if chapter.end is not None:
            row["endTime"] = timecode.seconds(chapter.end)
        texts = {"img": chapter.img, "url": chapter.url, "note": chapter.note}
        row.update({key: value for key, value in texts.items() if value})
        rows.append(row)
    document = {"version": "1.2.0", "title": title, "podcastName": show, "author": author, "chapters": rows}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(source: str) -> tuple[Chapter, ...]:
    """Chapters of a file in order of time; those with ``toc: false`` and without title are passed over.

    Raises:
        InvalidValueError: not JSON, no list of chapters, or a chapter with a broken time.
    """
    try:
        document = json.loads(source)
    except RecursionError:
        raise InvalidValueError("this JSON is nested too deep", remedy="write a list of chapters") from None
    except ValueError as error:
        raise InvalidValueError(f"this is not JSON: {error}", remedy="correct it there") from None
    rows = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise InvalidValueError(
            "there is no list of chapters", remedy='write {"version": "1.2.0", "chapters": […]}'
        )
    found = []
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise InvalidValueError(
                f"chapter {number} is {row!r}", remedy="write an object with startTime and title"
            )
        start, end = _time(row, "startTime", number), None
        if "endTime" in row:
            end = _time(row, "endTime", number)
        title = row.get("title")
        if isinstance(title, str) and title.strip():
            texts = {key: row[key] for key in ("url", "img") if isinstance(row.get(key), str)}
            note = row.get("note")
            found.append(
                Chapter(
                    start=start, end=end, title=title, note=note if isinstance(note, str) else "", **texts
                )
            )
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def _time(row: dict[str, object], key: str, number: int) -> timedelta:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 360_000:
        raise InvalidValueError(
            f"chapter {number}: {key} is {value!r}", remedy="give it as seconds, from 0 on"
        )
    return timedelta(milliseconds=round(value * 1000))
