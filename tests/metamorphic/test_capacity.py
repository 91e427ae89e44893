"""More men, more work, one queue for many: who may become slower and who may not."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model import WEEK
from sim.model.world.staffing import rounded_posts
from sim.scenario import Scenario
from tests.metamorphic.runs import Resident, read, run, shipped, waits
from tests.model.small import MODELS, varied

REPLICATIONS = range(6)
CASE = "cases/lille_naer_hub.yaml"


def queue(scenario: Scenario, replication: int = 0, men: float = 3) -> dict[Resident, int]:
    """Return the waits in one queue, without the last week, in which some are still waiting."""
    return waits(run(scenario, "neutral", replication, [men]), last=WEEK)


@pytest.mark.parametrize("men", [4, 5])
def test_another_man_in_one_queue_makes_nobody_wait_longer(men: int) -> None:
    """First come, first served: with one man more no single job starts later."""
    fewer, more = (queue(read("pooled.yaml"), men=count) for count in (men - 1, men))
    assert fewer.keys() == more.keys()
    assert all(more[job] <= wait for job, wait in fewer.items())
    assert sum(more.values()) < sum(fewer.values())


def test_more_work_in_one_queue_makes_nobody_wait_less() -> None:
    """The jobs of the lower rate are among those of the higher, and none of them starts earlier."""
    quiet = queue(read("pooled.yaml"))
    busy = queue(read("pooled.yaml", "demand.requests.rate=0.9 /year"))
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
    alone = run(apart, "neutral", replication, [1.0, 1.0, 1.0])
    pooled = queue(read("pooled.yaml"), replication)
    assert alone.world.staff.share.size == 3
    assert sum(pooled.values()) < sum(waits(alone, last=WEEK).values())


def mean_wait(
    scenario: Scenario, model: str, posts: list[float], same: Scenario | None = None
) -> float:
    """Return the mean wait over some winters of those who ask, in `same` if that is given."""
    found = []
    for replication in REPLICATIONS:
        seen = waits(run(scenario, model, replication, posts))
        chosen = waits(run(same, model, replication, posts)) if same is not None else seen
        found.append(np.mean([seen[resident] for resident in chosen]))
    return float(np.mean(found))


@pytest.mark.parametrize("model", MODELS)
def test_more_posts_are_not_slower(model: str) -> None:
    """Over a few winters the mean wait does not rise with staffing, in any driftsmodel."""
    scenario = shipped(CASE, 8)
    posts = rounded_posts(scenario, model)
    levels = [[size * one for one in posts] for size in (2, 1.5, 1)]
    found = [mean_wait(scenario, model, level) for level in levels]
    assert found == sorted(found)
    if sum(posts) > 0:
        assert found[0] < found[-1]


@pytest.mark.parametrize("model", MODELS)
def test_more_requests_are_not_faster(model: str) -> None:
    """With the same men, the same residents do not wait less when others ask for more."""
    scenario = shipped(CASE, 8)
    posts = rounded_posts(scenario, model)
    quiet, busy, busiest = (
        varied(scenario, {"demand.requests.rate": rate}) for rate in (1.0, 2.0, 4.0)
    )
    found = [mean_wait(one, model, posts, quiet) for one in (quiet, busy, busiest)]
    assert found == sorted(found)
    if sum(posts) > 0:
        assert found[0] < found[-1]
