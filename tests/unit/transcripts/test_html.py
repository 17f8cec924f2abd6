"""HTML transcripts: the namespace's form, and how pages in the wild vary it."""

from datetime import timedelta

import pytest

from episodekit.errors import InvalidValueError
from episodekit.transcripts import read_transcript
from episodekit.transcripts.html import write

EXPECTED = [("Kevin", 0, "We have an update."), ("Alban", 9, "You & Tom"), ("Alban", 12, "again.")]
FORMS = {
    "the namespace's": (
        "<cite>Kevin:</cite>\n<time>0:00</time>\n<p>\n  We have\n  an update.\n</p>\n"
        "<cite>Alban :</cite>\n<time>0:09</time>\n<p>You &amp; Tom</p><time>0:12</time><p>again.</p>"
    ),
    "the time first": (
        "<time>0:00</time><cite>Kevin</cite><p>We have an update.</p>"
        "<time>0:09</time><cite>Alban</cite><p>You &amp; Tom</p><time>0:12</time><p>again.</p>"
    ),
    "within the paragraph": (
        "<html><head><title>x</title><style>p{}</style></head><body><h1>Transcript</h1>"
        "<p><cite>Kevin</cite> <time>00:00:00</time> We have an <b>update</b>.</p>"
        "<p><time>[00:00:09]</time> <cite>Alban</cite> You &#38; Tom</p><p><time>00:00:12.000</time> again.</p></body>"
    ),
    "periods, and never closed": (
        "<body><nav>Home</nav><cite>Kevin:<time datetime='PT0S'>start</time><p>We have an update."
        "<cite>Alban:</cite><time datetime='PT9S'>nine</time><p>You &amp; Tom<time datetime='PT0M12S'>twelve</time><p>again."
    ),
    "divisions": (
        "<div><time>0:00</time><cite>Kevin</cite><div>We have an update.</div></div>"
        "<div><time>0:09</time><cite>Alban</cite><div>You &amp; Tom</div></div><div><time>0:12</time><div>again.</div></div>"
    ),
}


@pytest.mark.parametrize("form", [name for name in FORMS if name != "periods, and never closed"])
def test_forms(form: str) -> None:
    reading = read_transcript(FORMS[form].encode(), ".html")
    assert [
        (cue.speaker, cue.start // timedelta(seconds=1), cue.text) for cue in reading.transcript.cues
    ] == EXPECTED
    assert [cue.end for cue in reading.transcript.cues][:2] == [timedelta(seconds=9), timedelta(seconds=12)]
    assert reading.mends == ()


def test_periods_and_titles_are_times_too() -> None:
    text = "<html lang='de'><title> The\nTitle </title><time datetime='PT1M5S'>now</time><p>Hallo</p><time>65,5</time>"
    transcript = read_transcript(text.encode(), ".html").transcript
    assert (transcript.language, transcript.title) == ("de", "The Title")
    assert [(cue.start, cue.text) for cue in transcript.cues] == [(timedelta(seconds=65), "Hallo")]


def test_a_page_reads_back() -> None:
    transcript = read_transcript(FORMS["the namespace's"].encode(), ".html").transcript
    again = read_transcript(write(transcript).encode(), ".html")
    assert again.transcript == transcript
    assert again.mends == ()


def test_a_time_that_is_none_is_told_with_its_line() -> None:
    text = "<time>0:00</time><p>One</p>\n<time>soon</time><p>two</p>\n<time>0:09</time><p>three</p>"
    reading = read_transcript(text.encode(), ".html")
    assert [cue.start // timedelta(seconds=1) for cue in reading.transcript.cues] == [0, 1, 9]
    assert [(mend.line, mend.message) for mend in reading.mends] == [
        (2, "<time> says 'soon': set by those beside it")
    ]


@pytest.mark.parametrize(
    "text", ["<p>x</p>", "<time>0:00</time>", "<html></html>", "<!-- -->", "<time>x</time><p>y</p>"]
)
def test_a_page_without_times_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="no <time>"):
        read_transcript(text.encode(), ".html")
