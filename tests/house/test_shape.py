"""Modules fit in a head, packages export few names, and every public name says what it promises."""

import ast

import pytest

from tests.house.source import Module, modules

MODULE_LINES = 450
FUNCTION_LINES = 40
EXPORTS = 7
BANNED = {"utils", "helpers", "common", "manager", "core", "misc"}
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _public(module: Module) -> list[_Definition]:
    """Top-level definitions and the methods of top-level classes whose names have no underscore."""
    found: list[_Definition] = []
    for node in module.tree.body:
        if isinstance(node, _Definition) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += [
                    inner
                    for inner in node.body
                    if isinstance(inner, _Definition) and not inner.name.startswith("_")
                ]
    return found


def test_modules_are_short() -> None:
    long = [
        f"{module.name}: {lines}"
        for module in modules()
        if (lines := len(module.path.read_text(encoding="utf-8").splitlines())) > MODULE_LINES
    ]
    assert not long


def test_functions_are_short() -> None:
    long = []
    for module in modules():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            body = node.body
            documented = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
            first = body[1] if documented and len(body) > 1 else body[0]
            lines = (node.end_lineno or 0) - first.lineno + 1
            if lines > FUNCTION_LINES:
                long.append(f"{module.name}:{node.lineno} {node.name}: {lines}")
    assert not long, "\n".join(long)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_public_names_are_documented(module: Module) -> None:
    if module.name != "__init__":
        assert ast.get_docstring(module.tree), f"{module.name} has no docstring"
    silent = [f"{node.name} (line {node.lineno})" for node in _public(module) if not ast.get_docstring(node)]
    overridden = {"list_commands", "get_command", "format_commands"}
    assert not [row for row in silent if row.split()[0] not in overridden]


def test_packages_export_few_names() -> None:
    crowded = []
    for module in modules():
        for node in module.tree.body:
            if isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
            ):
                names = ast.literal_eval(node.value)
                if len(names) > EXPORTS:
                    crowded.append(f"{module.name}: {names}")
    assert not crowded


def test_no_room_without_a_subject() -> None:
    assert not [module.name for module in modules() if BANNED & set(module.name.split("."))]


def test_exemptions_have_code_and_reason() -> None:
    import re

    bare = []
    for module in modules():
        for number, line in enumerate(module.path.read_text(encoding="utf-8").splitlines(), start=1):
            if re.search(r"#\s*(noqa|type:\s*ignore)", line) and not re.search(
                r"#\s*(?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z-]+\])\s+# \S", line
            ):
                bare.append(f"{module.name}:{number} {line.strip()}")
    assert not bare, "\n".join(bare)
