"""Miniature worlds: the working day - its end, lunch, meetings, absence and snow."""

from sim.model import Engine, rules
from tests.model.miniature import HOUR, MIN, ROUND, SNOW, Man, draws, task, world
from tests.model.story import story, told

EARLY = (("06:00", "14:00"),) * 5 + (("00:00", "00:00"),) * 2


def test_a_round_stops_for_lunch_and_for_the_night(simulate: Engine) -> None:
    """A round of 10 h is worked in the blocks of two days, nothing lost between them."""
    played = simulate(world(lunch=("11:30", "12:00")), draws([task("00:00", 10 * HOUR, ROUND)]))
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        11:30 STOPPED task 0 man 0 work 270 min         # 600 - 270 = 330 left
        12:00 ASSIGNED task 0 man 0
        12:00 ARRIVED task 0 man 0 travel 0 min
        15:00 STOPPED task 0 man 0 work 180 min         # 330 - 180 = 150 left
        +1 07:00 ASSIGNED task 0 man 0
        +1 07:00 ARRIVED task 0 man 0 travel 0 min
        +1 09:30 DONE task 0 man 0 work 150 min
    """)


def test_unproductive_time_stretches_a_round(simulate: Engine) -> None:
    """At 80 % productive time 10 h of work are 750 min on the job, in however many spells."""
    played = simulate(
        world(lunch=("11:30", "12:00"), levers={"productive": 800}),
        draws([task("00:00", 10 * HOUR, ROUND)]),
    )
    assert story(played) == told("""
        07:00 ASSIGNED task 0 man 0
        07:00 ARRIVED task 0 man 0 travel 0 min
        11:30 STOPPED task 0 man 0 work 270 min         # 270 x 0.8 = 216; 600 - 216 = 384
        12:00 ASSIGNED task 0 man 0
        12:00 ARRIVED task 0 man 0 travel 0 min
        15:00 STOPPED task 0 man 0 work 180 min         # 180 x 0.8 = 144; 384 - 144 = 240
        +1 07:00 ASSIGNED task 0 man 0
        +1 07:00 ARRIVED task 0 man 0 travel 0 min
        +1 11:30 STOPPED task 0 man 0 work 270 min      # 240 - 216 = 24
        +1 12:00 ASSIGNED task 0 man 0
        +1 12:00 ARRIVED task 0 man 0 travel 0 min
        +1 12:30 DONE task 0 man 0 work 30 min          # 24 / 0.8; 270 + 180 + 270 + 30 = 750
    """)


def test_a_visit_is_carried_through_into_overtime(simulate: Engine) -> None:
    """A visit expected to end within 15 min of the day is begun, and ended if it takes longer."""
    played = simulate(world(), draws([task("14:45", 40 * MIN), task("14:46", 10 * MIN)]))
    assert story(played) == told("""
        14:45 REGISTERED task 0
        14:45 ASSIGNED task 0 man 0                     # expected: 14:45 + 30 = 15:15, just so
        14:45 ARRIVED task 0 man 0 travel 0 min
        14:46 REGISTERED task 1
        15:25 DONE task 0 man 0 work 40 min
        15:25 OVERTIME man 0 of 25 min
        +1 07:00 ASSIGNED task 1 man 0
        +1 07:00 ARRIVED task 1 man 0 travel 0 min
        +1 07:10 DONE task 1 man 0 work 10 min
    """)


def test_a_visit_that_would_end_late_is_not_begun(simulate: Engine) -> None:
    """At 14:46 an idle man lets a visit of 30 min wait until morning; acute he goes to."""
    late = [task("14:46", 10 * MIN), task("14:47", 10 * MIN, priority=rules.AKUT)]
    assert story(simulate(world(), draws(late))) == told("""
        14:46 REGISTERED task 0
        14:47 REGISTERED task 1
        14:47 ASSIGNED task 1 man 0
        14:47 ARRIVED task 1 man 0 travel 0 min
        14:57 DONE task 1 man 0 work 10 min
        +1 07:00 ASSIGNED task 0 man 0
        +1 07:00 ARRIVED task 0 man 0 travel 0 min
        +1 07:10 DONE task 0 man 0 work 10 min
    """)


def test_a_visit_through_lunch_is_overtime(simulate: Engine) -> None:
    """Lunch worked through is paid as overtime, and the afternoon starts where he is."""
    played = simulate(
        world(lunch=("11:30", "12:00")),
        draws([task("11:10", 80 * MIN), task("11:20", 10 * MIN)]),
    )
    assert story(played) == told("""
        11:10 REGISTERED task 0
        11:10 ASSIGNED task 0 man 0
        11:10 ARRIVED task 0 man 0 travel 0 min
        11:20 REGISTERED task 1
        12:00 OVERTIME task 0 man 0 of 30 min           # 11:30-12:00
        12:30 DONE task 0 man 0 work 80 min
        12:30 ASSIGNED task 1 man 0
        12:30 ARRIVED task 1 man 0 travel 0 min
        12:40 DONE task 1 man 0 work 10 min
    """)


def test_on_the_way_to_a_round_when_the_day_ends(simulate: Engine) -> None:
    """A man who arrives at a round after hours turns round; a visit he would begin."""
    # A round needs 10 min of the block on arrival: 11:10 + 20 + 10 = 11:40 is too late for lunch
    # at 11:30, 11:00 + 20 + 10 = 11:30 is not; a resident's word on the way costs nothing.
    organisation = world(
        men=[Man(own=(0, 1))], afdelinger=2, travel=20 * MIN, lunch=("11:30", "12:00")
    )
    both = [task("11:00", 20 * MIN, ROUND, afdeling=1), task("11:30", 10 * MIN)]
    assert story(simulate(organisation, draws(both))) == told("""
        11:00 ASSIGNED task 0 man 0
        11:20 ARRIVED task 0 man 0 travel 20 min
        11:30 STOPPED task 0 man 0 work 10 min
        11:30 REGISTERED task 1
        12:00 ASSIGNED task 0 man 0                     # FIFO
        12:00 ARRIVED task 0 man 0 travel 0 min
        12:10 DONE task 0 man 0 work 10 min
        12:10 ASSIGNED task 1 man 0
        12:30 ARRIVED task 1 man 0 travel 20 min
        12:40 DONE task 1 man 0 work 10 min
    """)
    late = [task("11:10", 20 * MIN, ROUND, afdeling=1)]
    assert story(simulate(organisation, draws(late))) == told("""
        12:00 ASSIGNED task 0 man 0
        12:20 ARRIVED task 0 man 0 travel 20 min
        12:40 DONE task 0 man 0 work 20 min
    """)


def test_brief_and_meeting_come_before_work(simulate: Engine) -> None:
    """Mondays start with a meeting and a brief, other days with the brief."""
    played = simulate(
        world(levers={"meeting": 30 * MIN, "brief": 10 * MIN}),
        draws([task("07:00", 10 * MIN), task("+1 07:00", 10 * MIN)]),
    )
    assert story(played) == told("""
        07:00 REGISTERED task 0
        07:40 ASSIGNED task 0 man 0                     # 07:00 + 30 + 10
        07:40 ARRIVED task 0 man 0 travel 0 min
        07:50 DONE task 0 man 0 work 10 min
        +1 07:00 REGISTERED task 1
        +1 07:10 ASSIGNED task 1 man 0
        +1 07:10 ARRIVED task 1 man 0 travel 0 min
        +1 07:20 DONE task 1 man 0 work 10 min
    """)


def test_nobody_covers(simulate: Engine) -> None:
    """Where nobody covers, the resident waits until the home man is well."""
    played = simulate(
        world(men=[Man(own=(0,)), Man(own=(1,))], afdelinger=2),
        draws([task("08:00", 30 * MIN)], absent=[(0, 0)]),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        +1 07:00 ASSIGNED task 0 man 0
        +1 07:00 ARRIVED task 0 man 0 travel 0 min
        +1 07:30 DONE task 0 man 0 work 30 min
    """)


def test_the_team_covers_only_while_the_home_man_is_away(simulate: Engine) -> None:
    """A colleague comes on the day nobody is at home, and not on a day when somebody is busy."""
    played = simulate(
        world(men=[Man(own=(0,)), Man(own=(1,), local=rules.COVER)], afdelinger=2),
        draws(
            [task("08:00", 30 * MIN), task("+1 08:00", 30 * MIN), task("+1 08:10", 30 * MIN)],
            absent=[(0, 0)],
        ),
    )
    assert story(played) == told("""
        08:00 REGISTERED task 0
        08:00 ASSIGNED task 0 man 1
        08:10 ARRIVED task 0 man 1 travel 10 min
        08:40 DONE task 0 man 1 work 30 min
        +1 08:00 REGISTERED task 1
        +1 08:00 ASSIGNED task 1 man 0
        +1 08:00 ARRIVED task 1 man 0 travel 0 min
        +1 08:10 REGISTERED task 2                      # man 1 is idle, and stays so
        +1 08:30 DONE task 1 man 0 work 30 min
        +1 08:30 ASSIGNED task 2 man 0
        +1 08:30 ARRIVED task 2 man 0 travel 0 min
        +1 09:00 DONE task 2 man 0 work 30 min
    """)


def test_a_temp_comes_after_so_many_days(simulate: Engine) -> None:
    """With a temp after one day the second day of an absence is worked."""
    played = simulate(
        world(men=[Man(temp_after=1)]), draws([task("08:00", 30 * MIN)], absent=[(0, 0), (0, 1)])
    )
    assert story(played)[1:] == told("""
        +1 07:00 ASSIGNED task 0 man 0
        +1 07:00 ARRIVED task 0 man 0 travel 0 min
        +1 07:30 DONE task 0 man 0 work 30 min
    """)


def test_snow_is_cleared_before_anything_else(simulate: Engine) -> None:
    """Called in at 05:30 a man clears snow only, through 07:00, and then begins his day."""
    played = simulate(
        world(),
        draws(
            [task("00:00", 60 * MIN, ROUND), *[task("05:30", 60 * MIN, SNOW)] * 2],
            snow=["05:30"],
        ),
    )
    assert story(played) == told("""
        05:30 ASSIGNED task 1 man 0                     # the round is not begun in a call-in
        05:30 ARRIVED task 1 man 0 travel 0 min
        06:30 DONE task 1 man 0 work 60 min
        06:30 ASSIGNED task 2 man 0
        06:30 ARRIVED task 2 man 0 travel 0 min
        07:30 DONE task 2 man 0 work 60 min             # no overtime: his day began at 07:00
        07:30 ASSIGNED task 0 man 0
        07:30 ARRIVED task 0 man 0 travel 0 min
        08:30 DONE task 0 man 0 work 60 min
    """)


def test_snow_takes_a_man_from_his_round(simulate: Engine) -> None:
    """Snow that comes in working hours pre-empts; setting up again is added to what is left."""
    played = simulate(
        world(week=EARLY, levers={"setup": 8 * MIN}),
        draws(
            [task("00:00", 60 * MIN, ROUND), task("06:30", 60 * MIN, SNOW)],
            snow=["06:30"],
        ),
    )
    assert story(played) == told("""
        06:00 ASSIGNED task 0 man 0
        06:00 ARRIVED task 0 man 0 travel 0 min
        06:30 PREEMPTED task 0 man 0 work 30 min        # 60 - 30 + 8 = 38 left
        06:30 ASSIGNED task 1 man 0
        06:30 ARRIVED task 1 man 0 travel 0 min
        07:30 DONE task 1 man 0 work 60 min
        07:30 ASSIGNED task 0 man 0
        07:30 ARRIVED task 0 man 0 travel 0 min
        08:08 DONE task 0 man 0 work 38 min
    """)


def test_snow_on_a_saturday_is_a_paid_call_in(simulate: Engine) -> None:
    """A weekend call-in lasts 3 h; clearing is ended in overtime; the absent are not called."""
    played = simulate(
        world(men=[Man(), Man()]),
        draws([task("+5 06:00", 4 * HOUR, SNOW)], snow=["+5 06:00"], absent=[(0, 5)]),
    )
    assert story(played) == told("""
        +5 06:00 ASSIGNED task 0 man 1
        +5 06:00 ARRIVED task 0 man 1 travel 0 min
        +5 10:00 DONE task 0 man 1 work 240 min
        +5 10:00 OVERTIME man 1 of 60 min               # paid until 09:00
    """)


def test_the_year_ends_in_the_middle_of_things(simulate: Engine) -> None:
    """What is under way at the end is written down: travel, work, and the overtime so far."""
    # The day ends at 15:00: both have worked 24:00 - 15:00 = 540 min beyond it.
    played = simulate(
        world(days=1, men=[Man(own=(0,)), Man(own=(1, 2))], afdelinger=3, travel=10 * HOUR),
        draws(
            [
                task("14:45", 12 * HOUR),
                task("14:50", 10 * MIN, afdeling=2, priority=rules.AKUT),
            ],
            days=1,
        ),
    )
    assert story(played) == told("""
        14:45 REGISTERED task 0
        14:45 ASSIGNED task 0 man 0
        14:45 ARRIVED task 0 man 0 travel 0 min
        14:50 REGISTERED task 1
        14:50 ASSIGNED task 1 man 1
        +1 00:00 CUT_WORK task 0 man 0 work 555 min     # 24:00 - 14:45
        +1 00:00 OVERTIME task 0 man 0 of 540 min
        +1 00:00 CUT_TRAVEL task 1 man 1 travel 550 min # 24:00 - 14:50
        +1 00:00 OVERTIME task 1 man 1 of 540 min
    """)
