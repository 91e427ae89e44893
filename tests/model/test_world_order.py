"""Miniature worlds: what happens first of all that happens at one second, and who goes."""

import pytest

from sim.model import Engine, rules
from sim.model.trace import Row
from tests.model.miniature import HOUR, INDOOR, MIN, ROUND, Man, draws, task, world
from tests.model.story import story, told

ON_A_ROAD = [[0, 10 * MIN, 20 * MIN], [10 * MIN, 0, 5 * MIN], [20 * MIN, 5 * MIN, 0]]
"""Three afdelinger: 10 min from 0 to 1, 5 min from 1 to 2, 20 min from 0 to 2."""


def test_ties_at_one_second_go_by_kind_and_id(simulate: Engine) -> None:
    """At one second men come free before residents call, and ids decide among equals."""
    # Two men stand in the same afdeling. Each call is registered at once: the release (kind 5) of
    # task 0 and the arrival (kind 1) of its man come before the call (kind 6) of task 1.
    played = simulate(
        world(men=[Man(), Man()]),
        draws([task("07:30", 30 * MIN)] * 2 + [task("08:00", 10 * MIN)] * 2),
    )
    assert story(played) == told("""
        07:30 REGISTERED task 0
        07:30 ASSIGNED task 0 man 0             # both are idle and as near: the lower id
        07:30 ARRIVED task 0 man 0 travel 0 min
        07:30 REGISTERED task 1
        07:30 ASSIGNED task 1 man 1
        07:30 ARRIVED task 1 man 1 travel 0 min
        08:00 DONE task 0 man 0 work 30 min     # both are free before anybody calls
        08:00 DONE task 1 man 1 work 30 min
        08:00 REGISTERED task 2
        08:00 ASSIGNED task 2 man 0
        08:00 ARRIVED task 2 man 0 travel 0 min
        08:00 REGISTERED task 3
        08:00 ASSIGNED task 3 man 1
        08:00 ARRIVED task 3 man 1 travel 0 min
        08:10 DONE task 2 man 0 work 10 min
        08:10 DONE task 3 man 1 work 10 min
    """)


def test_blocks_are_half_open(simulate: Engine) -> None:
    """A round that needs just the day is done at its end; a call at that second is too late."""
    # The round takes 07:00-15:00 = 8 h to the second: finish (kind 1) before block end (kind 2).
    # At 07:00 the block starts (kind 4) before the call of task 2 (kind 6).
    played = simulate(
        world(),
        draws(
            [task("00:00", 8 * HOUR, ROUND), task("15:00", 10 * MIN), task("+1 07:00", 10 * MIN)]
        ),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        15:00 DONE task 0 man 0 work 480 min    # and not STOPPED
        15:00 REGISTERED task 1                 # he has gone
        +1 07:00 ASSIGNED task 1 man 0
        +1 07:00 ARRIVED task 1 man 0 travel 0 min
        +1 07:00 REGISTERED task 2
        +1 07:10 DONE task 1 man 0 work 10 min
        +1 07:10 ASSIGNED task 2 man 0
        +1 07:10 ARRIVED task 2 man 0 travel 0 min
        +1 07:20 DONE task 2 man 0 work 10 min
    """)


def test_travel_between_afdelinger_from_where_a_man_stands(simulate: Engine) -> None:
    """Whoever asks first goes to the nearest; the day starts at the base."""
    organisation = world(
        men=[Man(own=(0, 1, 2))],
        afdelinger=3,
        travel=ON_A_ROAD,
        walk=2 * MIN,
        levers={"dispatch": rules.ASKER},
    )
    played = simulate(
        organisation,
        draws(
            [
                task("06:00", 10 * MIN, afdeling=2),
                task("06:00", 10 * MIN, afdeling=1),
                task("06:00", 10 * MIN, afdeling=0),
                task("08:00", 10 * MIN, afdeling=2),
                task("+1 08:00", 10 * MIN, afdeling=2),
            ]
        ),
    )
    assert story(played) == told("""
        06:00 REGISTERED task 0
        06:00 REGISTERED task 1
        06:00 REGISTERED task 2
        07:00 ASSIGNED task 2 man 0             # at home: no way but the walk
        07:02 ARRIVED task 2 man 0 travel 2 min
        07:12 DONE task 2 man 0 work 10 min
        07:12 ASSIGNED task 1 man 0             # 10 min to afdeling 1, 20 to afdeling 2
        07:24 ARRIVED task 1 man 0 travel 12 min
        07:34 DONE task 1 man 0 work 10 min
        07:34 ASSIGNED task 0 man 0
        07:41 ARRIVED task 0 man 0 travel 7 min # 5 + 2
        07:51 DONE task 0 man 0 work 10 min
        08:00 REGISTERED task 3
        08:00 ASSIGNED task 3 man 0             # he still stands there
        08:02 ARRIVED task 3 man 0 travel 2 min
        08:12 DONE task 3 man 0 work 10 min
        +1 08:00 REGISTERED task 4
        +1 08:00 ASSIGNED task 4 man 0          # a new day, from the base: 20 + 2
        +1 08:22 ARRIVED task 4 man 0 travel 22 min
        +1 08:32 DONE task 4 man 0 work 10 min
    """)


def test_a_man_without_a_van_cycles(simulate: Engine) -> None:
    """The second matrix is the bicycle's."""
    organisation = world(men=[Man(own=(0, 1), vehicle=1)], afdelinger=2)
    van, bicycle = organisation.travel
    played = simulate(
        organisation._replace(travel=organisation.travel * [[[1]], [[3]]]),
        draws([task("07:00", 10 * MIN, afdeling=1)]),
    )
    assert (van == bicycle).all()
    assert story(played)[2:] == told("""
        07:30 ARRIVED task 0 man 0 travel 30 min    # 3 x 10
        07:40 DONE task 0 man 0 work 10 min
    """)


@pytest.mark.parametrize(
    ("rule", "order"),
    [
        # Nearest first: afdeling 0 (tasks 2 and 3, the older first), then 1, then 2.
        (rules.ASKER, [2, 3, 1, 0]),
        # By registration, as they were reported.
        (rules.FIFO, [0, 1, 2, 3]),
        # HASTER (3) first, then the earliest due. Due = report + goal of 10 d: 0, 1, 2.
        (rules.PRIORITY, [3, 0, 1, 2]),
        # HASTER first; nothing else is due within a day, so by place: 0 (task 2), 1, 2.
        (rules.DAILY_PLAN, [3, 2, 1, 0]),
    ],
    ids=["asker", "fifo", "priority", "daily_plan"],
)
def test_the_dispatch_rule_orders_a_morning(simulate: Engine, rule: int, order: list[int]) -> None:
    """Four tasks wait at 07:00; each rule takes them in its own order."""
    played = simulate(
        world(men=[Man(own=(0, 1, 2))], afdelinger=3, travel=ON_A_ROAD, levers={"dispatch": rule}),
        draws(
            [
                task("05:00", 10 * MIN, afdeling=2),
                task("05:10", 10 * MIN, afdeling=1),
                task("05:20", 10 * MIN, afdeling=0),
                task("05:30", 10 * MIN, afdeling=0, priority=rules.HASTER),
            ]
        ),
    )
    assert played.task[played.row == Row.ARRIVED].tolist() == order


def test_equals_go_by_id_across_kinds_of_work(simulate: Engine) -> None:
    """Reported at one second, as near and as urgent: the lower id is served first."""
    waiting = [task("06:00", 10 * MIN, kind) for kind in (INDOOR, ROUND, INDOOR, ROUND)]
    same = [one | {"priority": rules.ALMINDELIG} for one in waiting]
    played = simulate(world(), draws(same))
    assert played.task[played.row == Row.ARRIVED].tolist() == [0, 1, 2, 3]


def test_a_round_that_was_broken_off_is_resumed_before_the_next(simulate: Engine) -> None:
    """Work returns to the front of its queue: nobody leaves two rounds half done."""
    played = simulate(world(), draws([task("00:00", 5 * HOUR, ROUND)] * 3))
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        12:00 DONE task 0 man 0 work 300 min
        12:00 ASSIGNED task 1 man 0
        12:00 ARRIVED task 1 man 0 travel 0 min
        15:00 STOPPED task 1 man 0 work 180 min         # 120 left
        +1 07:00 ASSIGNED task 1 man 0
        +1 07:00 ARRIVED task 1 man 0 travel 0 min
        +1 09:00 DONE task 1 man 0 work 120 min
        +1 09:00 ASSIGNED task 2 man 0
        +1 09:00 ARRIVED task 2 man 0 travel 0 min
        +1 14:00 DONE task 2 man 0 work 300 min
    """)
