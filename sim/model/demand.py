"""Residents' requests and incidental contacts of one afdeling."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.model import DAY, HOUR
from sim.model.rules import AKUT, ALMINDELIG, HASTER
from sim.model.source import Source, seconds
from sim.model.tasks import Contacts, Ints, Marks, Tasks
from sim.model.world import MARKS, SKILLS
from sim.scenario.schema.demand import Requests, RequestType

SPREAD = 0.6
"""Sigma of the log of gaps, leads and patience around their medians (grade D)."""

Floats = npt.NDArray[np.float64]


def draw_requests(source: Source, day_factor: Floats, attempts: int) -> Tasks:
    """Return the requests of an afdeling.

    Candidates come at the ceiling rate: Poisson counts per day around the mean of the day
    (weekday × season × holiday × the organisation's gamma day factor, so that totals are negative
    binomial), then a time of day by the hourly profile. Each candidate is kept with probability
    rate / ceiling: another rate keeps the common tasks.
    """
    requests = source.scenario.demand.requests
    season = _season(requests)
    month = source.year.month
    mean = _daily_mean(source, requests, season[month].sum(axis=1)) * day_factor
    counts = source.stream("requests.count").poisson(mean)
    day = np.repeat(np.arange(len(counts)), counts)
    report = day * DAY + _time_of_day(source.stream("requests.time").random(len(day)), requests)
    kind = _pick(source.stream("requests.type").random(len(day)), season[month[day]])
    tasks = _details(source, requests, report, kind, attempts)
    keep = source.stream("requests.thinning").random(len(day)) < requests.rate / requests.ceiling
    kept = tasks.chosen(keep)
    return kept.chosen(np.argsort(kept.report, kind="stable"))


def _season(requests: Requests) -> Floats:
    """Return relative rates (12, types) by month; a year's mean over types is 1."""
    table = np.array([np.multiply(kind.season, kind.share) for kind in requests.types.values()]).T
    return np.asarray(table / table.sum(axis=1).mean())


def _daily_mean(source: Source, requests: Requests, season: Floats) -> Floats:
    weekday = np.array(requests.weekday) / np.mean(requests.weekday)
    day = np.arange(len(source.year.dates)) % 7
    factor = weekday[day]
    holiday = (day < 5) & (source.year.days.workday == 0)
    factor = np.where(holiday, factor * requests.holiday_factor, factor)
    afdeling = source.afdeling
    spread = requests.estate_spread
    level = 1.0
    if spread > 0:
        shape = 1 / spread**2
        level = source.stream("requests.estate").gamma(shape, 1 / shape)
    yearly = afdeling.lejemaal * requests.ceiling * afdeling.demand_factor * level
    return np.asarray(yearly / 365 * factor * season)


def _time_of_day(u: Floats, requests: Requests) -> Ints:
    edges = np.concatenate([[0.0], np.cumsum(requests.hours)])
    return np.floor(np.interp(u, edges / edges[-1], np.arange(25) * HOUR)).astype(np.int64)


def _pick(u: Floats, weights: Floats) -> Ints:
    """Return an index per row of `weights`, by inverting its cumulative share at `u`."""
    cumulative = np.cumsum(weights, axis=1)
    chosen = (u[:, None] * cumulative[:, -1:] >= cumulative).sum(axis=1)
    return np.asarray(np.minimum(chosen, weights.shape[1] - 1), dtype=np.int64)


def _details(source: Source, requests: Requests, report: Ints, kind: Ints, attempts: int) -> Tasks:
    n = len(report)
    types = list(requests.types.values())
    trade_type = np.array([SKILLS[1] == item.skill for item in types])

    work = _work(source, types, kind, attempts)

    def marks(decision: str, *shape: int) -> Marks:
        return source.stream(decision).integers(0, MARKS, size=(n, *shape), dtype=np.uint16)

    def around(decision: str, median: int, *shape: int) -> Ints:
        return seconds(median * source.stream(decision).lognormal(0.0, SPREAD, size=(n, *shape)))

    return Tasks(
        report=report,
        afdeling=np.zeros(n, dtype=np.int64),
        type=kind,
        priority=_priorities(source.stream("requests.priority").random(n), requests),
        work=work[:, 0],
        again=work,
        no_access=marks("requests.no_access", attempts),
        fix=marks("requests.fix", attempts),
        gap=around("requests.gap", requests.return_gap, attempts),
        heard=marks("requests.heard", attempts),
        retry=around("requests.retry", requests.retry, attempts),
        direct=marks("requests.direct"),
        trade=np.where(trade_type[kind], marks("requests.trade"), 0).astype(np.uint16),
        bought=marks("requests.bought"),
        lead=around("requests.lead", requests.contractor_lead),
        firm=around("requests.firm", 1000),
        patience=around("requests.patience", requests.patience),
        vagt=around("requests.vagt", source.scenario.demand.vagt.response),
        due=report,
        expire=np.zeros(n, dtype=np.int64),
    )


def _priorities(u: Floats, requests: Requests) -> Ints:
    akut = requests.priorities.akut
    haster = akut + requests.priorities.haster
    return np.where(u < akut, AKUT, np.where(u < haster, HASTER, ALMINDELIG)).astype(np.int64)


def _work(source: Source, types: list[RequestType], kind: Ints, attempts: int) -> Ints:
    """Return standard hands-on seconds (n, attempts), the first visit's in column 0.

    Normal and exponential draws are made for all, so that a type may change its distribution.
    """
    median = np.array([item.median for item in types], dtype=np.float64)[kind]
    sigma = np.array([item.sigma for item in types])[kind]
    shape = np.array([item.distribution for item in types])[kind]
    size = (len(kind), attempts)
    factor = np.ones(size)
    normal = source.stream("requests.work").standard_normal(size)
    factor[shape == "lognormal"] = np.exp(sigma[:, None] * normal)[shape == "lognormal"]
    exponential = source.stream("requests.work.exponential").standard_exponential(size)
    factor[shape == "exponential"] = exponential[shape == "exponential"]
    return seconds(median[:, None] * factor)


def draw_contacts(source: Source) -> Contacts:
    """Return incidental contacts: Poisson over the hours in which residents meet staff."""
    requests = source.scenario.demand.requests
    opens, closes = source.year.days.opens, source.year.days.closes
    length = np.where(source.year.days.workday == 1, closes - opens, 0)
    per_second = source.afdeling.lejemaal * requests.contacts / max(float(length.mean()) * 365, 1.0)
    counts = source.stream("contacts.count").poisson(per_second * length)
    day = np.repeat(np.arange(len(counts)), counts)
    generator = source.stream("contacts.time")
    within = np.floor(generator.random(len(day)) * length[day]).astype(np.int64)
    time = day * DAY + opens[day] + within
    talk = source.stream("contacts.length").standard_exponential(len(day))
    lengths = seconds(requests.contact_time * talk)
    order = np.argsort(time, kind="stable")
    return Contacts(time[order], np.zeros(len(day), dtype=np.int64), lengths[order])
