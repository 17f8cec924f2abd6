"""L5. Article → entry: what a person then reviews. Pure: the time and the guid are passed in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from episodekit import article as understanding
from episodekit.article import Summary
from episodekit.drafting.listing import listed
from episodekit.drafting.outline import outline
from episodekit.entry import compose_entry
from episodekit.errors import ArticleError
from episodekit.model.episode import Episode, Line
from episodekit.model.written import Article, Figure
from episodekit.notation import values
from episodekit.notation.markup import from_markdown, to_markdown
from episodekit.notation.slugs import slug
from episodekit.transcripts import write_script

NOTES_LIMIT_BYTES = 1500
"""Bytes of HTML: the opening paragraphs; the whole text is the transcript."""
_UNDETERMINED = "und"  # https://www.rfc-editor.org/rfc/rfc5646#section-4.1
# What stands over the list of key figures in the show notes; without one for the language, the list stands alone.
_KEY_FIGURES = {
    "ar": "أرقام رئيسية",
    "de": "Zahlen",
    "en": "Key figures",
    "es": "Cifras clave",
    "fr": "Chiffres clés",
    "it": "Cifre chiave",
    "km": "តួលេខសំខាន់ៗ",
    "nl": "Kerncijfers",
    "pt": "Números principais",
    "vi": "Con số chính",
    "zh": "关键数字",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted entry: the episode, and the texts of its two files.

    Attributes:
        figures: every quantity that the article states.
        hints: what the editor should look at first; they stand as comments in the entry too.
    """

    episode: Episode
    entry: str
    transcript: str
    figures: tuple[Figure, ...]
    hints: tuple[str, ...]


def draft(
    data: bytes,
    name: str,
    *,
    source: str,
    guid: str,
    now: datetime,
    need_figures: bool = True,
    summarise: Callable[[Article], Summary] = understanding.summarise,
    language: str | None = None,
) -> Draft:
    """Draft an entry from the bytes of an article.

    Args:
        data: the article's file.
        name: its file name, which tells its kind.
        source: the article's path in the workspace, or its address; noted in the entry.
        guid: freshly minted, kept for ever.
        now: when the episode is published unless the editor changes it.
        need_figures: refuse an article without a key figure.
        summarise: what makes the summary.
        language: BCP 47; that of the show, for an article without words that tell its own.

    Raises:
        ArticleError: the article is empty, binary, too long, or has no key figure.
    """
    article = understanding.read(data, name)
    if language and article.language == _UNDETERMINED:
        article = replace(article, language=language)
    figures = understanding.figures(article)
    keys = [figure for figure in figures if figure.key]
    if need_figures and not keys:
        raise ArticleError(
            "no key figure found, so there would be no chapters but the opening",
            remedy="check the article, or draft it all the same with --without-figures",
            where=name,
        )
    summary = summarise(article)
    script = _script(article)
    notes = _notes(summary.long, keys, article.language)
    hints = tuple(" ".join(row.split()) for row in _hints(article, figures, summary.hint))
    episode = Episode(
        slug=slug(article.title, now),
        guid=guid,
        title=article.title,
        summary=summary.short,
        summary_by=summary.by,
        notes_html=from_markdown(notes),
        published=now,
        language=article.language,
        script=script,
        chapters=outline(article, figures, script),
        author=article.author,
        mentions=understanding.mentions(article),
        source=source,
        source_url=article.link,
    )
    return Draft(episode, compose_entry(episode, notes, hints), write_script(script), figures, hints)


def _script(article: Article) -> tuple[Line, ...]:
    """The title as the opening heading, then the whole article."""
    title = Line(article.title, heading=True)
    return (title, *(Line(row.text, heading=row.heading) for row in article.paragraphs))


def _hints(article: Article, figures: tuple[Figure, ...], summary_hint: str | None) -> Iterator[str]:
    if article.title_hint is not None:
        yield (
            f"The article's title was cut short ({article.raw_title!r}). It may have been: {article.title_hint}"
        )
    for row in understanding.conflicts(article, figures):
        one, two = _told(row.first), _told(row.second)
        if row.reason == "differs":
            yield f"The article gives one thing two values, {one} and {two}: check which holds."
        else:
            yield f"The article makes {two} a part of {one}, which is less: check both."
    if summary_hint is not None:
        yield summary_hint
    if article.published is not None:
        by = f" by {article.site}" if article.site else ""
        yield f"The article was published{by} on {article.published:%Y-%m-%d}."
    if article.image is not None:
        yield f"The page leads with the picture {article.image} (if you may use it: save it as cover.jpg beside this)."


def _told(figure: Figure) -> str:
    return " ".join(filter(None, (figure.bound, figure.text, figure.counted)))


def _notes(text: str, keys: Sequence[Figure], language: str) -> str:
    """Whole paragraphs as Markdown, as many as fit, and the key figures, most important first in their order."""
    kept: list[str] = []
    for paragraph in text.split("\n"):
        if not paragraph.strip():
            continue
        candidate = [*kept, to_markdown(paragraph.strip())]
        if kept and len(from_markdown("\n\n".join(candidate)).encode()) > NOTES_LIMIT_BYTES:
            break
        kept = candidate
    return "\n\n".join([*kept, *_listed(kept, keys, language)])


def _listed(kept: Sequence[str], keys: Sequence[Figure], language: str) -> list[str]:
    """The list of key figures, as long as the notes stay what a feed's description may be."""
    heading = _KEY_FIGURES.get(language.partition("-")[0])
    rows: list[str] = []
    for row in listed(keys, language):
        longer = [*rows, f"- {to_markdown(row)}"]
        block = [f"**{heading}**", "\n".join(longer)] if heading else ["\n".join(longer)]
        if len(from_markdown("\n\n".join([*kept, *block])).encode()) > values.DESCRIPTION_LIMIT_BYTES:
            break
        rows = longer
    if not rows:
        return []
    return [f"**{heading}**", "\n".join(rows)] if heading else ["\n".join(rows)]
