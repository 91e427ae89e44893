"""The draws: counts, times and shares are those the scenario states."""

import datetime as dt
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from sim.model import DAY, HOUR, Engine, rules
from sim.model.draws import Draws, draw
from sim.model.draws.absence import COURSE, LEAVE, SICK, WORKDAYS, draw_absence
from sim.model.draws.source import LONGEST, build_year, marks, seconds
from sim.model.draws.streams import stream
from sim.model.draws.weather import draw_weather
from sim.model.trace import Row
from sim.model.world import MARKS
from sim.model.world.catalogue import MOVE, type_names
from sim.model.world.workload import expected_seconds, move_rate
from sim.scenario import Scenario
from tests.model.small import case, play, varied

YEARS = 60
MEASURED = 30
"""Days before 1 January 2025."""
EVEN: dict[str, Any] = {"demand.requests.estate_spread": 0.0}
"""Without it every replication has estates of its own level, and means need many more years."""


@cache
def years() -> tuple[Draws, ...]:
    """Return replications of the case with estates of equal level."""
    return tuple(draw(varied(case(), EVEN), 3, k, 0) for k in range(YEARS))


def measured(draws: Draws) -> npt.NDArray[np.bool_]:
    """Return which tasks are of 2025."""
    return draws.report >= MEASURED * DAY


def requests(draws: Draws) -> npt.NDArray[np.bool_]:
    """Return which tasks are requests of 2025."""
    kind = draws.type < len(case().demand.requests.types)
    return kind & measured(draws)


def daily_means(scenario: Scenario) -> list[float]:
    """Return expected requests on each day of 2025, worked out day by day."""
    asked, out = scenario.demand.requests, []
    homes = sum(a.lejemaal * a.demand_factor for a in scenario.organisation.afdelinger.values())
    year = build_year(scenario)
    by_month = [
        sum(kind.share * kind.season[month] for kind in asked.types.values()) for month in range(12)
    ]
    for d in range(MEASURED, len(year.dates)):
        weekday, month = year.dates[d].weekday(), year.dates[d].month - 1
        factor = 7 * asked.weekday[weekday] / sum(asked.weekday)
        if weekday < 5 and not year.days.workday[d]:
            factor *= asked.holiday_factor
        season = 12 * by_month[month] / sum(by_month)
        out.append(homes * asked.rate / 365 * factor * season)
    return out


def near(values: list[float], expected: float, errors: float = 3.0) -> bool:
    """Return whether a mean is within some standard errors of what is expected."""
    error = np.std(values, ddof=1) / np.sqrt(len(values))
    return bool(abs(np.mean(values) - expected) <= errors * error)


def test_requests_of_a_year() -> None:
    """The mean count is lejemål x rate, by weekday, season and days off, within 3 errors."""
    counts = [float(requests(draws).sum()) for draws in years()]
    assert near(counts, sum(daily_means(case())))
    # 12 weekdays off at 0.4 of their rate: 2.4 % fewer than lejemål x rate.
    assert sum(daily_means(case())) == pytest.approx(135 * case().demand.requests.rate, rel=0.04)


def test_days_are_overdispersed_as_a_negative_binomial() -> None:
    """A day's variance is m + m² / k, where k is the shape of the day factor."""
    # Pooled over days of different mean: sum of squares about the means = sum of m + m² / k.
    means = np.array(daily_means(case()))
    shape = case().demand.requests.day_dispersion
    assert shape is not None
    counts = np.array(
        [np.bincount(draws.report[requests(draws)] // DAY - MEASURED, minlength=365)
         for draws in years()]
    )  # fmt: skip
    expected = (means + means**2 / shape).sum()
    assert near(((counts - means) ** 2).sum(axis=1).tolist(), expected)
    assert not near(((counts - means) ** 2).sum(axis=1).tolist(), means.sum())


def test_poisson_days_without_a_day_factor() -> None:
    """With `day_dispersion` null the variance of a day is its mean."""
    plain = varied(case(), EVEN | {"demand.requests.day_dispersion": None})
    means = np.array(daily_means(plain))
    squares = []
    for k in range(30):
        draws = draw(plain, 3, k, 0)
        counts = np.bincount(draws.report[requests(draws)] // DAY - MEASURED, minlength=365)
        squares.append(float(((counts - means) ** 2).sum()))
    assert near(squares, means.sum())


def test_hours_of_the_day() -> None:
    """Reports follow the hourly profile (chi-square), and are uniform within the hour."""
    seconds = np.concatenate([draws.report[requests(draws)] % DAY for draws in years()])
    hours = np.bincount(seconds // HOUR, minlength=24)
    profile = np.array(case().demand.requests.hours)
    expected = profile / profile.sum() * hours.sum()
    assert stats.chisquare(hours, expected).pvalue > 0.001
    minutes = np.bincount(seconds % HOUR // 60, minlength=60)
    assert stats.chisquare(minutes).pvalue > 0.001


def test_weekdays_types_and_priorities() -> None:
    """Shares of weekdays without days off, of types and of priorities are as stated."""
    asked = case().demand.requests
    kinds = np.concatenate([draws.type[requests(draws)] for draws in years()])
    seasons = [kind.share * np.mean(kind.season) for kind in asked.types.values()]
    shares = np.array(seasons) / sum(seasons)
    assert np.bincount(kinds) / len(kinds) == pytest.approx(shares, abs=0.01)
    ranks = np.concatenate([draws.priority[requests(draws)] for draws in years()])
    urgent = asked.priorities.akut, asked.priorities.haster
    stated = np.array([*urgent, 1 - sum(urgent)])
    assert np.bincount(ranks)[rules.AKUT :] / len(ranks) == pytest.approx(stated, abs=0.01)


def test_hands_on_time_of_requests() -> None:
    """The median of each type is as stated, and its mean exp(sigma²/2) times that."""
    kinds = np.concatenate([draws.type[requests(draws)] for draws in years()])
    work = np.concatenate([draws.work[requests(draws)] for draws in years()])
    for k, kind in enumerate(case().demand.requests.types.values()):
        logs = np.log(work[kinds == k] / kind.median)
        error = kind.sigma / np.sqrt(len(logs))
        assert abs(logs.mean()) < 4 * error
        assert np.std(logs) == pytest.approx(kind.sigma, rel=0.1)


def test_marks_are_uniform() -> None:
    """16-bit marks: a threshold of 30 % is met by 30 % of them."""
    for column in ("direct", "bought", "heard", "fix", "no_access"):
        marks = np.concatenate([getattr(d, column)[requests(d)].ravel() for d in years()])
        assert marks.dtype == np.uint16
        share = (marks < 0.3 * 65_536).mean()
        assert abs(share - 0.3) < 4 * np.sqrt(0.3 * 0.7 / len(marks))


def test_moves_of_a_year() -> None:
    """Moves come at their rate, each with its inspections; a share of them at month turns."""
    moves = case().demand.moves
    kind = type_names(case().demand).index(MOVE)
    counts = [float(((d.type == kind) & measured(d)).sum()) for d in years()]
    yearly = sum(move_rate(case(), a) for a in case().organisation.afdelinger.values())
    season = np.array(moves.season) / np.mean(moves.season)
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    moved = yearly / 365 * float(season @ days)
    # As many second inspections come over from December 2024 as fall after the end of 2025.
    assert near(counts, moved * moves.inspections)


def test_rounds_come_on_workdays_with_their_hours() -> None:
    """A year of rounds is worth its stated hours, on working days, in pieces."""
    expected = expected_seconds(case())
    names, workday = type_names(case().demand), build_year(case()).days.workday
    totals: dict[str, list[float]] = {name: [] for name in case().demand.rounds}
    for draws in years()[:20]:
        for name, item in case().demand.rounds.items():
            mine = (draws.type == names.index(name)) & measured(draws)
            assert workday[draws.report[mine] // DAY].all()
            assert draws.work[mine].max() <= item.piece
            totals[name].append(float(draws.work[mine].sum()))
    for name, values in totals.items():
        # A season has a whole number of rounds, and phases move one in or out: 10 %.
        stated = expected[:, names.index(name)].sum()
        assert np.mean(values) == pytest.approx(stated, rel=0.1), name


def test_snow_of_a_year() -> None:
    """Snow mornings: the stated mean over winters; found within two hours of the call-in."""
    snow, year = case().demand.snow, build_year(case())
    weathers = [draw_weather(case(), year, 3, k) for k in range(400)]
    counts = [float(w.snows[MEASURED:].sum()) for w in weathers]
    season = np.array(snow.season) / sum(snow.season)
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    expected = float(season @ days) * snow.episodes / (365 / 12)
    assert near(counts, expected)
    assert expected == pytest.approx(snow.episodes, rel=0.03)
    # Winters differ: the counts vary much more than Poisson ones would.
    assert np.var(counts) > 2 * np.mean(counts)
    found = np.concatenate([w.snow_second[w.snows] for w in weathers])
    earliest = case().calendar.snow_from
    assert (found >= earliest).all()
    assert (found < earliest + 2 * HOUR).all()
    assert not any((w.snows & w.salts).any() for w in weathers)


def test_a_winter_is_harsh_or_mild_from_july_to_june() -> None:
    """December and the January after it are of one winter; January before it is of another."""
    # Counts of a month have mean m of about 3 and variance m + m² / 2: correlation 0.6 in a winter.
    two = varied(case(), {"calendar.days": 396})
    year = build_year(two)
    snows = np.array([draw_weather(two, year, 3, k).snows for k in range(400)])[:, MEASURED:]
    before, december, after = (
        snows[:, a:b].sum(axis=1) for a, b in ((0, 31), (334, 365), (365, 396))
    )
    # The standard error of a correlation of 0 is 0.05.
    assert np.corrcoef(december, after)[0, 1] > 0.4
    assert abs(np.corrcoef(before, december)[0, 1]) < 0.2


def absences(slots: int) -> npt.NDArray[np.uint8]:
    """Return reasons for being away on the days of 2025, (slots, 365)."""
    return draw_absence(case(), build_year(case()), 3, 0, slots)[:, MEASURED:]


def test_absence_of_a_year() -> None:
    """Sickness has the stated mean within 5 %, courses too; all of it is on working days."""
    away = absences(6000)
    absence = case().calendar.absence
    sick = (away == SICK).sum(axis=1)
    # The standard error of the mean over 6,000 men is 0.14 days, 1.5 %.
    assert sick.mean() == pytest.approx(absence.sick_days, rel=0.05)
    # A day of a course that falls on a sick day is a sick day: (1 - 9 / 249).
    course = absence.course_days * (1 - absence.sick_days / WORKDAYS)
    assert (away == COURSE).sum(axis=1).mean() == pytest.approx(course, rel=0.03)
    workday = build_year(case()).days.workday[MEASURED:] == 1
    assert not away[:, ~workday].any()


@pytest.mark.parametrize("year", [2022, 2024, 2025, 2026])
def test_leave_is_thirty_days_of_a_calendar_year(year: int) -> None:
    """Without sickness and courses every man has his leave to the day, whatever the year."""
    well = varied(
        case(),
        {
            "calendar.start": dt.date(year, 1, 1),
            "calendar.warmup_days": 0,
            "calendar.absence.sick_days": 0.0,
            "calendar.absence.course_days": 0,
        },
    )
    every = build_year(well)
    away = draw_absence(well, every, 3, 0, 40)
    assert set(np.unique(away).tolist()) == {0, LEAVE}
    in_year = (every.year == year) & (every.days.workday == 1)
    assert (away[:, in_year] > 0).sum(axis=1).tolist() == [30] * 40


def test_summer_leave_is_one_stretch_in_summer() -> None:
    """Fifteen working days on end from a Monday in ISO weeks 26 to 31."""
    well = {"calendar.absence.sick_days": 0.0, "calendar.absence.course_days": 0}
    year = build_year(varied(case(), well))
    workdays = np.flatnonzero(year.days.workday)
    starts = workdays[(workdays % 7 == 0) & (year.week[workdays] >= 26)]
    possible = [np.searchsorted(workdays, d) for d in starts[year.week[starts] <= 31]]
    for away in draw_absence(varied(case(), well), year, 3, 0, 30)[:, workdays] == LEAVE:
        assert any(away[k : k + 15].all() for k in possible)


def test_a_warm_up_in_december_is_staffed() -> None:
    """Nobody takes summer leave in the four weeks before the year is measured."""
    # A part of a year has its part of the leave: 18 working days of 249 x 30 = 2 days each.
    warm_up = draw_absence(case(), build_year(case()), 3, 0, 50)[:, :MEASURED]
    assert (warm_up == LEAVE).sum(axis=1).max() <= 3


def test_contacts_of_a_year() -> None:
    """Incidental contacts come at their rate, in working hours, for some minutes."""
    asked = case().demand.requests
    days = build_year(case()).days
    counts, lengths = [], []
    for draws in years():
        inside = draws.contact_time >= MEASURED * DAY
        counts.append(float(inside.sum()))
        lengths.append(float(draws.contact_seconds[inside].mean()))
        day, second = np.divmod(draws.contact_time, DAY)
        assert (days.workday[day] == 1).all()
        assert ((second >= days.opens[day]) & (second < days.closes[day])).all()
    # Spread over the working hours of all simulated days, of which 2025 has its share.
    hours = (days.closes - days.opens) * days.workday
    share = hours[MEASURED:].mean() / hours.mean()
    assert near(counts, 135 * asked.contacts * share)
    assert near(lengths, asked.contact_time)


def test_tasks_are_in_order_and_complete() -> None:
    """Tasks and contacts come in order of time; every column has a number for each."""
    for draws in years()[:3]:
        assert (np.diff(draws.report) >= 0).all()
        assert (np.diff(draws.contact_time) >= 0).all()
        for name in ("afdeling", "type", "priority", "work", "gap", "heard", "patience", "due"):
            assert len(getattr(draws, name)) == len(draws.report)
        assert (draws.work >= 1).all()
        assert (draws.due >= draws.report).all()
        assert draws.again[:, 0][requests(draws)].tolist() == draws.work[requests(draws)].tolist()


def test_drawn_times_are_whole_seconds_within_bounds() -> None:
    """At least one second, at most 68 years: what the compiled engine can count."""
    drawn = seconds(np.array([0.0, 0.4, 1.6, 1e10]))
    assert drawn.tolist() == [1, 1, 2, 2_147_483_647]
    assert LONGEST == 2_147_483_647


def test_a_patience_of_ten_years_can_be_played(simulate: Engine) -> None:
    """Who writes '3650 d' for never gets a year, also where a draw is too long to be counted."""
    patient = varied(case(), {"demand.requests.patience": 3650 * DAY, "calendar.days": 28})
    year = play(simulate, patient, "faellesdrift")
    assert (year.draws.patience == LONGEST).any()
    assert Row.CHASED not in year.trace.row


@pytest.mark.parametrize("shape", [(0,), (1,), (7,), (400,), (0, 4), (33, 3)])
def test_marks_are_drawn_as_whole_numbers_of_sixteen_bits(shape: tuple[int, ...]) -> None:
    """The parts of a stream's words are what `Generator.integers` makes of it."""
    found = marks(stream(1, 2, "marks"), shape)
    wanted = stream(1, 2, "marks").integers(0, MARKS, shape, np.uint16)
    assert found.dtype == wanted.dtype
    assert found.tolist() == wanted.tolist()
