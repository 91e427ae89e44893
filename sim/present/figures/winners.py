"""Winners and losers: what each afdeling pays more or less than today, under each key."""

from matplotlib.axes import Axes

from sim.present.comparison import Result, title
from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.house import GREY, INK, LOOKS, NOTE_PT, PALE, TEXT_PT, style
from sim.present.figures.page import Room, number_ticks, sheet
from sim.present.figures.rows import Rows, column, rows, set_rows, widest_in
from sim.present.numbers import interval, number, scale, signed
from sim.present.winners import Economy, key_name, shown_key
from sim.present.words import text

_ROW_IN = 0.4
_GAP_IN = 0.2


def draw(result: Result, model: str, economy: Economy, lang: str = "da") -> Chart:
    """Draw a row per afdeling with a point for each key; the driftsmodel's own has an interval."""
    own = shown_key(economy)
    keyed = economy["keys"][own]
    names = [change["afdeling"] for change in keyed["changes"]]
    cells = [_cell(change, lang) for change in keyed["changes"]]
    head = text(
        "chart.winners.title",
        lang,
        model=title(result, model, lang),
        losers=number(keyed["losers"], 0, lang),
        total=number(len(names), 0, lang),
        own=key_name(own, lang),
    )
    under = text("chart.winners.subtitle", lang, fairest=key_name(economy["fairest_key"], lang))
    with style():
        layout = rows(names, [False] * len(names), _ROW_IN)
        beside = widest_in(cells) + _GAP_IN
        room = Room(layout.height_in, layout.left_in, 0.12 + beside, above=0.62)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        set_rows(axes, layout)
        _points(axes, layout, economy, own, lang)
        column(axes, beside, cells, layout)
        axes.set_xlabel(text("chart.winners.x", lang), size=TEXT_PT)
    values = "; ".join(f"{n}: {c}" for n, c in zip(names, cells, strict=True)).replace("\n", " ")
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart(f"vindere_og_tabere_{model}", head, alt, figure)


def _points(axes: Axes, layout: Rows, economy: Economy, own: str, lang: str) -> None:
    for y in layout.centres:
        axes.axhline(y, color=PALE, linewidth=0.6, zorder=0.5)
    for look, (key, keyed) in zip(LOOKS, economy["keys"].items(), strict=False):
        chosen = key == own
        means = [change["mean"] for change in keyed["changes"]]
        axes.plot(
            means,
            layout.centres,
            linestyle="none",
            marker=look.marker,
            markersize=8 if chosen else 5.5,
            markerfacecolor=look.color if chosen else "white",
            markeredgecolor=look.color,
            zorder=4 if chosen else 3,
            label=key_name(key, lang),
        )
        if chosen:
            for y, change in zip(layout.centres, keyed["changes"], strict=True):
                if change["low"] is not None:
                    bounds = [change["low"], change["high"]]
                    axes.plot(bounds, [y, y], color=look.color, linewidth=1.4, zorder=2)
    axes.axvline(0, color=INK, linewidth=1.0, zorder=1)
    axes.grid(True, axis="x")
    axes.spines["left"].set_color(GREY)
    axes.margins(x=0.06)
    number_ticks(axes, "x", lang, 5)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, frameon=False, fontsize=NOTE_PT,
        borderaxespad=0.2, handletextpad=0.3, columnspacing=1.2,
    )  # fmt: skip


def _cell(change: Economy, lang: str) -> str:
    how = scale("kr")
    shown = signed(change["mean"], how, lang)
    if change["low"] is None or change["low"] == change["high"]:
        return shown
    return f"{shown}\n({interval(change['low'], change['high'], lang=lang, how=how)})"
