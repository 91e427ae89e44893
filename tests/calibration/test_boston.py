"""Boston 311, 2015: a real log, read, fitted on nine months and held against the last three.

The file lies beside the checkout; without it these tests are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from calibration.clock import Clock
from calibration.distance import kaplan_meier
from calibration.fits.durations import waits
from calibration.fits.families import choose
from calibration.fits.heaping import exact_spans
from calibration.log import MISSING, NEVER, Log, moment
from calibration.mapping import Mapping, read_mapping
from calibration.read import Reading, base_of, read_log
from sim.cli import drift
from sim.model import HOUR
from tests.calibration.boston import FILE, needs_boston
from tests.house.tree import ROOT

MAPPING = ROOT / "calibration" / "mappings" / "boston311.yaml"
pytestmark = needs_boston


@pytest.fixture(scope="module")
def mapping() -> Mapping:
    """The shipped mapping."""
    return read_mapping(MAPPING)


@pytest.fixture(scope="module")
def everybody(mapping: Mapping) -> Reading:
    """All sources, as the statistics that came with the file have them."""
    assert mapping.tickets is not None
    tickets = mapping.tickets.model_copy(update={"only": {}})
    return read_log(str(FILE), mapping.model_copy(update={"tickets": tickets}))


def indoor(log: Log) -> np.ndarray:
    """Which rows are about homes."""
    return log.type == log.types.index("resident_indoor")


def test_rows_are_accounted_for(everybody: Reading) -> None:
    """121,145 rows in, the 197 that close before they open lose their end, none is lost."""
    assert len(everybody.log) == everybody.log.source.rows == 121_145
    early = everybody.tally.rows("ends_before_begins") + everybody.tally.rows("repeated_hour")
    assert early == 197
    assert everybody.tally.rows("blank_value") == 10_955


def test_citizens_only(mapping: Mapping) -> None:
    """The mapping keeps the 93,428 requests of citizens, in the hours the derived table has."""
    log = read_log(str(FILE), mapping).log
    assert len(log) == 93_428
    hours = np.bincount(log.report // HOUR % 168, minlength=168).reshape(7, 24)
    table = np.loadtxt(
        str(FILE).replace("boston311_2015.parquet", "boston311_hour_of_week_counts.csv"),
        delimiter=",",
        skiprows=1,
        usecols=range(1, 25),
    )
    assert np.array_equal(hours, table)


def test_the_median_of_indoor_repairs_under_censoring(everybody: Reading) -> None:
    """Kaplan–Meier over all rows is 1,388 h, as computed apart; closed cases alone say 143 h."""
    log = everybody.log
    rows = indoor(log) & (log.completed != MISSING)
    ended = log.completed[rows] != NEVER
    until = np.where(ended, log.completed[rows], log.censored)
    hours = (until - log.report[rows]) / HOUR
    curve = kaplan_meier(hours, ended)
    assert curve.quantile(0.5) == pytest.approx(1388, abs=1)
    assert curve.quantile(0.25) == pytest.approx(132, abs=1)
    assert np.median(hours[ended]) == pytest.approx(143, abs=1)


def test_the_fitted_median_agrees_with_kaplan_meier(everybody: Reading) -> None:
    """The family that is chosen has its median inside Kaplan–Meier's 95 % interval."""
    from scipy.stats import CensoredData, ecdf

    low, high = waits(everybody.log, "completed", None, indoor(everybody.log))
    ended = np.isfinite(high)
    fit = choose(exact_spans(low, high))
    survival = ecdf(CensoredData(uncensored=low[ended], right=low[~ended])).sf
    ends = survival.confidence_interval(method="log-log")
    bounds = [_half(end.quantiles, end.probabilities) for end in (ends.low, ends.high)]
    assert bounds[0] < fit.quantile(0.5) < bounds[1]
    km = kaplan_meier(low, ended)
    assert fit.quantile(0.25) == pytest.approx(km.quantile(0.25), rel=0.1)


def _half(times: np.ndarray, survival: np.ndarray) -> float:
    """When a survival curve falls to one half."""
    below = np.flatnonzero(survival <= 0.5)
    return float(times[below[0]]) if len(below) else np.inf


def test_working_time_leaves_out_nights_weekends_and_holidays(mapping: Mapping) -> None:
    """From Friday 16:00 to Tuesday 9:00 over Presidents' Day the offices are open 1.5 hours."""
    base = base_of(mapping)
    whole = read_log(str(FILE), mapping).log
    clock = Clock(base, whole.start, whole.censored, mapping.calendar_changes)
    friday = _at("2015-02-13T16:00")
    assert moment(friday).weekday() == 4
    span = clock.between(np.array([friday]), np.array([_at("2015-02-17T09:00")]))
    assert span.tolist() == [int(1.5 * HOUR)]


def _at(text: str) -> int:
    import datetime as dt

    from calibration.log import seconds_at

    return seconds_at(dt.datetime.fromisoformat(text))


@pytest.mark.slow
def test_nine_months_foretell_three_but_for_the_snow(tmp_path: Path) -> None:
    """The documented commands: the week holds; the level and snow, learnt from 2015, do not."""
    fitted, out = tmp_path / "boston311.yaml", tmp_path / "held"
    arguments = ["calibrate", str(FILE), "--mapping", str(MAPPING), "--until", "2015-10-01"]
    result = CliRunner().invoke(drift, [*arguments, "--out", str(fitted)])
    assert result.exit_code == 0, result.output
    arguments = ["validate", str(fitted), "--log", str(FILE), "--from", "2015-10-01"]
    result = CliRunner().invoke(drift, [*arguments, "--out", str(out)])
    assert result.exit_code == 0, result.output
    checks = json.loads((out / "validation.json").read_text())["checks"]
    by_name = {(check["kind"], check["name"]): check for check in checks}
    assert by_name["week", ""]["verdict"] == "ok"
    assert by_name["days", ""]["verdict"] == "fail"
    snow = by_name["type", "snow"]
    assert snow["verdict"] == "fail"
    assert snow["foretold"] > 10 * snow["observed"]
