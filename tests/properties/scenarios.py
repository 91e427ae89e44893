"""Random small scenarios: every mechanism somewhere between off and far too much."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from sim.model import HOUR
from sim.scenario import Scenario
from tests.model.small import MODELS, Year, play, small, varied

FEW = settings(max_examples=settings().max_examples // 2)
"""Playing a year takes longer than most examples: half as many."""
MIN = 60
shares = st.sampled_from([0.0, 0.1, 0.5, 1.0])

WORLD: dict[str, st.SearchStrategy[Any]] = {
    "calendar.start": st.dates(dt.date(2025, 1, 1), dt.date(2025, 12, 20)),
    "calendar.days": st.integers(1, 12),
    "calendar.warmup_days": st.integers(0, 6),
    "calendar.absence.sick_days": st.sampled_from([0.0, 9.0, 60.0]),
    "calendar.absence.leave_days": st.sampled_from([0, 30, 90]),
    "demand.requests.rate": st.sampled_from([0.0, 2.0, 4.0]),
    "demand.requests.ceiling": st.sampled_from([4.0, 30.0]),
    "demand.requests.first_time_fix": shares,
    "demand.requests.no_access": shares,
    "demand.requests.contacts": st.sampled_from([0.0, 10.0, 100.0]),
    "demand.requests.patience": st.sampled_from([1 * HOUR, 48 * HOUR]),
    "demand.requests.return_gap": st.sampled_from([20 * MIN, 72 * HOUR]),
    "demand.requests.attempts": st.integers(1, 4),
    "demand.requests.priorities.akut": st.sampled_from([0.0, 0.08, 0.7]),
    "demand.requests.priorities.akut_escalation": st.sampled_from([None, 1 * HOUR, 8 * HOUR]),
    "demand.requests.types.doere.persons": st.sampled_from([1, 2]),
    "demand.requests.types.faelles.persons": st.sampled_from([1, 2]),
    "demand.requests.types.vand.median": st.sampled_from([1, 25 * MIN, 4 * HOUR]),
    "demand.snow.episodes": st.sampled_from([0.0, 30.0, 110.0]),
    "organisation.afdelinger.Øst.lejemaal": st.integers(0, 120),
}
"""Values of the world, by path."""

LEVERS: dict[str, st.SearchStrategy[Any]] = {
    "territory.form": st.sampled_from(["own", "neighbour", "team", "kombi", "group"]),
    "territory.help_above": st.integers(0, 3),
    "dispatch.rule": st.sampled_from(["asker", "fifo", "priority", "daily_plan"]),
    "intake.channel": st.sampled_from(["mobile", "office", "desk"]),
    "intake.direct_share": shares,
    "intake.missed": shares,
    "intake.abandoned": shares,
    "intake.handling": st.sampled_from([0, 7 * MIN, 2 * HOUR]),
    "intake.delay": st.sampled_from([0, 1 * HOUR, 5 * HOUR]),
    "interruptions.direct": st.sampled_from(["stops", "queued"]),
    "interruptions.setup": st.sampled_from([0, 8 * MIN]),
    "planning.protected": st.booleans(),
    "planning.brief": st.sampled_from([0, 15 * MIN]),
    "cover.by": st.sampled_from(["nobody", "neighbour", "team", "pool", "temp"]),
    "skills.form": st.sampled_from(["generalists", "specialists"]),
    "skills.own_fix": shares,
    "machines.per": st.sampled_from(["afdeling", "team", "group"]),
    "machines.transport": st.sampled_from([0, 30 * MIN]),
    "vehicles.by": st.sampled_from(["van", "bicycle"]),
    "vehicles.posts_per_van": st.sampled_from([None, 1.0, 3.0]),
    "bought_work.requests": st.sampled_from([0.0, 0.0, 0.3]),
    "vagt.by": st.sampled_from(["firm", "own"]),
    "leadership.productive_share": st.sampled_from([0.7, 1.0]),
    "cost_split.key": st.sampled_from(["direct", "lejemaal", "area", "hours", "hybrid"]),
}
"""Levers of the model that is played, by path."""

norms = st.sampled_from([0.3, 1.0, 2.0])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Scenario, str, int, float]:
    """A scenario with some values changed, a model, a seed and a level of staffing."""
    model = draw(st.sampled_from(MODELS))
    levers = {f"driftsmodeller.{model}.levers.{path}": value for path, value in LEVERS.items()}
    pool = WORLD | levers
    chosen = draw(st.sets(st.sampled_from(sorted(pool)), max_size=12))
    changes = {path: draw(pool[path]) for path in sorted(chosen)}
    return varied(small(), changes), model, draw(st.integers(0, 99)), draw(norms)


def played(simulate: Any, one: tuple[Scenario, str, int, float]) -> Year:
    """Return the year of a random case."""
    scenario, model, seed, norm = one
    return play(simulate, scenario, model, seed=seed, norm=norm)
