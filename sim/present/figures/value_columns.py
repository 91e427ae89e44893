"""Columns of values beside a plot, headed by name and marker, so that they serve as its key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from sim.present.figures.house import GREY, INK, LINE_SPACING, NOTE_PT, Look
from sim.present.figures.page import plot_size_in
from sim.present.figures.rows import Rows, column, widest_in

GAP_IN = 0.2
TODAY = Look(GREY, "o", "-")
"""How today's driftsmodel is drawn where it stands against one other: an open circle."""

_MARKER_IN = 0.18


@dataclass(frozen=True, slots=True)
class Column:
    """The cells, one per row of the plot, under a heading (which may have several lines)."""

    heading: str
    look: Look
    cells: list[str]

    @property
    def width_in(self) -> float:
        """Return the width of the column in inches."""
        heading = widest_in([self.heading], "bold") + _MARKER_IN
        return max(heading, widest_in(self.cells, "bold"))


def marker(shown: Look) -> dict[str, Any]:
    """Return the settings of a point: open for today, filled for any other driftsmodel."""
    hollow = shown is TODAY
    return {
        "marker": shown.marker,
        "markersize": 6.5,
        "markerfacecolor": "white" if hollow else shown.color,
        "markeredgecolor": INK if hollow else "white",
        "markeredgewidth": 1.3 if hollow else 0.6,
        "linestyle": "none",
    }


def write_columns(axes: Axes, columns: Sequence[Column], layout: Rows) -> None:
    """Write the columns to the right of the plot, a cell per row."""
    width, height = plot_size_in(axes)
    right = 0.0
    for one in columns:
        right += one.width_in + GAP_IN
        column(axes, right, one.cells, layout)
        axes.text(
            1 + right / width,
            1 + 0.09 / height,
            one.heading,
            transform=axes.transAxes,
            ha="right",
            va="baseline",
            multialignment="right",
            size=NOTE_PT,
            weight="bold",
            linespacing=LINE_SPACING,
        )
        left = right - widest_in([one.heading], "bold") - _MARKER_IN / 2
        axes.plot(
            [1 + left / width],
            [1 + 0.14 / height],
            **marker(one.look),
            transform=axes.transAxes,
            clip_on=False,
        )
