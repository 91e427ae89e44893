"""The comparison in plain sentences: one per driftsmodel, with intervals, never overstated."""

from sim.present.comparison import (
    COST,
    PLANNED,
    Estimate,
    Result,
    afdelinger,
    difference,
    kpi,
    leaves_undone,
    model_ids,
    response_kpi,
    title,
    today,
    verdict,
)
from sim.present.evidence import footnote, hedge
from sim.present.numbers import Scale, hours, interval, kroner, number, scale, scaled, share
from sim.present.words import text


def summary(result: Result, lang: str = "da", priority: str | None = None) -> list[str]:
    """Return the sentences: what was compared, today, each other driftsmodel, how sure it is.

    Args:
        result: the comparison object.
        lang: `da` or `en`.
        priority: response of all requests (None) or of `akut`, `haster` or `almindelig` only.
    """
    now = today(result)
    lines = [_intro(result, lang)]
    if now is not None:
        lines.append(_today(result, now, lang, priority))
    others = [model for model in model_ids(result) if model != now]
    lines.extend(model_sentence(result, model, lang, priority) for model in others)
    return [*lines, footnote(result, lang)]


def model_sentence(
    result: Result, model: str, lang: str = "da", priority: str | None = None
) -> str:
    """Return what one driftsmodel costs and how fast it is against today's."""
    cost, response = _cost(result, model, lang), _response(result, model, lang, priority)
    said = text("sentence.joined", lang, cost=cost, response=response)
    more = verdict(difference(result, model, PLANNED)) == "more"
    told = more or leaves_undone(result, model)
    return f"{said} {_planned(result, model, lang)}" if told else said


def requests(priority: str | None, lang: str) -> str:
    """Return the words for the requests whose response is shown."""
    return text(f"requests.{priority or 'all'}", lang)


def size(diff: Estimate, how: Scale, lang: str) -> tuple[str, str]:
    """Return the size of a difference and its interval, both without sign, on one scale."""
    shown = scaled(None if diff.mean is None else abs(diff.mean), how, lang)
    low, high = sorted(abs(b) for b in (diff.low or 0.0, diff.high or 0.0))
    amount = text(f"format.{how.key}", lang, value=shown)
    return amount, interval(low, high, lang=lang, how=how)


def _intro(result: Result, lang: str) -> str:
    runs = int(result.get("replications") or 0)
    key = "sentence.intro" if runs > 1 else "sentence.intro_once"
    return text(
        key,
        lang,
        scenario=result["scenario"],
        lejemaal=number(result.get("lejemaal"), 0, lang),
        afdelinger=number(len(afdelinger(result)), 0, lang),
        replications=number(runs, 0, lang),
    )


def _today(result: Result, now: str, lang: str, priority: str | None) -> str:
    return text(
        "sentence.today",
        lang,
        model=title(result, now, lang),
        hedge=hedge(result, lang),
        cost=kroner(kpi(result, now, COST).mean, 0, lang),
        requests=requests(priority, lang),
        response=hours(kpi(result, now, response_kpi(priority)).mean, 1, lang),
    )


def _cost(result: Result, model: str, lang: str) -> str:
    diff, how = difference(result, model, COST), scale("kr")
    outcome = verdict(diff, how) if today(result) else "alone"
    amount, bounds = size(diff, how, lang) if outcome in ("less", "more") else ("", "")
    if outcome == "none":
        bounds = interval(diff.low, diff.high, lang=lang, how=how)
    return text(
        f"sentence.cost.{outcome}",
        lang,
        model=title(result, model, lang),
        hedge=hedge(result, lang),
        cost=kroner(kpi(result, model, COST).mean, 0, lang),
        amount=amount,
        interval=bounds,
    )


def _planned(result: Result, model: str, lang: str) -> str:
    """Return what is paid with, or got besides: planned work on time."""
    now = today(result) or model
    return text(
        "sentence.planned",
        lang,
        share=share(kpi(result, model, PLANNED).mean, 0, lang),
        today=share(kpi(result, now, PLANNED).mean, 0, lang),
    )


def _response(result: Result, model: str, lang: str, priority: str | None) -> str:
    name = response_kpi(priority)
    diff, level = difference(result, model, name), kpi(result, model, name).mean
    # on the scale of the level beside it: "3,6 døgn, 0,4 døgn senere", not "9,6 timer senere"
    how = scale("h", level)
    outcome = verdict(diff, how)
    amount, bounds = size(diff, how, lang) if outcome in ("less", "more") else ("", "")
    if outcome == "none":
        bounds = interval(diff.low, diff.high, lang=lang, how=how)
    return text(
        f"sentence.response.{outcome}",
        lang,
        requests=requests(priority, lang),
        response=hours(level, 1, lang),
        amount=amount,
        interval=bounds,
        unit=text(f"unit.{how.key}", lang),
    )
