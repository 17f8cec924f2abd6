import json
import shutil
from pathlib import Path

from tests.contracts.test_rules import CASES
from tests.running import Runner

BAD = CASES / "enclosure-length-zero" / "bad.xml"
WRONG = CASES / "guid-duplicate" / "bad.xml"
KEYS = {"rule", "severity", "message", "file", "line", "column", "path", "item", "value", "fix", "source"}


def test_a_clean_feed(cli: Runner) -> None:
    done = cli("lint", CASES / "base.xml")
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith("base.xml: no findings\n")


def test_text_names_place_rule_value_and_fix(cli: Runner) -> None:
    done = cli("lint", BAD)
    assert done.status == 0  # a warning
    line = BAD.with_name("bad.expect").read_text().split()[0]
    assert done.out.startswith(f"{BAD}\n  warning enclosure-length-zero\n    {line}  ")
    assert 'length="0"' in done.out
    assert "fix: " in done.out
    assert cli("lint", "--all", BAD).out.startswith(f"{BAD}:{line} warning enclosure-length-zero  ")


def test_fail_on(cli: Runner) -> None:
    assert cli("lint", "--fail-on", "warning", BAD).status == 1
    assert cli("lint", WRONG).status == 1
    assert cli("lint", "--ignore", "guid-duplicate", WRONG).status == 0


def test_json_is_the_documented_object(cli: Runner) -> None:
    done = cli("lint", "--json", WRONG)
    report = json.loads(done.out)
    assert set(report) == {"findings", "summary", "problems"}
    finding = next(row for row in report["findings"] if row["rule"] == "guid-duplicate")
    assert set(finding) == KEYS
    assert finding["severity"] == "error"
    assert finding["item"]["number"] == 3


def test_github_annotations(cli: Runner) -> None:
    done = cli("lint", "--format", "github", WRONG)
    assert any(row.startswith("::error file=") and ",line=" in row for row in done.out.splitlines())


def test_sarif(cli: Runner) -> None:
    log = json.loads(cli("lint", "--format", "sarif", WRONG).out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert result["partialFingerprints"]


def test_a_folder_and_the_files_beside_a_feed(tmp_path: Path, cli: Runner) -> None:
    shutil.copy(CASES / "base.xml", tmp_path / "feed.xml")
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "3.mp3").write_bytes(b"x" * 2000)
    done = cli("lint", tmp_path)
    assert done.status == 1
    assert "length-differs" in done.out


def test_what_cannot_be_linted_is_one_message(tmp_path: Path, cli: Runner) -> None:
    for path, message in ((tmp_path / "none.xml", "no such file"), (tmp_path, "there is no feed")):
        done = cli("lint", path)
        assert done.status == 2
        assert message in done.err
        assert len(done.err.splitlines()) == 1
    done = cli("lint", "--ignore", "guid-duplicat", BAD)
    assert done.status == 2
    assert "did you mean 'guid-duplicate'" in done.err
