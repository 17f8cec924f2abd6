"""The core (everything above the edges) has no network, clock, randomness, environment or printing."""

import ast

from tests.house.source import imported, modules
from tests.house.test_layers import LEVEL

EDGE = LEVEL["disk"]
FORBIDDEN_MODULES = {
    "asyncio", "http", "logging", "multiprocessing", "os", "random", "secrets", "shutil", "socket", "ssl",
    "subprocess", "sys", "tempfile", "threading", "time", "urllib.request",
}  # fmt: skip
FORBIDDEN_CALLS = {"print", "input", "open", "exec", "eval"}
FORBIDDEN_METHODS = {
    "now", "today", "utcnow", "uuid1", "uuid4", "getenv", "write_text", "write_bytes", "unlink", "mkdir",
    "rename", "rmdir", "touch", "read_text",
}  # fmt: skip


def test_core_imports_nothing_of_the_world() -> None:
    wrong = [
        f"{module.name}:{line} imports {name}"
        for module in modules()
        if LEVEL.get(module.top, EDGE) < EDGE
        for name, line in imported(module.tree)
        if any(name == bad or name.startswith(f"{bad}.") for bad in FORBIDDEN_MODULES)
    ]
    assert not wrong, "\n".join(wrong)


def test_core_calls_nothing_of_the_world() -> None:
    wrong = []
    for module in modules():
        if LEVEL.get(module.top, EDGE) >= EDGE:
            continue
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            if isinstance(function, ast.Name) and function.id in FORBIDDEN_CALLS:
                wrong.append(f"{module.name}:{node.lineno} calls {function.id}()")
            if isinstance(function, ast.Attribute) and function.attr in FORBIDDEN_METHODS:
                wrong.append(f"{module.name}:{node.lineno} calls .{function.attr}()")
    assert not wrong, "\n".join(wrong)


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        if module.top != "cli"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not wrong
