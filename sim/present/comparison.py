"""Reading the comparison object: typed look-ups, so that charts and sentences share one reading.

Nothing is computed here but the verdict on a difference: whether its interval, as it will be
shown, keeps clear of zero.
"""

import math
from dataclasses import dataclass
from typing import Any

from sim.present.numbers import Scale, scale
from sim.present.words import text

Result = dict[str, Any]
PLANNED = "planned_on_time_share"
COST = "cost_kr_per_lejemaal"
PRIORITIES = ("akut", "haster", "almindelig")
TOLD_FROM = 0.01
"""Share of planned work no longer on time from which it is told."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95 % interval in `unit`; None where it could not be computed."""

    mean: float | None
    low: float | None
    high: float | None
    unit: str

    @property
    def has_interval(self) -> bool:
        """Tell whether both bounds are known."""
        return self.low is not None and self.high is not None


UNKNOWN = Estimate(None, None, None, "")


def response_kpi(priority: str | None, quantile: str = "p90") -> str:
    """Return the KPI id of the response time for all requests or for one priority."""
    return f"response_h_{quantile}" + (f".{priority}" if priority else "")


def model_ids(result: Result) -> list[str]:
    """Return the driftsmodeller in the order of the result."""
    return list(result["models"])


def today(result: Result) -> str | None:
    """Return today's driftsmodel, or None if it was not among the models compared."""
    model = result.get("today")
    return str(model) if model in result["models"] else None


def title(result: Result, model: str, lang: str) -> str:
    """Return the driftsmodel's title in `lang`, falling back on the other language or the id."""
    titles = result["models"][model].get("title") or {}
    return str(titles.get(lang) or titles.get("da") or model)


def listed_title(result: Result, model: str, lang: str) -> str:
    """Return the title as it stands in a list of models: today's says that it is today's."""
    name = title(result, model, lang)
    return text("today.tag", lang, model=name) if model == today(result) else name


def kpi(result: Result, model: str, kpi_id: str) -> Estimate:
    """Return one KPI of a driftsmodel in total; unknown if the result does not hold it."""
    return _estimate(result["models"][model].get("kpis"), kpi_id)


def afdeling_kpi(result: Result, model: str, afdeling: str, kpi_id: str) -> Estimate:
    """Return one KPI of a driftsmodel in one afdeling; unknown if the result does not hold it."""
    return _estimate((result["models"][model].get("afdelinger") or {}).get(afdeling), kpi_id)


def afdelinger(result: Result) -> list[str]:
    """Return the names of all afdelinger in order of appearance over the models."""
    names: dict[str, None] = {}
    for model in result["models"].values():
        names.update(dict.fromkeys(model.get("afdelinger") or {}))
    return list(names)


def curve(result: Result, model: str, kpi_ids: tuple[str, ...]) -> list[tuple[Estimate, ...]]:
    """Return the wanted KPIs at each staffing level of a driftsmodel, fewest posts first."""
    levels = (result.get("curve") or {}).get(model) or []
    ordered = sorted(levels, key=lambda level: float(level.get("posts") or level.get("norm") or 0))
    return [tuple(_estimate(level.get("kpis"), name) for name in kpi_ids) for level in ordered]


def difference(result: Result, model: str, kpi_id: str) -> Estimate:
    """Return the paired difference of `model` to today's model; unknown if there is none."""
    return _estimate(_differences(result, model).get("kpis"), kpi_id)


def afdeling_difference(result: Result, model: str, name: str, kpi_id: str) -> Estimate:
    """Return the same for one afdeling."""
    return _estimate((_differences(result, model).get("afdelinger") or {}).get(name), kpi_id)


def _differences(result: Result, model: str) -> dict[str, Any]:
    for entry in (result.get("differences") or {}).values():
        if entry["model"] == model and entry["baseline"] == today(result):
            return dict(entry)
    return {}


def leaves_undone(result: Result, model: str) -> bool:
    """Return whether a model does less planned work on time than today.

    A saving has to be shown; what pays for it does not: a point estimate that is a percentage point
    lower is told even where few replications leave its interval wide.
    """
    diff = difference(result, model, PLANNED)
    return verdict(diff) == "less" or (diff.mean is not None and diff.mean <= -TOLD_FROM)


def verdict(diff: Estimate, how: Scale | None = None) -> str:
    """Return `less`, `more`, `none` or `unknown` for a difference.

    `none` means that the interval, rounded as it is shown (on `how`, or on the scale of its own
    mean), contains zero: a board must never read "cheaper, interval 0 to 5".
    """
    if diff.mean is None or diff.low is None or diff.high is None:
        return "unknown"
    half_step = (how or scale(diff.unit, diff.mean)).resolution / 2
    if diff.high <= -half_step:
        return "less"
    return "more" if diff.low >= half_step else "none"


def _estimate(kpis: dict[str, Any] | None, kpi_id: str) -> Estimate:
    value = (kpis or {}).get(kpi_id)
    if value is None:
        return UNKNOWN
    return Estimate(
        _finite(value.get("mean")),
        _finite(value.get("low")),
        _finite(value.get("high")),
        str(value.get("unit", "")),
    )


def _finite(x: float | None) -> float | None:
    return None if x is None or not math.isfinite(x) else float(x)
