"""Files and functions stay small enough to read in one go, and every test says what it holds."""

import ast
from collections.abc import Iterator

from tests.house.tree import python_files, text_files

MOST_LINES_IN_FILE = 400
MOST_LINES_IN_FUNCTION = 59
WRITTEN_BY_HAND = (".py", ".md", ".yaml", ".yml", ".js", ".css", ".html", ".toml", ".typ")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(source: str) -> Iterator[Function]:
    """All functions and methods of a file, nested ones too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield node


def lines_of(function: Function) -> int:
    """Lines from `def` to the end of the body."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_file_is_longer_than_400_lines() -> None:
    """What is written by hand is split before it passes 400 lines."""
    lengths = {name: len(text.splitlines()) for name, text in text_files()}
    by_hand = {name: n for name, n in lengths.items() if name.endswith(WRITTEN_BY_HAND)}
    assert "README.md" in by_hand
    assert {name: n for name, n in by_hand.items() if n > MOST_LINES_IN_FILE} == {}


def test_every_function_has_under_60_lines() -> None:
    """A function fits on a screen."""
    too_long = [
        f"{path}:{function.lineno} {function.name}: {lines_of(function)} lines"
        for path, text in python_files()
        for function in functions(text)
        if lines_of(function) > MOST_LINES_IN_FUNCTION
    ]
    assert too_long == []


def test_every_test_has_a_docstring() -> None:
    """A test says in one sentence what it holds."""
    silent = [
        f"{path}:{function.lineno} {function.name}"
        for path, text in python_files()
        if path.startswith("tests/") and path.split("/")[-1].startswith("test_")
        for function in functions(text)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert silent == []


def test_lengths_are_counted_from_def_to_the_last_line() -> None:
    """The measure itself: two lines of body and the def line are three; nested ones count too."""
    source = "def f():\n    x = 1\n    return x\nclass A:\n    async def g(self):\n        pass\n"
    assert [(node.name, lines_of(node)) for node in functions(source)] == [("f", 3), ("g", 2)]
