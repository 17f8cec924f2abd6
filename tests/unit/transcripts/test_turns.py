"""Cues in which several speak."""

import time

import pytest

from episodekit.making.narration import lines_of
from episodekit.model.episode import Line
from episodekit.transcripts import FORMATS, read_transcript
from episodekit.transcripts.labels import inner_labels
from episodekit.transcripts.shaping import reshape
from episodekit.transcripts.turns import turns
from tests.samples import episode


@pytest.mark.parametrize("end", ["", "</v>"])
@pytest.mark.no_cover
def test_many_voices_in_one_cue_take_time_in_proportion(end: str) -> None:
    def seconds(voices: int) -> float:
        said = "".join(f"<v A{number % 7}><i>hi{end} " for number in range(voices))
        source = f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{said}".encode()
        begin = time.process_time()
        transcript = read_transcript(source, ".vtt").transcript
        for row in FORMATS:
            row.write(transcript)
        reshape(transcript.cues, "en")
        return time.process_time() - begin

    seconds(10)  # whatever is loaded at the first time
    # Eight times as many; sixty-four times the time, were it quadratic; other programs on the machine can double a time.
    assert seconds(3_200) < 30 * seconds(400)


@pytest.mark.no_cover
def test_many_lines_with_labels_in_one_cue_take_time_in_proportion() -> None:
    def seconds(lines: int) -> float:
        begin = time.process_time()
        found = list(inner_labels("Yes.\nAda: No.\n" * lines, {"Ada"}))
        assert [name for _, _, name in found] == ["Ada"] * lines
        return time.process_time() - begin

    assert seconds(56_000) < 16 * seconds(7_000)  # eight times as many


def test_within_a_voice_the_inner_one_speaks() -> None:
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Bo>Yes <v Ada>No</v> so"
    cues = turns(read_transcript(text.encode(), ".vtt").transcript.cues)
    assert [(cue.speaker, cue.text) for cue in cues] == [("Bo", "Yes"), ("Ada", "No so")]


def test_an_episodes_cue_is_narrated_in_the_voices_of_all_who_speak() -> None:
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Bo>Yes</v> <v Ada>No</v>"
    cues = read_transcript(text.encode(), ".vtt").transcript.cues
    assert lines_of(episode(script=(), cues=cues)) == (Line("Yes", "Bo"), Line("No", "Ada"))
