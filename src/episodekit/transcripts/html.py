"""HTML transcripts with ``cite``, ``time`` and ``p``.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#html
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from episodekit import markup, timecode
from episodekit.errors import InvalidValueError
from episodekit.model import Cue
from episodekit.vocabulary.media_types import HTML

SUFFIX, MEDIA_TYPE = ".html", HTML
_CUE = re.compile(
    r"(?:<cite>(?P<cite>.*?):?</cite>\s*)?<time[^>]*>(?P<time>[^<]*)</time>\s*<p[^>]*>(?P<text>.*?)</p>",
    re.DOTALL | re.IGNORECASE,
)


def write(cues: Sequence[Cue], language: str, title: str) -> str:
    """A whole page; each cue is ``cite`` (if there is a speaker), ``time`` and ``p``."""
    rows = []
    for cue in cues:
        cite = f"<cite>{markup.escape(cue.speaker)}:</cite>\n" if cue.speaker else ""
        text = markup.escape(cue.text.replace("\n", " "))
        rows.append(f"{cite}<time>{timecode.vtt(cue.start)}</time>\n<p>{text}</p>\n")
    return (
        f'<!DOCTYPE html>\n<html lang="{markup.escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{markup.escape(title)}</title>\n</head>\n<body>\n{''.join(rows)}</body>\n</html>\n"
    )


def read(source: str) -> tuple[Cue, ...]:
    """Cues of an HTML transcript; each lasts until the next, the last a second.

    Raises:
        InvalidValueError: no cue is found, or the times do not ascend.
    """
    found = [
        (
            timecode.parse(match["time"]),
            markup.to_text(match["text"]),
            markup.to_text(match["cite"] or "") or None,
        )
        for match in _CUE.finditer(source)
    ]
    if not found:
        raise InvalidValueError(
            "no <time> with a <p> behind it", remedy="write <time>0:00</time><p>what is said</p>"
        )
    ends = [*(start for start, _, _ in found[1:]), found[-1][0] + timedelta(seconds=1)]
    return tuple(
        Cue(start, end, text, who) for (start, text, who), end in zip(found, ends, strict=True) if text
    )
