"""V4, V5, V6: when pooling gains nothing, and when it must gain."""

from __future__ import annotations

from sim.study.goals import default_goals, meets
from sim.study.staff.study import CONFIDENCE
from sim.study.targets.bench import COST, LED, POOLED, Bench, Fewest, Verdict, alone, apart
from sim.study.targets.staffing import BSB, MODELS

PAIR, ONE_AND_A_HALF, HUB = "cases/isoleret_par", "cases/isoleret_halvanden", "cases/lille_naer_hub"
TENDERED = "delvis_udlicitering"
NEAR_ZERO = 0.02
"""Savings up to this share of cost are called near zero (our reading, D)."""


def _pair(bench: Bench) -> tuple[Fewest, Fewest]:
    scenario = bench.read(PAIR).scenario
    years = bench.years(scenario)
    return bench.fewest(scenario, LED, years), bench.fewest(scenario, POOLED, years)


def near_zero(bench: Bench) -> Verdict:
    """V4: savings near zero are possible: isolated estates, staffing that is efficient already."""
    led, pooled = _pair(bench)
    study = bench.equal_service(BSB, MODELS)
    fitted, after = bench.at_goals(study, LED), bench.at_goals(study, POOLED)
    isolated = 1 - pooled.mean(COST) / led.mean(COST)
    efficient = 1 - after.mean(COST) / fitted.mean(COST)
    return Verdict(
        "V4",
        "B",
        {"isolated": isolated <= NEAR_ZERO, "efficient": efficient <= NEAR_ZERO},
        {"saving_isolated": isolated, "saving_efficient": efficient},
    )


def isolated(bench: Bench) -> Verdict:
    """V5: far apart no gain from fællesdrift; one man and a contractor gains."""
    led, pooled = _pair(bench)
    scenario = bench.read(ONE_AND_A_HALF).scenario
    years = bench.years(scenario)
    own = bench.fewest(scenario, LED, years)
    one = Fewest((1.0,), True, years.play(TENDERED, (1.0,)))
    kept = meets(default_goals(scenario), one.years, CONFIDENCE)
    return Verdict(
        "V5",
        "B",
        {
            "pair": apart(led, pooled, COST).low >= 0,
            "tendered": apart(own, one, COST).high < 0,
            "kept": kept,
        },
        {
            "posts_led": led.posts,
            "posts_pooled": pooled.posts,
            "cost_led": led.mean(COST),
            "cost_pooled": pooled.mean(COST),
            "travel_pooled": pooled.mean("travel_share"),
            "own_posts": own.posts,
            "own_cost": own.mean(COST),
            "one_cost": one.mean(COST),
        },
    )


def near_hub(bench: Bench) -> Verdict:
    """V6: a small afdeling some km from a hub gains from joining it."""
    scenario = bench.read(HUB).scenario
    names = list(scenario.organisation.afdelinger)
    hub, small = alone(scenario, names[:-1]), alone(scenario, names[-1:])
    before = [
        bench.fewest(part, model, bench.years(part))
        for part, model in ((hub, POOLED), (small, LED))
    ]
    joined = bench.fewest(scenario, POOLED, bench.years(scenario))
    apart_cost = sum(part.mean(COST) for part in before)
    return Verdict(
        "V6",
        "B",
        {
            "kept": joined.met and all(part.met for part in before),
            "cheaper": joined.mean(COST) < apart_cost,
        },
        {
            "posts_hub": before[0].posts,
            "posts_small": before[1].posts,
            "posts_joined": joined.posts,
            "cost_apart": apart_cost,
            "cost_joined": joined.mean(COST),
        },
    )
