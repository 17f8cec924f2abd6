"""What a finding is known by when the file around it changes."""

from collections import Counter
from collections.abc import Sequence

from episodekit.findings import Finding
from episodekit.patterns import later

_NUMBER = later(r"\[[0-9]+\]")


def fingerprints(findings: Sequence[Finding], *, by_file: bool) -> list[str]:
    """One for each finding, none twice: it stays the same when lines move and when items come in above.

    It is made of rule, item (guid, or title where there is none), element path without numbers, and value; of those
    that are equal in all this, each has a number.

    Args:
        findings: in order of place.
        by_file: whether the name of the file is part of it.
    """
    import hashlib  # it loads OpenSSL

    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        item = finding.item
        facts = (
            finding.place.file if by_file else "",
            finding.rule,
            (item.guid or item.title) if item is not None else "",
            _NUMBER.sub("", finding.path),
            finding.value or "",
        )
        digest = hashlib.sha256("\0".join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        key = digest if by_file else f"{finding.place.file}\0{digest}"
        seen[key] += 1
        made.append(f"{digest}:{seen[key]}")
    return made
