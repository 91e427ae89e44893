"""Miniature worlds: neighbours, pools, shared machines, two-man jobs and levers that move."""

import numpy as np

from sim.model import Engine, rules
from tests.model.miniature import (
    HOUR,
    LIFT,
    MIN,
    MOWING,
    ROUND,
    TRADE,
    Man,
    draws,
    task,
    world,
)
from tests.model.story import story, told


def test_neighbours_help_above_a_backlog(simulate: Engine) -> None:
    """One waiting request brings nobody; the second does, and he goes to that one."""
    played = simulate(
        world(
            men=[Man(own=(0,)), Man(own=(1,), local=rules.HELP)],
            afdelinger=2,
            levers={"help_above": 1},
        ),
        draws([task("08:00", 60 * MIN), task("08:10", 30 * MIN), task("08:20", 30 * MIN)]),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        08:00 ASSIGNED task 0 man 0
        08:00 ARRIVED task 0 man 0 travel 0 min
        08:10 REGISTERED task 1                         # 1 waits: not above 1
        08:20 REGISTERED task 2                         # 2 wait
        08:20 ASSIGNED task 2 man 1                     # what has just come is offered
        08:30 ARRIVED task 2 man 1 travel 10 min
        09:00 DONE task 0 man 0 work 60 min
        09:00 ASSIGNED task 1 man 0
        09:00 ARRIVED task 1 man 0 travel 0 min
        09:00 DONE task 2 man 1 work 30 min
        09:30 DONE task 1 man 0 work 30 min
    """)


def test_acute_brings_a_neighbour_at_any_backlog(simulate: Engine) -> None:
    """Urgent work needs no threshold: the idle neighbour goes rather than the busy home man."""
    played = simulate(
        world(
            men=[Man(own=(0,)), Man(own=(1,), local=rules.HELP)],
            afdelinger=2,
            levers={"help_above": 9},
        ),
        draws([task("08:00", 60 * MIN), task("08:10", 30 * MIN, priority=rules.AKUT)]),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        08:00 ASSIGNED task 0 man 0
        08:00 ARRIVED task 0 man 0 travel 0 min
        08:10 REGISTERED task 1
        08:10 ASSIGNED task 1 man 1
        08:20 ARRIVED task 1 man 1 travel 10 min
        08:50 DONE task 1 man 1 work 30 min
        09:00 DONE task 0 man 0 work 60 min
    """)


def test_own_work_goes_before_help(simulate: Engine) -> None:
    """A neighbour with own work of the same rank does that first, though help is older."""
    played = simulate(
        world(men=[Man(own=(1,), local=rules.HELP)], afdelinger=2),
        draws([task("06:00", 10 * MIN, afdeling=0), task("06:30", 10 * MIN, afdeling=1)]),
    )
    assert story(played)[2:] == told("""
        07:00 ASSIGNED task 1 man 0
        07:00 ARRIVED task 1 man 0 travel 0 min
        07:10 DONE task 1 man 0 work 10 min
        07:10 ASSIGNED task 0 man 0                     # 1 waits: above 0
        07:20 ARRIVED task 0 man 0 travel 10 min
        07:30 DONE task 0 man 0 work 10 min
    """)


def test_kombi_keeps_local_work_with_the_home_man(simulate: Engine) -> None:
    """The pool takes trade work anywhere; a local visit waits for the man of the place."""
    played = simulate(
        world(men=[Man(own=(0,), pool=rules.OWN), Man(own=(1,), pool=rules.OWN)], afdelinger=2),
        draws(
            [
                task("08:00", 60 * MIN),
                task("08:10", 30 * MIN, TRADE),
                task("08:20", 10 * MIN),
            ]
        ),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        08:00 ASSIGNED task 0 man 0
        08:00 ARRIVED task 0 man 0 travel 0 min
        08:10 REGISTERED task 1
        08:10 ASSIGNED task 1 man 1                     # pool work
        08:20 ARRIVED task 1 man 1 travel 10 min
        08:20 REGISTERED task 2                         # local work
        08:50 DONE task 1 man 1 work 30 min             # he stays idle
        09:00 DONE task 0 man 0 work 60 min
        09:00 ASSIGNED task 2 man 0
        09:00 ARRIVED task 2 man 0 travel 0 min
        09:10 DONE task 2 man 0 work 10 min
    """)


def test_one_machine_is_fetched_kept_and_waited_for(simulate: Engine) -> None:
    """Fetching takes 15 min; who has the machine keeps it; the other man waits for it."""
    played = simulate(
        world(
            men=[Man(own=(0,)), Man(own=(1,))],
            afdelinger=2,
            machines=1,
            levers={"transport": 15 * MIN},
        ),
        draws(
            [
                task("00:00", 60 * MIN, MOWING, afdeling=0),
                task("00:00", 60 * MIN, MOWING, afdeling=1),
                task("00:00", 60 * MIN, MOWING, afdeling=0),
            ]
        ),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:15 ARRIVED task 0 man 0 travel 15 min
        08:15 DONE task 0 man 0 work 60 min
        08:15 ASSIGNED task 2 man 0                     # he looks first, and has it at hand
        08:15 ARRIVED task 2 man 0 travel 0 min
        09:15 DONE task 2 man 0 work 60 min
        09:15 ASSIGNED task 1 man 1
        09:30 ARRIVED task 1 man 1 travel 15 min
        10:30 DONE task 1 man 1 work 60 min
    """)


def test_a_job_for_two_brings_a_second_man(simulate: Engine) -> None:
    """Both set out, work starts when both are there; a helper leaves planned work for it."""
    played = simulate(
        world(men=[Man(own=(0,)), Man(own=(1, 0))], afdelinger=2),
        draws(
            [
                task("08:00", 30 * MIN, LIFT),
                task("09:00", 4 * HOUR, ROUND, afdeling=1),
                task("10:00", 30 * MIN, LIFT),
            ]
        ),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        08:00 ASSIGNED task 0 man 0                     # he is nearest: 0 min against 10
        08:10 HELPER_ARRIVED task 0 man 1 travel 10 min
        08:10 ARRIVED task 0 man 0 travel 10 min        # he has waited
        08:40 DONE task 0 man 0 work 30 min
        08:40 HELPED task 0 man 1 work 30 min
        09:00 ASSIGNED task 1 man 1
        09:10 ARRIVED task 1 man 1 travel 10 min
        10:00 REGISTERED task 2
        10:00 PREEMPTED task 1 man 1 work 50 min        # 240 - 50 = 190 left
        10:00 ASSIGNED task 2 man 0
        10:10 HELPER_ARRIVED task 2 man 1 travel 10 min
        10:10 ARRIVED task 2 man 0 travel 10 min
        10:40 DONE task 2 man 0 work 30 min
        10:40 HELPED task 2 man 1 work 30 min
        10:40 ASSIGNED task 1 man 1
        10:50 ARRIVED task 1 man 1 travel 10 min
        14:00 DONE task 1 man 1 work 190 min            # 10:50 + 190 min
    """)


def test_a_job_for_two_waits_for_a_second_man(simulate: Engine) -> None:
    """One man alone does not set out; on the next day they are two."""
    played = simulate(
        world(men=[Man(), Man()]), draws([task("08:00", 30 * MIN, LIFT)], absent=[(1, 0)])
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        +1 07:00 ASSIGNED task 0 man 1
        +1 07:00 HELPER_ARRIVED task 0 man 0 travel 0 min
        +1 07:00 ARRIVED task 0 man 1 travel 0 min
        +1 07:30 DONE task 0 man 1 work 30 min
        +1 07:30 HELPED task 0 man 0 work 30 min
    """)


def test_levers_move_at_an_epoch(simulate: Engine) -> None:
    """From Tuesday the desk takes an hour to enter what on Monday was entered at once."""
    played = simulate(
        world(levers=[{}, {"delay": HOUR}], regime=[[0], [1]], epochs=["00:00", "+1 00:00"]),
        draws([task("08:00", 10 * MIN), task("+1 08:00", 10 * MIN)]),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        08:00 ASSIGNED task 0 man 0
        08:00 ARRIVED task 0 man 0 travel 0 min
        08:10 DONE task 0 man 0 work 10 min
        +1 09:00 REGISTERED task 1
        +1 09:00 ASSIGNED task 1 man 0
        +1 09:00 ARRIVED task 1 man 0 travel 0 min
        +1 09:10 DONE task 1 man 0 work 10 min
    """)


def test_idle_men_look_again_when_levers_move(simulate: Engine) -> None:
    """At 10:00 the neighbour may work here: he takes what waits, in the middle of the day."""
    before = world(
        men=[Man(own=(0,)), Man(own=(1,))], afdelinger=2, epochs=["00:00", "10:00"],
        regime=[[0, 0], [0, 0]],
    )  # fmt: skip
    reach = np.where(np.arange(2)[:, None, None, None] == 1, rules.OWN, before.staff.reach)
    played = simulate(
        before._replace(staff=before.staff._replace(reach=reach)),
        draws([task("08:00", 4 * HOUR), task("08:10", 30 * MIN)]),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        08:00 ASSIGNED task 0 man 0
        08:00 ARRIVED task 0 man 0 travel 0 min
        08:10 REGISTERED task 1
        10:00 ASSIGNED task 1 man 1
        10:10 ARRIVED task 1 man 1 travel 10 min
        10:40 DONE task 1 man 1 work 30 min
        12:00 DONE task 0 man 0 work 240 min
    """)


def test_a_machine_set_free_at_the_start_of_a_block_is_taken_at_once(simulate: Engine) -> None:
    """A man who starts his day calls another from his machine: who waits for it sets out."""
    # In afdeling 2 the day starts with an hour's brief. Its job for two needs man 1 as well.
    played = simulate(
        world(
            men=[Man(own=(2,)), Man(own=(0, 2)), Man(own=(1,))],
            afdelinger=3,
            levers=[{"brief": HOUR}, {}],
            regime=[[1, 1, 0]],
        ),
        draws(
            [
                task("00:00", 120 * MIN, MOWING, afdeling=0),
                task("00:00", 60 * MIN, MOWING, afdeling=1),
                task("07:30", 30 * MIN, LIFT, afdeling=2),
            ],
            slots=3,
        ),
    )
    assert story(played)[:7] == told("""
        07:00 ASSIGNED task 0 man 1
        07:00 ARRIVED task 0 man 1 travel 0 min
        07:30 REGISTERED task 2
        08:00 PREEMPTED task 0 man 1 work 60 min
        08:00 ASSIGNED task 2 man 0
        08:00 ASSIGNED task 1 man 2
        08:00 ARRIVED task 1 man 2 travel 0 min
    """)


def test_a_machine_set_free_by_a_call_is_taken_at_once(simulate: Engine) -> None:
    """When an acute call takes a man from his machine, the man who waits for it sets out."""
    # Nobody is at home in afdeling 2: its mobile is answered by the message of the only attempt.
    played = simulate(
        world(
            men=[Man(own=(0,), local=rules.HELP), Man(own=(1,))],
            afdelinger=3,
            levers={"channel": rules.MOBILE},
        ),
        draws(
            [
                task("00:00", 120 * MIN, MOWING),
                task("00:00", 60 * MIN, MOWING, afdeling=1),
                task("08:00", 30 * MIN, afdeling=2, priority=rules.AKUT),
            ],
            attempts=1,
        ),
    )
    assert story(played)[2:6] == told("""
        08:00 REGISTERED task 2
        08:00 PREEMPTED task 0 man 0 work 60 min
        08:00 ASSIGNED task 2 man 0
        08:00 ASSIGNED task 1 man 1                     # at once, and not when man 0 arrives
    """)
