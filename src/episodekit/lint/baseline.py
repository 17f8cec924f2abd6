"""Findings that are known: a file of them, and what is new beside it.

A finding is known again by its file, rule, item (guid, else title) and value, not by its line: items that are published
above it do not move it. One JSON object, with one line for each kind of finding, in order, so that a difference reads well::

    {"episodekit-baseline": 1, "findings": [
    {"file": "feed.xml", "rule": "enclosure-length-zero", "item": "ep-1", "value": "0", "count": 1}
    ]}
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from episodekit.errors import InvalidValueError
from episodekit.findings import Finding

LIMIT_BYTES = 100_000_000
_VERSION = 1
_MARK = "episodekit-baseline"
_LONGEST = 120  # characters of a value; a longer one is cut, and told apart by its hash


class Known(NamedTuple):
    """What a finding is known by; texts are empty where there is none."""

    file: str
    rule: str
    item: str
    value: str


def key_of(finding: Finding, file: str) -> Known:
    """What a finding is known by, in a file that the baseline calls so."""
    item = (finding.item.guid or finding.item.title) if finding.item else ""
    return Known(file, finding.rule, _short(item), _short(finding.value or ""))


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    import hashlib  # it loads OpenSSL, and few texts are so long

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{text[:_LONGEST]}… {digest[:16]}"


def write_baseline(keys: Iterable[Known]) -> str:
    """The file's text; it ends with a line feed."""
    counts = Counter(keys)
    rows = ",\n".join(
        json.dumps({**key._asdict(), "count": counts[key]}, ensure_ascii=False) for key in sorted(counts)
    )
    return f'{{"{_MARK}": {_VERSION}, "findings": [\n{rows}\n]}}\n'


def read_baseline(text: str, name: str) -> Counter[Known]:
    """How often each finding is known.

    Raises:
        InvalidValueError: it is no such file; ``name`` is told.
    """
    remedy = f"write it anew: episodekit lint … --write-baseline {name}"
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidValueError(f"this is not JSON: {str(error)[:100]}", remedy=remedy, where=name) from None
    if not isinstance(document, dict) or document.get(_MARK) != _VERSION:
        raise InvalidValueError("this is no baseline of episodekit", remedy=remedy, where=name)
    rows = document.get("findings")
    counts: Counter[Known] = Counter()
    for number, row in enumerate(rows if isinstance(rows, list) else (None,), start=1):
        key = _key(row)
        count = row.get("count", 1) if isinstance(row, dict) else 0
        if key is None or isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise InvalidValueError(f"finding {number} is incomplete", remedy=remedy, where=name)
        counts[key] += count
    return counts


def _key(row: object) -> Known | None:
    if not isinstance(row, dict):
        return None
    texts = [text for name in Known._fields if isinstance(text := row.get(name), str)]
    return Known(*texts) if len(texts) == len(Known._fields) else None


class Baseline:
    """What is known, against what is found: file by file, each once."""

    def __init__(self, known: Mapping[Known, int]) -> None:
        """Begin with how often each finding is known."""
        self._left = Counter(known)
        self._checked: dict[str, frozenset[str]] = {}
        self.known = 0

    def new(self, findings: Iterable[Finding], file: str, rules: Collection[str]) -> tuple[Finding, ...]:
        """Those findings of a file that are not known; of several that are alike the first are.

        Args:
            findings: in order of place.
            file: as the baseline calls it.
            rules: those that were on, by slug.
        """
        self._checked[file] = frozenset(rules)
        new: list[Finding] = []
        for finding in findings:
            key = key_of(finding, file)
            if self._left[key] > 0:
                self._left[key] -= 1
                self.known += 1
            else:
                new.append(finding)
        return tuple(new)

    @property
    def stale(self) -> int:
        """How many known findings are found no longer, in the files and by the rules that were asked."""
        return sum(count for key, count in self._left.items() if key.rule in self._checked.get(key.file, ()))
