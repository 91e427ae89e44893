"""The roster: blocks of working time from the calendar, posts, meetings, absence and snow."""

import numpy as np
import pytest

from sim.model import DAY, HOUR
from sim.model.draws import draw
from sim.model.roster import Roster, build_roster
from sim.model.rules import SNOW_BLOCK
from sim.model.world import World
from sim.model.world.build import build_world
from tests.model.miniature import MIN, Man, draws, world
from tests.model.small import small
from tests.model.story import clock

DANISH = (("07:00", "15:30"),) * 4 + (("07:00", "12:00"),) + (("00:00", "00:00"),) * 2
LUNCH = ("11:30", "12:00")


def blocks(roster: Roster, man: int = 0) -> list[str]:
    """Return one man's blocks as '07:00-11:30', call-ins marked by a star."""
    chosen = roster.man == man
    rows = zip(roster.start[chosen], roster.end[chosen], roster.kind[chosen], strict=True)
    return [
        f"{clock(int(start))}-{clock(int(end) % DAY)}{'*' * int(kind == SNOW_BLOCK)}"
        for start, end, kind in rows
    ]


def danish_week(**more: object) -> World:
    """Return one man's ordinary week of 37 hours."""
    return world(week=DANISH, lunch=LUNCH, **more)  # type: ignore[arg-type]


def test_an_ordinary_week_is_37_hours() -> None:
    """Lunch splits four days; on Friday the day ends as lunch would."""
    roster = build_roster(danish_week(), draws())
    assert blocks(roster) == [
        "07:00-11:30", "12:00-15:30",
        "+1 07:00-11:30", "+1 12:00-15:30",
        "+2 07:00-11:30", "+2 12:00-15:30",
        "+3 07:00-11:30", "+3 12:00-15:30",
        "+4 07:00-12:00",
    ]  # fmt: skip
    assert (roster.end - roster.start).sum() == 37 * HOUR
    assert roster.first.tolist() == [1, 0] * 4 + [1]


def test_a_part_time_man_works_the_first_part_of_each_day() -> None:
    """60 % of 8.5 h is 5.1 h: to 12:06, lunch taken; of 5 h 3 h: to 10:00."""
    part = danish_week()
    part = part._replace(staff=part.staff._replace(share=np.array([600])))
    got = blocks(build_roster(part, draws()))
    assert got[:2] == ["07:00-11:30", "12:00-12:06"]
    assert got[-1] == "+4 07:00-10:00"


def test_meetings_are_taken_from_the_day() -> None:
    """A brief of 15 min every day and 75 min on Monday: 5 x 15 + 75 = 150 min a week."""
    roster = build_roster(danish_week(levers={"brief": 15 * MIN, "meeting": 75 * MIN}), draws())
    assert [text for text in blocks(roster) if "-11:30" in text or "-12:00" in text] == [
        "08:30-11:30", "+1 07:15-11:30", "+2 07:15-11:30", "+3 07:15-11:30", "+4 07:15-12:00",
    ]  # fmt: skip
    assert roster.meeting.tolist() == [150 * MIN]
    assert (roster.end - roster.start).sum() + roster.meeting[0] == 37 * HOUR


def test_absence_takes_whole_days_and_the_house_is_counted() -> None:
    """On Tuesday the first of two men of an afdeling is ill."""
    two = danish_week(men=[Man(), Man()])
    roster = build_roster(two, draws(absent=[(0, 1)]))
    assert not [text for text in blocks(roster) if text.startswith("+1")]
    assert blocks(roster, 1)[2:4] == ["+1 07:00-11:30", "+1 12:00-15:30"]
    assert roster.home_men[:, 0].tolist() == [2, 1, 2, 2, 2, 0, 0]


def test_a_temp_comes_after_some_working_days_and_goes_with_the_illness() -> None:
    """Ill Wednesday to Monday with a temp after two working days: Friday and Monday."""
    fortnight = danish_week(men=[Man(temp_after=2)], days=14)
    ill = [(0, day) for day in range(2, 8)]
    # The temp is not called in for Monday's snow.
    roster = build_roster(fortnight, draws(absent=ill, days=14, snow=["+7 05:00"]))
    assert np.flatnonzero(roster.temp[0]).tolist() == [4, 7]
    assert [text for text in blocks(roster) if text.startswith(("+4", "+7"))] == [
        "+4 07:00-12:00", "+7 07:00-11:30", "+7 12:00-15:30",
    ]  # fmt: skip


def test_blocks_that_follow_on_each_other_are_one() -> None:
    """Without a break at noon the day is one block; a call-in until 07:00 stays apart."""
    whole = world(week=DANISH, lunch=("12:00", "12:00"))
    assert blocks(build_roster(whole, draws(snow=["+1 05:40"])))[:3] == [
        "07:00-15:30", "+1 05:40-07:00*", "+1 07:00-15:30",
    ]  # fmt: skip
    night = world(week=(("00:00", "24:00"),) * 2 + (("00:00", "00:00"),) * 5, lunch=LUNCH)
    roster = build_roster(night, draws())
    assert blocks(roster) == ["00:00-11:30", "12:00-11:30", "+1 12:00-00:00"]
    assert roster.first.tolist() == [1, 0, 1]


def test_snow_calls_in_whoever_is_employed_and_well() -> None:
    """Tuesday from 05:40 to opening; Saturday for 3 h; Wednesday at 08:00 they are at work."""
    two = danish_week(men=[Man(), Man()])
    snowy = draws(snow=["+1 05:40", "+2 08:00", "+5 06:10"], absent=[(1, 1), (1, 5)])
    roster = build_roster(two, snowy)
    assert [text for text in blocks(roster) if "*" in text] == [
        "+1 05:40-07:00*", "+5 06:10-09:10*",
    ]  # fmt: skip
    assert not [text for text in blocks(roster, 1) if "*" in text]
    # The call-in is the first block of its day: the day at 07:00 starts where he is.
    tuesday = (roster.man == 0) & (roster.start // DAY == 1)
    assert roster.first[tuesday].tolist() == [1, 0, 0]


def test_nobody_works_before_or_after_his_employment() -> None:
    """Employed from Tuesday to Thursday: blocks on Tuesday and Wednesday only."""
    short = danish_week()
    hired = short.staff._replace(employed_from=np.array([1 * DAY]), employed_to=np.array([3 * DAY]))
    roster = build_roster(short._replace(staff=hired), draws())
    assert {text[:2] for text in blocks(roster)} == {"+1", "+2"}


def test_blocks_of_a_real_year_are_in_order_and_apart() -> None:
    """Sorted by start and man; a man's blocks never overlap; all lie within the year."""
    organisation = build_world(small(), "faellesdrift", posts=[4.5])
    year = draw(small(), 5, 0, 5)
    roster = build_roster(organisation, year)
    keys = list(zip(roster.start.tolist(), roster.man.tolist(), strict=True))
    assert keys == sorted(keys)
    assert (roster.start < roster.end).all()
    assert roster.end.max() <= organisation.days.horizon
    for man in range(5):
        mine = roster.man == man
        assert (roster.start[mine][1:] > roster.end[mine][:-1]).all()


def test_too_few_draws_are_refused() -> None:
    """Absence must be drawn for every man."""
    with pytest.raises(ValueError, match="2 men, the world has 3"):
        build_roster(world(men=[Man()] * 3), draws(slots=2))
