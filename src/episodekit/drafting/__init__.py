"""L5. Drafts of entries: of an article, of a recording, with their chapters outlined."""
