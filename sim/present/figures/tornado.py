"""A tornado: each guess alone from one end of its range to the other, the widest on top."""

from __future__ import annotations

from decimal import Decimal

from matplotlib.axes import Axes

from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.house import BETTER, GREY, INK, TEXT_PT, WORSE, style, tint
from sim.present.figures.page import Room, number_ticks, sheet
from sim.present.figures.rows import Rows, column, rows, set_rows, widest_in
from sim.present.numbers import Scale, scaled
from sim.present.sensitivity import Found, input_name, range_of
from sim.present.words import text

MOST = 15
THOUSANDS = Scale("kr", Decimal("0.001"), 0)
_BAR_IN = 0.2
_ROW_IN = 0.34
_COLUMN_GAP_IN = 0.2


def draw(result: Found, lang: str = "da") -> Chart:
    """Draw the difference in cost with each input at the ends of its range."""
    base = result["base"]["mean"] or 0.0
    known = {path: _ends(one, base) for path, one in result["inputs"].items()}
    paths = sorted(known, key=lambda path: -_width(*known[path], base))
    shown = paths[:MOST]
    names = [
        f"{input_name(path, lang)}: {range_of(result['inputs'][path], lang)}" for path in shown
    ]
    cells = [" / ".join(scaled(end, THOUSANDS, lang) for end in known[path]) for path in shown]
    ends = {which: result["titles"][result[which]][lang] for which in ("start", "end")}
    head = text("chart.tornado.title", lang)
    under = text("chart.tornado.subtitle", lang, **ends)
    if len(paths) > MOST:
        under += " " + text("chart.tornado.more", lang, n=len(paths) - MOST)
    with style():
        layout = rows(names, [False] * len(names), _ROW_IN)
        room = Room(layout.height_in, layout.left_in, 0.15 + widest_in(cells, "bold") + 0.2)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        set_rows(axes, layout)
        _bars(axes, layout, [known[path] for path in shown], base)
        column(axes, widest_in(cells, "bold") + _COLUMN_GAP_IN, cells, layout)
        axes.grid(True, axis="x")
        axes.spines["left"].set_color(GREY)
        number_ticks(axes, "x", lang, 5)
        axes.set_xlabel(text("chart.tornado.x", lang), size=TEXT_PT)
    values = "; ".join(f"{n}: {c}" for n, c in zip(names, cells, strict=True)).replace("\n", " ")
    return Chart("tornado", head, f"{head} {under} {values}", figure)


def _ends(one: Found, base: float) -> tuple[float, float]:
    """Return the difference at both ends; an end that could not be played has no bar."""
    low, high = (base if one[end] is None else one[end] for end in ("at_low", "at_high"))
    return low, high


def _width(low: float, high: float, base: float) -> float:
    return max(low, high, base) - min(low, high, base)


def _bars(axes: Axes, layout: Rows, ends: list[tuple[float, float]], base: float) -> None:
    thousands = [(low / 1000, high / 1000) for low, high in ends]
    at = base / 1000
    for y, (low, high) in zip(layout.centres, thousands, strict=True):
        for end, hatch in ((low, ""), (high, "////")):
            color = BETTER if end < at else WORSE
            axes.barh(
                y, end - at, left=at, height=_BAR_IN, facecolor=tint(color), edgecolor=color,
                linewidth=1.0, zorder=2, hatch=hatch,
            )  # fmt: skip
    axes.axvline(at, color=INK, linewidth=1.2, zorder=3)
    seen = [at, *(end for pair in thousands for end in pair)]
    if min(seen) < 0 < max(seen):
        axes.axvline(0, color=GREY, linewidth=1.0, linestyle="--", zorder=1)
    margin = (max(seen) - min(seen)) * 0.06 or 0.5
    axes.set_xlim(min(seen) - margin, max(seen) + margin)
