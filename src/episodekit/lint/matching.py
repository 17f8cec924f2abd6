"""Which episode of a feed is which of the feed that was published before; in time linear in their number."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import timedelta
from typing import TypeVar

from episodekit.lint.listing import Entry, folded

Pair = tuple[Entry, Entry]
"""An old episode and a new one."""

K = TypeVar("K", bound=Hashable)
_NEAR = timedelta(days=1)


class Match:
    """How two lists of episodes go together.

    Attributes:
        pairs: the same episode, before and now.
        reused: one guid, but another episode.
        replaced: one file name, but another episode.
        gone: old episodes that no new item is, in order of the old feed; not those whose guid was reused.
    """

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.pairs: list[Pair] = []
        self.reused: list[Pair] = []
        self.replaced: list[Pair] = []
        self.gone: list[Entry] = []


def match(old: Sequence[Entry], new: Sequence[Entry]) -> Match:
    """Find every old episode again: by its guid; failing that by its file, or by title and date."""
    found = Match()
    _by_guid(old, new, found)
    _without_guid(old, new, found)
    for key, judge in ((_file, _same_file), (_title_and_date, _always), (_title, _near)):
        _by_key(old, new, found, key, judge)
    paired = {before.rank for before, _ in found.pairs}
    spoken_of = {before.rank for before, _ in found.reused}
    guids = {entry.guid for entry in new if entry.guid}
    found.gone = [
        entry
        for entry in old
        # Of several with one guid, apps only ever saw one.
        if entry.rank not in paired and entry.rank not in spoken_of and entry.guid not in guids
    ]
    return found


def _by_guid(old: Sequence[Entry], new: Sequence[Entry], found: Match) -> None:
    before = _grouped(old, lambda entry: entry.guid)
    for guid, news in _grouped(new, lambda entry: entry.guid).items():
        olds = before.get(guid, [])
        # Of several with one guid, nobody knows which an app took for the episode: they are looked for like those without.
        if len(olds) == 1 == len(news):
            pair = (olds[0], news[0])
            (found.reused if _differ(_looks(*pair)) else found.pairs).append(pair)


def _without_guid(old: Sequence[Entry], new: Sequence[Entry], found: Match) -> None:
    """Items without a guid that are as they were, however often they stand there."""

    def form(entry: Entry) -> Hashable:
        return None if entry.guid else (entry.title, entry.url, entry.moment)

    before = _grouped(old, form)
    for key, news in _grouped(new, form).items():
        found.pairs += zip(before.get(key, ()), news, strict=False)


def _by_key(
    old: Sequence[Entry],
    new: Sequence[Entry],
    found: Match,
    key: Callable[[Entry], Hashable],
    judge: Callable[[Entry, Entry], bool],
) -> None:
    """Pair what is not paired yet and has a key of its own on both sides."""
    olds = _grouped(_left(old, found.pairs, 0), key)
    for name, news in _grouped(_left(new, found.pairs, 1), key).items():
        before = olds.get(name, [])
        if len(before) == 1 == len(news):
            pair = (before[0], news[0])
            if judge(*pair):
                found.pairs.append(pair)
            elif judge is _same_file:
                found.replaced.append(pair)


def _left(entries: Sequence[Entry], pairs: Iterable[Pair], side: int) -> list[Entry]:
    taken = {pair[side].rank for pair in pairs}
    return [entry for entry in entries if entry.rank not in taken]


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], K]) -> dict[K, list[Entry]]:
    """Entries by key; what has none is left out."""
    groups: dict[K, list[Entry]] = {}
    for entry in entries:
        if name := key(entry):
            groups.setdefault(name, []).append(entry)
    return groups


def _file(entry: Entry) -> Hashable:
    return entry.file


def _title_and_date(entry: Entry) -> Hashable:
    return (folded(entry.title), entry.moment) if entry.title and entry.moment else None


def _title(entry: Entry) -> Hashable:
    return folded(entry.title)


def _same_file(old: Entry, new: Entry) -> bool:
    """Whether one file name is one episode: a daily show may put every episode under the same."""
    looks = _looks(old, new)
    return not _differ([looks[0], looks[1], _equal(old.length, new.length)])


def _always(_old: Entry, _new: Entry) -> bool:
    return True


def _near(old: Entry, new: Entry) -> bool:
    if old.moment is None or new.moment is None:
        return old.moment is new.moment
    return abs(old.moment - new.moment) <= _NEAR


def _looks(old: Entry, new: Entry) -> list[bool | None]:
    """Whether title, date and file are the same; None where one side does not say."""
    return [
        _equal(folded(old.title), folded(new.title)),
        _equal(old.moment, new.moment),
        _equal(old.file, new.file),
    ]


def _equal(one: object, other: object) -> bool | None:
    return one == other if one and other else None


def _differ(looks: Sequence[bool | None]) -> bool:
    """Whether this is another episode: at least two things can be compared and none is the same."""
    known = [look for look in looks if look is not None]
    return len(known) >= 2 and not any(known)
