"""More men, more work, one queue for many: who may become slower and who may not."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model.staffing import rounded_posts
from tests.metamorphic.runs import Year, lives, read, responses, run, shipped
from tests.model.small import MODELS, varied

REPLICATIONS = range(6)
CASE = "cases/lille_naer_hub.yaml"


def waits_of(year: Year) -> dict[tuple[str, int, int], int]:
    """Seconds from report to first visit by (afdeling, report, work), without the last week."""
    end = year.world.days.horizon - 7 * 86_400
    found = [one for one in lives(year) if one.report < end]
    waits = {(one.afdeling, one.report, one.work): one.first_visit - one.report for one in found}
    assert len(waits) == len(found), "two jobs cannot be told apart"
    return waits


@pytest.mark.parametrize("men", [4, 5])
def test_another_man_in_one_queue_makes_nobody_wait_longer(men: int) -> None:
    """First come, first served: with one man more no single job starts later."""
    fewer = waits_of(run(read("pooled.yaml"), "neutral", posts=[men - 1]))
    more = waits_of(run(read("pooled.yaml"), "neutral", posts=[men]))
    assert fewer.keys() == more.keys()
    assert all(more[job] <= wait for job, wait in fewer.items())
    assert sum(more.values()) < sum(fewer.values())


def test_more_work_in_one_queue_makes_nobody_wait_less() -> None:
    """The jobs of the lower rate are among those of the higher, and none of them starts earlier."""
    quiet = waits_of(run(read("pooled.yaml"), "neutral"))
    busy = waits_of(run(read("pooled.yaml", "demand.requests.rate=0.9 /year"), "neutral"))
    assert quiet.keys() < busy.keys()
    assert all(busy[job] >= wait for job, wait in quiet.items())


@pytest.mark.parametrize("replication", range(4))
def test_one_queue_beats_three_where_there_is_no_travel(replication: int) -> None:
    """Identical jobs and no way between places: pooled, the mean wait is shorter in every year."""
    apart = read(
        "pooled.yaml",
        "driftsmodeller.neutral.levers.territory.form=own",
        "driftsmodeller.neutral.levers.posts.per=afdeling",
        "driftsmodeller.neutral.levers.cover.by=nobody",
    )
    alone = run(apart, "neutral", replication, posts=[1.0, 1.0, 1.0])
    pooled = run(read("pooled.yaml"), "neutral", replication)
    assert alone.world.staff.share.size == pooled.world.staff.share.size == 3
    assert sum(waits_of(pooled).values()) < sum(waits_of(alone).values())


@pytest.mark.parametrize("model", MODELS)
def test_more_posts_are_not_slower(model: str) -> None:
    """Over a few winters the mean response does not rise with staffing, in any driftsmodel."""
    scenario = shipped(CASE, 8)
    posts = rounded_posts(scenario, model)
    levels = [[2 * one for one in posts], [1.5 * one for one in posts], posts]
    found = [responses(scenario, model, REPLICATIONS, posts=level).mean() for level in levels]
    assert found == sorted(found)
    if sum(posts) > 0:
        assert found[0] < found[-1]


@pytest.mark.parametrize("model", MODELS)
def test_more_requests_are_not_faster(model: str) -> None:
    """With the same men, the mean response does not fall when residents ask for more."""
    scenario = shipped(CASE, 8)
    posts = rounded_posts(scenario, model)
    found = [
        responses(
            varied(scenario, {"demand.requests.rate": rate}), model, REPLICATIONS, posts=posts
        ).mean()
        for rate in (1.0, 2.0, 4.0)
    ]
    assert found == sorted(found)
    assert np.isfinite(found).all()
