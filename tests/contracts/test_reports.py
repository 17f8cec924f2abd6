"""Every report holds every finding, whatever stands in it, in the form that its readers ask for."""

import json
import re
from collections import Counter
from collections.abc import Sequence

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from episodekit.findings import Excerpt, Finding, ItemRef, Place, Severity
from episodekit.lint import REPORTS, RULES, Config, check
from episodekit.lint.report.unchecked import Unchecked
from tests.contracts.test_rules import CASES
from tests.house.source import ROOT

NASTY = "\x1b[31m\u202eevil\u2028 %0A::error::x\r\n]]> & <b> \"q\" 'q' \\ # SKIP , : 日本語 \ud800\x00"
COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::(.*)")


def _finding(number: int, *, severity: Severity = Severity.WARNING, text: str = "plain") -> Finding:
    return Finding(
        rule="enclosure-length-zero",
        severity=severity,
        message=f"message {number} {text}",
        place=Place("feeds/a b.xml", number, 7),
        fix=f"fix {text}.",
        path=f"rss/channel/item[{number}]/enclosure",
        item=ItemRef(number, f"guid-{number}-{text}", f"title {text}"),
        value=text,
        source="https://www.rssboard.org/rss-specification",
        excerpt=Excerpt(f'<enclosure length="{text}">', 0),
    )


NONE: tuple[Finding, ...] = ()
ONE = (_finding(1),)
HARD = (
    _finding(1, text=NASTY),
    _finding(2, severity=Severity.ERROR, text="a" * 100_000),
    _finding(2, severity=Severity.ERROR, text="b"),
    _finding(3, severity=Severity.INFO, text=NASTY * 3),
    Finding(rule="feed-size", severity=Severity.INFO, message="m", place=Place("feeds/a b.xml"), fix="f"),
)
MANY = tuple(_finding(number) for number in range(1, 1001))
FILES = ("feeds/a b.xml", "clean.xml")
SAMPLES = {"none": NONE, "one": ONE, "hard": HARD, "many": MANY}


@pytest.mark.parametrize("form", list(REPORTS))
@pytest.mark.parametrize("sample", list(SAMPLES))
def test_a_report_is_text_that_moves_no_cursor(form: str, sample: str) -> None:
    report = REPORTS[form](SAMPLES[sample], FILES)
    assert report.endswith("\n")
    assert report == REPORTS[form](SAMPLES[sample], FILES)
    assert all(letter == "\n" or letter >= " " for letter in report)
    report.encode()
    if form not in {"json", "sarif", "gitlab"}:  # where letters stand as they are between quotes
        assert not set(report) & set("\x7f\x85\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2028\u2029")
    assert max(map(len, report.splitlines())) < 10_000


@pytest.mark.parametrize("form", [form for form in REPORTS if form != "text"])
def test_a_report_names_every_finding(form: str) -> None:
    report = REPORTS[form](MANY, FILES)
    assert {int(number) for number in re.findall(r"message (\d+) plain", report)} == set(range(1, 1001))
    assert "fix plain" in report or form == "junit"


def test_the_text_names_the_first_places_and_how_many_there_are() -> None:
    report = REPORTS["text"]([_finding(number) for number in range(1, 10_001)], FILES)
    assert "10,000 times" in report
    assert "9,997 more places (--all)" in report
    assert report.endswith("\n2 files: 10,000 warnings in 1 of them\n")
    assert len(report.splitlines()) < 20


@pytest.mark.parametrize(
    ("files", "told"), [(("a.xml",), "a.xml: no findings\n"), (FILES, "2 files: no findings\n")]
)
def test_text_without_findings_is_one_line(files: Sequence[str], told: str) -> None:
    assert REPORTS["text"](NONE, files) == REPORTS["lines"](NONE, files) == told


@pytest.mark.parametrize("sample", list(SAMPLES))
def test_json_is_what_its_schema_says(sample: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    report = json.loads(REPORTS["json"](SAMPLES[sample], FILES))
    assert list(validator(schema).iter_errors(report)) == []


def test_json_has_the_keys_that_the_schema_names_and_no_other() -> None:
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    report = json.loads(REPORTS["json"](HARD, FILES))
    row = schema["$defs"]["finding"]
    assert set(report) == set(schema["required"]) == set(schema["properties"])
    assert set(report["summary"]) == set(schema["properties"]["summary"]["required"])
    assert report["summary"] == {"files": 2, "errors": 2, "warnings": 1, "infos": 2}
    for finding in report["findings"]:
        assert set(finding) == set(row["required"]) == set(row["properties"])
    assert report["findings"][0]["item"] == {
        "number": 1,
        "guid": f"guid-1-{NASTY}",
        "title": f"title {NASTY}",
    }
    assert report["findings"][4]["item"] is None


def test_sarif_keeps_what_its_schema_requires() -> None:
    # https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
    log = json.loads(REPORTS["sarif"](HARD, FILES))
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert rule.get("helpUri", "https://").startswith("https://")
    for result, finding in zip(run["results"], HARD, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["message"]["text"]
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "feeds/a%20b.xml"
        region = physical.get("region")
        assert (region or {}).get("startLine", 0) == finding.place.line
        assert region is None or region["startColumn"] == 7
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("./feeds/a#b?.xml", "feeds/a%23b%3F.xml"),
        ("a:b.xml", "a%3Ab.xml"),  # RFC 3986, 4.2: a first step with a colon would be a scheme
        ("/srv/feeds/ä.xml", "file:///srv/feeds/%C3%A4.xml"),
        ("C:\\feeds\\a b.xml", "file:///C:/feeds/a%20b.xml"),
        ("https://cdn.news.org/feed.xml?a=1&b=%20", "https://cdn.news.org/feed.xml?a=1&b=%20"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_names_files_by_uri(file: str, uri: str) -> None:
    (run,) = json.loads(REPORTS["sarif"](NONE, [file]))["runs"]
    assert run["artifacts"][0]["location"]["uri"] == uri


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_fingerprints_stay_when_lines_move_and_items_come_in_above(form: str) -> None:
    old = (CASES / "enclosure-length-zero" / "bad.xml").read_bytes()
    begin = old.index(b"<item>")
    above = (
        old[begin : old.index(b"</item>") + 7]
        .replace(b"Story 1", b"Story 0")
        .replace(b"figures-1", b"figures-0")
    )
    new = old[:begin] + above.replace(b'length="1800000"', b'length="0"') + b"\n\n" + old[begin:]
    config = Config(select=("I548",))
    before, after = (Counter(_prints(form, check(data, "f.xml", config=config))) for data in (old, new))
    assert len(before) == 1
    assert len(after) == 2
    assert before <= after


def _prints(form: str, findings: Sequence[Finding]) -> list[str]:
    report = json.loads(REPORTS[form](findings, ["f.xml"]))
    if form == "gitlab":
        return [row["fingerprint"] for row in report]
    return [row["partialFingerprints"]["episodekit/v2"] for row in report["runs"][0]["results"]]


def test_github_commands_are_read_back() -> None:
    # https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    *commands, last = REPORTS["github"](HARD, FILES).splitlines()
    assert not last.startswith("::")
    for row, finding in zip(commands, HARD, strict=True):
        match = COMMAND.fullmatch(row)
        assert match is not None
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert _decoded(properties["file"]) == "feeds/a b.xml"
        assert properties["title"] == finding.rule
        assert properties.get("line", "0") == str(finding.place.line)
        assert f"Fix: {finding.fix.removesuffix('.')[:20]}".splitlines()[0][:9] in _decoded(match[3])


def _decoded(text: str) -> str:
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def test_gitlab_issues_have_what_gitlab_asks_for() -> None:
    # https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    issues = json.loads(REPORTS["gitlab"](HARD, FILES))
    assert [issue["check_name"] for issue in issues] == [finding.rule for finding in HARD]
    assert len({issue["fingerprint"] for issue in issues}) == len(HARD)
    for issue in issues:
        assert issue["description"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["path"] == "feeds/a b.xml"
        assert issue["location"]["lines"]["begin"] >= 1


@pytest.mark.parametrize("sample", list(SAMPLES))
def test_junit_counts_what_it_holds(sample: str) -> None:
    root = etree.fromstring(REPORTS["junit"](SAMPLES[sample], FILES).encode())
    assert root.tag == "testsuites"
    assert [suite.get("name") for suite in root] == list(FILES)
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        names = [(case.get("classname"), case.get("name")) for case in suite]
        assert len(set(names)) == len(names)
    failures = sum(finding.severity > Severity.INFO for finding in SAMPLES[sample])
    assert root.get("failures") == str(failures)
    assert root.get("tests") == str(max(len(SAMPLES[sample]), 1) + 1)


def test_checkstyle_has_the_severities_that_its_readers_know() -> None:
    root = etree.fromstring(REPORTS["checkstyle"](HARD, FILES).encode())
    assert [file.get("name") for file in root] == list(FILES)
    errors = root[0].findall("error")
    assert [error.get("severity") for error in errors] == [str(finding.severity) for finding in HARD]
    assert [error.get("line") for error in errors] == ["1", "2", "2", "3", "1"]
    assert all(error.get("message") and error.get("source") for error in errors)


@pytest.mark.parametrize("sample", ["none", "one", "hard"])
def test_tap_follows_its_grammar(sample: str) -> None:
    # https://testanything.org/tap-version-14-specification.html
    findings = SAMPLES[sample]
    version, plan, *rest = REPORTS["tap"](findings, FILES).splitlines()
    assert version == "TAP version 14"
    points = [row for row in rest if not row.startswith("  ")]
    assert plan == f"1..{len(points)}"
    for number, row in enumerate(points, start=1):
        assert re.fullmatch(rf"(not )?ok {number} - (?:[^#\\]|\\[#\\])+", row)
    blocks = re.findall(r"^  ---\n(.*?)^  \.\.\.$", REPORTS["tap"](findings, FILES), re.DOTALL | re.MULTILINE)
    for block, finding in zip(blocks, findings, strict=True):
        facts = yaml.safe_load(block.replace("\\ud800", "?"))  # YAML has no half characters
        assert facts["line"] == finding.place.line
        assert facts["rule"] == finding.rule
        assert facts["severity"] == str(finding.severity)
    failed = [row.startswith("not ok") for row in points][: len(findings)]
    assert failed == [finding.severity > Severity.INFO for finding in findings]


GONE = (
    Unchecked("gone, a.xml", f"gone, a.xml: {NASTY}: name a feed"),
    Unchecked("b.xml", "b.xml: " + "long " * 1000),
)


@pytest.mark.parametrize("form", [form for form in REPORTS if form not in {"text", "lines"}])
def test_a_file_that_could_not_be_checked_is_no_success(form: str) -> None:
    report = REPORTS[form](ONE, ("feeds/a b.xml",), GONE)
    assert report != REPORTS[form](ONE, ("feeds/a b.xml",))
    assert all(letter == "\n" or letter >= " " for letter in report)
    report.encode()
    assert max(map(len, report.splitlines())) < 10_000


def test_json_lists_what_could_not_be_checked() -> None:
    report = json.loads(REPORTS["json"](NONE, ("a.xml",), GONE))
    assert [row["file"] for row in report["problems"]] == ["gone, a.xml", "b.xml"]
    assert report["problems"][0]["message"] == f"gone, a.xml: {NASTY}: name a feed"
    assert report["summary"]["files"] == 1
    assert json.loads(REPORTS["json"](NONE, ("a.xml",)))["problems"] == []


def test_sarif_tells_that_a_run_was_not_whole() -> None:
    # SARIF 2.1.0, 3.20.14 and 3.20.21: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    (run,) = json.loads(REPORTS["sarif"](NONE, (), GONE))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [row["level"] for row in told] == ["error", "error"]
    places = [row["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for row in told]
    assert places == ["gone%2C%20a.xml", "b.xml"]
    (whole,) = json.loads(REPORTS["sarif"](ONE, FILES))["runs"]
    assert whole["invocations"] == [{"executionSuccessful": True}]


def test_junit_checkstyle_and_tap_fail_for_what_could_not_be_checked() -> None:
    root = etree.fromstring(REPORTS["junit"](ONE, ("feeds/a b.xml",), GONE).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "1", "2")
    assert [suite.get("errors") for suite in root] == ["0", "1", "1"]
    assert [len(suite.findall("testcase/error")) for suite in root] == [0, 1, 1]
    root = etree.fromstring(REPORTS["checkstyle"](NONE, (), GONE).encode())
    told = [(file.get("name"), file[0].get("severity")) for file in root]
    assert told == [("gone, a.xml", "error"), ("b.xml", "error")]
    _, plan, *points = REPORTS["tap"](NONE, ("clean.xml",), GONE).splitlines()
    assert plan == "1..3"
    assert [row[: row.index(" -")] for row in points] == ["ok 1", "not ok 2", "not ok 3"]


def test_github_and_gitlab_show_what_could_not_be_checked() -> None:
    one, other, last = REPORTS["github"](NONE, (), GONE).splitlines()
    assert one.startswith("::error file=gone%2C a.xml,title=not-checked::gone, a.xml: ")
    assert other.startswith("::error file=b.xml,")
    assert last == "checked nothing; 2 could not be checked"
    issues = json.loads(REPORTS["gitlab"](ONE, FILES, GONE))
    assert [row["location"]["path"] for row in issues] == ["feeds/a b.xml", "gone, a.xml", "b.xml"]
    assert len({row["fingerprint"] for row in issues}) == 3
    assert {row["severity"] for row in issues} <= {"info", "minor", "major", "critical", "blocker"}


@given(
    text=st.text(max_size=60),
    value=st.none() | st.text(max_size=20),
    file=st.text(min_size=1, max_size=20),
    at=st.none() | st.integers(0, 70),
    line=st.integers(0, 3),
)
def test_no_text_breaks_a_report(text: str, value: str | None, file: str, at: int | None, line: int) -> None:
    finding = Finding(
        rule=min(RULES),
        severity=Severity.ERROR,
        message=text,
        place=Place(file, line, line),
        fix=text,
        item=ItemRef(1, text, text),
        value=value,
        excerpt=Excerpt(text, at, cut_before=line > 1, cut_after=line > 2),
    )
    reports = {form: REPORTS[form]([finding, finding], [file]) for form in REPORTS}
    assert json.loads(reports["json"])["findings"][0]["message"] == text
    json.loads(reports["sarif"])
    json.loads(reports["gitlab"])
    assert len(etree.fromstring(reports["junit"].encode())[0]) == 2
    assert len(etree.fromstring(reports["checkstyle"].encode())[0]) == 2
    for form in ("text", "lines", "github", "tap"):
        assert len(reports[form].splitlines()) == reports[form].count("\n")
    assert reports["lines"].count("\n") == 3
    assert reports["github"].count("\n") == 3
