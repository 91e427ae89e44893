"""Time use of miniature weeks, worked out by hand."""

import pytest

from sim.measure.time_use import TimeUse, shares, time_use
from sim.model import HOUR, Engine
from sim.model.draws import Draws
from sim.model.roster import build_roster
from sim.model.world import World
from tests.model.miniature import LIFT, MIN, ROUND, SNOW, Man, draws, task, world


def use_of(simulate: Engine, organisation: World, year: Draws) -> TimeUse:
    """Return what the hours went to."""
    roster = build_roster(organisation, year)
    return time_use(organisation, year, roster, simulate(organisation, year))


def test_a_day_of_one_man(simulate: Engine) -> None:
    """8 h: 10 min of brief, 10 of travel, 60 of work, 12 lost to a contact, the rest idle."""
    organisation = world(
        days=1, men=[Man(own=(0, 1))], afdelinger=2, levers={"brief": 10 * MIN, "setup": 8 * MIN}
    )
    year = draws(
        [task("00:00", 60 * MIN, ROUND, afdeling=1)], contacts=[("07:40", 1, 4 * MIN)], days=1
    )
    use = use_of(simulate, organisation, year)
    assert use.paid.tolist() == [8 * HOUR]
    assert use.meeting.tolist() == [10 * MIN]
    assert use.ordinary.tolist() == [470 * MIN]
    assert use.travel.tolist() == [10 * MIN]
    assert use.hands_on.tolist() == [60 * MIN]
    assert use.interruption.tolist() == [12 * MIN]
    assert use.idle.tolist() == [(480 - 10 - 10 - 60 - 12) * MIN]
    assert use.afdeling.tolist() == [0, (10 + 60 + 12) * MIN]
    found = shares(use)
    assert found["hands_on_share"] == pytest.approx(60 / 480)
    assert found["travel_share"] == pytest.approx(10 / 480)
    assert found["interruption_share"] == pytest.approx(12 / 480)
    assert found["meeting_share"] == pytest.approx(10 / 480)
    assert found["utilisation"] == pytest.approx(92 / 480)
    assert found["overtime_h"] == 0


def test_call_ins_and_overtime_are_paid(simulate: Engine) -> None:
    """A weekend of snow: 3 h of call-in, 1 h beyond it, no minute idle."""
    organisation = world(days=7)
    year = draws([task("+5 06:00", 4 * HOUR, SNOW)], snow=["+5 06:00"])
    use = use_of(simulate, organisation, year)
    assert use.ordinary.tolist() == [40 * HOUR]
    assert use.call_in.tolist() == [3 * HOUR]
    assert use.overtime.tolist() == [1 * HOUR]
    assert use.hands_on.tolist() == [4 * HOUR]
    assert use.idle.tolist() == [40 * HOUR]
    assert shares(use)["overtime_h"] == 4


def test_both_men_of_a_job_for_two_are_counted(simulate: Engine) -> None:
    """The helper's way and work are his, and both are spent on the afdeling of the job."""
    organisation = world(days=1, men=[Man(own=(0,)), Man(own=(1, 0))], afdelinger=2)
    use = use_of(simulate, organisation, draws([task("08:00", 30 * MIN, LIFT)], days=1))
    assert use.hands_on.tolist() == [30 * MIN, 30 * MIN]
    assert use.travel.tolist() == [10 * MIN, 10 * MIN]
    assert use.afdeling.tolist() == [80 * MIN, 0]


def test_the_warm_up_is_not_counted(simulate: Engine) -> None:
    """Measured from Tuesday: Monday's work and hours are left out."""
    organisation = world(days=2)
    days = organisation.days._replace(measure_from=24 * HOUR)
    year = draws([task("08:00", 60 * MIN), task("+1 08:00", 30 * MIN)], days=2)
    use = use_of(simulate, organisation._replace(days=days), year)
    assert use.paid.tolist() == [8 * HOUR]
    assert use.hands_on.tolist() == [30 * MIN]


def test_nobody_at_work_has_no_shares(simulate: Engine) -> None:
    """Without paid time shares are not known, and nothing is divided by 0."""
    organisation = world(men=[])
    found = shares(use_of(simulate, organisation, draws([task("08:00", 60 * MIN)])))
    assert str(found["utilisation"]) == "nan"
    assert found["overtime_h"] == 0
