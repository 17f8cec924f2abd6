"""L3. Whom an article names with a function."""
