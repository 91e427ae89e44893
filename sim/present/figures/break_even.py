"""Own against bought: the price of an hour of work done, over how much of the day it fills."""

from sim.present.comparison import Result, kpi, model_ids, title
from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.house import INK, LOOKS, NOTE_PT, TEXT_PT, look, style
from sim.present.figures.page import Room, number_ticks, sheet
from sim.present.numbers import share
from sim.present.words import text

NAME = "egen_eller_koebt"
_LOWEST, _STEPS = 0.3, 71
_TALL_IN = 3.0


def draw(result: Result, even: float, bought: float, lang: str = "da") -> Chart:
    """Draw both prices; they cross at the share `even`; `bought` is a bought hour with moms."""
    head = text("chart.break_even.title", lang, share=share(even, 0, lang))
    under = text("chart.break_even.subtitle", lang)
    places = [_LOWEST + (1 - _LOWEST) * k / (_STEPS - 1) for k in range(_STEPS)]
    models = [m for m in model_ids(result) if kpi(result, m, "hands_on_share").mean is not None]
    with style():
        lines = -(-(len(models) + 2) // 2)
        room = Room(_TALL_IN, 0.75, above=0.2 + 0.22 * lines)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        own, firm = text("chart.break_even.own", lang), text("chart.break_even.bought", lang)
        axes.plot([p * 100 for p in places], [bought * even / p for p in places],
                  color=LOOKS[0].color, linewidth=2, label=own)  # fmt: skip
        axes.axhline(bought, color=LOOKS[1].color, linewidth=2, linestyle=LOOKS[1].line, label=firm)
        axes.axvline(even * 100, color=INK, linewidth=1, linestyle=(0, (4, 3)))
        for model in models:
            spent = max(kpi(result, model, "hands_on_share").mean or even, 0.05)
            drawn = look(result, model)
            axes.plot([spent * 100], [bought * even / spent], linestyle="none", markersize=8,
                      marker=drawn.marker, color=drawn.color, markeredgecolor="white", zorder=4,
                      label=title(result, model, lang))  # fmt: skip
        axes.set_ylim(0, None)
        axes.set_xlim(_LOWEST * 100, 100)
        axes.grid(True, axis="y")
        number_ticks(axes, "x", lang, 8)
        number_ticks(axes, "y", lang, 6)
        axes.set_xlabel(text("chart.break_even.x", lang) + " (%)", size=TEXT_PT)
        axes.set_ylabel(text("chart.break_even.y", lang), size=TEXT_PT)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False,
                    fontsize=NOTE_PT, borderaxespad=0.2)  # fmt: skip
    alt = text("chart.alt", lang, title=head, subtitle=under, values=share(even, 0, lang))
    return Chart(NAME, head, alt, figure)
