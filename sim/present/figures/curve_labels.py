"""Names written beside the curves they belong to, with a thin leader line, instead of a legend."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.present.figures.house import (
    GREY,
    INK,
    LEADER,
    LINE_SPACING,
    NOTE_PT,
    Look,
    height_in,
    width_in,
    wrap,
)
from sim.present.figures.labels import Label, Place, place
from sim.present.figures.page import plot_size_in

_NAME_AT_MOST_IN = 1.45
_PT = 72.0
_MARKER_PT = 6.0
_GLYPH_PT = 12.0
_CROWD_PT, _CROWD_PRICE = 9.0, 6.0
XY = tuple[float, float]
Corner = tuple[float, float, str]
"""A text in the plot: its lower left corner in points from the plot's own, and its words."""


@dataclass(frozen=True, slots=True)
class Named:
    """A curve to be named: where it has points and lines, in data coordinates."""

    words: str
    look: Look
    bold: bool
    points: list[XY]
    lines: list[tuple[XY, XY]]


def label_curves(
    axes: Axes,
    named: Sequence[Named],
    other_ink: Sequence[XY],
    corner_texts: Sequence[Corner],
) -> None:
    """Write each curve's name near one of its points, clear of the other names.

    Args:
        axes: limits must be set already.
        named: the curves, the most important first.
        other_ink: further drawn points, data coordinates.
        corner_texts: texts already in the plot.
    """
    width, height = plot_size_in(axes)
    size = (width * _PT, height * _PT)
    own_ink = [_ink(axes, one, size) for one in named]
    ink = [_in_points(axes, other_ink, size), *own_ink]
    ink += [_block(x, y, words) for x, y, words in corner_texts]

    broken = [_broken(one) for one in named]
    labels = []
    for index, (words, one) in enumerate(zip(broken, named, strict=True)):
        anchors = _in_points(axes, one.points, size)
        others = [drawn for i, drawn in enumerate(own_ink) if i != index]
        labels.append(Label(*_size_pt(words, one.bold), anchors, _crowding(anchors, others)))
    spots = place(labels, np.vstack(ink), size)
    for one, words, label, spot in zip(named, broken, labels, spots, strict=True):
        _leader(axes, one, spot, size)
        _write(axes, one, words, (spot.x, spot.y + label.height / 2), size)


def _leader(axes: Axes, one: Named, spot: Place, size: XY) -> None:
    """Draw the line from label to curve, unless they are so close that it would say nothing.

    Grey dots: nothing that is measured is drawn so, least of all an interval.
    """
    (x0, y0), (x1, y1) = spot.start, spot.end
    if np.hypot(x1 - x0, y1 - y0) > _MARKER_PT + 4:
        axes.plot(
            [x0 / size[0], x1 / size[0]],
            [y0 / size[1], y1 / size[1]],
            transform=axes.transAxes,
            color=GREY,
            linestyle=LEADER,
            linewidth=0.9,
            zorder=4,
        )


def _write(axes: Axes, one: Named, words: str, left_middle: XY, size: XY) -> None:
    """Write the name behind the curve's own marker."""
    x, y = left_middle[0], left_middle[1] / size[1]
    axes.plot(
        [(x + _GLYPH_PT / 2) / size[0]],
        [y],
        transform=axes.transAxes,
        marker=one.look.marker,
        color=one.look.color,
        markersize=6,
        linestyle="none",
        zorder=6,
    )
    axes.text(
        (x + _GLYPH_PT) / size[0],
        y,
        words,
        transform=axes.transAxes,
        va="center",
        size=NOTE_PT,
        weight="bold" if one.bold else "normal",
        color=INK,
        linespacing=LINE_SPACING,
        zorder=7,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.8},
    )


def _broken(one: Named) -> str:
    return wrap(one.words, _NAME_AT_MOST_IN, NOTE_PT, "bold" if one.bold else "normal")


def _size_pt(words: str, bold: bool) -> tuple[float, float]:
    lines = words.split("\n")
    widest = max(width_in(line, NOTE_PT, "bold" if bold else "normal") for line in lines)
    return widest * _PT + _GLYPH_PT + 2, height_in(len(lines), NOTE_PT) * _PT + 2


def _in_points(axes: Axes, data: Sequence[XY], size: XY) -> NDArray[np.float64]:
    """Turn data coordinates into points from the plot's lower left corner."""
    if not data:
        return np.zeros((0, 2))
    to_axes = axes.transData + axes.transAxes.inverted()
    placed: NDArray[np.float64] = to_axes.transform(np.asarray(data, dtype=float))
    return np.asarray(placed * np.asarray(size))


def _segment(axes: Axes, line: tuple[XY, XY], size: XY) -> NDArray[np.float64]:
    ends = _in_points(axes, line, size)
    steps = np.linspace(0, 1, 200)[:, None]
    return np.asarray(ends[0] * (1 - steps) + ends[1] * steps)


def _ink(axes: Axes, one: Named, size: XY) -> NDArray[np.float64]:
    lines = [_segment(axes, line, size) for line in one.lines]
    return np.vstack([_discs(_in_points(axes, one.points, size)), *lines])


def _crowding(
    anchors: NDArray[np.float64], others: Sequence[NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Price a point by how near other curves come to it: pointing there would be ambiguous."""
    if not others:
        return np.zeros(len(anchors))
    ink = np.vstack(others)
    nearest = np.array([np.hypot(*(ink - anchor).T).min() for anchor in anchors])
    return np.asarray(_CROWD_PRICE * np.clip(_CROWD_PT - nearest, 0, None))


def _discs(points: NDArray[np.float64]) -> NDArray[np.float64]:
    reach = np.arange(-_MARKER_PT, _MARKER_PT + 1, 2.0)
    around = np.stack(np.meshgrid(reach, reach), axis=-1).reshape(-1, 2)
    discs: NDArray[np.float64] = (points[:, None, :] + around[None, :, :]).reshape(-1, 2)
    return discs


def _block(x: float, y: float, words: str) -> NDArray[np.float64]:
    """Ink under a text, dense enough that no label is put on it."""
    xs = np.arange(x, x + width_in(words, NOTE_PT) * _PT, 2.0)
    ys = np.arange(y, y + height_in(1, NOTE_PT) * _PT, 2.0)
    return np.asarray(np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2))
