"""From answers to the result that is printed: figures, differences, chances of being cheapest."""

from __future__ import annotations

from sim.measure import Measures
from sim.model import HOUR
from sim.model.world.build import build_world
from sim.stats.intervals import simultaneous_level
from sim.study.answer import opening_of, side_by_side
from sim.study.comparison import Difference
from sim.study.goals import Goal, meets, reached
from sim.study.staff.chances import chances
from sim.study.staff.ladder import Plan, unit_names
from sim.study.staff.result import (
    ContestEntry,
    GoalEntry,
    Staff,
    StaffModel,
    StaffPoint,
    ViolationEntry,
)
from sim.study.staff.search import Violation
from sim.study.staff.study import Answer, StaffStudy
from sim.study.summary import (
    LEVEL,
    difference_entry,
    figure,
    model_entry,
    rounded,
    total_figures,
)


def result(study: StaffStudy) -> Staff:
    """Return an equal-service study as the object that is printed and shown."""
    scenario, years = study.scenario, study.years
    opening = opening_of(study.checked, years.seed, years.replications, study.engine)
    cheapest = chances(study)
    models = study.answers
    return Staff(
        **side_by_side(opening, scenario, len(models)),
        confidence=study.level,
        confirm_seed=None if study.other is None else study.other.seed,
        goals=[_goal(goal, k >= study.asked) for k, goal in enumerate(study.goals)],
        models={m: _model(study, answer, cheapest[m]) for m, answer in models.items()},
        differences=_differences(study),
        curve={m: _curve(study, answer) for m, answer in models.items()},
        today_by_rule=_point(study, scenario.today, study.rule),
        violations=[_violation(one) for answer in models.values() for one in answer.violations],
        contests=[
            ContestEntry(
                model=one.model,
                posts=rounded(sum(one.best)) or 0.0,
                plans=len(one.plans),
                decided=one.decided,
                met=one.met,
            )
            for answer in models.values()
            for one in answer.contests
        ],
        runs=sum(len(played) for _, _, _, played in every_run(study)),
    )


def every_run(study: StaffStudy) -> list[tuple[int, str, Plan, list[Measures]]]:
    """Return all that was played: (seed, driftsmodel, plan, its years)."""
    batches = [one for one in (study.years, study.other) if one is not None]
    return [
        (batch.seed, model, plan, years)
        for batch in batches
        for (model, plan), years in batch.played.items()
    ]


def _goal(goal: Goal, added: bool) -> GoalEntry:
    within = None if goal.within is None else goal.within / HOUR
    return GoalEntry(
        text=goal.text, kpi=goal.kpi, at_least=goal.at_least, within_h=within, added=added
    )


def _model(study: StaffStudy, answer: Answer, chance: float) -> StaffModel:
    scenario, model = study.scenario, answer.model
    years = study.years.play(model, answer.plan)
    world = build_world(scenario, model, posts=list(answer.plan))
    found = answer.confirmation
    return StaffModel(
        **model_entry(scenario, model, world, years),
        plan=_named(study, model, answer.plan),
        goal_met=answer.met,
        goals={
            goal.text: figure(goal.kpi, reached(goal, years, study.level)) for goal in study.goals
        },
        probability_cheapest=rounded(chance) or 0.0,
        moved=answer.plan not in answer.ladder,
        confirmed=None if study.other is None else found is not None and found.met,
    )


def _named(study: StaffStudy, model: str, plan: Plan) -> dict[str, float]:
    return dict(zip(unit_names(study.scenario, model), plan, strict=True))


def _differences(study: StaffStudy) -> dict[str, Difference]:
    today = study.scenario.today
    others = [model for model in study.answers if model != today]
    level = simultaneous_level(LEVEL, max(len(others), 1))
    before = study.years.play(today, study.baseline)
    return {
        f"{model} vs {today}": difference_entry(
            study.scenario, model, before, study.years.play(model, study.answers[model].plan), level
        )
        for model in others
    }


def _curve(study: StaffStudy, answer: Answer) -> list[StaffPoint]:
    """Return the ladder's plans that were played, and the answer, in all years; fewest first."""
    shown = {
        plan
        for (model, plan), years in study.years.played.items()
        if model == answer.model
        and len(years) == study.years.replications
        and (plan in answer.ladder or plan == answer.plan)
    }
    ordered = sorted(shown, key=lambda plan: (sum(plan), plan))
    return [_point(study, answer.model, plan) for plan in ordered]


def _point(study: StaffStudy, model: str, plan: Plan) -> StaffPoint:
    years = study.years.play(model, plan)
    return StaffPoint(
        posts=rounded(sum(plan)) or 0.0,
        plan=_named(study, model, plan),
        met=meets(study.goals, years, study.level),
        kpis=total_figures(years),
    )


def _violation(one: Violation) -> ViolationEntry:
    return ViolationEntry(
        model=one.model,
        kpi=one.kpi,
        fewer_posts=rounded(sum(one.fewer)) or 0.0,
        more_posts=rounded(sum(one.more)) or 0.0,
        difference=figure(one.kpi, one.difference),
    )
