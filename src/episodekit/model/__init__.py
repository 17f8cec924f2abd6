"""L2. The values of a show, which cannot be wrong: show, episodes, what was written, what is said, where it goes."""
