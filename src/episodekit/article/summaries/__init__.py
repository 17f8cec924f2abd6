"""L3. Summaries out of the article's own sentences, and the checks of one that was written elsewhere."""
