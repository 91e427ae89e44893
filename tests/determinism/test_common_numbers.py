"""Common random numbers: a change leaves every number it is not about as it was."""

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from sim.model.draws import Draws, draw
from sim.model.draws.streams import stream
from sim.model.draws.tasks import Tasks
from sim.scenario import Scenario
from tests.model.small import small, varied

SEED, REPLICATION = 11, 2
COLUMNS = [name for name in Tasks._fields if name != "afdeling"]
CONTACTS = ("contact_time", "contact_seconds")


def year(scenario: Scenario, slots: int = 4) -> Draws:
    """Return one year of the study."""
    return draw(scenario, SEED, REPLICATION, slots)


def of(scenario: Scenario, draws: Draws, name: str) -> dict[str, npt.NDArray[Any]]:
    """Return every number of the tasks and contacts of one afdeling."""
    a = list(scenario.organisation.afdelinger).index(name)
    tasks = {column: getattr(draws, column)[draws.afdeling == a] for column in COLUMNS}
    words = {column: getattr(draws, column)[draws.contact_afdeling == a] for column in CONTACTS}
    return tasks | words


def same(one: dict[str, npt.NDArray[Any]], other: dict[str, npt.NDArray[Any]]) -> bool:
    """Return whether all numbers are the same, in the same order."""
    return all(np.array_equal(one[column], other[column]) for column in one)


@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "in the middle", "last"])
def test_another_afdeling_leaves_the_others_alone(place: int) -> None:
    """Wherever an afdeling is added, those that were there keep their year."""
    before = small()
    afdelinger = list(before.organisation.afdelinger.items())
    afdelinger.insert(place, ("Ny", afdelinger[0][1]))
    after = varied(before, {"organisation.afdelinger": dict(afdelinger)})
    one, other = year(before), year(after)
    for name in before.organisation.afdelinger:
        assert same(of(before, one, name), of(after, other, name))
    assert len(of(after, other, "Ny")["report"]) > 0
    assert not same(of(after, other, "Ny"), of(after, other, "Nord"))
    assert np.array_equal(one.snow, other.snow)
    assert np.array_equal(one.absent, other.absent)


@pytest.mark.parametrize("slots", [0, 1, 9])
def test_another_man_leaves_the_others_alone(slots: int) -> None:
    """More or fewer men: the same tasks, and the same absence in the slots both have."""
    one, other = year(small(), 4), year(small(), slots)
    both = min(4, slots)
    assert np.array_equal(one.absent[:both], other.absent[:both])
    for column in set(Draws._fields) - {"absent"}:
        assert np.array_equal(getattr(one, column), getattr(other, column))


def test_slots_are_ill_at_different_times() -> None:
    """Each slot has a stream of its own."""
    absent = draw(varied(small(), {"calendar.days": 365}), SEED, REPLICATION, 3).absent
    assert not np.array_equal(absent[0], absent[1])
    assert not np.array_equal(absent[1], absent[2])


@pytest.mark.parametrize(
    "changes",
    [
        {"driftsmodeller.faellesdrift.levers.dispatch.rule": "fifo"},
        {"staffing.posts": 9.0},
        {"economy.post": 1.0},
        {"organisation.geography.walk_time": 0},
        {"demand.requests.no_access": 0.5, "demand.requests.first_time_fix": 0.1},
        {"switches": {"territory": "off"}},
    ],
    ids=["a lever", "staffing", "a price", "the map", "what happens at the door", "a switch"],
)
def test_what_is_decided_later_changes_no_number(changes: dict[str, Any]) -> None:
    """The year is drawn before organisation, staffing, prices and thresholds are known."""
    for one, other in zip(year(small()), year(varied(small(), changes)), strict=True):
        assert np.array_equal(one, other)


def rows(numbers: dict[str, npt.NDArray[Any]]) -> Counter[bytes]:
    """Return the tasks as a bag of rows with all their numbers."""
    columns = [np.atleast_2d(numbers[column].T).T for column in COLUMNS]
    table = np.concatenate([column.astype(np.int64) for column in columns], axis=1)
    return Counter(row.tobytes() for row in table)


def test_another_rate_keeps_the_common_tasks() -> None:
    """At a lower rate some requests are gone; every one that is left is what it was."""
    long = varied(small(), {"calendar.days": 120})
    fewer, more = (varied(long, {"demand.requests.rate": rate}) for rate in (1.0, 3.0))
    for name in long.organisation.afdelinger:
        few, many = (rows(of(s, year(s), name)) for s in (fewer, more))
        assert few <= many
        assert sum(few.values()) < sum(many.values())


def test_another_stream_of_work_keeps_the_requests() -> None:
    """Rounds, moves and snow are drawn apart: without them the requests are the same."""
    none = {"demand.rounds": {}, "demand.moves.family_rate": 0.0, "demand.moves.youth_rate": 0.0}
    bare = varied(small(), none | {"demand.snow.episodes": 0.0, "demand.snow.salting": 0.0})
    one, other = year(small()), year(bare)
    kinds = len(small().demand.requests.types)
    asked, left = one.type < kinds, other.type < kinds
    assert left.all()
    assert asked.sum() == left.sum()
    for column in set(COLUMNS) - {"type"}:
        assert np.array_equal(getattr(one, column)[asked], getattr(other, column))


def test_seeds_and_replications_differ() -> None:
    """Another replication or another seed is another year."""
    base = draw(small(), 1, 0, 4)
    for seed, replication in ((1, 1), (2, 0)):
        other = draw(small(), seed, replication, 4)
        shared = min(len(base.report), len(other.report))
        assert (base.report[:shared] != other.report[:shared]).mean() > 0.3


NAMES = [
    ("requests.time/Nord", "requests.time/Syd"),
    ("requests.time/Nord", "requests.type/Nord"),
    ("sickness/0", "sickness/1"),
    ("leave/0", "sickness/0"),
    ("weather.snow", "weather.salt"),
]


@pytest.mark.parametrize(("one", "other"), NAMES)
def test_streams_are_uncorrelated(one: str, other: str) -> None:
    """Streams of different names have nothing to do with each other."""
    # 4,000 pairs: a correlation of 0 is estimated with a standard error of 1 / 63; 0.1 is 6 of it.
    a, b = (stream(SEED, REPLICATION, name).random(4000) for name in (one, other))
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.1
    assert abs(np.corrcoef(a[1:], b[:-1])[0, 1]) < 0.1


def test_a_stream_differs_by_seed_and_replication_and_is_repeated_by_name() -> None:
    """The name, the seed and the replication make the stream, and nothing else does."""
    first = stream(1, 0, "a").random(1000)
    assert np.array_equal(first, stream(1, 0, "a").random(1000))
    for seed, replication in ((1, 1), (2, 0), (0, 1)):
        assert abs(np.corrcoef(first, stream(seed, replication, "a").random(1000))[0, 1]) < 0.13
