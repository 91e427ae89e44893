"""The equal-service study for people: its table and its sentences."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from sim.present.comparison import (
    PLANNED,
    Result,
    difference,
    kpi,
    listed_title,
    model_ids,
    response_kpi,
    title,
    today,
    verdict,
)
from sim.present.evidence import footnote, hedge
from sim.present.numbers import (
    Scale,
    goal,
    interval,
    millions,
    number,
    quantity,
    scale,
    scaled,
    share,
    signed,
)
from sim.present.words import text
from sim.study.staff.ladder import HIGHEST, LOWEST

COST = "cost_kr_per_year"
P90 = response_kpi(None)
LIMIT = 0.99
"""Probabilities above it, or below 1 less it, are not told apart."""
SURE = 0.95
"""Probability from which one driftsmodel is called the cheapest."""


def service_table(result: Result, lang: str = "da") -> Table:
    """Return the table of driftsmodeller at equal service, a row each; it fits 80 columns."""
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        title=Text(
            text(
                "staff.table.title",
                lang,
                scenario=result["scenario"],
                n=number(result["replications"], 0, lang),
            )
        ),
        title_justify="left",
        caption=Text(f"{text('staff.table.explained', lang)}\n{footnote(result, lang)}"),
        caption_justify="left",
        padding=(0, 0),
        pad_edge=False,
    )
    how = scale("h", max((kpi(result, m, P90).mean or 0.0 for m in model_ids(result)), default=0.0))
    table.add_column(Text(text("table.model", lang)), overflow="fold")
    for heading in (
        text("table.posts", lang),
        text("table.cost_year", lang),
        text("table.p90", lang, unit=text(f"unit.{how.key}", lang)),
        text("table.planned", lang),
        text("staff.table.difference", lang),
        text("staff.table.cheapest", lang),
    ):
        table.add_column(Text(heading), justify="right", no_wrap=True)
    for model in model_ids(result):
        style = "bold" if model == today(result) else ""
        table.add_row(*_row(result, model, how, lang), style=style)
    return table


def _row(result: Result, model: str, how: Scale, lang: str) -> list[Text]:
    entry = result["models"][model]
    name = listed_title(result, model, lang)
    cells = [
        name if entry["goal_met"] else text("staff.unmet", lang, model=name),
        number(entry["posts"], 1, lang),
        scaled(kpi(result, model, COST).mean, scale("mio_kr"), lang),
        scaled(kpi(result, model, P90).mean, how, lang),
        share(kpi(result, model, PLANNED).mean, 0, lang),
        _difference(result, model, lang),
        _chance(entry, lang) if entry["goal_met"] else "",
    ]
    return [Text(cell) for cell in cells]


def _difference(result: Result, model: str, lang: str) -> str:
    if model == today(result) or not _met(result, model):
        return ""
    diff, how = difference(result, model, COST), scale("mio_kr")
    if diff.mean is None or not diff.has_interval:
        return text("format.mio_kr", lang, value=signed(diff.mean, how, lang))
    shown = text("format.mio_kr", lang, value=signed(diff.mean, how, lang))
    first = text("table.none", lang) if verdict(diff, how) == "none" else shown
    return f"{first}\n{interval(diff.low, diff.high, lang=lang, how=how)}"


def sentences(result: Result, lang: str = "da") -> list[str]:
    """Return what was promised, what today gives, who keeps it cheapest, and how sure that is."""
    return [
        _goals(result, lang),
        _today(result, lang),
        _verdict(result, lang),
        *(_fails(result, m, lang) for m in model_ids(result) if not _met(result, m)),
        *(_moved(result, m, lang) for m in model_ids(result) if result["models"][m]["moved"]),
        *_confirmed(result, lang),
        *_monotone(result, lang),
    ]


def goal_words(entry: dict[str, Any], lang: str) -> str:
    """Return a goal in words."""
    wanted = share(entry["at_least"], 0, lang)
    if entry["within_h"] is None:
        return text("staff.goal.planned", lang, share=wanted)
    priority = entry["kpi"].rpartition(".")[2]
    return text(
        "staff.goal.response",
        lang,
        share=wanted,
        requests=text(f"requests.{priority}", lang),
        time=goal(entry["within_h"], lang),
    )


def _goals(result: Result, lang: str) -> str:
    asked = any(not one["added"] for one in result["goals"])
    words = []
    for one in result["goals"]:
        said = goal_words(one, lang)
        added = asked and one["added"]
        words.append(text("staff.goal.added", lang, goal=said) if added else said)
    level = share(result["confidence"], 0, lang)
    return text("staff.goals", lang, level=level, goals="; ".join(words))


def _today(result: Result, lang: str) -> str:
    point = result["today_by_rule"]
    return text(
        "staff.today",
        lang,
        model=title(result, result["today"], lang),
        posts=quantity(point["posts"], "posts", lang),
        cost=millions(point["kpis"][COST]["mean"], 2, lang),
        planned=share(point["kpis"][PLANNED]["mean"], 0, lang),
        hedge=hedge(result, lang),
        held=text("staff.held" if point["met"] else "staff.not_held", lang),
    )


def cheapest(result: Result) -> str | None:
    """Return the driftsmodel that is cheapest at equal service, if one can be named."""
    for model, entry in result["models"].items():
        if entry["probability_cheapest"] >= SURE:
            return str(model)
    return None


def _verdict(result: Result, lang: str) -> str:
    best = cheapest(result)
    said = hedge(result, lang)
    if best is not None:
        return text(
            "staff.cheapest",
            lang,
            model=title(result, best, lang),
            hedge=said,
            posts=quantity(result["models"][best]["posts"], "posts", lang),
            cost=_cost(result, best, lang),
            chance=_chance(result["models"][best], lang),
        )
    near = [m for m in model_ids(result) if result["models"][m]["probability_cheapest"] >= 1 - SURE]
    if not near:
        low, high = number(LOWEST, 1, lang), number(HIGHEST, 1, lang)
        return text("staff.nobody", lang, hedge=said, low=low, high=high)
    ordered = sorted(near, key=lambda m: -result["models"][m]["probability_cheapest"])
    words = [
        text(
            "staff.tied.one",
            lang,
            model=title(result, m, lang),
            cost=_cost(result, m, lang),
            chance=_chance(result["models"][m], lang),
        )
        for m in ordered
    ]
    return text("staff.tied", lang, models=", ".join(words), hedge=said)


def _chance(entry: dict[str, Any], lang: str) -> str:
    """Return the probability of being the cheapest; nothing drawn from few years is certain."""
    chance = entry["probability_cheapest"]
    if chance > LIMIT:
        return f"> {share(LIMIT, 0, lang)}"
    return share(chance, 0, lang) if chance >= 1 - LIMIT else f"< {share(1 - LIMIT, 0, lang)}"


def _cost(result: Result, model: str, lang: str) -> str:
    return millions(kpi(result, model, COST).mean, 2, lang)


def _met(result: Result, model: str) -> bool:
    return bool(result["models"][model]["goal_met"])


def _fails(result: Result, model: str, lang: str) -> str:
    entry = result["models"][model]

    def short(one: dict[str, Any]) -> float:
        low = entry["goals"][one["text"]]["low"]
        return float((1.0 if low is None else low) - one["at_least"])

    worst = min(result["goals"], key=short)
    reached = entry["goals"][worst["text"]]
    said = text(
        "staff.fails",
        lang,
        model=title(result, model, lang),
        hedge=hedge(result, lang),
        goal=f"'{goal_words(worst, lang)}'",
        share=share(reached["mean"], 1, lang),
        low=share(reached["low"], 1, lang),
    )
    return f"{said} {text('staff.bought', lang)}" if entry["posts"] == 0 else said


def _moved(result: Result, model: str, lang: str) -> str:
    plan = result["models"][model]["plan"]
    words = ", ".join(f"{name} {number(posts, 1, lang)}" for name, posts in plan.items())
    return text("staff.moved", lang, model=title(result, model, lang), plan=words)


def _confirmed(result: Result, lang: str) -> list[str]:
    if result["confirm_seed"] is None:
        return []
    keys = {
        "n": number(result["replications"], 0, lang),
        "seed": str(result["confirm_seed"]),
    }
    doubtful = [
        title(result, m, lang)
        for m in model_ids(result)
        if _met(result, m) and not result["models"][m]["confirmed"]
    ]
    if doubtful:
        return [text("staff.unconfirmed", lang, models=", ".join(doubtful), **keys)]
    return [text("staff.confirmed", lang, **keys)]


def _monotone(result: Result, lang: str) -> list[str]:
    if not result["violations"]:
        return [text("staff.monotone", lang, runs=number(result["runs"], 0, lang))]
    words = {one["kpi"]: one for one in result["goals"]}
    how = Scale("share", scale("share").factor, 1)
    return [
        text(
            "staff.violation",
            lang,
            model=title(result, one["model"], lang),
            kpi=goal_words(words[one["kpi"]], lang),
            more=number(one["more_posts"], 1, lang),
            fewer=number(one["fewer_posts"], 1, lang),
            interval=interval(
                one["difference"]["low"], one["difference"]["high"], lang=lang, how=how
            ),
        )
        for one in result["violations"]
    ]
