"""A browser's ``<track>``: Chromium reads the WebVTT that is written, and shows the cues that went in."""

import html
import json
import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue
from episodekit.transcripts import vtt
from episodekit.transcripts.transcript import REVIEW, Block, Transcript
from tests.listening import FolderServer

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER = next((name for name in _NAMES if shutil.which(name)), None)
_PAGE = """<!doctype html><meta charset="utf-8"><title>t</title>
<video><track default kind="captions" src="{name}"></video><pre></pre>
<script>
const element = document.querySelector("track");
function tell(rows) { document.querySelector("pre").textContent = JSON.stringify(rows); }
element.addEventListener("error", () => tell("refused"));
element.addEventListener("load", () => tell(Array.from(element.track.cues, (cue) => {
  const shown = cue.getCueAsHTML();
  const voice = shown.querySelector("span[title]");
  return [cue.startTime, cue.endTime, shown.textContent, voice ? voice.title : null, cue.align];
})));
element.track.mode = "showing";
</script>
"""


def _time(seconds: float) -> timedelta:
    return timedelta(milliseconds=round(seconds * 1000))


def _shown(folder: Path, name: str) -> object:
    assert _BROWSER is not None
    (folder / "page.html").write_text(_PAGE.replace("{name}", name), encoding="utf-8")
    with FolderServer(folder) as server:
        done = subprocess.run(
            [
                _BROWSER,
                "--headless",
                "--no-sandbox",  # it runs as whoever runs the tests, on a page of ours
                "--disable-gpu",
                f"--user-data-dir={folder / 'profile'}",
                "--virtual-time-budget=4000",
                "--dump-dom",
                f"{server.address}page.html",
            ],
            capture_output=True,
            check=True,
            text=True,
            timeout=90,
        )
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found is not None, done.stdout
    return json.loads(html.unescape(found[1]))


CUES = (
    Cue(_time(0.5), _time(2.25), "A < B & C > D --> E", "Ada"),
    Cue(
        _time(2.25),
        _time(5.0),
        "Two lines,\nword by word.",
        "Bo & Co",
        words=(Word(0, 3, _time(2.25), _time(2.6)), Word(4, 10, _time(2.6), _time(3.5))),
    ),
    Cue(_time(5.0), _time(6.0), "No speaker, and an italic word.", spans=(Span(19, 25, "i"),)),
    Cue(_time(6.0), _time(7.0), "ខ្ញុំសូមអរគុណ។ 你好,世界。 שלום עולם", settings="align:start"),
    Cue(_time(3600 + 62.003), _time(3600 + 63.0), "An hour later."),
)


@pytest.mark.skipif(_BROWSER is None, reason="no browser is here: apt-get install chromium-headless-shell")
def test_a_browser_shows_the_cues_that_went_in(tmp_path: Path) -> None:
    blocks = (Block(0, f"{REVIEW}: recognised by somebody"), Block(0, "STYLE\n::cue { color: red }"))
    whole = Transcript(cues=CUES, language="en", title="A title --- and more", blocks=blocks)
    (tmp_path / "a.vtt").write_text(vtt.write(whole, by_word=True), encoding="utf-8")
    assert _shown(tmp_path, "a.vtt") == [
        [
            cue.start.total_seconds(),
            cue.end.total_seconds(),
            cue.text,
            cue.speaker,
            "start" if cue.settings else "center",
        ]
        for cue in CUES
    ]
