"""From a path to text: a scenario file is ordinary, small, UTF-8 and not empty."""

from __future__ import annotations

import os
import stat

from sim.scenario.nearest import nearest
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.tree import Mark
from sim.scenario.words import NOTHING, Text, both, say

LIMIT = 2_000_000
"""Bytes of the largest file read: a hundred times a full scenario."""

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(file: str, asked: Mark | None = None) -> str:
    """Return the text of `file`.

    Raises:
        ScenarioError: the file is missing, huge, empty, binary or not UTF-8. A file that cannot
            be opened is laid at `asked`, the place that asked for it, if there is one.
    """
    data = _read_bytes(file, asked or Mark(file, 0, 0))
    if not data.strip():
        raise _error(Mark(file, 1, 0), say("empty_file"), say("text_file"))
    if data.startswith(_UTF16):
        kind = say("binary_file", kind=both("UTF-16"))
        raise _error(Mark(file, 1, 0), kind, say("text_file"), say("save_utf16"))
    if data.startswith(_OFFICE) or b"\0" in data:
        kind = say("kind_office" if data.startswith(_OFFICE) else "kind_binary")
        mark = Mark(file, _line_of(data, data.find(b"\0")), 0)
        found = say("binary_file", kind=kind)
        raise _error(mark, found, say("text_file"), say("save_as_text"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(file, data, error.start) from None


def _read_bytes(file: str, mark: Mark) -> bytes:
    """Return what `file` holds; the problem is laid at `mark`."""
    try:
        status = os.stat(file)
        if not stat.S_ISREG(status.st_mode):
            raise _error(mark, say("not_a_file", file=file), say("text_file"))
        if status.st_size > LIMIT:
            found = say("too_big", size=status.st_size)
            raise _error(Mark(file, 1, 0), found, say("size_limit", limit=LIMIT), say("split_file"))
        with open(file, "rb") as opened:
            return opened.read(LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        guess = nearest(os.path.basename(file), neighbours(file))
        raise _error(mark, say("no_file", file=file), NOTHING, guess) from None
    except (OSError, ValueError):  # ValueError: a name no file system takes
        raise _error(mark, say("cannot_open", file=file), say("text_file")) from None


def _wrong_encoding(file: str, data: bytes, at: int) -> ScenarioError:
    byte = data[at : at + 1]
    letter = byte.decode("cp1252", errors="replace")
    found = say("not_utf8", byte=byte.hex().upper())
    mark = Mark(file, _line_of(data, at), 0)
    return _error(mark, found, say("text_file"), say("save_as_utf8", letter=letter))


def neighbours(file: str) -> list[str]:
    """Return the names of the YAML files that lie where `file` should."""
    try:
        names = sorted(os.listdir(os.path.dirname(file) or "."))
    except (OSError, ValueError):
        return []
    return [name for name in names if name.endswith((".yaml", ".yml"))]


def _line_of(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, max(at, 0)) + 1


def _error(mark: Mark, found: Text, expected: Text, suggestion: Text = NOTHING) -> ScenarioError:
    return ScenarioError([Problem(mark.file, mark.line, "", found, expected, suggestion)])
