"""L6. Shows of others into a workspace: their feeds, and what is downloaded of them."""
