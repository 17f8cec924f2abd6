"""L3. Files of every kind into an :class:`~episodekit.model.written.Article`: its title, its text, and nothing of the page around it."""
