"""Residents' requests and incidental contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numpy.random import Generator

from sim.model import DAY, HOUR
from sim.model.draws.source import Source, marks, numbers, seconds
from sim.model.draws.tasks import Contacts, Ints, Marks, Tasks, in_order
from sim.model.rules import AKUT, ALMINDELIG, HASTER
from sim.model.world import SKILLS
from sim.scenario.schema.demand import Requests, RequestType

SPREAD = 0.6
"""Sigma of the log of gaps, leads and patience around their medians (grade D)."""

Floats = npt.NDArray[np.float64]


def draw_requests(sources: Sequence[Source], day_factor: Floats, attempts: int) -> Tasks:
    """Return the requests of some afdelinger, one afdeling after the other.

    Candidates come at the ceiling rate: Poisson counts per day around the mean of the day
    (weekday × season × holiday × the organisation's gamma day factor, so that totals are negative
    binomial), then a time of day by the hourly profile. Each candidate is kept with probability
    rate / ceiling: another rate keeps the common tasks.
    """
    requests, month = sources[0].scenario.demand.requests, sources[0].year.month
    season = _season(requests)
    means = _daily_mean(sources, requests, season[month].sum(axis=1)) * day_factor
    days = len(month)
    counts = numbers(sources, means, "requests.count", Generator.poisson).reshape(-1, days)
    candidates = counts.sum(axis=1)
    thinning = numbers(sources, candidates, "requests.thinning", Generator.random)
    kept = np.flatnonzero(thinning < requests.rate / requests.ceiling)
    where = np.repeat(np.arange(counts.size), counts.ravel())[kept]
    afdeling, day = where // days, where % days
    mine = _by_source(kept, candidates)
    hour = numbers(sources, candidates, "requests.time", Generator.random, mine)
    kind = numbers(sources, candidates, "requests.type", Generator.random, mine)
    return detailed(
        sources,
        candidates,
        kept,
        day * DAY + _time_of_day(hour, requests),
        afdeling,
        _pick(kind, season, month[day]),
        attempts,
    )


def _by_source(kept: Ints, candidates: Ints) -> list[Ints]:
    """Return the places `kept` among all candidates as places among those of each source."""
    ends = np.cumsum(candidates)
    parts = np.split(kept, np.searchsorted(kept, ends[:-1]))
    return [part - first for part, first in zip(parts, ends - candidates, strict=True)]


def _season(requests: Requests) -> Floats:
    """Return relative rates (12, types) by month; a year's mean over types is 1."""
    table = np.array([np.multiply(kind.season, kind.share) for kind in requests.types.values()]).T
    return np.asarray(table / table.sum(axis=1).mean())


def _daily_mean(sources: Sequence[Source], requests: Requests, season: Floats) -> Floats:
    """Return candidates a day, (A, D), before the day factor."""
    year = sources[0].year
    weekday = np.array(requests.weekday) / np.mean(requests.weekday)
    day = np.arange(len(year.dates)) % 7
    factor = weekday[day]
    holiday = (day < 5) & (year.days.workday == 0)
    factor = np.where(holiday, factor * requests.holiday_factor, factor)
    yearly = [
        source.afdeling.lejemaal * requests.ceiling * source.afdeling.demand_factor * _level(source)
        for source in sources
    ]
    return np.asarray(np.array(yearly)[:, None] / 365 * factor * season)


def _level(source: Source) -> float:
    """Return how much more the residents of an afdeling ask for than others."""
    spread = source.scenario.demand.requests.estate_spread
    if spread <= 0:
        return 1.0
    shape = 1 / spread**2
    return float(source.stream("requests.estate").gamma(shape, 1 / shape))


def _time_of_day(u: Floats, requests: Requests) -> Ints:
    edges = np.concatenate([[0.0], np.cumsum(requests.hours)])
    return np.floor(np.interp(u, edges / edges[-1], np.arange(25) * HOUR)).astype(np.int64)


def _pick(u: Floats, weights: Floats, row: Ints) -> Ints:
    """Return for each of `u` an index into its row of `weights`, by inverting cumulative shares."""
    cumulative = np.cumsum(weights, axis=1)
    chosen = (u[:, None] * cumulative[row, -1:] >= cumulative[row]).sum(axis=1)
    return np.asarray(np.minimum(chosen, weights.shape[1] - 1), dtype=np.int64)


class _Asked(NamedTuple):
    """The requests there are of the candidates of some afdelinger, and what is drawn for each."""

    sources: Sequence[Source]
    candidates: Ints
    mine: list[Ints]
    """Which candidates of each source there are requests of."""

    def drawn(
        self, decision: str, how: Callable[[Generator, Any], npt.NDArray[Any]]
    ) -> npt.NDArray[Any]:
        """Return what is drawn for a decision, (K, …)."""
        return numbers(self.sources, self.candidates, decision, how, self.mine)

    def marked(self, decision: str, *shape: int) -> Marks:
        """Return marks, (K, *shape)."""
        return self.drawn(decision, lambda g, n: marks(g, (n, *shape)))

    def around(self, decision: str, median: int, *shape: int) -> Ints:
        """Return seconds scattered around a median, (K, *shape)."""
        noise = self.drawn(decision, lambda g, n: g.standard_normal((n, *shape)))
        return seconds(median * np.exp(SPREAD * noise))

    def work(self, types: list[RequestType], kind: Ints, attempts: int) -> Ints:
        """Return standard hands-on seconds, (K, attempts)."""
        normal = self.drawn("requests.work", lambda g, n: g.standard_normal((n, attempts)))
        exponential = self.drawn(
            "requests.work.exponential", lambda g, n: g.standard_exponential((n, attempts))
        )
        return _work(types, kind, normal, exponential)


def detailed(
    sources: Sequence[Source],
    candidates: Ints,
    kept: Ints,
    report: Ints,
    afdeling: Ints,
    kind: Ints,
    attempts: int,
) -> Tasks:
    """Return requests with all that is drawn for each of them.

    Args:
        sources: The afdelinger.
        candidates: How many candidates are drawn for in each of them.
        kept: (K,), which of all candidates there are requests of, in order.
        report, afdeling, kind: (K,), when, where and of which type.
        attempts: Visits and calls that are drawn for.
    """
    requests = sources[0].scenario.demand.requests
    asked = _Asked(sources, candidates, _by_source(kept, candidates))
    types = list(requests.types.values())
    trade_type = np.array([SKILLS[1] == item.skill for item in types])
    work = asked.work(types, kind, attempts)
    u = asked.drawn("requests.priority", Generator.random)
    return Tasks(
        report=report,
        afdeling=afdeling,
        type=kind,
        priority=_priorities(u, requests),
        work=work[:, 0],
        again=work,
        no_access=asked.marked("requests.no_access", attempts),
        fix=asked.marked("requests.fix", attempts),
        gap=asked.around("requests.gap", requests.return_gap, attempts),
        heard=asked.marked("requests.heard", attempts),
        retry=asked.around("requests.retry", requests.retry, attempts),
        direct=asked.marked("requests.direct"),
        trade=asked.marked("requests.trade") * trade_type[kind],
        bought=asked.marked("requests.bought"),
        lead=asked.around("requests.lead", requests.contractor_lead),
        firm=asked.around("requests.firm", 1000),
        patience=asked.around("requests.patience", requests.patience),
        vagt=asked.around("requests.vagt", sources[0].scenario.demand.vagt.response),
        due=report,
        expire=np.zeros_like(report),
    )


def _priorities(u: Floats, requests: Requests) -> Ints:
    akut = requests.priorities.akut
    haster = akut + requests.priorities.haster
    return np.where(u < akut, AKUT, np.where(u < haster, HASTER, ALMINDELIG)).astype(np.int64)


def _work(types: list[RequestType], kind: Ints, normal: Floats, exponential: Floats) -> Ints:
    """Return standard hands-on seconds (K, attempts), the first visit's in column 0.

    Normal and exponential draws are made for all, so that a type may change its distribution.
    """
    median = np.array([item.median for item in types], dtype=np.float64)[kind, None]
    sigma = np.array([item.sigma for item in types])[kind, None]
    shape = np.array([item.distribution for item in types])
    is_lognormal, is_exponential = (
        (shape == name)[kind, None] for name in ("lognormal", "exponential")
    )
    factor = np.where(is_exponential, exponential, 1.0)
    return seconds(median * np.where(is_lognormal, np.exp(sigma * normal), factor))


def draw_contacts(sources: Sequence[Source]) -> Contacts:
    """Return incidental contacts: Poisson over the hours in which residents meet staff."""
    requests, year = sources[0].scenario.demand.requests, sources[0].year
    opens = year.days.opens
    length = np.where(year.days.workday == 1, year.days.closes - opens, 0)
    met = max(float(length.mean()) * 365, 1.0)
    rates = [source.afdeling.lejemaal * requests.contacts / met * length for source in sources]
    counts = numbers(sources, rates, "contacts.count", Generator.poisson).reshape(-1, len(length))
    words = counts.sum(axis=1)
    where = np.repeat(np.arange(counts.size), counts.ravel())
    afdeling, day = where // len(length), where % len(length)
    within = numbers(sources, words, "contacts.time", Generator.random) * length[day]
    talk = numbers(sources, words, "contacts.length", Generator.standard_exponential)
    time = day * DAY + opens[day] + np.floor(within).astype(np.int64)
    order = in_order(time, afdeling)
    lengths = seconds(requests.contact_time * talk)
    return Contacts(time[order], afdeling[order], lengths[order])
