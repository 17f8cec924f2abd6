"""episodekit: an article goes in; a podcast comes out, checked before anyone hears it."""

__version__ = "0.1.0"
