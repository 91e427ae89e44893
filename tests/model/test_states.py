"""The state diagrams of `docs/model.md` are those of the reference engine."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.model import HOUR, StaffState, TaskState, rules
from sim.model.draws import Draws, draw
from sim.model.reference import _Year
from sim.model.roster import build_roster
from sim.model.world import World
from sim.model.world.build import build_world
from tests.model.miniature import Man, draws, task, world
from tests.model.small import small, varied

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model.md"
Changes = set[tuple[str, str]]


class Watched(list[Any]):
    """A list that writes down every change of an entry into another."""

    def __init__(self, entries: list[Any], seen: Changes) -> None:
        super().__init__(entries)
        self.seen = seen

    def __setitem__(self, at: Any, new: Any) -> None:
        if self[at] != new:
            self.seen.add((self[at].name, new.name))
        super().__setitem__(at, new)


def diagrams() -> list[Changes]:
    """Return the changes drawn in each state diagram, without the start."""
    blocks = re.findall(r"```mermaid\nstateDiagram-v2\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    return [set(re.findall(r"^ *(\w+) --> (\w+)", block, re.M)) for block in blocks]


def worlds() -> Iterator[tuple[World, Draws]]:
    """Yield years in which between them everything happens that can happen."""
    busy = varied(
        small(),
        {
            "calendar.days": 28,
            "demand.requests.rate": 4.0,
            "demand.requests.types.doere.persons": 2,
            "demand.requests.priorities.akut_escalation": 1 * HOUR,
            "demand.snow.episodes": 60.0,
        },
    )
    for scenario, model in (
        (busy, "manglende_ledelse"),
        (busy, "koordinering_og_planlaegning"),
        (busy, "faellesdrift"),
        (small(), "facility_service"),
    ):
        organisation = build_world(scenario, model)
        yield organisation, draw(scenario, 1, 0, max(organisation.staff.share.size, 1))
    # A man on his way to the one is needed for the other.
    called_back = [task("07:00", HOUR, afdeling=1), task("07:05", HOUR, priority=rules.AKUT)]
    yield world(men=[Man(own=(0, 1))], afdelinger=2), draws(called_back)


@pytest.fixture(scope="module")
def seen() -> tuple[Changes, Changes]:
    """The changes of state of tasks and of men in some busy years."""
    tasks: Changes = set()
    men: Changes = set()
    for organisation, drawn in worlds():
        year = _Year(organisation, drawn, build_roster(organisation, drawn))
        year.foreman.task_state = Watched(year.foreman.task_state, tasks)
        year.foreman.state = Watched(year.foreman.state, men)
        year.play()
    return tasks, men


@pytest.mark.parametrize(("which", "states"), [(0, TaskState), (1, StaffState)])
def test_the_diagram_shows_every_change_and_no_other(
    which: int, states: Any, seen: tuple[Changes, Changes]
) -> None:
    """What is drawn is what happens."""
    drawn = diagrams()[which]
    assert {state.name for state in states} == {name for change in drawn for name in change}
    assert drawn == seen[which]
