"""Tuning what no log tells: intervals that hold the truth, and silence where data are silent."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from calibration.mapping import parse_mapping
from calibration.posterior import adjusted, posterior, weighted_quantiles, widening
from calibration.read import read_log
from calibration.replay import logged_requests
from calibration.simulated import (
    COLUMNS,
    cells_of,
    mapping_of,
    play_year,
    tickets_of,
    write_log,
)
from calibration.tune import KNOBS, Tuned, knobs_of, summary_of, tune, turned
from calibration.tuned import models_of, summary_shown, write_tuned
from sim.cli import drift
from sim.measure.service import service
from sim.measure.tasks import task_times
from sim.model import Priority
from sim.scenario import read_scenario
from sim.scenario.schema import Scenario

SCENARIO = Path(__file__).resolve().parents[2] / "scenarios" / "forsoeg" / "nakskov.yaml"
SHORT = ["calendar.days=150", "today=koordinering_og_planlaegning"]
TRUTH = {"abandoned": 0.05, "setup": 120.0, "window": 400_000.0, "productive_share": 0.68}


def toy(rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Draws of three knobs, and two summaries: the first bends with one, the second mixes two."""
    unit = rng.random((count, 3))
    seen = np.column_stack([np.exp(2 * unit[:, 0]), unit[:, 0] + 2 * unit[:, 1]])
    return unit, seen + rng.normal(0, (0.3, 0.15), (count, 2))


def test_intervals_hold_the_truth_of_toys() -> None:
    """Of 60 toys with three knobs, 90 % intervals hold 84-97 % of the 180 truths."""
    rng = np.random.default_rng(1)
    unit, seen = toy(rng, 400)
    truths, observed = toy(rng, 60)
    scale = np.array([0.3, 0.15])
    held = 0
    for truth, one in zip(truths, observed, strict=True):
        sample, weight, _, _ = posterior(unit, seen / scale, one / scale)
        for p in range(3):
            low, high = weighted_quantiles(sample[:, p], weight, (0.05, 0.95))
            held += int(low <= truth[p] <= high)
    assert 0.84 < held / 180 < 0.97


def test_a_knob_without_effect_is_as_wide_as_its_range() -> None:
    """The third knob moves nothing: its interval says so, and the first one's is narrow."""
    rng = np.random.default_rng(2)
    unit, seen = toy(rng, 800)
    scale = np.array([0.3, 0.15])
    observed = np.array([np.exp(2 * 0.5), 0.5 + 2 * 0.3])
    sample, weight, kept = adjusted(unit, (seen - observed) / scale)
    none = np.zeros(2)
    found = Tuned(KNOBS[:1] * 3, ("a", "b"), none, sample, weight, seen[kept], 800, np.ones(3))
    widths = [found.width(p) * 0.55 for p in range(3)]
    assert widths[0] < 0.3
    assert widths[2] > 0.85
    wider = widening(unit, seen / scale, observed / scale)
    assert ((wider >= 1) & (wider < 1.6)).all()


def test_two_knobs_of_which_only_the_sum_is_seen_are_told_so() -> None:
    """If only a + b is seen, either can stand in for the other, and that is said."""
    rng = np.random.default_rng(3)
    unit = rng.random((800, 2))
    seen = unit.sum(axis=1, keepdims=True) + rng.normal(0, 0.02, (800, 1))
    sample, weight, kept = adjusted(unit, (seen - 1.0) / 0.02)
    ranged = tuple(knob._replace(low=0.0, high=1.0) for knob in KNOBS[:2])
    found = Tuned(ranged, ("a",), np.ones(1), sample, weight, seen[kept], 800, np.ones(2))
    (pair,) = found.traded()
    assert pair[2] < -0.9
    assert not found.is_told(0)


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """An organisation led and planned, five months."""
    return read_scenario(SCENARIO, SHORT).scenario


def simulated(folder: Path, scenario: Scenario, seed: int) -> float:
    """Write a log with known knobs, and its mapping; return the share of planned work on time."""
    knobs = knobs_of(scenario)
    true = turned(scenario, knobs, np.array([TRUTH[knob.name] for knob in knobs]))
    played = play_year(true, true.today, seed)
    write_log(folder / "log.csv", cells_of(tickets_of(played), scenario), COLUMNS)
    text = mapping_of(scenario, COLUMNS, "Prøven", str(SCENARIO))
    text += f"  work_factor: {TRUTH['productive_share']}\n"
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    times = task_times(played.world, played.draws, played.trace)
    return float(service(played.world, played.draws, times)["planned_on_time_share"][-1])


def tuned(folder: Path, scenario: Scenario, planned: float, draws: int) -> Tuned:
    """Tune to the log in a folder."""
    text = (folder / "map.yaml").read_text(encoding="utf-8")
    log = read_log(folder / "log.csv", parse_mapping(text, str(folder / "map.yaml"))).log
    requests = logged_requests(log, scenario, TRUTH["productive_share"])
    return tune(scenario, log, requests, planned, draws=draws)


def held(found: Tuned) -> list[bool]:
    """Whether each 90 % interval holds its truth."""
    ends = [found.interval(p)[1:] for p in range(len(found.knobs))]
    truth = [TRUTH[knob.name] for knob in found.knobs]
    return [low <= one <= high for one, (low, high) in zip(truth, ends, strict=True)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, scenario: Scenario) -> tuple[Path, float]:
    """A log of those months, and its share of planned work on time."""
    folder = tmp_path_factory.mktemp("tune")
    return folder, simulated(folder, scenario, 22)


@pytest.fixture(scope="module")
def found(desk: tuple[Path, float], scenario: Scenario) -> Tuned:
    """What tuning found in that log."""
    return tuned(desk[0], scenario, desk[1], 256)


def test_known_knobs_are_found_again(found: Tuned) -> None:
    """Of a simulated log the productive share is told, and no more than one interval misses."""
    share = [knob.name for knob in found.knobs].index("productive_share")
    middle, low, high = found.interval(share)
    assert low < middle < high
    assert found.is_told(share)
    assert sum(held(found)) >= len(found.knobs) - 1
    assert found.missed_by_all() == []


def test_only_what_is_told_goes_into_the_layer(
    found: Tuned, scenario: Scenario, tmp_path: Path
) -> None:
    """A layer of grade D that a scenario extends, and the sample beside it."""
    out = tmp_path / "tuned.yaml"
    write_tuned(out, found, scenario, "Prøven: log.csv", 1)
    (tmp_path / "whole.yaml").write_text(f"extends: [{SCENARIO}, tuned.yaml]\n")
    evidence = read_scenario(tmp_path / "whole.yaml").evidence
    path = "driftsmodeller.faellesdrift.levers.leadership.productive_share"
    assert evidence[path].grade == "D"
    assert "drift tune" in evidence[path].source
    text = out.read_text(encoding="utf-8")
    record = json.loads(out.with_suffix(".json").read_text())
    assert len(record["sample"]) == len(record["weights"])
    assert len(record["sample"][0]) == len(record["knobs"])
    for knob in record["knobs"]:
        assert (f"{knob['path'][-1]}:" in text) == knob["told"]


@pytest.mark.slow
def test_known_knobs_of_twelve_logs(tmp_path: Path, scenario: Scenario) -> None:
    """Of twelve logs, 90 % intervals hold 80-100 % of the truths."""
    found: list[bool] = []
    for seed in range(100, 112):
        planned = simulated(tmp_path, scenario, seed)
        found += held(tuned(tmp_path, scenario, planned, 1024))
    assert np.mean(found) >= 0.8


def run(*arguments: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(drift, [str(argument) for argument in arguments])


def test_the_command_says_what_is_told_and_what_is_open(desk: tuple[Path, float]) -> None:
    """A sentence for each knob, two files, the same bytes twice."""
    folder, planned = desk
    pages = []
    for name in ("one", "two"):
        out = folder / f"{name}.yaml"
        arguments = (
            "tune",
            folder / "log.csv",
            "--mapping",
            folder / "map.yaml",
            "--scenario",
            SCENARIO,
            "--out",
            out,
            "--planned-on-time",
            planned,
            "--draws",
            128,
            "--lang",
            "en",
        )
        result = run(*arguments, *(part for one in SHORT for part in ("--set", one)))
        assert result.exit_code == 0, result.output
        pages.append((out.read_bytes(), out.with_suffix(".json").read_bytes()))
    assert pages[0] == pages[1]
    for knob in json.loads(pages[0][1])["knobs"]:
        end = ": " if knob["told"] else ": the data cannot tell"
        assert f"{_english(knob['name'])}{end}" in result.output


def _english(name: str) -> str:
    from calibration.words import say

    return say(f"knob_{name}").en


def test_what_belongs_to_the_level_is_shared(scenario: Scenario) -> None:
    """Productive share and planning hold for every coordinated model, calls for today's alone."""
    by_name = {knob.name: knob for knob in KNOBS}
    shared = models_of(by_name["productive_share"], scenario)
    assert "faellesdrift" in shared
    assert "manglende_ledelse" not in shared
    assert "facility_service" not in shared
    assert models_of(by_name["abandoned"], scenario) == ["koordinering_og_planlaegning"]


def test_a_log_without_first_visits_is_refused(desk: tuple[Path, float], tmp_path: Path) -> None:
    """Nothing can be matched: a sentence, exit code 2, no file."""
    folder, _ = desk
    text = (folder / "map.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "first_visit" not in line]
    (tmp_path / "map.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = tmp_path / "tuned.yaml"
    arguments = ("tune", folder / "log.csv", "--mapping", tmp_path / "map.yaml")
    result = run(*arguments, "--scenario", SCENARIO, "--out", out, "--lang", "en")
    assert result.exit_code == 2
    assert "does not tell when somebody first came" in result.output
    assert not out.exists()


def test_what_sums_up_a_log_is_told_in_words() -> None:
    """Every summary that no draw may come near has a name in both languages, and no id is shown."""
    hour = np.arange(200, dtype=np.int64) * 3600
    priority = np.where(hour % 7200 == 0, int(Priority.HASTER), int(Priority.ALMINDELIG))
    names = [*summary_of(hour, hour + 7200, priority, int(hour[-1])), "planned_on_time_share"]
    assert len(names) == 6
    told = [summary_shown(name) for name in names]
    assert len({one.da for one in told}) == len({one.en for one in told}) == 6
    assert not any("_" in one.da + one.en for one in told)
