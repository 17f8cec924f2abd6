"""L3. The kinds of file that a narration can be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from episodekit.audio.encode import ENCODER, MP3_LOSS_DB, encode_mp3, encoder_delay
from episodekit.audio.encode_av import AAC_BPS, OPUS_BPS, encode_m4a, encode_opus


def _none(_rate: int) -> timedelta:
    return timedelta(0)


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of file.

    Attributes:
        suffix: with its dot.
        encoder: what its bytes depend on beside the samples.
        encode: samples (16-bit little-endian mono) and rate → the file, without tags.
        delay: rate → how much later everything is heard in the file than in the samples.
        loss_db: how much fainter the encoder makes it.
    """

    suffix: str
    encoder: str
    encode: Callable[[bytes, int], bytes]
    delay: Callable[[int], timedelta] = _none
    loss_db: float = 0.0


FORMS: dict[str, Form] = {
    "mp3": Form(".mp3", ENCODER, encode_mp3, encoder_delay, MP3_LOSS_DB),
    # Players skip what these two put before the sound: the files say how much it is.
    "opus": Form(".opus", f"libopus mono {OPUS_BPS}", encode_opus),
    "m4a": Form(".m4a", f"aac mono {AAC_BPS}", encode_m4a),
}
"""The name in ``voice.format`` → the kind of file."""
