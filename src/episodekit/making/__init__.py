"""L5. An episode's files, made of its entry, its narration or its recording."""
