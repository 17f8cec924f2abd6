"""L3. What an article's summary is: what somebody wrote if it holds, else what its source says of it, else its own sentences."""

from dataclasses import dataclass

from episodekit.article.summaries.extract import extract, opening
from episodekit.article.summaries.faithful import check_summary
from episodekit.model.written import Article
from episodekit.notation import values

DESCRIPTION = "description of the source"
"""Who wrote a summary that the article's page or front matter carries."""
_CUT = " .…[]"  # how descriptions that are cut short end


@dataclass(frozen=True, slots=True)
class Summary:
    """What an episode is about.

    Attributes:
        short: at most 250 characters, for lists.
        long: at most the bytes of UTF-8 that were asked for, as plain text and as HTML; an empty line between paragraphs.
        by: who wrote ``short``, if it is not out of the article.
        hint: for the editor: what was written and not taken, and why.
    """

    short: str
    long: str
    by: str | None = None
    hint: str | None = None


def summarise(
    article: Article,
    *,
    written: str | None = None,
    by: str = "",
    long_bytes: int = values.DESCRIPTION_LIMIT_BYTES,
) -> Summary:
    """The first of these that holds against the article: what was written, the source's own description; else its sentences.

    Args:
        article: what is summarised.
        written: by a person or a program, if there is such a summary.
        by: who wrote it.
        long_bytes: the most that ``long`` may have.
    """
    long = opening(article, long_bytes)
    refused: list[str] = []
    for text, author, name in (
        (written, by, f"the summary by {by}"),
        (_description(article), DESCRIPTION, f"the {DESCRIPTION}"),
    ):
        if text is None:
            continue
        checked = check_summary(text, article)
        if isinstance(checked, str):
            own = author == DESCRIPTION and checked in _folded(article.text)
            return Summary(checked, long, None if own else author, _told(refused, f"{name} stands"))
        refused.append(f"{name} was not taken ({'; '.join(checked)})")
    return Summary(extract(article), long, hint=_told(refused, "the article's own sentences stand"))


def _description(article: Article) -> str | None:
    """What the source says of itself, unless that is only its title, or words of the article that were cut off."""
    own = _folded(article.summary or "")
    core = own.rstrip(_CUT).casefold()
    if core in article.title.casefold():
        return None
    body = _folded(article.text)
    is_whole = own in body and not own[-1].isalnum()
    return own if is_whole or core not in body.casefold() else None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _told(refused: list[str], instead: str) -> str | None:
    if not refused:
        return None
    sentence = f"{'; '.join(refused)}; {instead} instead."
    return sentence[0].upper() + sentence[1:]
