"""Pooled cost: what an organisation costs as such, and the key by which afdelinger share it."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.kpis import KEYS, Floats
from sim.measure.spans import Part, Span, own_posts, posts_of, spans
from sim.measure.time_use import TimeUse
from sim.model import DAY, HOUR
from sim.model.roster import Roster
from sim.model.world import World
from sim.model.world.build import machine_park
from sim.model.world.calendar import measured_years
from sim.model.world.staffing import teams
from sim.scenario.schema import Economy, Levers, Scenario

PAID_HOURS = 1924
"""Paid hours a year of a full post: 37 hours × 52 weeks."""
PRESENT_HOURS = 1530
"""Hours a year in which the holder of a post is at work (grade D): who answers a call is there."""
BY_HOURS = ("hours", "hybrid")
"""Fordelingsnøgler under which the weights differ from year to year."""
DAY_OF_A_TEMP = 7.4
"""Paid hours."""


class Overhead(NamedTuple):
    """Posts besides the men."""

    leaders: float
    desk: float
    contract: float


class Bill(NamedTuple):
    """What a part of the organisation cost in a span, and how its afdelinger share it."""

    kroner: dict[str, float]
    """A year's cost by kind, as far as it fell in the span."""
    weights: dict[str, Floats]
    """(A,) under each fordelingsnøgle: 0 outside the part."""
    key: str
    """The fordelingsnøgle in force."""
    members: npt.NDArray[np.bool_]
    """(A,): the afdelinger of the part."""


def overhead(scenario: Scenario, model: str, posts: float) -> Overhead:
    """Return leader, desk and contract posts of a driftsmodel with `posts` men."""
    lead = scenario.levers(model).leadership
    homes = sum(afdeling.lejemaal for afdeling in scenario.organisation.afdelinger.values())
    span = 0.0 if lead.men_per_leader is None else posts / lead.men_per_leader
    return Overhead(
        leaders=span + lead.leader_per_afdeling * len(scenario.organisation.afdelinger),
        desk=lead.desk_per_1500 * homes / 1500,
        contract=lead.contract_per_2000 * homes / 2000,
    )


def year_overhead(scenario: Scenario, model: str, world: World) -> Overhead:
    """Return the mean leader, desk and contract posts of a driftsmodel or an omlægning."""
    rows = [
        [
            span.share * posts
            for posts in overhead(part.alone, part.model, _posts(world, span, part))
        ]
        for span in spans(scenario, model, world)
        for part in span.parts
    ]
    return Overhead(*(sum(column) for column in zip(*rows, strict=True)))


class Standing(NamedTuple):
    """A part in a span as far as it is the same in every year that is played."""

    span: Span
    part: Part
    levers: Levers
    kroner: dict[str, float]
    """A year's cost of what stands there all the time; of the desk, that of its posts."""
    direct: Floats
    """Own posts of the members."""
    weights: dict[str, Floats]
    """Weights of the members under each fordelingsnøgle that does not go by hours."""
    within: npt.NDArray[np.bool_]
    """(D,): days of the span."""


def standing(scenario: Scenario, model: str, world: World) -> list[Standing]:
    """Return what is the same in every year, for each part in each span."""
    return [
        _standing(world, span, part)
        for span in spans(scenario, model, world)
        for part in span.parts
    ]


def _standing(world: World, span: Span, part: Part) -> Standing:
    economy, levers = part.alone.economy, part.alone.levers(part.model)
    posts = _posts(world, span, part)
    extra = overhead(part.alone, part.model, posts)
    kroner = {
        "posts": posts * economy.post,
        "leaders": extra.leaders * economy.leader,
        "contract": extra.contract * economy.leader,
        "desk": extra.desk * economy.desk,
        "vans": vans(levers, posts) * economy.van,
        "machines": machine_sets(part.alone, part.model) * economy.machine_set,
        "standby": economy.standby * (levers.vagt.by == "own"),
    }
    day = np.arange(world.days.workday.size) * DAY
    within = (day >= span.start) & (day < span.end)
    direct = own_posts(world, span.epochs[0])[part.members]
    weights = {
        key: key_weights(part.alone, key, direct, direct) for key in KEYS if key not in BY_HOURS
    }
    return Standing(span, part, levers, kroner, direct, weights, within)


def bills(
    scenario: Scenario,
    model: str,
    world: World,
    roster: Roster,
    use: TimeUse,
    fixed: list[Standing] | None = None,
) -> list[Bill]:
    """Return the bills of the measured window, one for each part in each span.

    `fixed` is what is `standing` under the model, where it is at hand.
    """
    if fixed is None:
        fixed = standing(scenario, model, world)
    return [_bill(world, roster, use, one) for one in fixed]


def _bill(world: World, roster: Roster, use: TimeUse, one: Standing) -> Bill:
    count, members = world.regime.shape[1], one.part.members
    hours = use.by_epoch[one.span.epochs].sum(axis=0)[members]
    weights = {key: np.zeros(count) for key in KEYS}
    for key, column in weights.items():
        column[members] = (
            key_weights(one.part.alone, key, one.direct, hours)
            if key in BY_HOURS
            else one.weights[key]
        )
    inside = np.zeros(count, dtype=bool)
    inside[members] = True
    return Bill(_kroner(world, roster, use, one), weights, one.levers.cost_split.key, inside)


def _posts(world: World, span: Span, part: Part) -> float:
    return float(posts_of(world, span.start, span.end)[part.men].sum()) / 1000


def _kroner(world: World, roster: Roster, use: TimeUse, one: Standing) -> dict[str, float]:
    span, part, economy = one.span, one.part, one.part.alone.economy
    years = measured_years(world.days)
    calls = use.answered[span.epochs][:, part.members].sum() * one.levers.intake.handling / HOUR
    # Whoever answers is paid, also where no desk post is: for the time of the calls.
    answering = calls / years / PRESENT_HOURS / span.share * economy.desk
    temp_days = float(roster.temp[part.men][:, one.within].sum()) / years
    extra_hours = float(use.extra[span.epochs][:, part.men].sum()) / HOUR / years
    out = {name: kroner * span.share for name, kroner in one.kroner.items()}
    out["desk"] = max(one.kroner["desk"], answering) * span.share
    return out | {
        "overtime": extra_hours * overtime_hour(economy),
        "temps": temp_days * DAY_OF_A_TEMP * economy.temp_hour,
    }


def overtime_hour(economy: Economy) -> float:
    """Return what an hour outside working hours costs, kr."""
    return economy.post / PAID_HOURS * (1 + economy.overtime_premium)


def vans(levers: Levers, posts: float) -> int:
    """Return the vans of a driftsmodel with `posts` men."""
    vehicles = levers.vehicles
    if vehicles.by != "van" or vehicles.posts_per_van is None:
        return 0
    return math.ceil(posts / vehicles.posts_per_van)


def machine_sets(scenario: Scenario, model: str) -> int:
    """Return the machine sets of a driftsmodel that are paid for, also where none is ever short."""
    levers = scenario.levers(model)
    limited = levers.model_copy(
        update={"machines": levers.machines.model_copy(update={"limited": True})}
    )
    return int(machine_park(scenario, limited, teams(scenario.organisation))[1].sum())


def key_weights(scenario: Scenario, key: str, direct: Floats, hours: Floats) -> Floats:
    """Return the weights (A,) of a fordelingsnøgle.

    `direct` are the posts of the men whose own the afdeling is, `hours` the time registered on its
    tasks, both (A,) in any unit; `hybrid` is half hours, half lejemål.
    """
    afdelinger = scenario.organisation.afdelinger.values()
    lejemaal = np.array([float(afdeling.lejemaal) for afdeling in afdelinger])
    if key == "area":
        return np.array([float(afdeling.area) for afdeling in afdelinger])
    if key == "direct":
        return direct
    if key == "hours":
        return hours
    if key == "hybrid":
        return (_normal(hours, lejemaal) + _normal(lejemaal, lejemaal)) / 2
    return lejemaal


def _normal(weights: Floats, fallback: Floats) -> Floats:
    chosen = weights if weights.sum() > 0 else fallback
    return np.asarray(chosen / max(chosen.sum(), 1e-12))
