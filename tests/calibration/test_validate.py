"""Validation: a calibration held against rows it has not seen, with the data's own noise below."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from calibration.distance import Curve, earth_mover, kaplan_meier, kaplan_meier_median, of_counts
from calibration.simulated import COLUMNS, cells_of, mapping_of, play_year, tickets_of, write_log
from calibration.validate import FAIL, Check
from sim.cli import drift
from sim.scenario import read_scenario

SCENARIO = Path(__file__).with_name("recovery.yaml")


def run(*arguments: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(drift, [str(argument) for argument in arguments])


def test_the_distance_is_the_mean_move() -> None:
    """All at 2 against half at 1 and half at 5 is two away; nothing is far from itself."""
    one = of_counts(np.array([0.0, 0, 1]))
    other = of_counts(np.array([0.0, 1, 0, 0, 0, 1]))
    assert earth_mover(one, other, 10.0) == pytest.approx(2.0)
    assert earth_mover(other, other, 10.0) == 0.0


def test_the_distance_is_that_of_scipy() -> None:
    """For samples without open cases it equals scipy's Wasserstein distance."""
    from scipy.stats import wasserstein_distance

    rng = np.random.default_rng(1)
    a, b = rng.exponential(1.0, 300), rng.exponential(1.4, 200)
    ended = [np.ones(len(x), dtype=bool) for x in (a, b)]
    ours = earth_mover(kaplan_meier(a, ended[0]), kaplan_meier(b, ended[1]), 100.0)
    assert ours == pytest.approx(wasserstein_distance(a, b), rel=1e-9)


def test_kaplan_meier_by_hand() -> None:
    """Ends at 1 and 3, open at 2: a third is done by 1, and of the one left at 3 all."""
    curve = kaplan_meier(np.array([1.0, 2.0, 3.0]), np.array([True, False, True]))
    assert curve.share(np.array([0.5, 1.0, 2.5, 3.0])).tolist() == pytest.approx(
        [0, 1 / 3, 1 / 3, 1]
    )
    assert curve.quantile(0.5) == 3.0


def test_the_interval_of_a_median_is_that_of_order_statistics() -> None:
    """Of 1 … 100 the binomial interval of the median is from the 40th to the 61st."""
    times = np.arange(1.0, 101.0)
    middle, low, high = kaplan_meier_median(times, np.ones(100, dtype=bool))
    assert middle == 50
    assert low == pytest.approx(40, abs=1)
    assert high == pytest.approx(61, abs=1)
    few = kaplan_meier_median(times, times <= 30)
    assert few == (np.inf, np.inf, np.inf)


@pytest.mark.parametrize(
    ("distance", "verdict"), [(1.0, "ok"), (1.01, "warn"), (FAIL, "warn"), (FAIL + 0.01, "fail")]
)
def test_the_levels_are_fixed(distance: float, verdict: str) -> None:
    """At the bound it holds, beyond it is a warning, beyond two a failure."""
    none = Curve(np.zeros(1), np.ones(1), 1.0)
    assert Check("days", "", 100, 1, 1, distance, 0.5, 1.0, (none, none)).verdict == verdict


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated year's log, fitted on its first nine months."""
    folder = tmp_path_factory.mktemp("validate")
    scenario = read_scenario(SCENARIO).scenario
    rows = cells_of(tickets_of(play_year(scenario, scenario.today, 11)), scenario)
    write_log(folder / "log.csv", rows, COLUMNS)
    # Everything of the last quarter twice, a quarter of an hour later: twice as busy a year.
    late = [row for row in rows if row["report"][3:5] in ("10", "11", "12")]
    again = [row | {"id": f"x{row['id']}"} for row in late]
    write_log(folder / "busy.csv", [*rows, *again], COLUMNS)
    (folder / "map.yaml").write_text(mapping_of(scenario, COLUMNS, "Prøven", str(SCENARIO)))
    out = folder / "fitted.yaml"
    arguments = ("calibrate", folder / "log.csv", "--mapping", folder / "map.yaml")
    result = run(*arguments, "--until", "2025-10-01", "--out", out)
    assert result.exit_code == 0, result.output
    return folder


def verdicts(folder: Path) -> dict[str, str]:
    """Verdicts by kind and name."""
    checks = json.loads((folder / "validation.json").read_text())["checks"]
    return {f"{check['kind']} {check['name']}".strip(): check["verdict"] for check in checks}


def test_a_hold_out_of_the_same_world_holds(desk: Path) -> None:
    """Nothing of the last quarter fails, and most is as near as the data are to themselves."""
    out = desk / "same"
    result = run("validate", desk / "fitted.yaml", "--log", desk / "log.csv", "--out", out)
    assert result.exit_code == 0, result.output
    found = verdicts(out)
    assert {"week", "days", "type vand", "wait first_visit/all", "wait completed/all"} <= set(found)
    assert "fail" not in found.values()
    assert sum(verdict == "ok" for verdict in found.values()) > 0.6 * len(found)
    assert "fittet på 2025-01-01–2025-09-30, holdt op mod 2025-10-01–2025-12-31" in result.output


def test_a_busier_quarter_does_not_hold(desk: Path) -> None:
    """Twice as many requests as foretold fail the count of requests, not the hours of the week."""
    out = desk / "busy"
    result = run("validate", desk / "fitted.yaml", "--log", desk / "busy.csv", "--out", out)
    assert result.exit_code == 0, result.output
    found = verdicts(out)
    assert found["days"] == "fail"
    assert found["week"] != "fail"
    assert "holder ikke" in result.output


def test_the_page_is_the_same_bytes_twice_and_says_what_it_shows(desk: Path) -> None:
    """The page of plots is reproducible, and its text is in the file for those who cannot see."""
    arguments = ("validate", desk / "fitted.yaml", "--log", desk / "log.csv", "--lang", "en")
    for name in ("one", "two"):
        assert run(*arguments, "--from", "2025-12-01", "--out", desk / name).exit_code == 0
    pages = [(desk / name / "validation.svg").read_bytes() for name in ("one", "two")]
    assert pages[0] == pages[1]
    text = pages[0].decode()
    assert "Requests a day: foretold" in text
    assert (desk / "one" / "validation.png").stat().st_size > 10_000


def test_a_period_that_was_fitted_on_is_no_test(desk: Path) -> None:
    """An overlap of the two periods is told."""
    out = desk / "overlap"
    arguments = ("validate", desk / "fitted.yaml", "--log", desk / "log.csv", "--out", out)
    result = run(*arguments, "--from", "2025-09-01", "--until", "2025-09-20", "--lang", "en")
    assert "overlaps the one fitted on" in result.output


def test_a_fitted_file_without_its_record_is_told(desk: Path) -> None:
    """Without the record nothing was foretold: a sentence, exit code 2."""
    (desk / "alone.yaml").write_text("{}\n")
    result = run("validate", desk / "alone.yaml", "--log", desk / "log.csv", "--lang", "en")
    assert result.exit_code == 2
    assert "no record beside the fitted file" in result.output
