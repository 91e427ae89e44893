"""Chart 3: the response time in each afdeling, today and under one other driftsmodel."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from sim.present import headlines
from sim.present.afdelinger import Pair, overall, pairs, worst
from sim.present.comparison import Result, title, today
from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.house import (
    BETTER,
    GREY,
    INK,
    NOTE_PT,
    PALE,
    TEXT_PT,
    WORSE,
    Dashes,
    Look,
    look,
    style,
    wrap,
)
from sim.present.figures.page import Room, number_ticks, sheet, subtitle
from sim.present.figures.rows import Rows, rows, set_rows
from sim.present.figures.value_columns import GAP_IN, TODAY, Column, marker, write_columns
from sim.present.numbers import Scale, goal, scale, scaled, with_unit
from sim.present.sentences import requests
from sim.present.words import text

NAME = "svartid_pr_afdeling"
_ROW_IN = 0.26
_SHIFT_IN = 0.045
_HEADING_AT_MOST_IN = 1.2
_LINES: dict[str, tuple[str, Dashes, float]] = {
    "less": (BETTER, "-", 2.6),
    "more": (WORSE, (0, (2.2, 1.2)), 2.6),
    "none": (GREY, (0, (1, 1.5)), 1.4),
}


def draw(result: Result, model: str, lang: str = "da", priority: str | None = None) -> Chart:
    """Draw a dumbbell per afdeling, the longest wait today on top, all afdelinger at the bottom."""
    table = pairs(result, model, priority)
    total = overall(result, model, text("chart.afdelinger.all", lang), priority)
    everything = [*table, total]
    how = _scale(everything)
    head = headlines.afdelinger(result, model, lang, priority)
    under = _subtitle(everything, how, lang, priority)
    slowest = worst(table)
    names = [
        text("chart.afdelinger.worst", lang, name=p.name) if p is slowest else p.name
        for p in everything
    ]
    bold = [p is slowest or p is total for p in everything]
    beside = _columns(result, model, everything, how, lang)
    with style():
        layout = rows(names, bold, _ROW_IN)
        lines = max(c.heading.count("\n") + 1 for c in beside)
        right = 0.1 + sum(c.width_in + GAP_IN for c in beside)
        room = Room(layout.height_in, layout.left_in, right, 0.14 + 0.16 * lines)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        set_rows(axes, layout)
        _frame(axes, layout, everything, how, lang)
        for y, pair in zip(layout.centres, everything, strict=True):
            _dumbbell(axes, y, pair, look(result, model), how)
        _goal(axes, (result.get("goals_h") or {}).get(priority), how, lang)
        write_columns(axes, beside, layout)
    values = "; ".join(_in_words(p, how, lang) for p in everything)
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart(f"{NAME}_{model}", head, alt, figure)


def _scale(table: Sequence[Pair]) -> Scale:
    means = [e.mean for p in table for e in (p.before, p.after) if e.mean is not None]
    return scale("h", max(means, default=0.0))


def _subtitle(table: Sequence[Pair], how: Scale, lang: str, priority: str | None) -> str:
    paired = any(pair.before.mean is not None for pair in table)
    known = any(e.has_interval for pair in table for e in (pair.before, pair.after))
    unit, which = text(f"unit.{how.key}", lang), requests(priority, lang)
    return subtitle(
        lang,
        text("chart.afdelinger.subtitle", lang, unit=unit, requests=which),
        text("chart.afdelinger.lines" + ("" if known else ".unknown"), lang) if paired else "",
        intervals=known,
    )


def _columns(
    result: Result, model: str, table: Sequence[Pair], how: Scale, lang: str
) -> list[Column]:
    """Return the columns of values: today's, if there is one, and the model's."""
    wanted = [(title(result, model, lang), look(result, model), [p.after for p in table])]
    if today(result) not in (None, model):
        wanted.insert(0, (text("today.short", lang), TODAY, [p.before for p in table]))
    return [
        Column(
            wrap(heading, _HEADING_AT_MOST_IN, NOTE_PT, "bold"),
            looks,
            [scaled(v.mean, how, lang) for v in values],
        )
        for heading, looks, values in wanted
    ]


def _frame(axes: Axes, layout: Rows, table: Sequence[Pair], how: Scale, lang: str) -> None:
    """Set limits and ticks; faint lines lead the eye from name to values."""
    found = [b for p in table for e in (p.before, p.after) for b in (e.mean, e.high)]
    largest = max((b for b in found if b is not None), default=1.0)
    axes.set_xlim(0, (largest * float(how.factor) * 1.05) or 1.0)
    for y in layout.centres:
        axes.axhline(y, color=PALE, linewidth=0.6, zorder=0.5)
    axes.axhline(layout.edges[-2], color=GREY, linewidth=1.0, zorder=1)
    axes.grid(True, axis="x")
    number_ticks(axes, "x", lang, 5)
    axes.set_xlabel(
        text("chart.afdelinger.x", lang, unit=text(f"unit.{how.key}", lang)), size=TEXT_PT
    )


def _dumbbell(axes: Axes, y: float, pair: Pair, looks: Look, how: Scale) -> None:
    """Draw both points of one row with their intervals, and the line between them."""
    factor = float(how.factor)
    if pair.before.mean is not None and pair.after.mean is not None:
        color, dashes, width = _LINES[pair.outcome]
        ends = [pair.before.mean * factor, pair.after.mean * factor]
        axes.plot(ends, [y, y], color=color, linestyle=dashes, linewidth=width, zorder=2)
    for value, shown, shift in ((pair.before, TODAY, -_SHIFT_IN), (pair.after, looks, _SHIFT_IN)):
        if value.low is not None and value.high is not None:
            # beside the row's middle, or the two intervals would hide each other
            bounds = [value.low * factor, value.high * factor]
            axes.plot(bounds, [y + shift] * 2, color=shown.color, linewidth=1.0, zorder=1.5)
        if value.mean is not None:
            axes.plot([value.mean * factor], [y], **marker(shown), zorder=4)


def _goal(axes: Axes, goal_h: float | None, how: Scale, lang: str) -> None:
    """Draw the goal of the chosen priority, if it lies inside the plot."""
    if goal_h is None:
        return
    x, right = goal_h * float(how.factor), axes.get_xlim()[1]
    if x >= right:
        return
    axes.axvline(x, color=INK, linewidth=1.1, linestyle=(0, (4, 3)), zorder=1)
    axes.annotate(
        text("chart.goal", lang, goal=goal(goal_h, lang)),
        (x, 1),
        xycoords=axes.get_xaxis_transform(),
        xytext=(0, 3),
        textcoords="offset points",
        # keep clear of the columns at the right
        ha="right" if x > 0.6 * right else "left",
        size=NOTE_PT,
        color=INK,
    )


def _in_words(pair: Pair, how: Scale, lang: str) -> str:
    shown = [with_unit(e.mean, how, lang) for e in (pair.before, pair.after) if e.unit]
    return f"{pair.name}: {' / '.join(shown)}"
