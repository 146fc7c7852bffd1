"""The source of this repository as the rules of the house look at it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "smpdesk"
OURS = ("smpdesk", "resources", "tests", "packaging", ".ci", "docs")
TEXTS = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".qss",
    ".svg",
    ".csv",
    ".cfg",
    ".ini",
    ".yml",
    ".yaml",
    ".sh",
    ".ps1",
    ".nsi",
}


def modules(under: Path = PACKAGE) -> list[Path]:
    """Every module of the package (or of a folder in it), in order."""
    return sorted(under.rglob("*.py"))


@cache
def tree(module: Path) -> ast.Module:
    """The module, parsed."""
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def place(module: Path, node: ast.AST | None = None) -> str:
    """Where something stands, so that an editor can jump there."""
    line = getattr(node, "lineno", None)
    return f"{module.relative_to(ROOT)}" + (f":{line}" if line else "")


@cache
def nodes(module: Path) -> tuple[ast.AST, ...]:
    """Everything in the module: several rules walk through it."""
    return tuple(ast.walk(tree(module)))


@cache
def calls(module: Path) -> tuple[tuple[str, ast.Call], ...]:
    """Every call with the written name of what is called: `QLabel`, `QMessageBox.warning`, `self.done.connect`."""
    return tuple((written(node.func), node) for node in nodes(module) if isinstance(node, ast.Call))


def written(node: ast.expr) -> str:
    """As `ast.unparse`, which takes its time, says a name with dots."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        return f"{written(node.value)}.{node.attr}"
    return ast.unparse(node)


def literals(module: Path) -> Iterator[ast.Constant]:
    """Every text constant that is no docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in nodes(module)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def let_go() -> None:
    """Half a million nodes would lie in the way of every later look at the rubbish."""
    for known in (tree, nodes, calls):
        known.cache_clear()


def texts() -> list[Path]:
    """Every text file that we keep, the hidden ones among them."""
    found = [
        path
        for path in ROOT.iterdir()
        if path.is_file() and (path.suffix in TEXTS or path.name == ".gitignore")
    ]
    for folder in OURS:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path for path in found if path.suffix in TEXTS or path.suffix == "")
