"""L6. Programs of the user's, which write summaries and speak."""
