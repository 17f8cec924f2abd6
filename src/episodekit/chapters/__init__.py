"""L3. Chapters: one list per episode; every format is a view of it and reads back to it.

Each is imported by itself, so that whoever needs one does not load them all.
"""
