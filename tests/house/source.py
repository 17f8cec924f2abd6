"""The source tree as the house tests see it."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "episodekit"


@dataclass(frozen=True)
class Module:
    """One module: its dotted name below the package, its file and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def top(self) -> str:
        """The package or module directly below ``episodekit``."""
        return self.name.split(".")[0]


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__") or "__init__"
        found.append(Module(name, path, ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(found)


def imported(tree: ast.AST) -> list[tuple[str, int]]:
    """Every imported module's full dotted name, with its line; ``from a import b`` gives ``a.b`` too."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found
