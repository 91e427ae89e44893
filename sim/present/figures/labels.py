"""Placing direct labels: each beside its own curve, never on another label, rarely on a line.

The plot is divided into small cells; what is drawn is ink in the cells. For each label in turn
every place on a fine grid is priced (ink under the label, length of the leader line and what it
crosses) and the cheapest taken; places on another label cost too much to be chosen. No
randomness: equal input, equal places.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CELL_PT = 3.0
_INK_COST, _CROSS_COST, _TAKEN_COST = 15.0, 20.0, 1e6
_LEADER_STEPS = 24

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Label:
    """A label to be placed: its size and the points it may point at, all in points (1/72 in).

    `prices` says, per anchor, how many points of leader line one would rather draw than point
    there (a point where curves cross is a bad place to point at).
    """

    width: float
    height: float
    anchors: Points
    prices: Points


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label goes: its lower left corner, and both ends of its leader line, in points."""

    x: float
    y: float
    start: tuple[float, float]
    end: tuple[float, float]


def place(labels: Sequence[Label], ink: Points, size: tuple[float, float]) -> list[Place]:
    """Return a place for each label inside an area of `size` points.

    Args:
        labels: in order of importance; the first chooses first.
        ink: points that something is drawn on, shape (n, 2).
        size: width and height of the area.
    """
    shape = (int(size[0] // CELL_PT) + 1, int(size[1] // CELL_PT) + 1)
    drawn = np.zeros(shape)
    taken = np.zeros(shape)
    _fill(drawn, ink)
    places = []
    for label in labels:
        chosen = _cheapest(label, drawn, taken, size)
        places.append(chosen)
        leader = _between(np.array([chosen.start]), np.array([chosen.end])).reshape(-1, 2)
        _fill(taken, leader)
        first, last = (
            _cells(chosen.x, chosen.y),
            _cells(chosen.x + label.width, chosen.y + label.height),
        )
        taken[first[0] : last[0] + 1, first[1] : last[1] + 1] = 1.0
    return places


def _cheapest(label: Label, drawn: Points, taken: Points, size: tuple[float, float]) -> Place:
    """Price every grid place for the label and return the cheapest, the lowest index on a tie."""
    corners = _grid(label, size)
    ink = _under(drawn, corners, label)
    blocked = _under(taken, corners, label)
    ends, starts, price = _leaders(corners, label)
    path = _between(starts, ends)
    length = np.hypot(*(ends - starts).T)
    # the first and last steps lie on the label's edge and on the curve itself
    inner = path[:, 3:-4]
    crossed = _look_up(drawn, inner).sum(axis=1)
    through = _look_up(taken, inner).sum(axis=1)
    cost = (
        _INK_COST * ink + _CROSS_COST * crossed + _TAKEN_COST * (blocked + through) + length + price
    )
    best = int(np.argmin(cost))
    (x, y), start, end = corners[best], starts[best], ends[best]
    return Place(float(x), float(y), (float(start[0]), float(start[1])), _pair(end))


def _grid(label: Label, size: tuple[float, float]) -> Points:
    xs = np.arange(CELL_PT, max(size[0] - label.width - CELL_PT, 2 * CELL_PT), CELL_PT)
    ys = np.arange(CELL_PT, max(size[1] - label.height - CELL_PT, 2 * CELL_PT), CELL_PT)
    return np.stack(np.meshgrid(xs, ys, indexing="ij"), axis=-1).reshape(-1, 2)


def _under(cells: Points, corners: Points, label: Label) -> Points:
    """Return how many marked cells lie under the label at each corner (integral image)."""
    total = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1))
    total[1:, 1:] = cells.cumsum(axis=0).cumsum(axis=1)
    low = np.clip((corners // CELL_PT).astype(int) - 1, 0, None)
    extent = np.array([label.width, label.height])
    high = ((corners + extent) // CELL_PT).astype(int) + 2
    high = np.minimum(high, np.array(cells.shape))
    return np.asarray(
        total[high[:, 0], high[:, 1]]
        - total[low[:, 0], high[:, 1]]
        - total[high[:, 0], low[:, 1]]
        + total[low[:, 0], low[:, 1]]
    )


def _leaders(corners: Points, label: Label) -> tuple[Points, Points, Points]:
    """Return for each corner the best anchor, the label's point nearest to it, and its price."""
    extent = np.array([label.width, label.height])
    low, high = corners[:, None, :], (corners + extent)[:, None, :]
    nearest = np.clip(label.anchors[None, :, :], low, high)
    distance = np.hypot(*np.moveaxis(label.anchors[None, :, :] - nearest, -1, 0))
    which = np.argmin(distance + label.prices, axis=1)
    rows = np.arange(len(corners))
    return label.anchors[which], nearest[rows, which], label.prices[which]


def _between(starts: Points, ends: Points) -> Points:
    steps = np.linspace(0.0, 1.0, _LEADER_STEPS)[None, :, None]
    return np.asarray(starts[:, None, :] * (1 - steps) + ends[:, None, :] * steps)


def _fill(cells: Points, points: Points) -> None:
    index = (points // CELL_PT).astype(int)
    inside = ((index >= 0) & (index < np.array(cells.shape))).all(axis=1)
    cells[index[inside, 0], index[inside, 1]] = 1.0


def _look_up(cells: Points, points: Points) -> Points:
    index = np.clip((points // CELL_PT).astype(int), 0, np.array(cells.shape) - 1)
    return np.asarray(cells[index[..., 0], index[..., 1]])


def _cells(x: float, y: float) -> tuple[int, int]:
    return int(x // CELL_PT), int(y // CELL_PT)


def _pair(point: Points) -> tuple[float, float]:
    return float(point[0]), float(point[1])
