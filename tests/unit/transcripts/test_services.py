"""JSON of transcription services, each in the form that its documentation shows; what is said is the same in all of them."""

import json
import time
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.errors import InvalidValueError
from episodekit.transcripts import read_transcript, services
from episodekit.transcripts.transcript import Reading

HEARD = (("Hello", 0.1, 0.4), ("world.", 0.5, 0.9), ("Yes?", 1.0, 1.5))
"""The first two words are the first speaker's, where the service tells speakers apart."""
_BARE = [(word.strip(".?").lower(), start, end) for word, start, end in HEARD]
_PLAIN = [(word.strip(".?"), start, end) for word, start, end in HEARD]
DEEPGRAM_WORDS = [
    {"word": bare, "start": start, "end": end, "confidence": 0.9, "punctuated_word": word}
    for (word, start, end), (bare, _, _) in zip(HEARD, _BARE, strict=True)
]
ASSEMBLYAI = {
    "id": "x",
    "language_code": "en_us",
    "audio_duration": 2,
    "chapters": None,
    "text": "…",
    "words": [
        {
            "text": word,
            "start": round(start * 1000),
            "end": round(end * 1000),
            "speaker": "A" if start < 1 else "B",
        }
        for word, start, end in HEARD
    ],
}


def _items(kind: str, *, attached: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for number, (word, start, end) in enumerate(_PLAIN):
        sign = HEARD[number][0][len(word) :]
        times = (start, end) if attached else (str(start), str(end))
        best: dict[str, object] = {"content": word, "confidence": 0.9}
        row: dict[str, object] = {
            "type": kind,
            "start_time": times[0],
            "end_time": times[1],
            "alternatives": [best],
        }
        who = f"{'S' if attached else 'spk_'}{0 if start < 1 else 1}"
        (best if attached else row)["speaker" if attached else "speaker_label"] = who
        found.append(row)
        if sign:
            found.append(
                {"type": "punctuation", "alternatives": [{"content": sign, "confidence": 0.0}]}
                | ({"start_time": end, "end_time": end} if attached else {})
            )
    return found


def _google(*, tags: bool) -> dict[str, object]:
    words = [
        {"startTime": f"{start:.3f}s", "endTime": f"{end:.3f}s", "word": word}
        | ({"speakerTag": 1 if start < 1 else 2} if tags else {})
        for word, start, end in HEARD
    ]
    untold = [{key: row[key] for key in ("startTime", "endTime", "word")} for row in words]
    results = [{"alternatives": [{"transcript": "…", "words": untold}], "languageCode": "en-us"}]
    return {"results": [*results, {"alternatives": [{"words": words}]}] if tags else results}


SERVICES: dict[str, tuple[object, tuple[str, str] | None, str]] = {
    "Deepgram": (
        {"results": {"channels": [{"detected_language": "en", "alternatives": [{"transcript": "…", "words": [row | {"speaker": int(number > 1)} for number, row in enumerate(DEEPGRAM_WORDS)]}]}]}},
        ("Speaker 0", "Speaker 1"),
        "en",
    ),
    "Deepgram, a channel each": (
        {"results": {"channels": [{"alternatives": [{"words": DEEPGRAM_WORDS[2:]}]}, {"alternatives": [{"words": DEEPGRAM_WORDS[:2]}]}]}},
        ("Speaker 1", "Speaker 0"),
        "",
    ),
    "AssemblyAI": (ASSEMBLYAI, ("A", "B"), "en-US"),
    "AssemblyAI without the length": ({**ASSEMBLYAI, "audio_duration": None}, ("A", "B"), "en-US"),
    "Amazon": (
        {"jobName": "x", "results": {"language_code": "en-GB", "transcripts": [{"transcript": "…"}], "items": _items("pronunciation", attached="")}},
        ("Speaker 0", "Speaker 1"),
        "en-GB",
    ),
    "Speechmatics": (
        {"metadata": {"transcription_config": {"language": "en"}}, "results": _items("word", attached="previous")},
        ("S0", "S1"),
        "en",
    ),
    "Google": (_google(tags=False), None, "en-US"),
    "Google with speakers": (_google(tags=True), ("Speaker 1", "Speaker 2"), "en-US"),
    "Rev AI": (
        {
            "monologues": [
                {"speaker": who, "elements": [part for word, (_, start, end) in zip(words, HEARD[first:], strict=False) for part in ({"type": "text", "value": word.strip(".?"), "ts": start, "end_ts": end}, {"type": "punct", "value": word[len(word.strip(".?")) :] + " "})]}
                for who, first, words in ((0, 0, ("Hello", "world.")), (1, 2, ("Yes?",)))
            ]
        },
        ("Speaker 0", "Speaker 1"),
        "",
    ),
    "Gladia": (
        {"result": {"transcription": {"languages": ["en"], "utterances": [{"speaker": int(first > 0), "start": 0.1, "end": 0.9, "text": "…", "words": [{"word": f" {word}", "start": start, "end": end} for word, start, end in HEARD[first:last]]} for first, last in ((0, 2), (2, 3))]}}},
        ("Speaker 0", "Speaker 1"),
        "en",
    ),
    "ElevenLabs": (
        {"language_code": "eng", "text": "…", "words": [part for word, start, end in HEARD for part in ({"text": word, "start": start, "end": end, "type": "word", "speaker_id": f"speaker_{int(start >= 1)}"}, {"text": " ", "start": end, "end": end, "type": "spacing"})]},
        ("Speaker 0", "Speaker 1"),
        "en",
    ),
    "Vosk": ({"result": [{"conf": 1.0, "word": word, "start": start, "end": end} for word, start, end in HEARD], "text": "…"}, None, ""),
    "Vosk in parts": ([{"result": [{"word": word, "start": start, "end": end}], "text": "…"} for word, start, end in HEARD], None, ""),
    "YouTube": (
        {"wireMagic": "pb3", "events": [{"tStartMs": 0, "dDurationMs": 9}, {"tStartMs": 100, "dDurationMs": 1400, "segs": [{"utf8": "Hello"}, {"utf8": " world.", "tOffsetMs": 400}, {"utf8": " Yes?", "tOffsetMs": 900}]}, {"tStartMs": 100, "segs": [{"utf8": "\n"}]}]},
        None,
        "",
    ),
}  # fmt: skip


def _read(document: object) -> Reading:
    return read_transcript(json.dumps(document).encode(), ".json")


@pytest.mark.parametrize(("document", "speakers", "language"), SERVICES.values(), ids=SERVICES)
def test_words_times_and_speakers(document: object, speakers: tuple[str, str] | None, language: str) -> None:
    transcript = _read(document).transcript
    found = [
        (cue.text[word.begin : word.end], word.start, cue.speaker)
        for cue in transcript.cues
        for word in cue.words
    ]
    first, second = speakers or (None, None)
    assert found == [
        (word, timedelta(seconds=start), first if start < 1 else second) for word, start, _ in HEARD
    ]
    assert " ".join(cue.text for cue in transcript.cues) == "Hello world. Yes?"
    assert transcript.language == language


@pytest.mark.parametrize(
    "document",
    [
        {"results": {"channels": [], "utterances": [{"transcript": "Hello world.", "start": 0.5, "end": 2.0, "speaker": 0}]}},
        {"audio_duration": 3, "sentences": [{"text": "Hello world.", "start": 500, "end": 2000, "speaker": "speaker_0"}, {"text": "", "start": 29_990, "end": 30_000}]},
        {"transcript": [{"start": "00:00:00.500", "start_ms": 500, "end": "00:00:02.000", "end_ms": 2000, "speaker": 0, "text": "Hello world."}]},
        {"result": {"transcription": {"utterances": [{"text": "Hello world.", "start": 0.5, "end": 2.0, "speaker": 0}]}}},
    ],
    ids=["Deepgram", "AssemblyAI", "Podlove", "Gladia"],
)  # fmt: skip
def test_sentences_without_words_stay_as_they_are(document: object) -> None:
    (cue,) = _read(document).transcript.cues
    assert (cue.start, cue.end) == (timedelta(seconds=0.5), timedelta(seconds=2))
    assert (cue.text, cue.speaker, cue.words) == ("Hello world.", "Speaker 0", ())


_ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**30), 10**400), st.text(max_size=4), st.just([]), st.just({}), st.just(float("inf"))
)  # fmt: skip


@given(data=st.data())
def test_any_value_in_any_place_is_a_transcript_or_our_own_error(data: st.DataObject) -> None:
    document = json.loads(json.dumps(data.draw(st.sampled_from([row[0] for row in SERVICES.values()]))))
    for _ in range(data.draw(st.integers(1, 3))):
        node = document
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if not isinstance(node[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
                node[key] = data.draw(_ODD)
                break
            node = node[key]
    try:
        cues = _read(document).transcript.cues
    except InvalidValueError:
        return
    assert all(timedelta(0) <= cue.start < cue.end for cue in cues)


def test_a_word_with_very_much_punctuation_is_read_in_no_time() -> None:
    signs = [{"type": "punctuation", "alternatives": [{"content": "." * 50}]}] * 40_000
    word = {"alternatives": [{"content": "Hello"}], "start_time": "0.1", "end_time": "0.4"}
    begin = time.process_time()
    (row,) = services.translated({"results": {"items": [word, *signs]}})["words"]  # type: ignore[index]  # a document
    assert row["word"] == "Hello" + "." * 2_000_000
    assert time.process_time() - begin < 2
