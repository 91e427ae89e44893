"""Chart 4: what each driftsmodel costs per lejemål and year, with intervals, against today."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from sim.present import headlines
from sim.present.comparison import (
    COST,
    Result,
    difference,
    kpi,
    listed_title,
    model_ids,
    title,
    today,
    verdict,
)
from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.house import GREY, INK, NOTE_PT, TEXT_PT, look, style, tint
from sim.present.figures.page import Room, number_ticks, plot_size_in, sheet, subtitle
from sim.present.figures.rows import column, rows, set_rows, widest_in
from sim.present.numbers import estimate, interval, scale, scaled
from sim.present.words import text

NAME = "udgift_pr_lejemaal"
_BAR_IN = 0.26
_COLUMN_GAP_IN = 0.2


def draw(result: Result, lang: str = "da") -> Chart:
    """Draw a bar per driftsmodel from zero, and beside it the paired difference to today."""
    models, now = model_ids(result), today(result)
    paired = now is not None and len(models) > 1
    head = headlines.cost(result, lang)
    under = subtitle(
        lang,
        text("chart.cost.subtitle", lang),
        text("chart.cost.today_line", lang) if paired else "",
        intervals=any(kpi(result, m, COST).has_interval for m in models),
    )
    names = [listed_title(result, m, lang) for m in models]
    bold = [m == now for m in models]
    cells = [_difference(result, m, lang) for m in models] if paired else []
    heading = text("chart.cost.difference", lang)
    beside = max(widest_in(cells), widest_in([heading], "bold")) + _COLUMN_GAP_IN if paired else 0.0
    with style():
        layout = rows(names, bold, 0.5)
        room = Room(layout.height_in, layout.left_in, 0.15 + beside, above=0.32 if paired else 0.1)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        set_rows(axes, layout)
        _bars(axes, result, layout.centres, lang)
        if paired:
            column(axes, beside, cells, layout)
            width, height = plot_size_in(axes)
            axes.text(
                1 + beside / width,
                1 + 0.09 / height,
                heading,
                transform=axes.transAxes,
                ha="right",
                size=NOTE_PT,
                weight="bold",
            )
    values = "; ".join(f"{title(result, m, lang)}: {_shown(result, m, lang)}" for m in models)
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart(NAME, head, alt, figure)


def _bars(axes: Axes, result: Result, centres: Sequence[float], lang: str) -> None:
    """Draw bars, intervals and today's line; each bar says its own value."""
    models, now = model_ids(result), today(result)
    costs = [kpi(result, m, COST) for m in models]
    reach = [v for c in costs for v in (c.mean, c.high) if v is not None]
    axes.set_xlim(0, max(reach, default=1.0) * 1.04 or 1.0)
    for y, model, cost in zip(centres, models, costs, strict=True):
        shown = scaled(cost.mean, scale("kr"), lang)
        if cost.mean is not None:
            axes.barh(
                y,
                cost.mean,
                height=_BAR_IN,
                # pale inside, so that the dark interval can be seen on every bar
                facecolor=tint(look(result, model).color),
                edgecolor=INK if model == now else look(result, model).color,
                linewidth=1.8 if model == now else 1.0,
                zorder=2,
            )
        if cost.low is not None and cost.high is not None:
            axes.plot(
                [cost.low, cost.high],
                [y, y],
                color=INK,
                linewidth=1.5,
                marker="|",
                markersize=9,
                zorder=4,
            )
        axes.annotate(
            shown,
            (0, y),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            size=TEXT_PT,
            weight="bold",
            color=INK,
            zorder=5,
        )
    baseline = kpi(result, now, COST).mean if now and len(models) > 1 else None
    if baseline is not None:
        axes.axvline(baseline, color=INK, linewidth=1.1, linestyle=(0, (4, 3)), zorder=3.5)
    axes.spines["left"].set_color(GREY)
    axes.grid(True, axis="x")
    number_ticks(axes, "x", lang, 5)
    axes.set_xlabel(text("chart.cost.x", lang), size=TEXT_PT)


def _difference(result: Result, model: str, lang: str) -> str:
    diff = difference(result, model, COST)
    if model == today(result) or diff.mean is None:
        return "" if model == today(result) else scaled(None, scale("kr"), lang)
    if not diff.has_interval:
        return scaled(diff.mean, scale("kr"), lang)
    bounds = interval(diff.low, diff.high, 0, lang)
    none = verdict(diff) == "none"
    first = text("chart.cost.none", lang) if none else scaled(diff.mean, scale("kr"), lang)
    return f"{first}\n({bounds})"


def _shown(result: Result, model: str, lang: str) -> str:
    cost = kpi(result, model, COST)
    return estimate(cost.mean, (cost.low, cost.high), "kr", lang)
