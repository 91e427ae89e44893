"""V3: konto 114 of ordinary estates."""

from __future__ import annotations

import numpy as np

from sim.study.staff.ladder import rule_plan
from sim.study.targets.bench import Bench, Verdict

SCENARIOS = (
    "forsoeg/strandparken",
    "forsoeg/nakskov",
    "forsoeg/nordkysten",
    "forsoeg/urbanplanen",
    "forsoeg/midtjysk",
    "forsoeg/kanalkvarteret",
    "cases/bsb_svendborg",
)
LOW, HIGH = 40.0, 120.0
"""kr per m² in 2018 prices between which most afdelinger lie (Landsbyggefonden)."""
TO_2018 = 433_000 / 500_000
"""From the prices of the scenarios (2025) to 2018, by the cost of a post (D)."""
YEARS = 4


def konto_114(bench: Bench) -> Verdict:
    """V3: konto 114 within 40–120 kr/m² at the staffing of today's posting rule."""
    organisations, afdelinger = [], []
    for name in SCENARIOS:
        scenario = bench.read(name).scenario
        years = bench.years(scenario, YEARS).play(
            scenario.today, rule_plan(scenario, scenario.today)
        )
        area = np.array([float(one.area) for one in scenario.organisation.afdelinger.values()])
        kroner = np.mean([one.afdelinger["konto_114_kr_per_year"] for one in years], axis=0)
        organisations.append(TO_2018 * float(kroner.sum() / area.sum()))
        afdelinger += (TO_2018 * kroner / area).tolist()
    inside = [LOW <= one <= HIGH for one in afdelinger]
    return Verdict(
        "V3",
        "A",
        {"organisations": all(LOW <= one <= HIGH for one in organisations)},
        {
            "lowest": min(organisations),
            "highest": max(organisations),
            "lowest_afdeling": min(afdelinger),
            "highest_afdeling": max(afdelinger),
            "share_inside": float(np.mean(inside)),
        },
    )
