"""L3. Transcripts: one list of cues per episode; every format is a view of it and reads back to it."""

from episodekit.transcripts.formats import FORMATS, Format, read_timed
from episodekit.transcripts.script import read_script, script_text, write_script
from episodekit.transcripts.shaping import shape

__all__ = ["FORMATS", "Format", "read_script", "read_timed", "script_text", "shape", "write_script"]
