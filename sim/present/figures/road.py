"""The charts of an omlægning: kroner month by month, response and backlog week by week."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.house import GREY, INK, LOOKS, NOTE_PT, TEXT_PT, Look, style, tint
from sim.present.figures.page import Room, number_ticks, sheet
from sim.present.numbers import millions, scale
from sim.present.road import Roads, plan_title
from sim.present.words import text

_TALL_IN = 3.0
_TWO_YEARS = 2 * 365
Values = Sequence[float | None]


def draw_all(result: Roads, lang: str = "da") -> list[Chart]:
    """Draw the kroner of all plans together, and the weeks of each."""
    charts = [kroner(result, lang)]
    for plan in result["plans"]:
        charts += [weeks(result, plan, lang), backlog(result, plan, lang)]
    return charts


def kroner(result: Roads, lang: str = "da") -> Chart:
    """Draw the accumulated cost of each plan against no change."""
    plans = list(result["plans"])
    head = text("chart.road.kroner.title", lang, end=result["titles"][result["end"]][lang])
    under = text("chart.road.kroner.subtitle", lang)
    days = _days(result["months"])
    with style():
        figure, axes = sheet(head, under, footnote(result, lang), _room(len(plans)))
        for plan, look in zip(plans, _looks(len(plans)), strict=True):
            band = result["plans"][plan]["cumulated_kr"]
            scaled = {k: [None if v is None else v / 1e6 for v in band[k]] for k in band}
            _band(axes, days, scaled, look, plan_title(result, plan, lang))
        axes.axhline(0, color=INK, linewidth=1.0)
        _frame(axes, days, text("chart.road.kroner.y", lang), lang)
    values = "; ".join(
        f"{plan_title(result, plan, lang)}: "
        f"{millions(result['plans'][plan]['total_kr']['mean'], 2, lang)}"
        for plan in plans
    )
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart("omlaegning_kroner", head, alt, figure)


def weeks(result: Roads, plan: str, lang: str = "da") -> Chart:
    """Draw the response of one plan, week by week, against no change."""
    found = result["plans"][plan]
    seen = [v for v in found["response_h_p90"]["mean"] if v is not None]
    how = scale("h", max(seen, default=0.0))
    unit = text(f"unit.{how.key}", lang)
    return _weekly(result, plan, "weeks", "response_h_p90", float(how.factor), lang, unit=unit)


def backlog(result: Roads, plan: str, lang: str = "da") -> Chart:
    """Draw the requests that wait in one plan, week by week, against no change."""
    return _weekly(result, plan, "backlog", "backlog_tasks", 1.0, lang)


def _weekly(
    result: Roads, plan: str, key: str, kpi: str, factor: float, lang: str, **said: str
) -> Chart:
    found, name = result["plans"][plan], plan_title(result, plan, lang)
    head = text(f"chart.road.{key}.title", lang, plan=name)
    under = text(f"chart.road.{key}.subtitle", lang)
    days = _days(result["weeks"])
    with style():
        figure, axes = sheet(head, under, footnote(result, lang), _room(2))
        look = _looks(len(result["plans"]))[list(result["plans"]).index(plan)]
        before = _floats(_times(found[f"unchanged_{kpi}"], factor)["mean"])
        axes.plot(days, before, color=GREY, linewidth=1.2, zorder=2,
                  label=text("chart.road.unchanged", lang))  # fmt: skip
        _band(axes, days, _times(found[kpi], factor), look, name)
        for x in _days([phase["date"] for phase in found["phases"]]):
            axes.axvline(x, color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
        _frame(axes, days, text(f"chart.road.{key}.y", lang, **said), lang)
    worst = max((v for v in found[kpi]["mean"] if v is not None), default=0.0) * factor
    alt = text("chart.alt", lang, title=head, subtitle=under, values=f"max {worst:.1f}")
    return Chart(
        f"omlaegning_{'svartid' if key == 'weeks' else 'ventende'}_{plan}", head, alt, figure
    )


def _times(band: dict[str, Any], factor: float) -> dict[str, list[float | None]]:
    return {k: [None if v is None else v * factor for v in band[k]] for k in band}


def _looks(count: int) -> list[Look]:
    return [LOOKS[k % len(LOOKS)] for k in range(count)]


def _room(names: int) -> Room:
    # names of the lines stand above the plot, a row for every two
    return Room(_TALL_IN, 0.75, above=0.16 + 0.22 * -(-names // 2))


def _band(
    axes: Axes, days: list[float], band: dict[str, list[float | None]], look: Look, name: str
) -> None:
    low, mean, high = (_floats(band[k]) for k in ("low", "mean", "high"))
    axes.fill_between(days, low, high, color=tint(look.color, 0.75), linewidth=0, zorder=1)
    axes.plot(
        days, mean, color=look.color, linestyle=look.line, linewidth=1.8, zorder=3, label=name
    )


def _days(iso: Sequence[str]) -> list[float]:
    from matplotlib.dates import date2num

    dates = [dt.date.fromisoformat(day) for day in iso]
    return [float(date2num(date)) for date in dates]  # type: ignore[no-untyped-call]


def _floats(values: Values) -> list[float]:
    return [float("nan") if v is None else v for v in values]


def _frame(axes: Axes, days: list[float], label: str, lang: str) -> None:
    from matplotlib.dates import DateFormatter, MonthLocator

    months = (1, 7) if days[-1] - days[0] > _TWO_YEARS else (1, 4, 7, 10)
    axes.set_xlim(days[0], days[-1])
    axes.xaxis.set_major_locator(MonthLocator(months))  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(DateFormatter("%m.%Y"))  # type: ignore[no-untyped-call]
    axes.grid(True, axis="y")
    number_ticks(axes, "y", lang, 6)
    axes.set_ylabel(label, size=TEXT_PT)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False, fontsize=NOTE_PT,
        borderaxespad=0.2, handlelength=2.6,
    )  # fmt: skip
