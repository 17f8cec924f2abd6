"""L5. Article → entry: what a person then reviews. Pure: the time and the guid are passed in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from episodekit import article as understanding
from episodekit.entry import compose_entry
from episodekit.errors import ArticleError
from episodekit.markup import from_markdown, to_markdown
from episodekit.model import Article, ChapterMark, Episode, Figure, Line
from episodekit.transcripts import script_text, write_script

CHAPTER_TITLE_LIMIT = 45
NOTES_LIMIT_BYTES = 1500
"""Bytes of HTML: the opening paragraphs; the whole text is the transcript."""
SLUG_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted entry: the episode, and the texts of its two files.

    Attributes:
        hints: what the editor should look at first; they stand as comments in the entry too.
    """

    episode: Episode
    entry: str
    transcript: str
    hints: tuple[str, ...]


def draft(
    data: bytes,
    name: str,
    *,
    source: str,
    guid: str,
    now: datetime,
    need_figures: bool = True,
) -> Draft:
    """Draft an entry from the bytes of an article.

    Args:
        data: the article's file.
        name: its file name, which tells its kind.
        source: the article's path in the workspace, noted in the entry.
        guid: freshly minted, kept for ever.
        now: when the episode is published unless the editor changes it.
        need_figures: refuse an article without a key figure.

    Raises:
        ArticleError: the article is empty, binary, too long, or has no key figure.
    """
    article = understanding.read(data, name)
    figures = understanding.figures(article)
    if need_figures and not figures:
        raise ArticleError(
            "no key figure found, so there would be no chapters but the opening",
            remedy="check the article, or draft it all the same with --without-figures",
            where=name,
        )
    summary = understanding.summarise(article)
    script = _script(article)
    notes = _notes(summary.long)
    hints = _hints(article)
    episode = Episode(
        slug=slug(article.title, now),
        guid=guid,
        title=article.title,
        summary=summary.short,
        notes_html=from_markdown(notes),
        published=now,
        language=article.language,
        script=script,
        chapters=_chapters(article, figures, script),
        author=article.author,
        source=source,
        source_url=article.link,
    )
    return Draft(episode, compose_entry(episode, notes, hints), write_script(script), hints)


def slug(title: str, day: datetime) -> str:
    """The name of an entry's folder: ``<date>-<title>``, in lower-case ASCII, cut at a word."""
    from anyascii import anyascii

    words = re.findall(r"[a-z0-9]+", anyascii(title.replace("'", "").replace("\u2019", "")).lower())
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > SLUG_LIMIT:
            break
        name += f"-{word}"
    return f"{day.date().isoformat()}{name or '-episode'}"


def _script(article: Article) -> tuple[Line, ...]:
    """The title as the opening heading, then the whole article."""
    title = Line(article.title, heading=True)
    return (title, *(Line(row.text, heading=row.heading) for row in article.paragraphs))


def _hints(article: Article) -> tuple[str, ...]:
    if article.title_hint is None:
        return ()
    return (
        f"The article's title was cut short ({article.raw_title!r}). It may have been: {article.title_hint}",
    )


def _notes(text: str) -> str:
    """Whole paragraphs as Markdown, as many as fit."""
    kept: list[str] = []
    for paragraph in text.split("\n"):
        if not paragraph.strip():
            continue
        candidate = [*kept, to_markdown(paragraph.strip())]
        if kept and len(from_markdown("\n\n".join(candidate)).encode()) > NOTES_LIMIT_BYTES:
            break
        kept = candidate
    return "\n\n".join(kept)


def _chapters(article: Article, figures: Sequence[Figure], script: Sequence[Line]) -> tuple[ChapterMark, ...]:
    """The opening, the section headings and the key figures, in the order in which they are said."""
    text = script_text(script)
    places = _Places(article, script)
    marks = [
        (places.figure(figure), ChapterMark(title=figure.title, at=figure.quote, note=figure.sentence))
        for figure in figures
    ]
    marks += [
        (at, ChapterMark(title=_shorten(line.text), at=line.text)) for at, line in places.headings if at > 0
    ]
    chapters = [ChapterMark(title=_shorten(article.title), start=timedelta(0))]
    position = 0
    for at, mark in sorted(marks, key=lambda row: row[0]):
        anchor = _anchor(text, at, mark.at or "", position)
        if anchor is None or mark.title in {chapter.title for chapter in chapters}:
            continue
        chapters.append(ChapterMark(title=mark.title, at=anchor, note=mark.note))
        position = at + 1
    return tuple(chapters)


class _Places:
    """Where the headings and figures of an article stand in its script."""

    def __init__(self, article: Article, script: Sequence[Line]) -> None:
        self.headings: list[tuple[int, Line]] = []
        self._text = article.text
        self._paragraphs: list[tuple[int, int]] = []
        in_text = in_script = 0
        for line in script:
            if line.heading:
                self.headings.append((in_script, line))
            else:
                self._paragraphs.append((in_text, in_script))
                in_text += len(line.text) + 2
            in_script += len(line.text) + 1

    def figure(self, figure: Figure) -> int:
        """The offset into the script of the figure's quote."""
        start = self._text.find(figure.quote, max(figure.start - len(figure.bound) - 2, 0))
        in_text, in_script = max(row for row in self._paragraphs if row[0] <= start)
        return in_script + start - in_text


def _anchor(text: str, at: int, quote: str, position: int) -> str | None:
    """The quote, made longer until the first place it is found behind ``position`` is the right one."""
    end = at + len(quote)
    while text.find(text[at:end], position) != at:
        following = re.compile(r"\s*\S+").match(text, end)
        if following is None or "\n" in following[0]:
            return None
        end = following.end()
    return text[at:end]


def _shorten(title: str) -> str:
    """At most 45 characters, cut at a word."""
    if len(title) <= CHAPTER_TITLE_LIMIT:
        return title
    head = title[: CHAPTER_TITLE_LIMIT - 1]
    return (head[: head.rindex(" ")] if " " in head else head).rstrip(" ,;:–—-") + "…"
