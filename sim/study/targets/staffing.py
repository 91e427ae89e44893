"""V1, V2, V7, V8: how many men, and what planning or pooling does about it."""

from __future__ import annotations

from sim.study.goals import as_today, meets
from sim.study.staff.study import StaffStudy
from sim.study.targets.bench import COST, KOMBI, LED, POOLED, UNLED, Bench, Fewest, Verdict, apart

BSB = "cases/bsb_svendborg"
MODELS = (UNLED, LED, KOMBI, POOLED, "teamopdelt_samdrift")
P90, P50 = "response_h_p90", "response_h_p50"
UNLED_RANGE, POOLED_RANGE = (20.0, 24.0), (15.0, 18.0)
"""Posts published for BSB before and after."""
MATERIAL = 0.25
"""Share of the whole effect from which a part of it is called material (our reading, D)."""
AS_LIKELY_AS_NOT = 0.5 + 1e-9


def _bsb(bench: Bench) -> StaffStudy:
    return bench.equal_service(BSB, MODELS)


def bsb(bench: Bench) -> Verdict:
    """V1: nobody leads: 20–24 posts; fællesdrift: 15–18 at the same or better P90."""
    study = _bsb(bench)
    before, after = (bench.at_goals(study, model) for model in (UNLED, POOLED))
    slower = apart(before, after, P90)
    return Verdict(
        "V1",
        "B",
        {
            "before": before.met and UNLED_RANGE[0] <= before.posts <= UNLED_RANGE[1],
            "after": after.met and POOLED_RANGE[0] <= after.posts <= POOLED_RANGE[1],
            "p90": slower.low <= 0,
        },
        {
            "posts_before": before.posts,
            "posts_after": after.posts,
            "p90_before": before.mean(P90),
            "p90_after": after.mean(P90),
            "urgent_before": before.mean("within_goal_share.haster"),
            "urgent_after": after.mean("within_goal_share.haster"),
        },
    )


def domea(bench: Bench) -> Verdict:
    """V2: 8 men become 6, with less overtime, when interruptions drop."""
    scenario = bench.read("cases/domea_team").scenario
    years = bench.years(scenario)
    before = bench.by_rule(scenario, UNLED, years)
    after = Fewest((6.0,), True, years.play(POOLED, (6.0,)))
    kept = meets(as_today(before.years), after.years, AS_LIKELY_AS_NOT)
    overtime = apart(before, after, "overtime_h")
    words = apart(before, after, "interruption_share")
    return Verdict(
        "V2",
        "B",
        {
            "eight": before.posts == 8.0,
            "service": kept,
            "overtime": overtime.high < 0,
            "interruptions": words.high < 0,
        },
        {
            "posts_before": before.posts,
            "posts_after": after.posts,
            "overtime_before": before.mean("overtime_h"),
            "overtime_after": after.mean("overtime_h"),
            "interruption_before": before.mean("interruption_share"),
            "interruption_after": after.mean("interruption_share"),
        },
    )


def planning_alone(bench: Bench) -> Verdict:
    """V7: better planning in the same organisation yields a material part of the effect."""
    study = _bsb(bench)
    before, led, pooled = (bench.at_goals(study, model) for model in (UNLED, LED, POOLED))
    whole, part = apart(before, pooled, COST), apart(before, led, COST)
    share = part.mean / whole.mean if whole.mean < 0 else 0.0
    return Verdict(
        "V7",
        "A",
        {"material": part.high < 0 and share >= MATERIAL},
        {"share": share, "saved_led": -part.mean, "saved_pooled": -whole.mean},
    )


def kombimodel(bench: Bench) -> Verdict:
    """V8: cost between afdelingsopdelt and fællesdrift, best local response, not always best."""
    study = _bsb(bench)
    before, led, kombi, pooled, team = (
        bench.at_goals(study, model) for model in (UNLED, LED, KOMBI, POOLED, MODELS[-1])
    )
    return Verdict(
        "V8",
        "A",
        {
            "under_unled": apart(before, kombi, COST).high < 0,
            "under_led": apart(led, kombi, COST).high < 0,
            "over_pooled": apart(pooled, kombi, COST).low > 0,
            "local": max(apart(pooled, kombi, P50).high, apart(team, kombi, P50).high) < 0,
        },
        {
            "cost_unled": before.mean(COST),
            "cost_led": led.mean(COST),
            "cost_kombi": kombi.mean(COST),
            "cost_pooled": pooled.mean(COST),
            "p50_kombi": kombi.mean(P50),
            "p50_pooled": pooled.mean(P50),
            "p50_team": team.mean(P50),
            "p50_led": led.mean(P50),
        },
    )
