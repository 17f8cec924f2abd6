"""How fast narration is made, and how much of it a foreign recogniser understands: ``python -m tests.bench.narration``.

The recogniser (moonshine-voice 0.1.0, its model in the wheel) runs in an environment of its own, ``.venv/listener``; without
it only the speed is measured. Words that differ are printed: what is misheard is to be read better.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

from episodekit.audio.forms import FORMS
from episodekit.making.narration import narrate
from episodekit.model.voicing import VoiceChoice
from episodekit.transcripts import read_script
from episodekit.voices import choose
from tests.house.source import ROOT

_LISTENER = ROOT / ".venv" / "listener" / "bin" / "python"
_LISTEN = """
import difflib, sys
import numpy, soundfile, soxr
from moonshine_voice import ModelArch, Transcriber, get_model_path
from whisper_normalizer.english import EnglishTextNormalizer
samples, rate = soundfile.read(sys.argv[1], dtype="float32")
samples = soxr.resample(samples, rate, 16000)
listener = Transcriber(model_path=str(get_model_path("tiny-en")), model_arch=ModelArch.TINY)
lines = listener.transcribe_without_streaming(samples.tolist(), 16000).lines
normal = EnglishTextNormalizer()
said, heard = normal(sys.stdin.read()).split(), normal(" ".join(line.text for line in lines)).split()
row = list(range(len(heard) + 1))
for number, word in enumerate(said, start=1):
    before, row = row, [number]
    for at, other in enumerate(heard, start=1):
        row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (word != other)))
print(f"word error rate {100 * row[-1] / len(said):.1f} % of {len(said)} words")
for tag, first, last, begin, end in difflib.SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
    if tag != "equal":
        print(f"  {' '.join(said[first:last])!r} was heard as {' '.join(heard[begin:end])!r}")
"""


class _Nothing:
    """A cache that keeps nothing."""

    def get(self, key: str) -> bytes | None:
        del key
        return None

    def put(self, key: str, content: bytes) -> None:
        """It is narrated anew each time."""


def main() -> None:
    """Narrate the repository's own episode, print how long it took, and let the recogniser listen."""
    entry = next((ROOT / "episodes").iterdir())
    lines = read_script((entry / "transcript.txt").read_text(encoding="utf-8"), ())
    begun, worked = time.perf_counter(), time.process_time()
    made = narrate(
        lines, "en", choose(VoiceChoice(), "en"), _Nothing(), lambda _done, _total: None, form=FORMS["mp3"]
    )
    wall, cpu = time.perf_counter() - begun, time.process_time() - worked
    length = made.spoken.cues[-1].end.total_seconds()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _print(
        f"narration: {length:.0f} s of sound in {wall:.1f} s, {cpu:.1f} s of CPU, peak {peak} MB; so an hour takes"
        f" {3600 * cpu / length:.0f} s of CPU: {length / cpu:.0f} times as fast as speech"
    )
    if not _LISTENER.is_file():
        _print("recogniser: not installed (make bench installs it)")
        return
    sound = ROOT / ".episodekit" / f"narration{made.suffix}"
    sound.parent.mkdir(exist_ok=True)
    sound.write_bytes(made.content)
    text = "\n".join(line.text for line in lines)
    command = [str(_LISTENER), "-c", _LISTEN, str(Path(sound))]
    run = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    _print(f"recogniser: {run.stdout.strip()}")


def _print(row: str) -> None:
    sys.stdout.write(f"{row}\n")


if __name__ == "__main__":
    main()
