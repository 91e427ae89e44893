"""The roads of an omlægning in sentences and as a table: money back, worst month, stopping."""

from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from sim.present.dates import day, month, short_day
from sim.present.evidence import footnote, hedge
from sim.present.numbers import (
    MISSING,
    Scale,
    interval,
    kroner,
    number,
    scale,
    share,
    signed,
    with_unit,
)
from sim.present.words import text

Roads = dict[str, Any]
_THOUSAND = 1000


def years_of(result: Roads) -> int:
    """Return how many years the roads were followed."""
    return round(len(result["months"]) / 12)


def plan_title(result: Roads, plan: str, lang: str) -> str:
    """Return the title of a plan."""
    title: dict[str, str] = result["plans"][plan]["title"]
    return title[lang]


def sentences(result: Roads, lang: str = "da") -> list[str]:
    """Return what is told of each plan, and how sure it is."""
    lines = [
        text(
            "road.intro",
            lang,
            scenario=result["scenario"],
            start=result["titles"][result["start"]][lang],
            end=result["titles"][result["end"]][lang],
            years=number(years_of(result), 0, lang),
            n=number(result["replications"], 0, lang),
        )
    ]
    for plan in result["plans"]:
        lines.append(_days(result, plan, lang))
        if result["plans"][plan]["worst_month"]["month"] == 0:
            name, years = plan_title(result, plan, lang), number(years_of(result), 0, lang)
            lines.append(text("road.beyond", lang, plan=name, years=years))
            continue
        lines += [
            _payback(result, plan, lang),
            _worst(result, plan, lang),
            _lasting(result, plan, lang),
            _skipped(result, plan, lang),
            _stop(result, plan, lang),
        ]
    return [*lines, text("road.guess", lang), footnote(result, lang)]


def _days(result: Roads, plan: str, lang: str) -> str:
    found = result["plans"][plan]
    budget = text("road.budget", lang, budget=day(found["budget"], lang)) if found["budget"] else ""
    return text(
        "road.days",
        lang,
        plan=plan_title(result, plan, lang),
        decision=day(found["decision"], lang),
        meeting=day(found["meeting"], lang),
        budget=budget,
        first=day(found["phases"][0]["date"], lang),
    )


def _payback(result: Roads, plan: str, lang: str) -> str:
    found = result["plans"][plan]["payback_month"]
    said: dict[str, object] = {
        "plan": plan_title(result, plan, lang),
        "hedge": hedge(result, lang),
        "years": number(years_of(result), 0, lang),
    }
    if found["mean"] is None:
        return text("road.no_payback", lang, **said)
    return text(
        "road.payback",
        lang,
        month=number(found["mean"], 0, lang),
        interval=interval(found["low"], found["high"], 0, lang),
        share=share(found["probability"], 0, lang),
        **said,
    )


def _worst(result: Roads, plan: str, lang: str) -> str:
    found = result["plans"][plan]["worst_month"]
    name = plan_title(result, plan, lang)
    if (found["more_h"]["mean"] or 0) <= 0:
        return text("road.no_worse", lang, plan=name)
    how = scale("h", found["response_h_p90"]["mean"])
    return text(
        "road.worst",
        lang,
        plan=name,
        month=number(found["month"], 0, lang),
        date=month(found["date"], lang),
        response=with_unit(found["response_h_p90"]["mean"], how, lang),
        more=with_unit(found["more_h"]["mean"], how, lang),
    )


def _lasting(result: Roads, plan: str, lang: str) -> str:
    """Return what is left when the change has settled: waiting and kroner of the last year."""
    found, name = result["plans"][plan]["lasting"], plan_title(result, plan, lang)
    if found is None:
        return text("road.not_settled", lang, plan=name)
    more, cost = found["more_h"], result["plans"][plan]["last_year_kr"]
    how = scale("h", max(found[key]["mean"] or 0.0 for key in ("response_h_p90", "unchanged_h")))
    waits = "none" if _has_nought(more) else "longer" if more["mean"] > 0 else "shorter"
    pays = "none" if _has_nought(cost) else "more" if cost["mean"] > 0 else "less"
    return text(
        "road.lasting" if found["settled"] else "road.lasting.yet",
        lang,
        plan=name,
        hedge=hedge(result, lang),
        response=with_unit(found["response_h_p90"]["mean"], how, lang),
        unchanged=with_unit(found["unchanged_h"]["mean"], how, lang),
        wait=text(
            f"road.lasting.{waits}",
            lang,
            amount=with_unit(abs(more["mean"] or 0.0), how, lang),
            interval=interval(*_ends(more, waits == "shorter"), lang=lang, how=how),
        ),
        pay=text(
            f"road.lasting.pay.{pays}",
            lang,
            amount=kroner(abs(cost["mean"] or 0.0), 0, lang),
            interval=interval(*_ends(cost, pays == "less"), 0, lang),
        ),
    )


def _ends(spread: dict[str, float | None], turned: bool) -> tuple[float | None, float | None]:
    """Return the ends of an interval; `turned` those of the same as an amount of less."""
    low, high = spread["low"], spread["high"]
    if low is None or high is None:
        return None, None
    return (-high, -low) if turned else (low, high)


def _has_nought(spread: dict[str, float | None]) -> bool:
    """Tell whether an interval has room for no difference; without an interval it has not."""
    mean, low, high = spread["mean"], spread["low"], spread["high"]
    return not mean or (low is not None and high is not None and low <= 0 <= high)


def _skipped(result: Roads, plan: str, lang: str) -> str:
    found = result["plans"][plan]["skipped_more"]
    return text(
        "road.skipped",
        lang,
        plan=plan_title(result, plan, lang),
        amount=signed(found["mean"], scale("tasks"), lang),
        interval=interval(found["low"], found["high"], 0, lang),
    )


def _stop(result: Roads, plan: str, lang: str) -> str:
    found = result["plans"][plan]
    cost = found["stop_cost_kr"]
    return text(
        "road.stop",
        lang,
        plan=plan_title(result, plan, lang),
        hedge=hedge(result, lang),
        date=day(found["stop"], lang),
        amount=kroner(cost["mean"], 0, lang),
        interval=interval(cost["low"], cost["high"], 0, lang),
    )


ROWS = (
    "first", "payback", "probability", "worst", "more", "skipped", "stop", "total", "steady",
)  # fmt: skip
"""Rows of the table."""


def road_table(result: Roads, lang: str = "da") -> Table:
    """Return the plans side by side, a column each; three fit a terminal of 80 columns."""
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        caption=Text(text("road.table.caption", lang)),
        caption_justify="left",
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )
    table.add_column(Text(text("road.table.plan", lang)), overflow="fold")
    columns = [cells(result, plan, lang) for plan in result["plans"]]
    for column in columns:
        table.add_column(Text(column[0]), justify="right", overflow="fold")
    for k, key in enumerate(ROWS, start=1):
        name = text(f"road.table.{key}", lang)
        table.add_row(Text(name), *(Text(column[k]) for column in columns))
    return table


def cells(result: Roads, plan: str, lang: str) -> list[str]:
    """Return a plan's title and its value in each of `ROWS`."""
    found = result["plans"][plan]
    back, worst = found["payback_month"], found["worst_month"]
    return [
        plan_title(result, plan, lang),
        short_day(found["phases"][0]["date"], lang),
        number(back["mean"], 0, lang) + _bounds(back, 1, lang),
        share(back["probability"], 0, lang),
        number(worst["month"] or None, 0, lang),
        with_unit(worst["more_h"]["mean"], _wait_scale(result), lang),
        signed(found["skipped_more"]["mean"], scale("tasks"), lang)
        + _bounds(found["skipped_more"], 1, lang),
        *(_thousands(found[key], lang) for key in ("stop_cost_kr", "total_kr", "last_year_kr")),
    ]


def _wait_scale(result: Roads) -> Scale:
    """Return the unit in which the plans' worst months are compared: one for all."""
    waits = [found["worst_month"]["more_h"]["mean"] or 0.0 for found in result["plans"].values()]
    return scale("h", max(waits))


def _thousands(spread: dict[str, float | None], lang: str) -> str:
    mean = spread["mean"]
    if mean is None:
        return MISSING
    return signed(mean / _THOUSAND, scale("kr"), lang) + _bounds(spread, _THOUSAND, lang)


def _bounds(spread: dict[str, float | None], unit: float, lang: str) -> str:
    low, high = spread["low"], spread["high"]
    if low is None or high is None:
        return ""
    return f"\n({interval(low / unit, high / unit, 0, lang)})"
