"""L6. Podcast hosts: one algorithm over every interface; a host makes drafts, takes sound and fields, and publishes."""

from episodekit.hosting.apply import Hosting, prepare, publish
from episodekit.hosting.item import items_of
from episodekit.hosting.journal import Journal
from episodekit.hosting.kinds import HOSTS, connect

__all__ = ["HOSTS", "Hosting", "Journal", "connect", "items_of", "prepare", "publish"]
