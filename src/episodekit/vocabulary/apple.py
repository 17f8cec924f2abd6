"""Apple's categories (https://podcasters.apple.com/support/1691-apple-podcasts-categories), in force since 2019-08.

The table lies in ``data/apple_categories.json`` with its source and date.
"""

import functools
import json
import pkgutil


@functools.cache
def _table() -> dict[str, object]:
    table: dict[str, object] = json.loads(pkgutil.get_data(__package__, "data/apple_categories.json") or b"")
    return table


@functools.cache
def categories() -> dict[str, tuple[str, ...]]:
    """Category → its subcategories, both exactly as Apple spells them."""
    rows = _table()["categories"]
    if not isinstance(rows, list):
        raise TypeError("apple_categories.json: categories is not a list")
    return {row["name"]: tuple(row["subcategories"]) for row in rows}


@functools.cache
def renamed() -> dict[str, str]:
    """Names of before 2019 → the likely name of today, ``Category`` or ``Category > Subcategory``."""
    rows = _table()["suggest_rename"]
    if not isinstance(rows, dict):
        raise TypeError("apple_categories.json: suggest_rename is not an object")
    return {str(old): str(new) for old, new in rows.items()}


@functools.cache
def _gone() -> frozenset[str]:
    table = _table()["deprecated"]
    if not isinstance(table, dict):
        raise TypeError("apple_categories.json: deprecated is not an object")
    below = {f"{top} > {name}" for top, names in table["sub_level"].items() for name in names}
    return frozenset({*table["top_level"], *below, *renamed()})


def is_legacy(top: str, name: str) -> bool:
    """Whether a category (``top`` is empty) or a subcategory had this name before 2019 and has it no longer."""
    return (f"{top} > {name}" if top else name) in _gone()
