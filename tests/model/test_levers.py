"""Levers as numbers: how far men reach, where their day starts, machines and vehicles; by hand."""

import numpy as np
import pytest

from sim.model import DAY, HOUR, rules
from sim.model.rules import COVER, HELP, HELP_OR_COVER, NEVER, OWN
from sim.model.world import LOCAL, POOL
from sim.model.world.build import build_world, machine_park
from sim.model.world.levers import lever_row, reach
from sim.scenario.schema import Levers
from tests.model.small import case, small, varied

FIELDS = {"by": "cover.by", "team_by": "territory.team_by"}
OWN_MEN = np.eye(3, dtype=np.int64)
"""Three men, each at home in an afdeling of his own; the first two are a team."""
TEAM = [0, 0, 1]


def levers(**fields: str) -> Levers:
    """Return the neutral levers with another territory or cover."""
    neutral = case().driftsmodeller["neutral"].levers
    changes = {FIELDS.get(name, f"territory.{name}"): value for name, value in fields.items()}
    return varied(neutral, changes)


@pytest.mark.parametrize(
    ("form", "team_by", "by", "local", "pool"),
    [
        # what the first man does at home, in the other afdeling of his team, and in the third
        ("own", "place", "nobody", (OWN, NEVER, NEVER), (OWN, NEVER, NEVER)),
        ("own", "place", "temp", (OWN, NEVER, NEVER), (OWN, NEVER, NEVER)),
        ("own", "place", "neighbour", (OWN, COVER, NEVER), (OWN, COVER, NEVER)),
        ("own", "place", "pool", (OWN, COVER, COVER), (OWN, COVER, COVER)),
        ("neighbour", "place", "nobody", (OWN, HELP, NEVER), (OWN, HELP, NEVER)),
        ("neighbour", "place", "team", (OWN, HELP_OR_COVER, NEVER), (OWN, HELP_OR_COVER, NEVER)),
        ("neighbour", "place", "pool", (OWN, HELP_OR_COVER, COVER), (OWN, HELP_OR_COVER, COVER)),
        ("team", "place", "team", (OWN, OWN, NEVER), (OWN, OWN, NEVER)),
        ("team", "place", "pool", (OWN, OWN, COVER), (OWN, OWN, COVER)),
        ("team", "trade", "team", (OWN, OWN, NEVER), (OWN, OWN, OWN)),
        ("kombi", "place", "nobody", (OWN, HELP, HELP), (OWN, OWN, OWN)),
        ("kombi", "place", "pool", (OWN, HELP_OR_COVER, HELP_OR_COVER), (OWN, OWN, OWN)),
        ("group", "place", "nobody", (OWN, OWN, OWN), (OWN, OWN, OWN)),
    ],
)
def test_territory_and_cover_say_how_far_a_man_reaches(
    form: str, team_by: str, by: str, local: tuple[int, ...], pool: tuple[int, ...]
) -> None:
    """Local work and work of the pool, by territory and cover."""
    found = reach(levers(form=form, team_by=team_by, by=by), OWN_MEN, TEAM)
    assert tuple(found[0, :, LOCAL]) == local
    assert tuple(found[0, :, POOL]) == pool


@pytest.mark.parametrize(
    ("per", "unit", "sets"),
    # 70, 65 and 40 lejemål, 60 to a set: 135 in a team are 3, 175 together are 3 as well.
    [("afdeling", [0, 1, 2], [1, 1, 1]), ("team", [0, 0, 1], [3, 1]), ("group", [0, 0, 0], [3])],
)
def test_machines_stand_in_an_afdeling_a_team_or_a_park(
    per: str, unit: list[int], sets: list[int]
) -> None:
    """Sets by lejemål begun, one in each afdeling where they are not shared."""
    base = small().driftsmodeller["faellesdrift"].levers
    shared = varied(base, {"machines.per": per, "machines.lejemaal_per_set": 60})
    found = machine_park(small(), shared, TEAM)
    assert [column.tolist() for column in found] == [unit, sets]


@pytest.mark.parametrize(
    ("form", "base"),
    [
        # Nord is the hub and the largest of its team with Syd; Øst is a team of its own.
        ("own", [0, 1, 2]),
        ("neighbour", [0, 1, 2]),
        ("kombi", [0, 1, 2]),
        ("team", [0, 0, 2]),
        ("group", [0, 0, 0]),
    ],
)
def test_a_day_starts_at_home_at_the_team_office_or_at_the_hub(form: str, base: list[int]) -> None:
    """Where a man stands at the start of his day."""
    model = "driftsmodeller.faellesdrift.levers"
    teams = {"Nord": "x", "Syd": "x", "Øst": "y"}
    scenario = varied(
        small(),
        {f"{model}.territory.form": form, f"{model}.posts.per": "afdeling"}
        | {f"organisation.afdelinger.{name}.team": team for name, team in teams.items()},
    )
    world = build_world(scenario, "faellesdrift", posts=[1.0, 1.0, 1.0])
    assert world.staff.base[0].tolist() == base


def test_the_vehicle_is_a_lever_of_its_own() -> None:
    """Another vehicle changes the vehicle and nothing else of the world."""
    van = build_world(small(), "faellesdrift")
    path = "driftsmodeller.faellesdrift.levers.vehicles.by"
    bicycle = build_world(varied(small(), {path: "bicycle"}), "faellesdrift")
    assert (van.staff.vehicle == 0).all()
    assert (bicycle.staff.vehicle == 1).all()
    assert str(bicycle._replace(staff=bicycle.staff._replace(vehicle=van.staff.vehicle))) == str(
        van
    )


def test_a_ticket_is_ready_after_the_call_and_the_delay() -> None:
    """Seven minutes of call and an hour of delay."""
    base = small().driftsmodeller["faellesdrift"].levers
    row = lever_row(varied(base, {"intake.handling": 420, "intake.delay": HOUR}))
    assert row["delay"] == 420 + HOUR


def test_levers_become_whole_numbers() -> None:
    """Shares are 16-bit marks, factors per mille, times seconds, words numbers of the rulebook."""
    row = lever_row(small().driftsmodeller["koordinering_og_planlaegning"].levers)
    assert row["dispatch"] == rules.PRIORITY
    assert row["channel"] == rules.OFFICE
    assert (row["open_from"], row["open_to"]) == (7 * HOUR, 15 * HOUR + 1800)
    assert row["direct"] == 22_938  # 35 % of 65,536 = 22,937.6
    assert row["own_fix"] == 45_875  # 70 % of 65,536 = 45,875.2
    assert row["productive"] == 820
    assert (row["protected"], row["window"], row["catch_up"]) == (1, 2 * DAY, 5 * DAY)
    assert row["help_above"] == 10
