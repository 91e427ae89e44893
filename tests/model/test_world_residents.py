"""Miniature worlds: residents who call, walk up, try again, and ask again."""

from sim.model import Engine, rules
from sim.model.trace import Row
from sim.model.world import MARKS
from tests.model.miniature import HALF, HOUR, LOW, MIN, ROUND, Man, draws, task, world
from tests.model.story import story, told

OFFICE_HOURS = {"open_from": 7 * HOUR, "open_to": 15 * HOUR}


def test_a_call_costs_the_call_and_setting_up_again(simulate: Engine) -> None:
    """A call on the mobile interrupts a round by handling and set-up; the request waits."""
    played = simulate(
        world(levers={"channel": rules.MOBILE, "call": 3 * MIN, "setup": 8 * MIN}),
        draws([task("00:00", 60 * MIN, ROUND), task("07:20", 10 * MIN)]),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:20 INTERRUPTED task 1 man 0 loses 11 min     # 3 + 8
        07:20 REGISTERED task 1
        08:11 DONE task 0 man 0 work 60 min lost 11 min # 07:00 + 60 + 11
        08:11 ASSIGNED task 1 man 0
        08:11 ARRIVED task 1 man 0 travel 0 min
        08:21 DONE task 1 man 0 work 10 min
    """)


def test_a_walk_up_stops_planned_work_but_no_visit(simulate: Engine) -> None:
    """A direct request takes a man from a round at once; from a visit it only takes minutes."""
    stops = {"direct": MARKS, "direct_stops": 1, "call": 3 * MIN, "setup": 8 * MIN}
    played = simulate(
        world(levers=stops),
        draws(
            [
                task("00:00", 120 * MIN, ROUND),
                task("08:00", 30 * MIN, direct=LOW),
                task("08:10", 10 * MIN, direct=LOW),
            ]
        ),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        08:00 REGISTERED task 1
        08:00 PREEMPTED task 0 man 0 work 60 min        # left: 120 - 60 + 8 of set-up = 68
        08:00 ASSIGNED task 1 man 0
        08:00 ARRIVED task 1 man 0 travel 0 min
        08:10 INTERRUPTED task 2 man 0 loses 11 min     # he is on a visit: 3 + 8
        08:10 REGISTERED task 2
        08:41 DONE task 1 man 0 work 30 min lost 11 min
        08:41 ASSIGNED task 0 man 0                     # FIFO: it has waited since 00:00
        08:41 ARRIVED task 0 man 0 travel 0 min
        09:49 DONE task 0 man 0 work 68 min
        09:49 ASSIGNED task 2 man 0
        09:49 ARRIVED task 2 man 0 travel 0 min
        09:59 DONE task 2 man 0 work 10 min
    """)


def test_a_walk_up_may_queue_and_an_idle_man_loses_nothing(simulate: Engine) -> None:
    """Where direct requests are queued they cost minutes; an idle man just goes."""
    played = simulate(
        world(levers={"direct": MARKS, "direct_stops": 0, "call": 3 * MIN, "setup": 8 * MIN}),
        draws(
            [
                task("00:00", 60 * MIN, ROUND),
                task("07:30", 10 * MIN, direct=LOW),
                task("10:00", 10 * MIN, direct=LOW),
            ]
        ),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:30 INTERRUPTED task 1 man 0 loses 11 min
        07:30 REGISTERED task 1
        08:11 DONE task 0 man 0 work 60 min lost 11 min
        08:11 ASSIGNED task 1 man 0
        08:11 ARRIVED task 1 man 0 travel 0 min
        08:21 DONE task 1 man 0 work 10 min
        10:00 REGISTERED task 2
        10:00 ASSIGNED task 2 man 0
        10:00 ARRIVED task 2 man 0 travel 0 min
        10:10 DONE task 2 man 0 work 10 min
    """)


def test_missed_calls_are_repeated_and_the_last_leaves_a_message(simulate: Engine) -> None:
    """A working man misses low marks, an idle one none; the third of three calls is heard."""
    played = simulate(
        world(levers={"channel": rules.MOBILE, "missed": HALF, "call": 3 * MIN}),
        draws(
            [
                task("00:00", 2 * HOUR, ROUND),
                task("07:10", 30 * MIN, heard=LOW, retry=[20 * MIN, 30 * MIN, HOUR]),
                task("10:00", 10 * MIN, heard=LOW),
            ],
            attempts=3,
        ),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:10 MISSED task 1
        07:30 MISSED task 1                             # after 20 min
        08:00 INTERRUPTED task 1 man 0 loses 3 min      # after 30 min more: the last attempt
        08:00 REGISTERED task 1
        09:03 DONE task 0 man 0 work 120 min lost 3 min
        09:03 ASSIGNED task 1 man 0
        09:03 ARRIVED task 1 man 0 travel 0 min
        09:33 DONE task 1 man 0 work 30 min
        10:00 REGISTERED task 2                         # he is idle and hears it
        10:00 ASSIGNED task 2 man 0
        10:00 ARRIVED task 2 man 0 travel 0 min
        10:10 DONE task 2 man 0 work 10 min
    """)


def test_a_mobile_rings_in_vain_while_its_man_is_ill(simulate: Engine) -> None:
    """Nobody answers for the afdeling: even a high mark is missed until the last attempt."""
    played = simulate(
        world(levers={"channel": rules.MOBILE}),
        draws([task("08:00", 30 * MIN, retry=90 * MIN)], absent=[(0, 0)]),
    )
    assert story(played) == told("""
        08:00 MISSED task 0
        09:30 REGISTERED task 0                         # a message, after 90 min
        +1 07:00 ASSIGNED task 0 man 0
        +1 07:00 ARRIVED task 0 man 0 travel 0 min
        +1 07:30 DONE task 0 man 0 work 30 min
    """)


def test_callers_give_up_at_the_desk_and_the_desk_takes_its_time(simulate: Engine) -> None:
    """A caller with a low mark hangs up and tries again; the ticket is in an hour later."""
    played = simulate(
        world(levers={"abandoned": HALF, "delay": HOUR}),
        draws([task("08:00", 30 * MIN, heard=[LOW, LOW], retry=20 * MIN)]),
    )
    assert story(played) == told("""
        08:00 MISSED task 0
        09:20 REGISTERED task 0                         # 08:00 + 20 min, + 1 h of delay
        09:20 ASSIGNED task 0 man 0
        09:20 ARRIVED task 0 man 0 travel 0 min
        09:50 DONE task 0 man 0 work 30 min
    """)


def test_out_of_hours_acute_goes_to_the_vagt_and_the_rest_waits(simulate: Engine) -> None:
    """The phone is closed: acute faults go to the vagt, others call after the next opening."""
    played = simulate(
        world(levers=OFFICE_HOURS),
        draws(
            [
                task("05:00", 30 * MIN, priority=rules.AKUT),
                task("05:30", 30 * MIN, retry=70 * MIN),
                task("08:00", 10 * MIN, priority=rules.AKUT),
                task("15:00", 10 * MIN, priority=rules.AKUT, vagt=90 * MIN),
                task("+5 08:00", 10 * MIN, priority=rules.AKUT),
            ]
        ),
    )
    assert story(played) == told("""
        05:00 VAGT task 0 after 60 min
        07:10 REGISTERED task 1                         # opening + 70 min modulo 1 h
        07:10 ASSIGNED task 1 man 0
        07:10 ARRIVED task 1 man 0 travel 0 min
        07:40 DONE task 1 man 0 work 30 min
        08:00 REGISTERED task 2
        08:00 ASSIGNED task 2 man 0
        08:00 ARRIVED task 2 man 0 travel 0 min
        08:10 DONE task 2 man 0 work 10 min
        15:00 VAGT task 3 after 90 min                  # open until 15:00, not at 15:00
        +5 08:00 VAGT task 4 after 60 min               # a Saturday
    """)


def test_residents_chase_in_opening_hours_until_somebody_comes(simulate: Engine) -> None:
    """A waiting resident asks again every 4 h; a closed phone moves the question to opening."""
    played = simulate(
        world(levers=OFFICE_HOURS),
        draws([task("08:00", 30 * MIN, patience=4 * HOUR)], absent=[(0, 0), (0, 1)]),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        12:00 CHASED task 0
        +1 07:00 CHASED task 0                          # 16:00 is closed
        +1 11:00 CHASED task 0
        +2 07:00 ASSIGNED task 0 man 0                  # 15:00 is closed; he comes before 07:00's
        +2 07:00 ARRIVED task 0 man 0 travel 0 min
        +2 07:30 DONE task 0 man 0 work 30 min
    """)


def test_a_chase_on_the_mobile_interrupts(simulate: Engine) -> None:
    """On the man's own phone each question costs him a call."""
    played = simulate(
        world(levers={"channel": rules.MOBILE, "call": 3 * MIN}),
        draws([task("00:00", 2 * HOUR, ROUND), task("07:10", 10 * MIN, patience=HOUR)]),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:10 INTERRUPTED task 1 man 0 loses 3 min
        07:10 REGISTERED task 1
        08:10 CHASED task 1
        08:10 INTERRUPTED task 1 man 0 loses 3 min
        09:06 DONE task 0 man 0 work 120 min lost 6 min # 07:00 + 120 + 2 x 3
        09:06 ASSIGNED task 1 man 0
        09:06 ARRIVED task 1 man 0 travel 0 min
        09:16 DONE task 1 man 0 work 10 min
    """)


def test_calls_go_round_among_the_men_of_an_afdeling(simulate: Engine) -> None:
    """Both are at work: task 2 rings man 0 (2 + 0 is even), task 3 man 1 (3 + 1 is even)."""
    played = simulate(
        world(men=[Man(), Man()], levers={"channel": rules.MOBILE, "call": 3 * MIN}),
        draws(
            [task("00:00", 60 * MIN, ROUND)] * 2
            + [task("07:20", 10 * MIN), task("07:30", 10 * MIN)]
        ),
    )
    assert [line for line in story(played) if "INTERRUPTED" in line] == told("""
        07:20 INTERRUPTED task 2 man 0 loses 3 min
        07:30 INTERRUPTED task 3 man 1 loses 3 min
    """)


def test_a_word_in_passing_costs_a_working_man_only(simulate: Engine) -> None:
    """A contact costs its length and set-up; nobody stops a man who is idle or elsewhere."""
    played = simulate(
        world(levers={"setup": 8 * MIN}, afdelinger=2),
        draws(
            [task("00:00", 60 * MIN, ROUND)],
            contacts=[("07:30", 0, 4 * MIN), ("07:40", 1, 4 * MIN), ("10:00", 0, 4 * MIN)],
        ),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        07:30 INTERRUPTED task 0 man 0 loses 12 min     # 4 + 8
        08:12 DONE task 0 man 0 work 60 min lost 12 min
    """)


def test_acute_waits_are_given_to_a_firm(simulate: Engine) -> None:
    """An acute task nobody has come for within the limit goes out; one being served does not."""
    played = simulate(
        world(escalation=2 * HOUR, levers={"delay": 30 * MIN}),
        draws(
            [
                task("08:00", 30 * MIN, priority=rules.AKUT),
                task("+1 08:00", 3 * HOUR, priority=rules.AKUT),
            ],
            absent=[(0, 0)],
        ),
    )
    assert story(played) == told("""
        08:30 REGISTERED task 0
        10:00 ESCALATED task 0 after 60 min             # 08:00 + 2 h: the resident's clock
        +1 08:30 REGISTERED task 1
        +1 08:30 ASSIGNED task 1 man 0
        +1 08:30 ARRIVED task 1 man 0 travel 0 min
        +1 11:30 DONE task 1 man 0 work 180 min         # at 10:00 he was there
    """)


def test_a_chase_that_is_overdue_at_registration_comes_at_once(simulate: Engine) -> None:
    """Patience runs from the first try to report, not from registration."""
    # 08:00 + patience 1 h is past when the ticket is in at 10:00: the question comes 1 s later.
    played = simulate(
        world(levers={"delay": 2 * HOUR}),
        draws([task("08:00", 30 * MIN, patience=HOUR)], absent=[(0, 0)]),
    )
    assert story(played)[:3] == told("""
        10:00 REGISTERED task 0
        10:00:01 CHASED task 0
        11:00:01 CHASED task 0
    """)


def test_a_short_phone_hour_is_found_in_the_end(simulate: Engine) -> None:
    """Where the phone is open for half an hour a day, whoever wants to report gets to do so."""
    half_an_hour = {"open_from": 8 * HOUR, "open_to": 8 * HOUR + 30 * MIN}
    played = simulate(world(levers=half_an_hour), draws([task("07:00", 30 * MIN, retry=45 * MIN)]))
    assert Row.REGISTERED in played.row
