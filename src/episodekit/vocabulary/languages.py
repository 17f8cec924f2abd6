"""Subtags of languages and regions that need no look into the registry: ``data/languages.json``. Others are looked up."""

import functools
import json
import pkgutil


@functools.cache
def _subtags(kind: str) -> frozenset[str]:
    table = json.loads(pkgutil.get_data(__package__, "data/languages.json") or b"")
    return frozenset(" ".join(table[kind]).split())


def languages() -> frozenset[str]:
    """Languages of two letters that stand for themselves."""
    return _subtags("languages")


def regions() -> frozenset[str]:
    """Regions of two letters that stand for themselves."""
    return _subtags("regions")


@functools.lru_cache(maxsize=256)
def is_plain(tag: str) -> bool:
    """Whether a tag is a language of two letters, or one with a region, that stands for itself."""
    language, hyphen, region = tag.partition("-")
    return language in languages() and (not hyphen or region in regions())
