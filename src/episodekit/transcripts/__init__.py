"""L3. Transcripts: one list of cues per episode; every format is a view of it and reads back to it."""

from episodekit.transcripts.formats import FORMATS, read_timed, read_transcript
from episodekit.transcripts.script import read_script, script_text, write_script
from episodekit.transcripts.shaping import shape

__all__ = ["FORMATS", "read_script", "read_timed", "read_transcript", "script_text", "shape", "write_script"]
