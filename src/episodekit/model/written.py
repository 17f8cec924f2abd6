"""L2. What was written, and what is understood of it: article, figures, mentions; the glossary of all words is in :mod:`episodekit.model.episode`."""

from dataclasses import dataclass, field
from datetime import datetime

from episodekit.notation import values


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was written, cleaned of everything that is not the article.

    Attributes:
        title: without the site's name; cut back to its last whole clause if it was cut short.
        raw_title: as it stood in the source.
        title_hint: what the whole title probably was, if it was cut short.
        paragraphs: in order; headings are marked.
        language: BCP 47.
        image: the address of the picture that the source leads with.
    """

    title: str
    raw_title: str
    paragraphs: tuple["Paragraph", ...]
    language: str
    title_hint: str | None = None
    image: str | None = None
    author: str | None = None
    site: str | None = None
    published: datetime | None = None
    link: str | None = None
    summary: str | None = None

    @property
    def text(self) -> str:
        """The paragraphs that are not headings, an empty line between them."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs if not paragraph.heading)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or heading on one line."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity that the article states.

    Attributes:
        text: the number as written with its unit and without its bound, such as ``15,000`` or ``$2.8 billion``.
        start: where ``text`` begins in the article's :attr:`Article.text`; ``end`` is where it ends.
        values: what it amounts to, in units of ``unit``; two for a range or a change ("from 3 to 5 percent").
        unit: as written, such as ``percent`` or ``$``; empty for a count.
        counted: what it counts, in the article's words; may be empty.
        bound: ``more than``, ``nearly`` … as written; may be empty.
        period: the words that say when, such as ``over the past two years``; may be empty.
        kind: ``count``, ``money``, ``percent``, ``measure``, ``share``, ``rank``, ``duration`` or ``change``.
        sentence: the whole sentence; ``sentence_start`` is where it begins in the text.
        title: at most 45 characters if ``key``, saying figure and what is said of it; else the figure and what it counts.
        quote: the words of the sentence from the bound on, which a chapter anchors to.
        weight: how important, higher is more; comparable within one article.
        clarity: how well the title tells by itself what the figure is about, from 0 to about 8.
        key: whether an editor would make a chapter of it.
    """

    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    title: str
    quote: str
    kind: str = "count"
    values: tuple[float, ...] = ()
    unit: str = ""
    counted: str = ""
    bound: str = ""
    period: str = ""
    weight: float = 0.0
    clarity: float = 0.0
    key: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody whom the article names with a function: quoted or acting, never somebody of the show.

    Attributes:
        name: as written, such as ``Chou Bun Eng``.
        function: office, profession or affiliation in the article's words, such as ``Minister of Interior``.
        start: where ``name`` begins in the article's :attr:`Article.text`; ``function_start`` is where ``function`` does.
    """

    name: str
    function: str
    start: int = field(default=0, compare=False)
    function_start: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        values.line(self.name, limit=128)
        values.line(self.function)
