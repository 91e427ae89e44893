"""Dotted paths: `organisation.afdelinger."Afd. 1".lejemaal`."""

from __future__ import annotations

import re

Path = tuple[str, ...]
"""Keys from the top of the scenario down."""

_PART = re.compile(
    r"""
    "(?P<double> (?: [^"\\] | \\. )* )" | '(?P<single> [^']* )' | (?P<bare> [^."'=] [^.=]* )
    """,
    re.VERBOSE | re.DOTALL,
)
_NEEDS_QUOTES = re.compile(r"""[.=]|^["']|^\s|\s$|^$""")


def dotted(path: Path) -> str:
    """Return `path` as text, names that would be misread in quotes."""
    return ".".join(_quoted(part) if _NEEDS_QUOTES.search(part) else part for part in path)


def split_dotted(text: str) -> Path | None:
    """Return the keys of a dotted path, or None where its quotes or dots do not add up."""
    path, end = _read(text)
    return path if path and end == len(text) else None


def split_override(text: str) -> tuple[Path, str] | None:
    """Return path and value of 'path=value', or None where there is no path before a '='."""
    path, end = _read(text)
    return (path, text[end + 1 :]) if path and text[end : end + 1] == "=" else None


def _read(text: str) -> tuple[Path, int]:
    """Return the keys at the start of `text`, as far as they add up, and where they end."""
    parts: list[str] = []
    at = 0
    while match := _PART.match(text, at):
        parts.append(_unquoted(match))
        at = match.end()
        if text[at : at + 1] != ".":
            return tuple(parts), at
        at += 1
    return (), 0


def _unquoted(match: re.Match[str]) -> str:
    if match["double"] is not None:
        return re.sub(r"(?s)\\(.)", r"\1", match["double"])
    return match["single"] if match["single"] is not None else match["bare"]


def _quoted(part: str) -> str:
    escaped = part.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
