import pytest

from episodekit.lint import recurrence


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY",
        "freq=weekly; byday=mo,we",
        "FREQ=WEEKLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY;BYDAY=+4TH,-1SU;BYMONTH=11;WKST=MO",
        "FREQ=YEARLY;BYWEEKNO=20,-1;BYYEARDAY=1,-366;BYSETPOS=-1",
        "FREQ=DAILY;BYHOUR=0,23;BYMINUTE=59;BYSECOND=60",
        "FREQ=WEEKLY;UNTIL=20261231T235959Z",
        "FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z",
        "FREQ=WEEKLY;COUNT=10;INTERVAL=2",
    ],
)
def test_what_rfc_5545_allows(text: str) -> None:
    assert recurrence.read(text).faults == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "a semicolon too many"),
        ("FREQ=DAILY;", "a semicolon too many"),
        ("weekly", "'WEEKLY' is not of the form NAME=VALUE"),
        ("BYDAY=MO", "FREQ is missing"),
        ("FREQ=", "FREQ cannot be ''"),
        ("FREQ=BIWEEKLY", "FREQ cannot be 'BIWEEKLY'"),
        ("FREQ=DAILY,WEEKLY", "FREQ cannot be 'DAILY,WEEKLY'"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ occurs twice"),
        ("FREQ=DAILY;EVERY=2", "there is no part EVERY"),
        ("FREQ=DAILY;INTERVALL=2", "did you mean INTERVAL?"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL cannot be '0'"),
        ("FREQ=DAILY;COUNT=3.5", "COUNT cannot be '3.5'"),
        ("FREQ=DAILY;BYDAY=MO,TUE", "BYDAY cannot be 'TUE'"),
        ("FREQ=DAILY;BYDAY=0MO", "BYDAY cannot be '0MO'"),
        ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY cannot be '0'"),
        ("FREQ=DAILY;BYMONTHDAY=-32", "BYMONTHDAY cannot be '-32'"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH cannot be '13'"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR cannot be '24'"),
        ("FREQ=DAILY;UNTIL=20261301", "UNTIL cannot be '20261301'"),
        ("RRULE:FREQ=DAILY", "begins with RRULE:"),
        ("FREQ=DAILY;" * 1000, "it has 11000 characters"),
    ],
)
def test_what_it_does_not_allow_is_named(text: str, fault: str) -> None:
    assert any(fault in clause for clause in recurrence.read(text).faults)


def test_until_is_a_day_or_a_moment() -> None:
    assert recurrence.read("FREQ=DAILY;UNTIL=20261231").until_has_time is False
    assert recurrence.read("FREQ=DAILY;UNTIL=20261231T060000Z").until_has_time is True
    assert recurrence.read("FREQ=DAILY;UNTIL=soon").until_has_time is None
    assert recurrence.read("FREQ=DAILY").until_has_time is None
