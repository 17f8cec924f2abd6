"""The catalogue of rules against the rules: every number has its rule, as severe as the catalogue says, or a reason why not."""

from episodekit.findings import Severity
from episodekit.lint import RULES, find_rule
from tests.house.source import ROOT

ROWS = [
    (row.partition("\t")[0], row.partition("\t")[2])
    for row in (ROOT / "tests" / "cases" / "catalogue.tsv").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
DEVIATIONS = {
    "R217": "Apple's own sample has guids that are no URLs and no isPermaLink: a warning, an error where it says true",
    "I525": "the catalogue's warning in the profiles of Spotify and YouTube; Apple no longer asks for an owner, so it is silent there",
    "I550": "R107 says what URLs may not hold, an error; what is only not ASCII is its warning",
    "I561": "one guid for two episodes is R214's error, of a trailer too: apps show only one of them",
    "I565": "I523's rule: a word without effect is the warning, `Yes` itself is told as info",
}
OWN = {"G010"} | {f"M{number}" for number in range(891, 900)}
"""Numbers that are ours, or that the catalogue names without severity."""


def _differences(number: str, severities: str) -> list[str]:
    rule = find_rule(number)
    found = []
    for word in severities.split():
        profile, _, severity = word.rpartition("=")
        ours = rule.severity_in((profile or rule.profiles[0],)) if profile else rule.severity
        if ours is not Severity.parse(severity):
            found.append(f"{number} {rule.slug}: {ours}, the catalogue says {word}")
    return found


def test_every_number_of_the_catalogue_has_its_rule_and_no_other_number_is_given() -> None:
    numbers = {number for number, _ in ROWS}
    assert {alias for rule in RULES.values() for alias in rule.aliases} == numbers | OWN


def test_rules_are_as_severe_as_the_catalogue_says() -> None:
    told = [row for number, severities in ROWS for row in _differences(number, severities)]
    assert [row for row in told if row.split()[0] not in DEVIATIONS] == []


def test_each_deviation_is_one() -> None:
    severities = dict(ROWS)
    assert [
        number for number in DEVIATIONS if number != "R217" and not _differences(number, severities[number])
    ] == []
