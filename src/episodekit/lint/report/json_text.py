"""JSON documents as text."""

import json

Json = dict[str, object]


def dumped(document: object, depth: int) -> str:
    """A document with a line feed at its end.

    Containers down to ``depth`` are spread over lines, so that a finding is a line; what lies deeper is written by the
    fast encoder. Characters that UTF-8 cannot hold (names of files may have some) are escaped.
    """
    return _spread(document, depth, "\n").encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _spread(value: object, depth: int, begin: str) -> str:
    inner = f"{begin} "
    if depth and isinstance(value, dict) and value:
        rows = [f"{json.dumps(key)}: {_spread(one, depth - 1, inner)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(rows)}{begin}}}"
    if depth and isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join(_spread(one, depth - 1, inner) for one in value)}{begin}]"
    return json.dumps(value, ensure_ascii=False)
