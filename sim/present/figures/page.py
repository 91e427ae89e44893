"""The sheet a chart sits on: title and subtitle above, footnote below, room for the plot between.

All measures are inches, so that letters keep their size however many rows a chart has.
"""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.present.figures.house import (
    GREY,
    INK,
    LINE_SPACING,
    NOTE_PT,
    TEXT_PT,
    TITLE_PT,
    WIDTH_IN,
    height_in,
    wrap,
)
from sim.present.numbers import number
from sim.present.words import text

EDGE_IN = 0.12
_GAP_IN = 0.06


@dataclass(frozen=True, slots=True)
class Room:
    """The plot's height and what is kept free around it, in inches."""

    height: float
    left: float
    right: float = EDGE_IN
    above: float = 0.1
    below: float = 0.5


def sheet(title: str, under_title: str, note: str, room: Room) -> tuple[Figure, Axes]:
    """Return a figure with its texts set and one empty plot area of `room.height` inches."""
    wide = WIDTH_IN - 2 * EDGE_IN
    head = wrap(title, wide, TITLE_PT, "bold")
    under = wrap(under_title, wide, TEXT_PT)
    foot = wrap(note, wide, NOTE_PT)
    head_in, under_in, foot_in = (
        _block(head, TITLE_PT),
        _block(under, TEXT_PT),
        _block(foot, NOTE_PT),
    )
    top_in = EDGE_IN + head_in + _GAP_IN + under_in + room.above
    bottom_in = room.below + foot_in + EDGE_IN
    total = top_in + room.height + bottom_in

    figure = Figure(figsize=(WIDTH_IN, total), facecolor="white")
    FigureCanvasAgg(figure)
    x = EDGE_IN / WIDTH_IN
    for words, y_in, size, weight, color, align in (
        (head, total - EDGE_IN, TITLE_PT, "bold", INK, "top"),
        (under, total - EDGE_IN - head_in - _GAP_IN, TEXT_PT, "normal", INK, "top"),
        (foot, EDGE_IN, NOTE_PT, "normal", GREY, "bottom"),
    ):
        figure.text(
            x,
            y_in / total,
            words,
            size=size,
            weight=weight,
            color=color,
            ha="left",
            va=align,
            linespacing=LINE_SPACING,
        )
    box = (
        room.left / WIDTH_IN,
        bottom_in / total,
        (WIDTH_IN - room.left - room.right) / WIDTH_IN,
        room.height / total,
    )
    return figure, figure.add_axes(box)


def plot_size_in(axes: Axes) -> tuple[float, float]:
    """Return width and height of the plot area in inches."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("the plot has been taken off its figure")
    wide, tall = figure.get_size_inches()
    box = axes.get_position()
    return float(box.width * wide), float(box.height * tall)


def subtitle(lang: str, *sentences: str, intervals: bool) -> str:
    """Return the sentences, with what the thin lines mean after the first if there are any."""
    first, *rest = sentences
    lines = [text("chart.intervals", lang)] if intervals else []
    return " ".join([first, *lines, *(words for words in rest if words)])


def number_ticks(axes: Axes, which: str, lang: str, most: int = 6) -> None:
    """Give an axis at most so many round ticks, written as numbers in `lang`."""
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_major_locator(MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]))
    low, high = sorted(axis.get_view_interval())
    ticks = [t for t in axis.get_major_locator().tick_values(low, high) if low <= t <= high]
    decimals = next(
        (d for d in range(4) if all(abs(t - round(t, d)) < 1e-9 * max(1, abs(t)) for t in ticks)), 3
    )
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, decimals, lang)))


def _block(words: str, size_pt: float) -> float:
    return height_in(words.count("\n") + 1, size_pt)
