"""L3. PCM → MP3, through LAME (https://lame.sourceforge.io) in the wheel of lameenc."""

from datetime import timedelta

from episodekit.errors import AudioError

BITRATE_KBPS = 96  # mono speech at 48 kHz: transparent to most ears, 0.7 MB a minute
QUALITY = 2  # LAME's -q: 2 is the recommended best, 7 the fastest
ENCODER = f"lameenc-1.9.0 mono cbr{BITRATE_KBPS} q{QUALITY}"
"""What the bytes of an MP3 depend on beside the samples; changes whenever they do."""

MP3_LOSS_DB = 0.446
"""How much fainter LAME makes the sound: at this bitrate it multiplies by 0.95, and lameenc cannot tell it not to."""

_RATES = {16000: 48000, 22050: 44100, 24000: 48000, 32000: 32000, 44100: 44100, 48000: 48000}
_DELAY_SAMPLES = 576 + 529  # encoder + decoder: https://lame.sourceforge.io/tech-FAQ.txt, question 1
_BLOCK_BYTES = 1 << 20


def encode_mp3(pcm: bytes, rate: int) -> bytes:
    """Encode speech as a mono MP3 of constant bitrate, without tags.

    Sample rates below 44.1 kHz are doubled (tripled for 16 kHz), because that is what players and directories expect of
    a podcast (https://podcasters.apple.com/support/893-audio-requirements). The same samples give the same bytes.

    Args:
        pcm: signed 16-bit little-endian samples, one channel.
        rate: of the samples, a second: 16000, 22050, 24000, 32000, 44100 or 48000.

    Raises:
        AudioError: there are no samples, the rate is none of these, or the encoder is not installed.
    """
    if not pcm or len(pcm) % 2:
        raise AudioError(
            f"{len(pcm)} bytes are not whole 16-bit samples",
            remedy="give at least one sample, two bytes each",
        )
    encoder = _encoder(rate)
    blocks = (pcm[at : at + _BLOCK_BYTES] for at in range(0, len(pcm), _BLOCK_BYTES))
    return b"".join([*(bytes(encoder.encode(block)) for block in blocks), bytes(encoder.flush())])


def encoder_delay(rate: int) -> timedelta:
    """How much later than in the samples everything is heard in the MP3 that :func:`encode_mp3` makes of them.

    LAME shifts the sound by 576 samples and every decoder by 529 more; lameenc writes no header that would tell players
    to skip them.

    Raises:
        AudioError: the rate is none that can be encoded.
    """
    return timedelta(seconds=_DELAY_SAMPLES / _output_rate(rate))


def _output_rate(rate: int) -> int:
    if rate not in _RATES:
        raise AudioError(
            f"speech of {rate} samples a second cannot be encoded",
            remedy=f"resample it to one of {', '.join(map(str, _RATES))}",
        )
    return _RATES[rate]


def _encoder(rate: int):  # type: ignore[no-untyped-def]  # noqa: ANN202  # lameenc has no types
    try:
        import lameenc
    except ImportError:
        raise AudioError(
            "the MP3 encoder lameenc is not installed", remedy='pip install "episodekit[voice]"'
        ) from None
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_bit_rate(BITRATE_KBPS)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(_output_rate(rate))
    encoder.set_quality(QUALITY)
    return encoder
