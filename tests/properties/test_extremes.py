"""Extremes: years in which nothing, everything or hardly anything happens."""

import math

import numpy as np
import pytest

from sim.measure.service import service
from sim.measure.tasks import task_times
from sim.model import Engine
from sim.model.trace import Row
from tests.model.miniature import MIN, Man, draws, task, world
from tests.model.small import MODELS, Year, play, small, varied

SILENT = {
    "demand.requests.rate": 0.0,
    "demand.requests.contacts": 0.0,
    "demand.rounds": {},
    "demand.moves.family_rate": 0.0,
    "demand.moves.youth_rate": 0.0,
    "demand.snow.episodes": 0.0,
    "demand.snow.salting": 0.0,
}
by_model = pytest.mark.parametrize("model", MODELS)


@by_model
def test_no_demand(simulate: Engine, model: str) -> None:
    """Nothing is asked for: nothing happens, the men are idle, service is not known."""
    year = play(simulate, varied(small(), SILENT), model, posts=posts_of(model))
    total = year.measures.total
    assert len(year.trace.time) == 0
    assert math.isnan(total["response_h_p50"])
    assert total["backlog_tasks"] == 0
    assert total["cost_kr_per_year"] > 0
    if total["posts"]:
        assert math.isclose(total["idle_share"] + total["meeting_share"], 1)


def posts_of(model: str) -> list[float]:
    """Return one post per unit of a model."""
    per = small().levers(model).posts.per
    return [1.0] * {"afdeling": 3, "team": 1, "group": 1}[per]


@by_model
def test_no_demand_gets_no_posts(simulate: Engine, model: str) -> None:
    """The posting rule gives no men where there is no work."""
    year = play(simulate, varied(small(), SILENT), model)
    assert year.measures.total["posts"] == 0
    assert math.isnan(year.measures.total["utilisation"])


@by_model
def test_no_staff(simulate: Engine, model: str) -> None:
    """Nobody is employed: nobody comes, and what is reported waits, is sent out or skipped."""
    year = play(simulate, small(), model, norm=0.0)
    assert year.world.staff.share.size == 0
    assert (year.trace.man == -1).all()
    assert Row.DONE not in year.trace.row
    measures = year.measures.total
    assert measures["posts"] == measures["overtime_h"] == 0
    if small().levers(model).bought_work.requests == 0:
        ordinary = year.times.request & ~year.times.vagt & ~year.times.escalated
        assert (year.times.first_visit[ordinary] > year.world.days.horizon).all()
        assert measures["backlog_tasks"] > 0


@by_model
def test_everybody_ill(simulate: Engine, model: str) -> None:
    """Men who are ill all year do nothing; without temps it is as if they were not there."""
    nobody = varied(small(), {f"driftsmodeller.{model}.levers.cover.by": "nobody"})
    healthy = play(simulate, nobody, model)
    ill = healthy.draws._replace(absent=np.ones_like(healthy.draws.absent))
    trace = simulate(healthy.world, ill)
    assert (trace.man == -1).all()
    year = Year(nobody, model, healthy.world, ill, trace)
    assert float(year.use.paid.sum()) == 0
    assert Row.DONE not in trace.row


def test_one_task_a_second_for_an_hour(simulate: Engine) -> None:
    """3,600 requests in an hour for two men: nothing is lost, and each is served in its turn."""
    # A minute each, begun until 14:45, when a visit of an expected 30 min ends within the
    # tolerance. A whole day has starts from 07:00 to 14:45, 465 + 1, of two men: 932. On the first
    # day man 0 starts from 08:00:00, 405 + 1 times, man 1 from 08:00:01 and not at 14:45:01: 405.
    # 3600 - 811 - 932 - 932 = 925 are left for the last day.
    minute = [task(f"08:{s // 60:02}:{s % 60:02}", MIN) for s in range(3600)]
    organisation = world(men=[Man(), Man()])
    year = draws(minute)
    trace = simulate(organisation, year)
    times = task_times(organisation, year, trace)
    served = trace.task[trace.row == Row.ARRIVED]
    assert (np.diff(served) == 1).all()
    assert len(served) == len(set(served.tolist())) == (trace.row == Row.DONE).sum()
    per_day = np.bincount(trace.time[trace.row == Row.ARRIVED] // 86_400)
    assert per_day.tolist() == [811, 932, 932, 925]
    assert service(organisation, year, times)["backlog_tasks"][-1] > 0


@by_model
@pytest.mark.parametrize("start", [6, 11, 12])
def test_a_year_of_one_day(simulate: Engine, model: str, start: int) -> None:
    """A measured year of one day, a Monday, a Saturday or a Sunday, without warm-up."""
    day = small().calendar.start.replace(day=start)
    one = {"calendar.start": day, "calendar.days": 1, "calendar.warmup_days": 0}
    year = play(simulate, varied(small(), one), model)
    days = year.world.days
    assert days.measure_to - days.measure_from == 86_400
    assert days.workday[-1] == (start == 6)
    assert year.measures.total["cost_kr_per_year"] >= 0


@by_model
def test_an_afdeling_without_homes(simulate: Engine, model: str) -> None:
    """An afdeling with 0 lejemål asks for nothing, and its figures are not known."""
    empty = varied(
        small(),
        {
            "organisation.afdelinger.Syd.lejemaal": 0,
            "organisation.afdelinger.Syd.opgange": 0,
            "organisation.afdelinger.Syd.green_area": 0.0,
        },
    )
    year = play(simulate, empty, model)
    assert not (year.draws.afdeling == 1).any()
    measures = year.measures
    assert math.isnan(measures.afdelinger["response_h_p50"][1])
    assert math.isnan(measures.afdelinger["cost_kr_per_lejemaal"][1])
    assert round(measures.afdelinger["cost_kr_per_year"].sum() * 100) == round(
        measures.total["cost_kr_per_year"] * 100
    )
