"""Tables in Markdown, and docstrings as running text."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Sequence
from types import ModuleType


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; bars and line breaks within cells are made harmless."""
    lines = [list(head), ["---"] * len(head), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def first_paragraph(doc: str | None) -> str:
    """Return the first paragraph of a docstring as one line, its code marks as Markdown's."""
    text = inspect.cleandoc(doc or "").split("\n\n")[0]
    return " ".join(text.split()).replace("``", "`")


def said_of(module: ModuleType, owner: str = "") -> dict[str, str]:
    """Return what stands in quotes under each assignment of a module, or of a class in it.

    An assignment without a docstring has an empty one.
    """
    tree: ast.AST = ast.parse(inspect.getsource(module))
    body = tree.body  # type: ignore[attr-defined]
    if owner:
        (found,) = (node for node in body if isinstance(node, ast.ClassDef) and node.name == owner)
        body = found.body
    out: dict[str, str] = {}
    for node, after in zip(body, [*body[1:], None], strict=True):
        name = _assigned(node)
        if name:
            out[name] = first_paragraph(_text(after))
    return out


def _assigned(node: ast.stmt) -> str:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return ""


def _text(node: ast.stmt | None) -> str:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return str(node.value.value) if is_text else ""  # type: ignore[union-attr]
