import pytest

from episodekit.entry import check_show, compose_show
from episodekit.model import VoiceChoice
from tests.samples import SHOW, SHOW_YAML


def findings(text: str) -> list[str]:
    return [
        f"{row.place} {row.rule} {row.message}: {row.fix}" for row in check_show(text, "show.yaml").findings
    ]


def test_a_show_is_read() -> None:
    show = check_show(SHOW_YAML, "show.yaml").value
    assert show is not None
    assert show.voice == VoiceChoice(engine="auto", lexicon=(("Sokha", "So Kah"),))
    assert (show.title, show.categories, show.owner) == (SHOW.title, SHOW.categories, SHOW.owner)
    assert show.base_url == "https://cdn.news.example/pod/"
    assert show.feed_url == "https://cdn.news.example/pod/feed.xml"


def test_what_is_composed_reads_back() -> None:
    assert check_show(compose_show(SHOW), "show.yaml").value == SHOW


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Key Figures\n", "", "show.yaml:1:1 entry-missing-key title is missing: add title: …"),
        (
            "author:",
            "autor:",
            "show.yaml:3:1 entry-unknown-key autor is not a key that episodekit knows: did you mean 'author'?",
        ),
        (
            "language: en",
            "language: english",
            "show.yaml:4:11 entry-value language: 'english' is not a language tag",
        ),
        (
            "  - News > Daily News",
            "  - News & Politics",
            "show.yaml:6:5 entry-value categories[1]: 'News & Politics' is not a category",
        ),
        (
            "image: cover.jpg",
            "image: [a, b]",
            "show.yaml:10:8 entry-wrong-type image is a list, not a single value",
        ),
        (
            "owner:\n  name: The Desk\n  email:",
            "owner:\n  nam: The Desk\n  email:",
            "show.yaml:12:3 entry-missing-key owner.name is missing",
        ),
        ("title: Key", "title: Twice\ntitle: Key", "show.yaml:2:1 entry-duplicate-key title is given twice"),
        (
            "people:\n  - name: Ada Li\n    role: host",
            "people: &p\n  - *p",
            "entry-yaml this is not plain YAML: an alias (*p) is used",
        ),
        (
            "  engine: auto",
            "  engine: hibary",
            "show.yaml:18:11 entry-value voice.engine: 'hibary' is not allowed here: did you mean 'hibari'?",
        ),
        ("title: Key Figures", "title: Key: Figures", "show.yaml:1:11 entry-yaml this is not valid YAML"),
        ("title: Key Figures", "title: |2\n\tx", "entry-yaml"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_remedy(old: str, new: str, message: str) -> None:
    assert old in SHOW_YAML
    text = SHOW_YAML.replace(old, new)
    assert check_show(text, "show.yaml").value is None
    assert any(message in row for row in findings(text)), findings(text)


def test_all_findings_come_at_once() -> None:
    text = (
        SHOW_YAML.replace("language: en", "language: xx-")
        .replace("email: desk@", "email: desk")
        .replace("role:", "rol:")
    )
    assert len(findings(text)) == 3


@pytest.mark.parametrize("text", ["", "- a\n", "just text", "\x00", "a: b: c", "{", "? x"])
def test_what_is_no_show_is_a_finding(text: str) -> None:
    checked = check_show(text, "show.yaml")
    assert checked.value is None
    assert checked.findings
