"""L3. Audio files: measuring, tagging, encoding; one module per container, chosen by the bytes of the file.

Artwork is in :mod:`episodekit.audio.artwork`, reading of tags in :mod:`episodekit.audio.containers`, what narrations are
encoded as in :mod:`episodekit.audio.forms`.
"""

from episodekit.audio.containers import probe, tagged
from episodekit.audio.encode import ENCODER, encode_mp3, encoder_delay
from episodekit.audio.sound import Sound
from episodekit.audio.tags import Tags

__all__ = ["ENCODER", "Sound", "Tags", "encode_mp3", "encoder_delay", "probe", "tagged"]
