"""Charts with one named row per thing: a column of names at the left, rows as tall as they need."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from matplotlib.axes import Axes

from sim.present.figures.house import INK, LINE_SPACING, NOTE_PT, TEXT_PT, height_in, width_in, wrap
from sim.present.figures.page import EDGE_IN, plot_size_in

NAMES_AT_MOST_IN = 2.6
_PAD_IN = 0.1


@dataclass(frozen=True, slots=True)
class Rows:
    """Names broken into lines, the rows' edges from the top and the names' width, in inches."""

    names: list[str]
    bold: list[bool]
    edges: list[float]
    left_in: float

    @property
    def height_in(self) -> float:
        """Return the height of all rows."""
        return self.edges[-1]

    @property
    def centres(self) -> list[float]:
        """Return the middle of each row."""
        return [(top + bottom) / 2 for top, bottom in pairwise(self.edges)]


def rows(names: Sequence[str], bold: Sequence[bool], least_in: float) -> Rows:
    """Lay out the names (`bold` says which stand out), each row at least `least_in` inches."""
    weights = ["bold" if strong else "normal" for strong in bold]
    broken = [
        wrap(name, NAMES_AT_MOST_IN, TEXT_PT, weight)
        for name, weight in zip(names, weights, strict=True)
    ]
    widest = max(
        (
            width_in(line, TEXT_PT, weight)
            for name, weight in zip(broken, weights, strict=True)
            for line in name.split("\n")
        ),
        default=0.0,
    )
    heights = [max(least_in, height_in(name.count("\n") + 1) + 0.03) for name in broken]
    return Rows(broken, list(bold), [0.0, *accumulate(heights)], EDGE_IN + widest + _PAD_IN)


def set_rows(axes: Axes, layout: Rows) -> None:
    """Measure the axes' height in inches from the top, and write the names."""
    axes.set_ylim(layout.height_in, 0)
    axes.set_yticks([])
    width, _ = plot_size_in(axes)
    for y, name, strong in zip(layout.centres, layout.names, layout.bold, strict=True):
        axes.text(
            -_PAD_IN / width,
            y,
            name,
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="center",
            multialignment="right",
            size=TEXT_PT,
            weight="bold" if strong else "normal",
            linespacing=LINE_SPACING,
        )


def column(axes: Axes, right_in: float, cells: Sequence[str], layout: Rows) -> None:
    """Write a column of values beside the plot, right-aligned `right_in` inches after its edge."""
    width, _ = plot_size_in(axes)
    for y, cell, strong in zip(layout.centres, cells, layout.bold, strict=True):
        axes.text(
            1 + right_in / width,
            y,
            cell,
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="center",
            multialignment="right",
            size=NOTE_PT,
            weight="bold" if strong else "normal",
            color=INK,
            linespacing=LINE_SPACING,
        )


def widest_in(cells: Sequence[str], weight: str = "normal") -> float:
    """Return the width of the widest line in a column of values."""
    lines = [line for cell in cells for line in cell.split("\n")]
    return max((width_in(line, NOTE_PT, weight) for line in lines), default=0.0)
