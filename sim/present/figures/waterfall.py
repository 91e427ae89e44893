"""A waterfall: from one driftsmodel to another, a step for each mechanism."""

from typing import Any, NamedTuple

from matplotlib.axes import Axes

from sim.present.comparison import COST, Estimate
from sim.present.evidence import footnote
from sim.present.explanation import (
    POSTS,
    RESPONSE,
    Explained,
    estimate_of,
    mechanism_name,
    model_title,
)
from sim.present.figures.chart import Chart
from sim.present.figures.house import BETTER, GREY, INK, LEADER, TEXT_PT, WORSE, style, tint
from sim.present.figures.page import Room, number_ticks, sheet, subtitle
from sim.present.figures.rows import Rows, column, rows, set_rows, widest_in
from sim.present.numbers import interval, number, scale, scaled, signed
from sim.present.words import text

KINDS = {POSTS: "posts", COST: "cost", RESPONSE: "response"}
_BAR_IN = 0.26
_ROW_IN = 0.48
_COLUMN_GAP_IN = 0.2


class _Step(NamedTuple):
    name: str
    start: float
    value: Estimate


def draw_all(result: Explained, lang: str = "da") -> list[Chart]:
    """Draw the waterfall of posts, of cost and of response, as far as they are known."""
    return [draw(result, kpi, lang) for kpi in KINDS if kpi in result["total"]]


def draw(result: Explained, kpi: str, lang: str = "da") -> Chart:
    """Draw the steps from the level before to the level after, with the interval of each step."""
    steps = _steps(result, kpi, lang)
    unit = result["total"][kpi]["unit"]
    ends = [model_title(result, which, lang) for which in ("start", "end")]
    names = [ends[0], *(step.name for step in steps), ends[1]]
    levels = [estimate_of(result[which], kpi) for which in ("before", "after")]
    cells = [
        _level(levels[0], lang),
        *(_cell(s.value, lang) for s in steps),
        _level(levels[1], lang),
    ]
    head = _title(result, kpi, ends, lang)
    known = any(step.value.has_interval and _is_wide(step.value) for step in steps)
    basis = text(f"chart.waterfall.subtitle.{result['basis'][kpi]}", lang)
    under = subtitle(lang, basis, intervals=known)
    with style():
        layout = rows(names, [True, *(False for _ in steps), True], _ROW_IN)
        room = Room(layout.height_in, layout.left_in, 0.15 + widest_in(cells, "bold") + 0.2)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        set_rows(axes, layout)
        _draw(axes, layout, steps, levels)
        column(axes, widest_in(cells, "bold") + _COLUMN_GAP_IN, cells, layout)
        axes.grid(True, axis="x")
        axes.spines["left"].set_color(GREY)
        number_ticks(axes, "x", lang, 5)
        axes.set_xlabel(text(f"chart.waterfall.x.{unit}", lang), size=TEXT_PT)
    values = "; ".join(f"{n}: {c}" for n, c in zip(names, cells, strict=True)).replace("\n", " ")
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart(f"forklaring_{KINDS[kpi]}", head, alt, figure)


def _title(result: Explained, kpi: str, ends: list[str], lang: str) -> str:
    said = {"start": ends[0], "end": ends[1]}
    if kpi != POSTS:
        return text(f"chart.waterfall.title.{KINDS[kpi]}", lang, **said)
    change = result["total"][kpi]["mean"]
    key = "fewer" if change < 0 else "more"
    return text(f"chart.waterfall.title.{key}", lang, posts=number(abs(change), 1, lang), **said)


def _steps(result: Explained, kpi: str, lang: str) -> list[_Step]:
    """Return the steps in order; a mechanism without effect is left out, but leadership never."""
    at, out = result["before"][kpi]["mean"], []
    for name, shares in result["shares"].items():
        value = estimate_of(shares, kpi)
        mean = value.mean or 0.0
        if mean or name in ("ledelse", "leadership"):
            shown = mechanism_name(name, lang, leadership=result["leadership"])
            out.append(_Step(shown, at, value))
        at += mean
    return out


def _draw(axes: Axes, layout: Rows, steps: list[_Step], levels: list[Estimate]) -> None:
    centres = layout.centres
    seen = [level.mean or 0.0 for level in levels]
    for y, step in zip(centres[1:-1], steps, strict=True):
        mean = step.value.mean or 0.0
        end = step.start + mean
        color = BETTER if mean < 0 else WORSE
        hatch: dict[str, Any] = {"hatch": "" if mean < 0 else "////"}
        axes.barh(
            y, mean, left=step.start, height=_BAR_IN, facecolor=tint(color), edgecolor=color,
            linewidth=1.0, zorder=2, **hatch,
        )  # fmt: skip
        seen += [step.start, end]
        if step.value.low is not None and step.value.high is not None and _is_wide(step.value):
            bounds = [step.start + step.value.low, step.start + step.value.high]
            axes.plot(bounds, [y, y], color=INK, linewidth=1.3, marker="|", markersize=8, zorder=4)
            seen += bounds
    starts = [*(step.start for step in steps), levels[1].mean or 0.0]
    for x, above, below in zip(starts, centres[:-1], centres[1:], strict=True):
        axes.plot([x, x], [above, below], color=GREY, linestyle=LEADER, linewidth=0.9, zorder=1)
    for y, level in ((centres[0], levels[0]), (centres[-1], levels[1])):
        axes.plot([level.mean or 0.0], [y], marker="D", markersize=7, color=INK, zorder=4)
    margin = (max(seen) - min(seen)) * 0.06 or 0.5
    axes.set_xlim(min(seen) - margin, max(seen) + margin)


def _is_wide(value: Estimate) -> bool:
    return value.low != value.high


def _level(value: Estimate, lang: str) -> str:
    # in the axis' unit, also where hours would be read as days elsewhere
    return scaled(value.mean, scale(value.unit, 0.0), lang)


def _cell(value: Estimate, lang: str) -> str:
    how = scale(value.unit, 0.0)
    shown = signed(value.mean, how, lang)
    if not value.has_interval or value.low == value.high:
        return shown
    return f"{shown}\n({interval(value.low, value.high, lang=lang, how=how)})"
