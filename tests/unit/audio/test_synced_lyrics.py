"""Lyrics with times in ID3 tags: bytes as the specifications lay them out, and as mutagen reads them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from episodekit import audio
from episodekit.model.episode import Cue
from tests import sounds
from tests.sounds import FRAME_32K, frame, id3

SOUND = FRAME_32K * 500  # 12 s
CUES = (
    Cue(timedelta(0), timedelta(seconds=2), "Guten Tag.", speaker="Ana"),
    Cue(timedelta(seconds=2), timedelta(seconds=4.5), "Es sind\n𝄞 15 Ā\u0100.", speaker="Ana"),
    Cue(timedelta(seconds=4.567), timedelta(seconds=7), "Wie?", speaker="Ben"),
)
SAID = [("Ana: Guten Tag.", 0), ("\nEs sind 𝄞 15 Ā\u0100.", 2000), ("\nBen: Wie?", 4567)]
TAGS = audio.Tags(title="Title", show="Show", duration=timedelta(seconds=12), language="de-AT", cues=CUES)


def _read(data: bytes) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """Language, description and lines of each frame, as mutagen reads them."""
    found = sounds.synced(data)
    assert all((row.format, row.type) == (2, 1) for row in found)
    return [(row.lang, row.desc, row.text) for row in found]


@pytest.mark.parametrize("version", [3, 4])
def test_mutagen_reads_every_line_and_time(version: int) -> None:
    made = sounds.tagged(SOUND, replace(TAGS, id3_version=version))
    assert _read(made) == [("deu", "", SAID)]
    assert sounds.tagged(made, replace(TAGS, id3_version=version)) == made
    assert made.endswith(SOUND)


def test_the_bytes_are_those_of_the_specifications() -> None:
    # https://id3.org/id3v2.3.0 §4.10: encoding, language, 2 milliseconds, 1 lyrics, description; words, NUL, 4 bytes of time
    cues = (
        Cue(timedelta(0), timedelta(seconds=1), "A"),
        Cue(timedelta(seconds=1), timedelta(seconds=2), "é"),
    )
    wide = b"\x01deu\x02\x01" + b"\xff\xfe\0\0" + b"\xff\xfeA\0\0\0" + bytes(4)
    wide += b"\xff\xfe\n\0\xe9\0\0\0" + b"\0\0\x03\xe8"
    assert frame(b"SYLT", wide) in sounds.tagged(SOUND, replace(TAGS, cues=cues))
    narrow = b"\x03deu\x02\x01" + b"\0" + b"A\0" + bytes(4) + b"\n\xc3\xa9\0" + b"\0\0\x03\xe8"
    assert frame(b"SYLT", narrow) in sounds.tagged(SOUND, replace(TAGS, cues=cues, id3_version=4))


def test_without_cues_there_are_none() -> None:
    assert b"SYLT" not in sounds.tagged(SOUND, replace(TAGS, cues=()))


def test_words_behind_the_end_are_left_out() -> None:
    late = Cue(timedelta(hours=9999), timedelta(hours=9999, seconds=1), "Late")
    assert _read(sounds.tagged(SOUND, replace(TAGS, cues=(*CUES, late)))) == [("deu", "", SAID)]
    assert b"SYLT" not in sounds.tagged(SOUND, replace(TAGS, cues=(late,)))


def test_those_of_others_are_kept_unless_they_say_the_same() -> None:
    ours = b"\x03deu\x02\x01\0Alt\0\0\0\0\x01"
    named = b"\x03deu\x02\x01Chor\0La\0\0\0\0\x01"
    english = b"\x03eng\x02\x01\0One\0\0\0\0\x01"
    source = id3(b"".join(frame(b"SYLT", row) for row in (ours, named, english)), version=4) + SOUND
    kept = [("deu", "Chor", [("La", 1)]), ("eng", "", [("One", 1)])]
    for version in (3, 4):  # in 2.3 there is no UTF-8
        made = sounds.tagged(source, replace(TAGS, id3_version=version))
        assert _read(made) == [("deu", "", SAID), *kept]
        assert (b"\x03eng\x02\x01\0One\0" in made) is (version == 4)
        made = sounds.tagged(source, replace(TAGS, id3_version=version, cues=()))
        assert _read(made) == [("deu", "", [("Alt", 1)]), *kept]


@pytest.mark.parametrize(
    "cut",
    [b"\x03", b"\x03deu", b"\x03deu\x02\x01\0One", b"\x02deu\x02\x01\0\0\0A", b"\x02deu\x02\x01x\0\0\0\0"],
)
def test_damaged_ones_do_no_harm(cut: bytes) -> None:
    source = id3(frame(b"SYLT", cut), version=4) + SOUND
    assert sounds.tagged(source, TAGS).endswith(SOUND)
