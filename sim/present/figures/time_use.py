"""Chart 2: how working time is used in each driftsmodel, as stacked bars."""

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from sim.present import headlines
from sim.present.comparison import (
    Result,
    kpi,
    listed_title,
    model_ids,
    title,
    today,
)
from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.house import GREY, INK, NOTE_PT, WIDTH_IN, height_in, style, width_in
from sim.present.figures.page import EDGE_IN, Room, plot_size_in, sheet
from sim.present.figures.rows import rows, set_rows
from sim.present.figures.side_by_side import Value, side_by_side
from sim.present.numbers import MISSING, scale, scaled, share
from sim.present.words import kpi_name, text

NAME = "tidsforbrug"
HANDS_ON = "hands_on_share"
_OTHER = "other_share"
_BAR_IN = 0.24
_ROW_IN = 0.5
_SWATCH_IN = 0.34
_SHOWN_FROM = 0.005


@dataclass(frozen=True, slots=True)
class _Fill:
    """How one use of time is filled: apart in colour, in grey and under a photocopier."""

    face: str
    edge: str
    hatch: str


_FILLS = {
    HANDS_ON: _Fill("#0072B2", "white", ""),
    "travel_share": _Fill("white", "#D55E00", "////"),
    "interruption_share": _Fill("#882255", "white", "xxxx"),
    "meeting_share": _Fill("white", "#009E73", "..."),
    "idle_share": _Fill("#D5DBE1", GREY, ""),
    _OTHER: _Fill("white", GREY, "--"),
}


def draw(result: Result, lang: str = "da") -> Chart:
    """Draw the shares of present time per driftsmodel, every share with its value in %."""
    models, now = model_ids(result), today(result)
    head, under = headlines.time_use(result, lang), text("chart.time_use.subtitle", lang)
    names = [listed_title(result, m, lang) for m in models]
    uses = {m: _uses(result, m) for m in models}
    shown = [u for u in _FILLS if any(uses[m].get(u, 0) >= _SHOWN_FROM for m in models)]
    with style():
        layout = rows(names, [m == now for m in models], _ROW_IN)
        keys = _key_rows([kpi_name(u, lang) for u in shown])
        above = 0.16 + 0.24 * len(keys)
        room = Room(layout.height_in, layout.left_in, 0.32, above, 0.38)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        set_rows(axes, layout)
        axes.set_xlim(0, 1)
        for y, model in zip(layout.centres, models, strict=True):
            _bar(axes, y, uses[model], lang)
        _percent_axis(axes, lang)
        _key(figure, axes.get_position().y1, shown, keys, lang)
    values = "; ".join(f"{title(result, m, lang)}: {_in_words(uses[m], lang)}" for m in models)
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart(NAME, head, alt, figure)


def _uses(result: Result, model: str) -> dict[str, float]:
    """Return the known shares of a driftsmodel; what is missing up to 1 counts as not recorded."""
    found = {u: kpi(result, model, u).mean for u in _FILLS if u != _OTHER}
    known = {u: v for u, v in found.items() if v is not None}
    rest = 1.0 - sum(known.values())
    return {**known, _OTHER: rest} if known and rest >= _SHOWN_FROM else known


def _bar(axes: Axes, y: float, uses: dict[str, float], lang: str) -> None:
    """Draw one stacked bar; a value too wide for its part stands above it."""
    inches, _ = plot_size_in(axes)
    if not uses:
        axes.text(0.01, y, MISSING, va="center", size=NOTE_PT)
    start = 0.0
    above: list[Value] = []
    for use, value in uses.items():
        if value < _SHOWN_FROM:
            continue
        fill = _FILLS[use]
        axes.barh(
            y,
            value,
            left=start,
            height=_BAR_IN,
            facecolor=fill.face,
            edgecolor=fill.edge,
            hatch=fill.hatch,
            linewidth=0.8,
        )
        words = scaled(value, scale("share"), lang)
        shown = Value(words, start + value / 2, (width_in(words, NOTE_PT, "bold") + 0.06) / inches)
        if shown.width <= value:
            _write(axes, shown, y, {"facecolor": "white", "edgecolor": "none", "pad": 0.8})
        else:
            above.append(shown)
        start += value
    axes.barh(y, start, height=_BAR_IN, facecolor="none", edgecolor=INK, linewidth=0.8)
    for shown in side_by_side(above, 1.0):
        _write(axes, shown, y - _BAR_IN / 2 - 0.07, None)


def _write(axes: Axes, shown: Value, y: float, box: dict[str, Any] | None) -> None:
    axes.text(
        shown.middle,
        y,
        shown.words,
        ha="center",
        va="center",
        size=NOTE_PT,
        weight="bold",
        color=INK,
        bbox=box,
    )


def _percent_axis(axes: Axes, lang: str) -> None:
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.set_xticklabels([share(t, 0, lang) for t in (0, 0.25, 0.5, 0.75, 1)])
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="x", length=3)


def _key_rows(names: list[str]) -> list[list[int]]:
    """Break the key into lines that fit the sheet; returns the indices per line."""
    lines: list[list[int]] = [[]]
    used = 0.0
    for index, name in enumerate(names):
        width = _key_width(name)
        if lines[-1] and used + width > WIDTH_IN - 2 * EDGE_IN:
            lines.append([])
            used = 0.0
        lines[-1].append(index)
        used += width
    return lines


def _key_width(name: str) -> float:
    return _SWATCH_IN + width_in(name, NOTE_PT) + 0.12


def _key(figure: Figure, top: float, shown: list[str], lines: list[list[int]], lang: str) -> None:
    """Write the key in the order of the parts, just above the bars."""
    wide, tall = figure.get_size_inches()
    for number, line in enumerate(lines):
        x = EDGE_IN
        y = top * tall + 0.08 + 0.24 * (len(lines) - 1 - number)
        for index in line:
            use, name = shown[index], kpi_name(shown[index], lang)
            fill = _FILLS[use]
            figure.add_artist(
                Rectangle(
                    (x / wide, y / tall),
                    (_SWATCH_IN - 0.06) / wide,
                    height_in(1, NOTE_PT) / tall,
                    transform=figure.transFigure,
                    facecolor=fill.face,
                    edgecolor=fill.edge,
                    hatch=fill.hatch,
                    linewidth=0.8,
                )
            )
            figure.text(
                (x + _SWATCH_IN) / wide,
                (y + height_in(1, NOTE_PT) / 2) / tall,
                name,
                size=NOTE_PT,
                va="center",
            )
            x += _key_width(name)


def _in_words(uses: dict[str, float], lang: str) -> str:
    return ", ".join(f"{kpi_name(u, lang)} {share(v, 0, lang)}" for u, v in uses.items())
