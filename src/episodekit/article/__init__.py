"""L3. Understanding an article: what was written, in which language, and what it says in figures.

All of it is pure: bytes and text in, values out. To read a further kind of file, write a function
``(data, name) -> Scrape`` and its line in ``READERS`` (:mod:`episodekit.article.read`); to read figures in a further
language, its :class:`~episodekit.article.languages.Words`.
"""

from episodekit.article.figures import figures
from episodekit.article.read import read
from episodekit.article.sentence import sentences
from episodekit.article.summary import Summary, summarise
from episodekit.article.title import clean_title

__all__ = ["Summary", "clean_title", "figures", "read", "sentences", "summarise"]
