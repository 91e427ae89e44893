"""What tuning leaves behind: a layer with what the data told, and the posterior sample."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

from calibration.fitted import record_path, write_whole, written
from calibration.labels import name_shown
from calibration.tune import Knob, Tuned
from calibration.words import say
from sim.present.numbers import number
from sim.scenario.dump import to_yaml
from sim.scenario.schema import Scenario
from sim.scenario.words import Lang, Text

SCHEMA = 1
GRADE = "D"
"""A tuned value is our derivation through the model, whatever log it was matched to."""


def tuned_yaml(found: Tuned, scenario: Scenario, source: str) -> str:
    """Return the layer: knobs that the data tell, in every driftsmodel they belong to."""
    tree: dict[str, Any] = {}
    for p, knob in enumerate(found.knobs):
        if not found.is_told(p):
            continue
        for model in models_of(knob, scenario):
            levers = tree.setdefault("driftsmodeller", {}).setdefault(model, {"levers": {}})
            section = levers["levers"].setdefault(knob.section, {})
            section[knob.key] = _leaf(found, p, model, source)
    header = say("tuned_header", source=source).en
    return f"# {header}\n" + (to_yaml(tree) if tree else "{}\n")


def models_of(knob: Knob, scenario: Scenario) -> list[str]:
    """Return the driftsmodeller a knob belongs to: the one of the day, or all of its level."""
    if not knob.shared:
        return [scenario.today]
    level = scenario.driftsmodeller[scenario.today].ledelsesniveau
    return [
        name
        for name, model in scenario.driftsmodeller.items()
        if model.ledelsesniveau == level and model.organisationsform != "neutral"
    ]


def _leaf(found: Tuned, p: int, model: str, source: str) -> dict[str, Any]:
    knob = found.knobs[p]
    path = ("driftsmodeller", model, "levers", knob.section, knob.key)
    middle, low, high = (written(path, end) for end in found.interval(p))
    told = say("tuned_source", source=source, low=low, high=high).da
    return {"value": middle, "grade": GRADE, "source": told}


def tuned_record(found: Tuned, scenario: Scenario, source: str, seed: int) -> dict[str, Any]:
    """Return the posterior sample and what it is worth, for JSON."""
    return {
        "schema": SCHEMA,
        "source": source,
        "model": scenario.today,
        "method": "approximate Bayesian computation, local linear regression",
        "draws": found.draws,
        "seed": seed,
        "knobs": [
            {
                "name": knob.name,
                "path": ["driftsmodeller", scenario.today, "levers", knob.section, knob.key],
                "range": [knob.low, knob.high],
                "median": _rounded(found.interval(p)[0]),
                "interval_90": [_rounded(end) for end in found.interval(p)[1:]],
                "width": _rounded(found.width(p)),
                "told": found.is_told(p),
                "widened": _rounded(float(found.wider[p])),
            }
            for p, knob in enumerate(found.knobs)
        ],
        "stand_in_for_each_other": [[a, b, _rounded(r)] for a, b, r in found.traded()],
        "summaries": dict(zip(found.names, map(_rounded, found.observed.tolist()), strict=True)),
        "summaries_no_draw_came_near": found.missed_by_all(),
        "weights": [_rounded(weight) for weight in found.weight.tolist()],
        "sample": [[_rounded(value) for value in row] for row in found.sample.tolist()],
    }


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")


def write_tuned(
    out: str | os.PathLike[str], found: Tuned, scenario: Scenario, source: str, seed: int
) -> list[File]:
    """Write layer and sample, whole or not at all, and return their paths."""
    text = json.dumps(tuned_record(found, scenario, source, seed), ensure_ascii=False, indent=1)
    pages = {File(out): tuned_yaml(found, scenario, source), record_path(out): text + "\n"}
    write_whole(pages)
    return list(pages)


def lines(found: Tuned, scenario: Scenario, lang: Lang = "da") -> Iterator[str]:
    """Yield what the data tell and what they leave open, a sentence each."""
    for p, knob in enumerate(found.knobs):
        middle, low, high = (_shown(knob, end, lang) for end in found.interval(p))
        values = {
            "knob": say(f"knob_{knob.name}"),
            "middle": middle,
            "low": low,
            "high": high,
            "from_": _shown(knob, knob.low, lang),
            "to": _shown(knob, knob.high, lang),
        }
        yield say("knob_told" if found.is_told(p) else "knob_open", **values).to(lang)
    for one, other, correlation in found.traded():
        values = {"one": say(f"knob_{one}"), "other": say(f"knob_{other}")}
        yield say("knobs_traded", **values, r=number(correlation, 1, lang)).to(lang)
    missed = found.missed_by_all()
    if missed:
        names = ", ".join(summary_shown(name).to(lang) for name in missed)
        yield say("summaries_missed", names=names).to(lang)
    shared = [knob for p, knob in enumerate(found.knobs) if knob.shared and found.is_told(p)]
    if shared:
        models = (scenario.title(one).to(lang) for one in models_of(shared[0], scenario))
        yield say("knobs_shared", models=", ".join(models)).to(lang)


def summary_shown(name: str) -> Text:
    """Return what a summary of a log is called, as `tune.summary` names it."""
    what, _, priority = name.partition(".")
    return say(f"summary_{what}", priority=name_shown(priority))


def _shown(knob: Knob, value: float, lang: Lang) -> str:
    if knob.high > 86_400:
        return f"{number(value / 86_400, 1, lang)} d"
    if knob.high > 1:
        return f"{number(value / 60, 1, lang)} min"
    return f"{number(100 * value, 0, lang)} %"
