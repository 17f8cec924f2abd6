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
