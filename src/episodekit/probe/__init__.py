"""L6. Asks servers how they answer for a feed and for what it points to; what they say is evidence for the linter.

Nothing is asked but what the user named, and what that feed names; no machine in a private network but the one that the user
named; few questions at a time, within a time. What goes wrong on the network is part of the evidence and never raised.
"""

from episodekit.probe.gather import Bounds, Fetched, Gathered, fetch_feed, gathered

__all__ = ["Bounds", "Fetched", "Gathered", "fetch_feed", "gathered"]
