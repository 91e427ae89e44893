"""How precise a comparison is, and what pairing gained, in sentences."""

from __future__ import annotations

from sim.present.comparison import Result, model_ids, title, today
from sim.present.numbers import number, share
from sim.present.words import kpi_name, text

TOLD = "cost_kr_per_year"
"""Key figure whose gain from pairing is told."""


def precision_sentences(result: Result, lang: str = "da") -> list[str]:
    """Return whether the precision asked for was reached, and the gain of pairing by model."""
    return [*_precision(result, lang), *_pairing(result, lang)]


def _precision(result: Result, lang: str) -> list[str]:
    found = result.get("precision")
    if not found:
        return []
    wanted = share(found["wanted"], 0, lang)
    years = number(result["replications"], 0, lang)
    if found["reached"] or not found["kpis"]:
        return [text("precision.reached", lang, wanted=wanted, n=years)]

    def off(kpi: str) -> float:
        return float(found["kpis"][kpi]["half_width"] / max(found["kpis"][kpi]["allowed"], 1e-12))

    worst = max(found["kpis"], key=off)
    got = share(off(worst) * found["wanted"], 1, lang)
    name = kpi_name(worst, lang)
    return [text("precision.not_reached", lang, wanted=wanted, n=years, kpi=name, got=got)]


def _pairing(result: Result, lang: str) -> list[str]:
    ratios = {
        entry["model"]: entry["pairing"].get(TOLD)
        for entry in (result.get("differences") or {}).values()
        if entry.get("pairing") and entry["baseline"] == today(result)
    }
    known = [
        text(
            "pairing.one",
            lang,
            model=title(result, m, lang),
            ratio=number(ratios[m], 1 if (ratios[m] or 0) < 10 else 0, lang),
        )
        for m in model_ids(result)
        if ratios.get(m) is not None
    ]
    if not known:
        return []
    return [text("pairing.line", lang, kpi=kpi_name(TOLD, lang), models=", ".join(known))]
