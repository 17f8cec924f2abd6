"""L3. The pages of a show: what a listener sees behind the links of the feed."""

from episodekit.site.pages import episode_page, show_page

__all__ = ["episode_page", "show_page"]
