"""L3. Chapters: one list per episode; every format is a view of it and reads back to it."""

from episodekit.chapters import formats, lines, podcast_json, podlove
from episodekit.chapters.placing import place_marks

__all__ = ["formats", "lines", "place_marks", "podcast_json", "podlove"]
