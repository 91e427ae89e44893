"""Miniature worlds: visits that fail, come again, are handed on, given away or skipped."""

from sim.model import DAY, Engine, rules
from tests.model.miniature import (
    HALF,
    HIGH,
    HOUR,
    INDOOR,
    LOW,
    MIN,
    ROUND,
    TRADE,
    TYPES,
    Man,
    draws,
    task,
    world,
)
from tests.model.story import story, told


def test_nobody_opens_and_he_comes_again(simulate: Engine) -> None:
    """A closed door costs 10 min; after the gap the visit is made as new."""
    played = simulate(world(), draws([task("07:00", 30 * MIN, INDOOR, no_access=[LOW, LOW])]))
    assert story(played) == told("""
        07:00 REGISTERED task 0
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:10 NO_ACCESS task 0 man 0 work 10 min
        +1 07:10 ASSIGNED task 0 man 0                  # after 1 d; registered once only
        +1 07:10 ARRIVED task 0 man 0 travel 0 min
        +1 07:40 DONE task 0 man 0 work 30 min          # the last attempt is let in
    """)


def test_a_visit_that_does_not_solve_it_is_followed_up(simulate: Engine) -> None:
    """The next visit takes 60 % of its own drawn time: 40 x 0.6 = 24 min."""
    played = simulate(
        world(),
        draws([task("07:00", 30 * MIN, fix=HIGH, again=[30 * MIN, 40 * MIN], gap=2 * DAY)]),
    )
    assert story(played) == told("""
        07:00 REGISTERED task 0
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:30 FOLLOW_UP task 0 man 0 work 30 min
        +2 07:30 ASSIGNED task 0 man 0
        +2 07:30 ARRIVED task 0 man 0 travel 0 min
        +2 07:54 DONE task 0 man 0 work 24 min          # the last attempt solves it
    """)


def test_a_diagnosis_hands_a_trade_task_to_a_contractor(simulate: Engine) -> None:
    """Above the own-fix share a man looks for 20 min at most; below it he does it himself."""
    played = simulate(
        world(men=[Man(trade=0), Man(trade=900)], levers={"own_fix": HALF}),
        draws(
            [
                task("07:00", 60 * MIN, TRADE, trade=HIGH),
                task("07:00", 60 * MIN, TRADE, trade=LOW),
            ]
        ),
    )
    assert story(played) == told("""
        07:00 REGISTERED task 0
        07:00 ASSIGNED task 0 man 1                     # man 0 has not the skill
        07:00 ARRIVED task 0 man 1 travel 0 min
        07:00 REGISTERED task 1
        07:18 CONTRACTOR task 0 man 1 work 18 min       # 20 x 0.9
        07:18 ASSIGNED task 1 man 1
        07:18 ARRIVED task 1 man 1 travel 0 min
        08:12 DONE task 1 man 1 work 54 min             # 60 x 0.9
    """)


def test_a_firm_takes_bought_requests_and_rounds(simulate: Engine) -> None:
    """Marks below the bought share go to the firm; a bought round is late above `on_time`."""
    bought = [int(kind == ROUND) for kind in range(TYPES)]
    levers = {"bought_requests": HALF, "sla": 400, "bought": bought, "firm_on_time": HALF}
    played = simulate(
        world(levers=levers),
        draws(
            [
                task("00:00", 60 * MIN, ROUND, bought=LOW),
                task("00:00", 60 * MIN, ROUND, bought=HIGH),
                task("07:00", 30 * MIN, bought=LOW, firm=500),
                task("07:00", 30 * MIN, bought=HIGH),
            ]
        ),
    )
    assert story(played) == told("""
        00:00 FIRM task 0                               # on its day
        00:00 FIRM task 1 after 2880 min                # a day after its slack of a day
        07:00 REGISTERED task 2
        07:00 FIRM task 2 after 2880 min                # 10 d x 0.4 x 0.5 = 2 d
        07:00 REGISTERED task 3
        07:00 ASSIGNED task 3 man 0
        07:00 ARRIVED task 3 man 0 travel 0 min
        07:30 DONE task 3 man 0 work 30 min
    """)


def test_acute_turns_a_man_round_and_takes_him_from_a_visit(simulate: Engine) -> None:
    """On arrival the more urgent is seen to first; at work he leaves, but not an acute task."""
    played = simulate(
        world(men=[Man(own=(0, 1))], afdelinger=2, levers={"setup": 8 * MIN}),
        draws(
            [
                task("07:00", 30 * MIN, afdeling=1),
                task("07:05", 30 * MIN, priority=rules.AKUT),
                task("08:10", 20 * MIN, afdeling=1, priority=rules.AKUT),
                task("08:15", 10 * MIN, afdeling=1, priority=rules.AKUT),
            ]
        ),
    )
    assert story(played) == told("""
        07:00 REGISTERED task 0
        07:00 ASSIGNED task 0 man 0
        07:05 REGISTERED task 1
        07:10 DIVERTED task 0 man 0 travel 10 min
        07:10 ASSIGNED task 1 man 0
        07:20 ARRIVED task 1 man 0 travel 10 min
        07:50 DONE task 1 man 0 work 30 min
        07:50 ASSIGNED task 0 man 0
        08:00 ARRIVED task 0 man 0 travel 10 min
        08:10 REGISTERED task 2
        08:10 PREEMPTED task 0 man 0 work 10 min        # 30 - 10 + 8 = 28 left
        08:10 ASSIGNED task 2 man 0
        08:10 ARRIVED task 2 man 0 travel 0 min
        08:15 REGISTERED task 3
        08:30 DONE task 2 man 0 work 20 min
        08:30 ASSIGNED task 3 man 0                     # before task 0, which is older
        08:30 ARRIVED task 3 man 0 travel 0 min
        08:40 DONE task 3 man 0 work 10 min
        08:40 ASSIGNED task 0 man 0
        08:40 ARRIVED task 0 man 0 travel 0 min
        09:08 DONE task 0 man 0 work 28 min
    """)


def test_acute_takes_the_man_on_the_least_urgent_work(simulate: Engine) -> None:
    """Of a man on a visit and one on a round, the one on the round goes."""
    played = simulate(
        world(men=[Man(), Man()]),
        draws(
            [
                task("07:00", 60 * MIN),
                task("07:00", 60 * MIN, ROUND),
                task("07:30", 10 * MIN, priority=rules.AKUT),
            ]
        ),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 1 man 0                     # a release (5) comes before a call (6)
        07:00 ARRIVED task 1 man 0 travel 0 min
        07:00 REGISTERED task 0
        07:00 ASSIGNED task 0 man 1
        07:00 ARRIVED task 0 man 1 travel 0 min
        07:30 REGISTERED task 2
        07:30 PREEMPTED task 1 man 0 work 30 min
        07:30 ASSIGNED task 2 man 0
        07:30 ARRIVED task 2 man 0 travel 0 min
        07:40 DONE task 2 man 0 work 10 min
        07:40 ASSIGNED task 1 man 0
        07:40 ARRIVED task 1 man 0 travel 0 min
        08:00 DONE task 0 man 1 work 60 min
        08:10 DONE task 1 man 0 work 30 min
    """)


def test_a_man_called_from_a_closed_door_loses_no_work(simulate: Engine) -> None:
    """He rings again later; nothing was begun, so nothing is done and no set-up is added."""
    played = simulate(
        world(levers={"setup": 8 * MIN}),
        draws(
            [
                task("07:00", 30 * MIN, INDOOR, no_access=LOW),
                task("07:05", 30 * MIN, priority=rules.AKUT),
            ]
        ),
    )
    assert story(played) == told("""
        07:00 REGISTERED task 0
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:05 REGISTERED task 1
        07:05 PREEMPTED task 0 man 0 work 5 min
        07:05 ASSIGNED task 1 man 0
        07:05 ARRIVED task 1 man 0 travel 0 min
        07:35 DONE task 1 man 0 work 30 min
        07:35 ASSIGNED task 0 man 0
        07:35 ARRIVED task 0 man 0 travel 0 min
        07:45 NO_ACCESS task 0 man 0 work 10 min
        +1 07:45 ASSIGNED task 0 man 0
        +1 07:45 ARRIVED task 0 man 0 travel 0 min
        +1 08:15 DONE task 0 man 0 work 30 min
    """)


def test_a_return_visit_is_due_from_when_it_is_possible(simulate: Engine) -> None:
    """By priority, a task that came before the return of another is due before it."""
    # Task 0 returns on Tuesday at 07:10, due ten days later; task 2, reported at 07:05, is due
    # five minutes before. Both wait for the end of task 1.
    played = simulate(
        world(levers={"dispatch": rules.PRIORITY}),
        draws(
            [
                task("07:00", 30 * MIN, fix=HIGH, gap=23 * HOUR + 40 * MIN),
                task("+1 07:00", 60 * MIN),
                task("+1 07:05", 10 * MIN, INDOOR),
            ]
        ),
    )
    assert story(played)[-6:] == told("""
        +1 08:00 ASSIGNED task 2 man 0
        +1 08:00 ARRIVED task 2 man 0 travel 0 min
        +1 08:10 DONE task 2 man 0 work 10 min
        +1 08:10 ASSIGNED task 0 man 0
        +1 08:10 ARRIVED task 0 man 0 travel 0 min
        +1 08:28 DONE task 0 man 0 work 18 min          # 30 x 0.6
    """)


def test_rounds_that_cannot_be_caught_up_are_skipped(simulate: Engine) -> None:
    """A round expires after slack and catch-up, or with the next one; one begun does not."""
    day = {"catch_up": 1 * DAY}
    played = simulate(
        world(levers=day),
        draws(
            [
                task("00:00", 60 * MIN, ROUND, expire=1 * DAY),
                task("00:00", 60 * MIN, ROUND, expire=7 * DAY),
                task("+2 00:00", 20 * HOUR, ROUND, expire=9 * DAY),
            ],
            absent=[(0, 0), (0, 1)],
        ),
    )
    assert story(played) == told("""
        +1 00:00 SKIPPED task 0                         # the next one is due after 1 d
        +2 00:00 SKIPPED task 1                         # 1 d of slack + 1 d to catch up
        +2 07:00 ASSIGNED task 2 man 0
        +2 07:00 ARRIVED task 2 man 0 travel 0 min
        +2 15:00 STOPPED task 2 man 0 work 480 min
        +3 07:00 ASSIGNED task 2 man 0
        +3 07:00 ARRIVED task 2 man 0 travel 0 min
        +3 15:00 STOPPED task 2 man 0 work 480 min
        +4 07:00 ASSIGNED task 2 man 0                  # it would have expired at +4 00:00
        +4 07:00 ARRIVED task 2 man 0 travel 0 min
        +4 11:00 DONE task 2 man 0 work 240 min         # 1200 - 480 - 480
    """)


def test_strangers_work_slower_until_they_know_the_place(simulate: Engine) -> None:
    """20 % more on the first job at a strange site, falling to 10 % over two jobs."""
    levers = {"strange_first": 200, "strange_permanent": 100, "strange_jobs": 2}
    visits = [task(f"{hour}:00", 60 * MIN) for hour in ("08", "10", "12")]
    played = simulate(
        world(
            men=[Man(own=(0,)), Man(own=(1,), local=rules.COVER)],
            afdelinger=2,
            levers=levers,
            travel=0,
        ),
        draws([*visits, task("+1 08:00", 60 * MIN)], absent=[(0, 0)]),
    )
    done = [line for line in story(played) if "DONE" in line]
    assert done == told("""
        09:12 DONE task 0 man 1 work 72 min             # 60 x 1.20
        11:09 DONE task 1 man 1 work 69 min             # 60 x 1.15
        13:06 DONE task 2 man 1 work 66 min             # 60 x 1.10
        +1 09:00 DONE task 3 man 0 work 60 min          # at home
    """)
