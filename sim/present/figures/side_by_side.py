"""Values in a row that need more width than their places have: pushed apart, order kept."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Value:
    """A value to be written: its middle and the width it needs, on one axis."""

    words: str
    middle: float
    width: float


def side_by_side(values: list[Value], right: float) -> list[Value]:
    """Return the values without overlap: pushed to the right, then back from the edge `right`."""
    placed: list[Value] = []
    edge = 0.0
    for value in values:
        placed.append(replace(value, middle=max(value.middle, edge + value.width / 2)))
        edge = placed[-1].middle + value.width / 2
    edge = right
    for index in range(len(placed) - 1, -1, -1):
        value = placed[index]
        placed[index] = replace(value, middle=min(value.middle, edge - value.width / 2))
        edge = placed[index].middle - value.width / 2
    return placed
