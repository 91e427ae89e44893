"""The stand-in for satisfaction: off by default, a guess, and never a percentage."""

from __future__ import annotations

import math

import pytest
from click.testing import CliRunner

from sim.cli import drift
from sim.measure.asked import asked
from sim.measure.rows import rows_of
from sim.measure.satisfaction import Weights, corners, index
from sim.model import DAY
from sim.model.engine import engine
from tests.model import miniature as mini

COMMAND = [
    "compare", "scenarios/cases/isoleret_par.yaml", "--models", "faellesdrift", "--replications",
    "2", "--workers", "1", "--set", "calendar.days=28", "--set", "study.norms=[1.0]",
]  # fmt: skip


def of(task: dict[str, object], weights: Weights) -> float:
    """The index of one task served by its own man."""
    world = mini.world()
    draws = mini.draws([task])
    trace = engine("auto")(world, draws)
    basis = asked(world.days, draws, 1)
    return float(index(world, draws, trace, rows_of(trace), basis, [weights])[0])


def p(logit: float) -> float:
    """100 times the probability of a logit."""
    return 100 / (1 + math.exp(-logit))


def test_the_index_is_the_formula() -> None:
    """A known man comes after an hour, after a day and in vain, and a first visit solves nothing.

    On Monday at 22:00 a task waits nine hours for Tuesday 07:00.
    """
    usual = Weights()
    at_once = mini.task("07:00", 10 * mini.MIN)
    assert of(at_once, usual) == pytest.approx(p(1.4 - 0.25 * math.log(1 / 24 / 3) + 0.3))
    later = 1.4 - 0.25 * math.log(9 / 24 / 3) + 0.3
    assert of(mini.task("22:00", 10 * mini.MIN), usual) == pytest.approx(p(later))
    again = mini.task("22:00", 10 * mini.MIN, fix=mini.HIGH)
    assert of(again, usual) == pytest.approx(p(later - 1.0))
    closed = mini.task("22:00", 10 * mini.MIN, mini.INDOOR, no_access=mini.LOW)
    assert of(closed, usual) == pytest.approx(p(later - 0.6))
    assert of(at_once, Weights(0, 0, 0, 0)) == pytest.approx(p(1.4))
    assert DAY == 24 * 3600


def test_weights_go_60_per_cent_either_way() -> None:
    """Sixteen corners, from the weakest to the strongest of each weight."""
    found = corners()
    assert len(found) == 16
    assert {round(one.repeated, 9) for one in found} == {-1.6, -0.4}
    assert {round(one.known, 9) for one in found} == {0.12, 0.48}


def test_it_is_off_and_when_on_says_what_it_is_not(tmp_path) -> None:
    """Without the option nothing of it is shown; with it grade D stands first, no percentage."""
    off = CliRunner().invoke(drift, [*COMMAND, "--out", str(tmp_path / "off")])
    on = CliRunner().invoke(drift, [*COMMAND, "--satisfaction", "--out", str(tmp_path / "on")])
    assert off.exit_code == on.exit_code == 0, on.output
    assert "tilfredshed" not in off.output.lower()
    for path in (tmp_path / "off").glob("*.csv"):
        assert "satisf" not in path.read_text().lower()
    lines = [line for line in on.output.splitlines() if "indeks" in line]
    assert len(lines) == 2
    assert "grad D" in lines[0]
    assert "ikke en måling" in lines[0]
    assert "%" not in lines[1].split("(")[0]


def test_json_has_no_place_for_it() -> None:
    """A number without the sentence around it is refused."""
    found = CliRunner().invoke(drift, [*COMMAND, "--satisfaction", "--json"])
    assert found.exit_code == 2
