"""One hand-worked case of a rule."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """What goes into a rule, by name, and what must come out."""

    name: str
    given: dict[str, int]
    result: int


def case(name: str, result: int, **given: int) -> Case:
    """Return a case; the name says what it is about."""
    return Case(name, given, result)


def varied(base: dict[str, int], *cases: tuple[str, int, dict[str, int]]) -> list[Case]:
    """Return cases that differ from `base` in a few arguments."""
    return [Case(name, base | given, result) for name, result, given in cases]
