"""L6. The disk: files written whole or not at all, the workspace, what the last build left."""
