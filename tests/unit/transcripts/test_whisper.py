"""The JSON of speech recognisers, in the shapes that they document, and that of the podcast namespace by words."""

import json
from datetime import timedelta

import pytest

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Cue
from episodekit.transcripts import read_transcript
from episodekit.transcripts.podcast_json import write


def _ms(*values: int) -> list[timedelta]:
    return [timedelta(milliseconds=value) for value in values]


def _words(*rows: tuple[str, float, float], key: str = "word") -> list[dict[str, object]]:
    return [{key: word, "start": start, "end": end, "probability": 0.9} for word, start, end in rows]


SAID = _words((" Hello", 0.5, 0.9), (" there,", 0.9, 1.4), (" world.", 1.5, 2.0))
OPENAI = {
    "text": " Hello there, world.",
    "segments": [
        {
            "id": 0,
            "seek": 0,
            "start": 0.5,
            "end": 2.0,
            "text": " Hello there, world.",
            "tokens": [50364, 2425],
            "words": SAID,
        }
    ],
    "language": "en",
}
WHISPERX = {
    "segments": [
        {
            "start": 0.5,
            "end": 2.0,
            "text": " Hello there, world.",
            "words": [
                {"word": "Hello", "start": 0.5, "end": 0.9, "score": 0.8},
                {"word": "there,"},
                {"word": "world.", "start": 1.5, "end": 2.0},
            ],
            "speaker": "SPEAKER_00",
        }
    ],
    "word_segments": [],
    "language": "en",
}


def _token(text: str, begin: int, end: int) -> dict[str, object]:
    return {"text": text, "offsets": {"from": begin, "to": end}, "id": 1, "p": 0.9}


CPP = {
    "systeminfo": "",
    "result": {"language": "en"},
    "transcription": [
        {
            "timestamps": {"from": "00:00:00,500", "to": "00:00:02,000"},
            "offsets": {"from": 500, "to": 2000},
            "text": " Hello there, world.",
            "tokens": [
                _token("[_BEG_]", 0, 0),
                _token(" Hel", 500, 700),
                _token("lo", 700, 900),
                _token(" there", 900, 1300),
                _token(",", 1300, 1400),
                _token(" world", 1500, 1900),
                _token(".", 1900, 2000),
                _token("[_TT_100]", 2000, 2000),
            ],
        }
    ],
}
CPP_PLAIN = {
    "transcription": [
        {"timestamps": {"from": "00:00:00.500", "to": "00:00:02.000"}, "text": " Hello there, world."}
    ]
}
TRANSFORMERS = {"text": "…", "chunks": [{"timestamp": [0.5, 2.0], "text": " Hello there, world."}]}
API = {
    "task": "transcribe",
    "language": "english",
    "duration": 2.0,
    "text": "Hello there, world.",
    "segments": [{"id": 0, "start": 0.5, "end": 2.0, "text": " Hello there, world."}],
    "words": _words(("Hello", 0.5, 0.9), ("there", 0.9, 1.4), ("world", 1.5, 2.0)),
}
BARE = [{"start": 0.5, "end": 2.0, "text": "Hello there, world."}]
STARTS = {0: 500, 6: 900, 13: 1500}


@pytest.mark.parametrize(
    ("document", "words", "language"),
    [
        (OPENAI, [0, 6, 13], "en"),
        (WHISPERX, [0, 13], "en"),
        (CPP, [0, 6, 13], "en"),
        (CPP_PLAIN, [], ""),
        (TRANSFORMERS, [], ""),
        (API, [0, 6, 13], "en"),
        (BARE, [], ""),
    ],
    ids=["openai", "whisperx", "whisper.cpp full", "whisper.cpp", "transformers", "web API", "bare"],
)
def test_recognisers(document: object, words: list[int], language: str) -> None:
    reading = read_transcript(json.dumps(document).encode(), ".json")
    (cue,) = reading.transcript.cues
    assert (cue.start, cue.end, cue.text) == (*_ms(500, 2000), "Hello there, world.")
    assert reading.transcript.language == language
    assert [word.begin for word in cue.words] == words
    assert [word.start for word in cue.words] == _ms(*(STARTS[at] for at in words))
    assert cue.speaker == ("SPEAKER_00" if document is WHISPERX else None)
    assert reading.mends == ()


def test_an_end_that_is_not_known_is_told() -> None:
    document = {
        "chunks": [{"timestamp": [0.0, None], "text": "One"}, {"timestamp": [2.0, None], "text": "two three"}]
    }
    reading = read_transcript(json.dumps(document).encode(), ".json")
    assert [cue.end for cue in reading.transcript.cues] == _ms(1000, 3000)
    assert [mend.message for mend in reading.mends] == [
        f"segment {number} lacks a time: set by those beside it" for number in (1, 2)
    ]


def test_segments_of_one_word_become_cues_and_come_back() -> None:
    said = ["I", "am", "your", "father.", "No,", "that", "is", "not", "true.", "That", "is", "impossible."]
    rows = [
        {
            "speaker": "Vader" if number < 4 else "Luke",
            "startTime": number * 0.5,
            "endTime": number * 0.5 + 0.25,
            "body": word,
        }
        for number, word in enumerate(said)
    ]
    reading = read_transcript(json.dumps({"version": "1.0.0", "segments": rows}).encode(), ".json")
    assert [(cue.speaker, cue.text) for cue in reading.transcript.cues] == [
        ("Vader", "I am your father."),
        ("Luke", "No, that is not true. That is impossible."),
    ]
    assert json.loads(write(reading.transcript, by_word=True))["segments"] == rows


@pytest.mark.parametrize(
    "document",
    ["{", "[]", "{}", '{"segments": {}}', '"text"', "7", "null"],
)
def test_other_json_is_refused(document: str) -> None:
    with pytest.raises(InvalidValueError):
        read_transcript(document.encode(), ".json")


def test_a_segment_names_its_line() -> None:
    text = '{"segments": [\n{"startTime": 1, "endTime": 2, "body": "a"},\n{"startTime": "3", "endTime": 4, "body": "b"},\n{"startTime": 5}]}'
    reading = read_transcript(text.encode(), ".json")
    assert reading.transcript.cues == (
        Cue(timedelta(seconds=1), timedelta(seconds=2), "a"),
        Cue(timedelta(seconds=3), timedelta(seconds=4), "b"),
    )
    assert [(mend.line, mend.message) for mend in reading.mends] == [
        (3, "segment 2: startTime is '3': read as 3.0"),
        (4, "segment 3 has no body: left out"),
    ]
