"""What import-linter can't see: the house rules that stand in the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kiosk"
LONGEST_FILE = 300
NOT_ON_WINDOWS = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource"}
ONLY_ON_WINDOWS = {"msvcrt", "winreg", "winsound"}


@cache
def modules() -> dict[str, ast.Module]:
    """Every file of the program by its path below ``kiosk/``."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in files}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call in `tree` with the last part of the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def at_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that run when the module is imported, those in ``if`` and ``try`` among them."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef):
            waiting += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]


def imported(node: ast.stmt) -> set[str]:
    """The top-level names an import statement brings in."""
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    return {(node.module or "").split(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def test_every_module_imports_on_windows_and_on_linux():
    bound = NOT_ON_WINDOWS | ONLY_ON_WINDOWS
    found = [
        (name, node.lineno) for name, tree in modules().items() for node in at_import(tree) if imported(node) & bound
    ]
    assert found == []


def test_only_cli_and_config_read_the_environment():
    doors = ("cli/", "config.py")
    found = [
        (name, node.lineno)
        for name, tree in modules().items()
        if not name.startswith(doors)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv", "putenv"})
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and {a.name for a in node.names} & {"environ", "getenv"}
        )
    ]
    assert found == []


def test_only_printing_starts_a_program_by_any_name():
    ways = {
        "system",
        "popen",
        "posix_spawn",
        "spawnv",
        "startfile",
        "create_subprocess_exec",
        "create_subprocess_shell",
    }
    allowed = ("printing/", "cli/stick.py")
    found = [
        (name, call.lineno)
        for name, tree in modules().items()
        if not name.startswith(allowed)
        for called, call in calls(tree)
        if called in ways
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"os", "asyncio", "subprocess"}
    ]
    assert found == []


def test_nothing_in_the_program_prints():
    found = [
        (name, call.lineno)
        for name, tree in modules().items()
        for called, call in calls(tree)
        if called == "print" and isinstance(call.func, ast.Name)
    ]
    assert found == []


def test_no_screen_builds_markup_from_words():
    # `escape` is no cure for markup (it lets a trailing backslash through), and an f-string in markup is an injection.
    found = [
        (name, call.lineno)
        for name, tree in modules().items()
        if name.startswith("ui/")
        for called, call in calls(tree)
        if called == "escape"
        or (called == "from_markup" and any(isinstance(part, ast.JoinedStr) for part in ast.walk(call)))
    ]
    assert found == []


def test_a_file_holds_one_idea_and_fits_in_the_head():
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_bytes().count(b"\n")) > LONGEST_FILE
    }
    assert long == {}


def test_every_public_module_says_what_it_is():
    silent = [
        name
        for name, tree in modules().items()
        if tree.body and not Path(name).stem.startswith("_") and not ast.get_docstring(tree)
    ]
    assert silent == []
