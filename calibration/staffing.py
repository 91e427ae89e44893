"""The log's own staffing: the fewest posts with which the model of the day closes what the log did.

No ticket log tells how many men there were. What it tells is what they closed, and a crew that
keeps up with less is not the one that did. So each unit of the model of the day (an afdeling, a
team or the whole group) gets the fewest posts with which the replayed requests closed by the end of
the log are at least `KEPT` of those the log closed. That is one number a unit; how long anybody
waited is not looked at. The posts hang on the hands-on times that the scenario assumes: where those
are twice the truth, so are the posts, and the waiting hardly changes. A unit without a request in
the log gets no post: nothing tells of any.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from calibration.log import MISSING, NEVER, Log, seconds_at
from calibration.replay import LoggedRequests
from calibration.words import counted, say
from sim.measure.tasks import task_times
from sim.model.draws import draw
from sim.model.engine import engine
from sim.model.world import Ints
from sim.model.world.build import build_world
from sim.model.world.calendar import first_monday
from sim.model.world.staffing import need, units
from sim.present.numbers import number
from sim.scenario import Problem, ScenarioError
from sim.scenario.schema import Scenario
from sim.scenario.words import Lang, Text

YEARS = 3
"""Years played with each staffing."""
KEPT = 0.99
"""Share of what the log closed that must be closed."""
LEAST = 30
"""Closed cases with an afdeling below which nothing is derived."""
SOURCE = "udledt af loggen"
"""What the evidence of derived posts says, with grade D."""
MOST_POSTS = 512.0
"""Posts of a unit beyond which it is not the staffing that keeps cases open."""
PLAYS = 24
"""Staffings tried, about: doublings until all keep up, then halvings."""

Floats = npt.NDArray[np.float64]


class _Trial:
    """Plays the log's requests with some posts in each unit of the model of the day."""

    def __init__(
        self, scenario: Scenario, log: Log, requests: LoggedRequests, seed: int, engine_name: str
    ) -> None:
        self._scenario, self._requests, self._seed = scenario, requests, seed
        self._simulate = engine(engine_name)
        self._end = log.end - seconds_at(first_monday(scenario))
        self.units = units(scenario, scenario.today)
        self.step = scenario.levers(scenario.today).posts.step
        self._unit = np.zeros(len(scenario.organisation.afdelinger), dtype=np.int64)
        for number_, unit in enumerate(self.units):
            self._unit[unit] = number_
        self._share = self._shares_of_units()
        told = (requests.afdeling >= 0) & (log.completed != MISSING)
        closed = told & (log.completed != NEVER) & (log.completed < log.end)
        self.asked = np.bincount(self._unit[requests.afdeling[told]], minlength=len(self.units)) > 0
        _check_told(scenario, log, int(np.count_nonzero(closed)))
        self._wanted = KEPT * self._shares(requests.afdeling[told], closed[told])

    def _shares_of_units(self) -> Floats:
        """Return the part of its unit's posts that each afdeling has (A,): that of its need."""
        needs = np.maximum(need(self._scenario, self._scenario.today), 1e-9)
        return np.asarray(needs / np.bincount(self._unit, needs)[self._unit])

    def _shares(self, afdeling: Ints, closed: npt.NDArray[np.bool_]) -> Floats:
        """Return the share closed in each unit, 1 where there is no request."""
        size = len(self.units)
        count = np.bincount(self._unit[afdeling], minlength=size)
        done = np.bincount(self._unit[afdeling[closed]], minlength=size)
        return np.asarray(np.where(count > 0, done / np.maximum(count, 1), 1.0))

    def posts(self, steps: Ints) -> dict[str, float]:
        """Return the posts of each afdeling where units have so many steps."""
        each = self._share * (steps * self.step)[self._unit]
        names = self._scenario.organisation.afdelinger
        return dict(zip(names, np.round(each, 6).tolist(), strict=True))

    def keeps_up(self, steps: Ints) -> npt.NDArray[np.bool_]:
        """Return which units close what the log closed."""
        organisation = self._scenario.organisation
        posts = self.posts(steps)
        manned = {
            name: afdeling.model_copy(update={"posts_today": posts[name]})
            for name, afdeling in organisation.afdelinger.items()
        }
        update = {"organisation": organisation.model_copy(update={"afdelinger": manned})}
        scenario = self._scenario.model_copy(update=update)
        world = build_world(scenario, scenario.today)
        places, closed = [], []
        for year in range(YEARS):
            men = world.staff.share.size
            draws = draw(scenario, self._seed, year, men, requested=self._requests)
            times = task_times(world, draws, self._simulate(world, draws))
            which = times.request & times.measured
            places.append(draws.afdeling[which])
            closed.append(times.completed[which] < self._end)
        shares = self._shares(np.concatenate(places), np.concatenate(closed))
        return np.asarray((shares >= self._wanted) | ~self.asked)


def own_staffing(
    scenario: Scenario,
    log: Log,
    requests: LoggedRequests,
    seed: int,
    engine_name: str = "auto",
    step: Callable[[int], object] = lambda _: None,
) -> dict[str, float]:
    """Return posts by afdeling: the fewest with which each unit closes what the log closed.

    Args:
        scenario: Where the log is replayed, in the log's year.
        log: The log.
        requests: Its requests.
        seed: Study seed, for what the log does not tell.
        engine_name: Engine that plays the years.
        step: Told after each staffing tried, about `PLAYS` of them.

    Raises:
        ScenarioError: the log tells too few completions, or no afdeling of them; the model of the
            day has no men of its own for requests; or no staffing closes what the log closed.
    """
    trial = _Trial(scenario, log, requests, seed, engine_name)

    def keeps_up(steps: Ints) -> npt.NDArray[np.bool_]:
        found = trial.keeps_up(steps)
        step(1)
        return found

    enough = trial.asked.astype(np.int64)
    while not (kept := keeps_up(enough)).all():
        enough = np.where(kept, enough, 2 * enough)
        _check_most(trial, enough, log)
    short = enough // 2
    while (enough - short > 1).any():
        middle = np.where(enough - short > 1, (enough + short) // 2, enough)
        kept = keeps_up(middle)
        short, enough = np.where(kept, short, middle), np.where(kept, middle, enough)
        short = np.minimum(short, enough - 1)
    while not (kept := keeps_up(enough)).all():  # neighbours who help tie units together
        enough = np.where(kept, enough, enough + 1)
        _check_most(trial, enough, log)
    return trial.posts(enough)


def _check_told(scenario: Scenario, log: Log, closed: int) -> None:
    """Raise where no staffing can be derived: `closed` cases tell where they were."""
    bought = scenario.levers(scenario.today).bought_work.requests
    if bought >= 1 or need(scenario, scenario.today).sum() <= 0:
        title = scenario.title(scenario.today)
        found = say("no_own_men", model=Text(title.da, title.en))
        raise ScenarioError([Problem(log.source.file, 0, "", found, say("state_own_men"))])
    if closed >= LEAST:
        return
    anywhere = int(np.count_nonzero((log.completed != MISSING) & (log.completed != NEVER)))
    if anywhere < LEAST:
        phrase = "no_completions" if anywhere == 0 else "few_completions"
    else:
        phrase = "no_afdelinger"
    found = say(phrase, closed=counted(closed), anywhere=counted(anywhere), least=LEAST)
    raise ScenarioError([Problem(log.source.file, 0, "", found, say("state_posts"))])


def _check_most(trial: _Trial, steps: Ints, log: Log) -> None:
    beyond = np.flatnonzero(steps * trial.step > MOST_POSTS)
    if not len(beyond):
        return
    names = list(trial.posts(steps))
    raise ScenarioError(
        Problem(
            log.source.file,
            0,
            "",
            say(
                "no_own_staffing",
                posts=number(MOST_POSTS),
                afdeling=", ".join(names[a] for a in trial.units[unit]),
            ),
            say("state_posts"),
        )
        for unit in beyond.tolist()
    )


def staffing_overrides(posts: dict[str, float]) -> tuple[str, str]:
    """Return the overrides that state the posts each afdeling has today, and all of them together.

    The sum is what the other driftsmodeller get, rounded by their own steps. Both say where they
    are from: `SOURCE`, grade D.
    """
    stated = {name: {"posts_today": _derived(amount)} for name, amount in posts.items()}
    total = _derived(round(sum(posts.values()), 3))
    by_afdeling, in_all = (json.dumps(value, ensure_ascii=False) for value in (stated, total))
    return f"organisation.afdelinger={by_afdeling}", f"staffing.posts={in_all}"


def _derived(amount: float) -> dict[str, object]:
    return {"value": amount, "grade": "D", "source": SOURCE}


def sentence(posts: dict[str, float], lang: Lang = "da") -> str:
    """Return the staffing that was found, and what it is not."""
    told = "; ".join(f"{name} {number(amount, 1, lang)}" for name, amount in posts.items())
    share = number(100 * KEPT, 0, lang) + " %"
    total = number(sum(posts.values()), 1, lang)
    out = say("own_staffing", share=share, posts=told, total=total).to(lang)
    if empty := [name for name, amount in posts.items() if amount == 0]:
        out += " " + say("unasked_units", afdelinger="; ".join(empty)).to(lang)
    return out
