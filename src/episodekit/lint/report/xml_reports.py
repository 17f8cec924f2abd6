"""Reports in XML: JUnit's of tests and Checkstyle's of source files."""

from collections import Counter
from collections.abc import Iterator, Sequence

from episodekit import __version__
from episodekit.findings import Finding, Severity
from episodekit.lint.report.unchecked import SLUG, Unchecked
from episodekit.lint.report.wording import full, remedy, safe, sentence, shortened

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def junit(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:
    """A suite for each file with a case for each finding, or one that passes where there is none.

    Errors and warnings are failures; a note is a case that passes and has something to say; a file that could not be
    checked is a case in error. The form is the one that
    Jenkins and GitLab read: https://github.com/testmoapp/junitxml.
    """
    failures = sum(finding.severity > Severity.INFO for finding in findings)
    suites = [row for file, group in _by_file(findings, files) for row in _suite(file, group)]
    tests = sum(max(len(group), 1) for _, group in _by_file(findings, files)) + len(unchecked)
    counts = {"tests": tests, "failures": failures, "errors": len(unchecked), "time": 0}
    head = f"<testsuites{_attributes(name='episodekit lint', **counts)}>"
    suites += [row for each in unchecked for row in _suite_in_error(each)]
    return "\n".join([_HEAD, head, *suites, "</testsuites>"]) + "\n"


def _suite_in_error(each: Unchecked) -> Iterator[str]:
    from xml.sax.saxutils import escape  # it loads all of Python's web libraries

    reason = shortened(each.reason)
    counts = _attributes(name=each.file, tests=1, failures=0, errors=1, skipped=0, time=0)
    yield f" <testsuite{counts}>"
    yield f"  <testcase{_attributes(name=SLUG, classname=each.file, time=0, file=each.file)}>"
    yield f"   <error{_attributes(type=SLUG, message=reason)}>{escape(safe(reason))}</error>"
    yield "  </testcase>"
    yield " </testsuite>"


def _suite(file: str, findings: list[Finding]) -> Iterator[str]:
    from xml.sax.saxutils import escape  # it loads all of Python's web libraries

    failures = sum(finding.severity > Severity.INFO for finding in findings)
    counts = {"tests": max(len(findings), 1), "failures": failures, "errors": 0, "skipped": 0, "time": 0}
    yield f" <testsuite{_attributes(name=file, **counts)}>"
    if not findings:
        yield f"  <testcase{_attributes(name='no findings', classname=file, time=0)}/>"
    names: Counter[str] = Counter()
    for finding in findings:
        place = finding.place
        name = f"{finding.rule} at {place.line}:{place.column}"
        names[name] += 1
        if names[name] > 1:
            name += f" ({names[name]})"
        spot = {"file": file, "line": place.line} if place.line else {"file": file}
        yield f"  <testcase{_attributes(name=name, classname=file, time=0, **spot)}>"
        text = escape(full(finding))
        if finding.severity is Severity.INFO:
            yield f"   <system-out>{text}</system-out>"
        else:
            told = _attributes(type=str(finding.severity), message=shortened(sentence(finding)))
            yield f"   <failure{told}>{text}</failure>"
        yield "  </testcase>"
    yield " </testsuite>"


def checkstyle(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:
    """Every file with its findings, or why it could not be checked: https://checkstyle.org/config.html#XMLLogger.html as its readers take it."""
    rows = [_HEAD, f"<checkstyle{_attributes(version=__version__)}>"]
    for file, group in _by_file(findings, files):
        rows.append(f" <file{_attributes(name=file)}>")
        for finding in group:
            place = finding.place
            message = f"{shortened(sentence(finding))}: {remedy(finding)}"
            spot = {"line": max(place.line, 1)} | ({"column": place.column} if place.column else {})
            told = {
                "severity": str(finding.severity),
                "message": message,
                "source": f"episodekit.{finding.rule}",
            }
            rows.append(f"  <error{_attributes(**spot, **told)}/>")
        rows.append(" </file>")
    for each in unchecked:
        told = {"severity": "error", "message": shortened(each.reason), "source": f"episodekit.{SLUG}"}
        rows += [
            f" <file{_attributes(name=each.file)}>",
            f"  <error{_attributes(line=1, **told)}/>",
            " </file>",
        ]
    return "\n".join([*rows, "</checkstyle>"]) + "\n"


def _by_file(findings: Sequence[Finding], files: Sequence[str]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {file: [] for file in files}
    for finding in findings:
        groups.setdefault(finding.place.file, []).append(finding)
    return list(groups.items())


def _attributes(**values: str | int) -> str:
    from xml.sax.saxutils import quoteattr  # the same

    return "".join(f" {name}={quoteattr(safe(str(value)))}" for name, value in values.items())
