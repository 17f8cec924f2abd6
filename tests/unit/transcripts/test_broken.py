"""Two hundred broken transcripts, made from good ones by chance that is always the same: all are read, no word is lost."""

import contextlib
import json
import random
import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from episodekit.errors import InvalidValueError
from episodekit.transcripts import FORMATS, read_timed, read_transcript

COUNT = 200
CUES = 12
WORDS = [f"words{number:03}é" for number in range(CUES * 6)]
Mutation = Callable[[str, random.Random], str]


def _clock(seconds: float, point: str) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{round(seconds % 1 * 1000):03}"


def _lines(number: int) -> str:
    said = WORDS[number * 6 : number * 6 + 6]
    return f"{' '.join(said[:3])}\n{' '.join(said[3:])}"


def _good(form: str) -> str:
    times = [(3.0 * number, 3.0 * number + 2.5) for number in range(CUES)]
    if form == ".json":
        rows = [
            {"startTime": start, "endTime": end, "body": _lines(number)}
            for number, (start, end) in enumerate(times)
        ]
        return json.dumps({"version": "1.0.0", "segments": rows}, ensure_ascii=False, indent=1)
    point = "." if form == ".vtt" else ","
    blocks = [
        f"{number + 1}\n{_clock(start, point)} --> {_clock(end, point)}\n{_lines(number)}\n"
        for number, (start, end) in enumerate(times)
    ]
    return ("WEBVTT\n\n" if form == ".vtt" else "") + "\n".join(blocks)


def _some(pattern: str, change: Callable[[re.Match[str], random.Random], str]) -> Mutation:
    """Change at least one of the places where a pattern matches."""

    def mutate(text: str, chance: random.Random) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        chosen = {match.start() for match in found if chance.random() < 0.4}
        chosen.add(chance.choice(found).start())
        return re.sub(
            pattern,
            lambda match: change(match, chance) if match.start() in chosen else match[0],
            text,
            flags=re.MULTILINE,
        )

    return mutate


TIMES = r"^(\S+) --> (\S+)$"
ANYWHERE: dict[str, Mutation] = {
    "arrow": _some(
        r"-->", lambda _, chance: chance.choice(["->", "=>", "\u2192", "\u2014>", "- ->", "--&gt;", "-"])
    ),
    "exchanged": _some(TIMES, lambda match, _: f"{match[2]} --> {match[1]}"),
    "zero length": _some(TIMES, lambda match, _: f"{match[1]} --> {match[1]}"),
    "negative": _some(TIMES, lambda match, _: f"-{match[1]} --> {match[2]}"),
    "no start": _some(TIMES, lambda match, _: f"??:?? --> {match[2]}"),
    "no end": _some(TIMES, lambda match, _: f"{match[1]} --> "),
    "many hours": _some(TIMES, lambda match, _: f"{match[1]} --> 9999{match[2]}"),
    "text behind": _some(r"^(\S+ --> \S+)\n", lambda match, _: f"{match[1]} "),
    "no blank line": _some(r"\n\n(?=\d)", lambda _match, _: "\n"),
    "blank within": _some(r"(?<=é)\n(?=w)", lambda _match, _: "\n\n"),
    "blank below": _some(r"(?<=\d)\n(?=w)", lambda _match, _: "\n\n"),
    "no number": _some(r"^\d+\n", lambda _match, _: ""),
    "stray number": _some(r"^\d+\n", lambda _, chance: f"{chance.randint(50, 900)}\n"),
    "spaces in times": _some(r"(?<=\d):(?=\d)", lambda _match, _: ": "),
    "no thousandths": _some(r"[.,]\d{3}(?= -->|$)", lambda _match, _: ""),
    "a bare <": _some(r"(?<=é) (?=w)", lambda _match, _: " < "),
    "an open tag": _some(r"(?<=é) (?=w)", lambda _match, _: " <i>"),
    "entities": _some(r"(?<=é) (?=w)", lambda _match, _: " &amp; "),
    "forbidden": _some(r"(?<=é) (?=w)", lambda _match, _: " \x01"),
    "point or comma": _some(r"[.,](?=\d{3}\b)", lambda match, _: "," if match[0] == "." else "."),
    "moved": lambda text, _: "\n\n".join(
        [(parts := text.strip().split("\n\n"))[0], *parts[-3:], *parts[1:-3]]
    ),
}
IN_JSON: dict[str, Mutation] = {
    "texts": _some(r'(?<="startTime": )([\d.]+)', lambda match, _: f'"{match[1]}"'),
    "clocks": _some(r'(?<="endTime": )([\d.]+)', lambda match, _: f'"00:00:{float(match[1]):06.3f}"'),
    "no end": _some(r'"endTime": [\d.]+', lambda _match, _: '"endTime": null'),
    "negative": _some(r'(?<="startTime": )', lambda _match, _: "-"),
    "not a number": _some(r'(?<="startTime": )[\d.]+', lambda _match, _: "NaN"),
    "comma": _some(r"(?<=\}),$", lambda _match, _: ""),
    "escapes": _some(r"(?<=é) (?=w)", lambda _match, _: r" \ud83d"),
    "a last comma": lambda text, _: text.replace("\n ]", ",\n ]"),
}
SILENT = {
    "no end in .json",
    "no number in .vtt",
    "stray number in .vtt",
    "entities in .vtt",
    "an open tag in .vtt",
    "an open tag in .srt",
}
"""What the format allows, so that nothing is told."""
SAVED: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "BOM": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "CRCRLF": lambda text: text.replace("\n", "\r\r\n").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "Windows-1252": lambda text: text.encode("cp1252", "replace"),
    "header twice": lambda text: ("\ufeff" + text).encode("utf-8-sig"),
}
FOREIGN = {"UTF-16", "UTF-16 without a mark", "Windows-1252"}


@pytest.mark.parametrize("number", range(COUNT))
def test_a_broken_transcript_is_read(number: int) -> None:
    chance = random.Random(number)  # noqa: S311  # it makes test files
    suffix = (".vtt", ".srt", ".json")[number % 3]
    table = IN_JSON if suffix == ".json" else ANYWHERE
    kinds = chance.sample(sorted(table), chance.randint(1, 2))
    text = _good(suffix)
    for kind in kinds:
        text = table[kind](text, chance)
    saved = chance.choice(sorted(SAVED))
    reading = read_transcript(SAVED[saved](text), suffix)
    cues = reading.transcript.cues
    said = set(re.findall(r"words\d{3}é", " ".join(cue.text for cue in cues)))
    assert said == set(WORDS), (kinds, saved, sorted(set(WORDS) - said))
    assert all(early.start <= late.start for early, late in pairwise(cues)), kinds
    told = [f"{mend.line}: {mend.message}" for mend in reading.mends]
    if any(f"{kind} in {suffix}" not in SILENT for kind in kinds) or saved in FOREIGN:
        assert told, (kinds, saved)
    assert all(mend.line or suffix == ".json" for mend in reading.mends), told
    for row in FORMATS[:3]:
        again = read_timed(row.write(reading.transcript), row.suffix)
        assert [cue.start for cue in again] == [cue.start for cue in cues]


@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".json"])
@pytest.mark.parametrize("part", [0.31, 0.5, 0.77, 0.93])
def test_a_transcript_that_is_cut_off_is_read_as_far_as_it_goes(suffix: str, part: float) -> None:
    whole = _good(suffix).encode()
    data = whole[: int(len(whole) * part)]
    reading = read_transcript(data, suffix)
    kept = re.findall(r"words\d{3}é(?=[ \n\\])", data.decode("utf-8", "ignore"))
    said = " ".join(cue.text for cue in reading.transcript.cues)
    kept = kept[: -6 if suffix == ".json" else None]  # a segment is whole or not there
    assert [word for word in kept if word not in said] == []


@pytest.mark.parametrize("number", range(60))
def test_chance_bytes_end_in_our_own_error_or_in_cues(number: int) -> None:
    chance = random.Random(number)  # noqa: S311  # it makes test files
    suffix = (".vtt", ".srt", ".json", ".html")[number % 4]
    data = bytearray(_good(suffix if suffix != ".html" else ".vtt").encode())
    for _ in range(chance.randint(1, 200)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(InvalidValueError):
        cues = read_transcript(bytes(data), suffix).transcript.cues
        assert all(early.start <= late.start for early, late in pairwise(cues))
