"""The headline of each chart: the message the numbers carry, or a neutral title if they carry none.

A headline claims a difference to today only when its paired interval keeps clear of zero, and
never ranks two other models against each other, since those differences are not in the result.
"""

from sim.present.afdelinger import pairs
from sim.present.comparison import (
    COST,
    Estimate,
    Result,
    difference,
    kpi,
    leaves_undone,
    model_ids,
    response_kpi,
    title,
    today,
    verdict,
)
from sim.present.evidence import hedge
from sim.present.numbers import number, scale, share
from sim.present.sentences import size
from sim.present.words import text

HANDS_ON = "hands_on_share"

# best first: (cost, response) against today
_OUTCOMES = {
    ("less", "less"): "both",
    ("less", "none"): "cheaper",
    ("none", "less"): "faster",
    ("less", "more"): "cheaper_slower",
    ("more", "less"): "faster_dearer",
}


def cost_response(result: Result, lang: str = "da", priority: str | None = None) -> str:
    """Return the headline of cost against response: the best driftsmodel against today.

    Models that do as much planned work on time as today go first; of others it is said.
    """
    known = {}
    for model in model_ids(result):
        cost = difference(result, model, COST)
        wait = kpi(result, model, response_kpi(priority)).mean
        response = difference(result, model, response_kpi(priority))
        outcome = (verdict(cost), verdict(response, scale("h", wait)))
        if "unknown" not in outcome:
            known[model] = (outcome, cost.mean or 0.0)
    if not known:
        return text("chart.cost_response.title.neutral", lang)
    for undone in (False, True):
        for outcome, key in _OUTCOMES.items():
            same = [
                model
                for model, found in known.items()
                if found[0] == outcome and leaves_undone(result, model) == undone
            ]
            if same:
                best = min(same, key=lambda model: known[model][1])
                said = _said(f"chart.cost_response.title.{key}", result, best, lang)
                return (
                    text("chart.cost_response.title.undone", lang, title=said) if undone else said
                )
    return text("chart.cost_response.title.no_better", lang, hedge=hedge(result, lang))


def cost(result: Result, lang: str = "da") -> str:
    """Return the headline of cost per lejemål: the largest saving that can be shown, if any."""
    known = _known(result, COST)
    cheaper = [model for model, diff in known.items() if verdict(diff) == "less"]
    if not known:
        return text("chart.cost.title.neutral", lang)
    if not cheaper:
        return text("chart.cost.title.no_less", lang, hedge=hedge(result, lang))
    best = min(cheaper, key=lambda model: known[model].mean or 0.0)
    return _said(
        "chart.cost.title.less", result, best, lang, amount=size(known[best], scale("kr"), lang)[0]
    )


def time_use(result: Result, lang: str = "da") -> str:
    """Return the headline of time use: the largest gain in hands-on time that can be shown."""
    known, now = _known(result, HANDS_ON), today(result)
    more = [model for model, diff in known.items() if verdict(diff) == "more"]
    if not known or now is None:
        return text("chart.time_use.title.neutral", lang)
    if not more:
        return text("chart.time_use.title.no_more", lang, hedge=hedge(result, lang))
    best = max(more, key=lambda model: known[model].mean or 0.0)
    return _said(
        "chart.time_use.title.more",
        result,
        best,
        lang,
        share=share(kpi(result, best, HANDS_ON).mean, 0, lang),
        today=share(kpi(result, now, HANDS_ON).mean, 0, lang),
    )


def afdelinger(result: Result, model: str, lang: str = "da", priority: str | None = None) -> str:
    """Return the headline per afdeling: in how many the response is shorter, in how many longer."""
    table = pairs(result, model, priority)
    both = [p for p in table if p.before.has_interval and p.after.has_interval]
    if not both:
        return _said("chart.afdelinger.title.neutral", result, model, lang)
    shorter, longer = (sum(p.outcome == outcome for p in both) for outcome in ("less", "more"))
    return _said(
        f"chart.afdelinger.title{'' if shorter or longer else '.none'}",
        result,
        model,
        lang,
        shorter=number(shorter, 0, lang),
        longer=number(longer, 0, lang),
        total=number(len(table), 0, lang),
    )


def _known(result: Result, kpi_id: str) -> dict[str, Estimate]:
    found = {model: difference(result, model, kpi_id) for model in model_ids(result)}
    return {model: diff for model, diff in found.items() if verdict(diff) != "unknown"}


def _said(key: str, result: Result, model: str, lang: str, **values: object) -> str:
    said = {"model": title(result, model, lang), "hedge": hedge(result, lang), **values}
    return text(key, lang, **said)
