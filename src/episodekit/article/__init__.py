"""L3. Understanding an article: what was written, in which language, and what it says in figures.

All of it is pure: bytes and text in, values out. To read a further kind of file, write a function
``(data, name) -> Scrape`` and its line in ``READERS`` (:mod:`episodekit.article.readers.read`); to read figures in a further
language, its :class:`~episodekit.article.languages.Words`.
"""

from episodekit.article.conflicts import conflicts
from episodekit.article.figures import figures
from episodekit.article.people.mentioned import mentions
from episodekit.article.readers.read import read
from episodekit.article.sentence import sentences
from episodekit.article.summaries.summary import Summary, summarise

__all__ = ["Summary", "conflicts", "figures", "mentions", "read", "sentences", "summarise"]
