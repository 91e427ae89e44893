"""Which engine plays, and what is told about it."""

import click.testing
import numpy as np
import pytest

import sim.model.engine as engines
from sim.cli import drift
from sim.model import reference
from sim.model.engine import EnginesDifferError, engine, resolved
from sim.model.trace import Row, Trace, first_difference
from sim.present.engine import get_ready, told
from sim.present.words import has_text
from tests.engines.worlds import Told, made
from tests.model.small import CASE

SMALL = Told(3, 300, men=3, afdelinger=2, epochs=2, tasks=60, contacts=20, days=5, attempts=2)
needs_numba = pytest.mark.skipif(not engines.can_compile(), reason="numba is not installed")


@pytest.fixture
def no_numba(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without numba."""
    monkeypatch.setattr(engines, "can_compile", lambda: False)
    monkeypatch.setattr("sim.present.engine.can_compile", lambda: False)


def spoiled(trace: Trace, row: int) -> Trace:
    """Return a trace in which one row is about another task."""
    task = trace.task.copy()
    task[row] += 1
    return trace._replace(task=task)


@needs_numba
def test_auto_is_compiled() -> None:
    """Where numba is installed `auto` stands for the compiled engine."""
    assert resolved("auto") == "compiled"
    assert resolved("both") == "both"


def test_without_numba_auto_is_simpy(no_numba: None) -> None:
    """Without numba the product runs on SimPy, and asking for the other engine is an error."""
    assert resolved("auto") == "simpy"
    assert engine("auto") is reference.simulate
    with pytest.raises(ValueError, match="numba"):
        engine("compiled")


def test_an_unknown_engine_is_an_error() -> None:
    """A name that is no engine is refused with those there are."""
    with pytest.raises(ValueError, match="auto, simpy, compiled, both"):
        engine("c")


def test_without_numba_it_is_said(no_numba: None, capsys: pytest.CaptureFixture[str]) -> None:
    """The slow engine is announced, and a wish that cannot be met is a sentence."""
    assert get_ready("auto", "da") is None
    assert "numba er ikke installeret" in capsys.readouterr().err
    assert get_ready("simpy", "da") is None
    assert capsys.readouterr().err == ""
    assert "both" in str(get_ready("both", "en"))


@needs_numba
def test_both_gives_the_trace_of_each() -> None:
    """Where they agree `both` is as good as either."""
    world, draws = made(SMALL)
    trace = engine("both")(world, draws)
    assert len(trace.time) > 100
    assert first_difference(trace, engine("simpy")(world, draws)) is None


@needs_numba
def test_both_stops_at_the_first_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """A difference carries both traces and the first row that differs."""
    world, draws = made(SMALL)
    trace = engine("compiled")(world, draws)
    monkeypatch.setattr(engines, "_compiled", lambda: lambda *_: spoiled(trace, 40))
    with pytest.raises(EnginesDifferError) as caught:
        engine("both")(world, draws)
    assert caught.value.row == 40


def test_a_difference_is_told_in_words() -> None:
    """Both neighbourhoods are shown, the row that differs is marked, in both languages."""
    world, draws = made(SMALL)
    trace = reference.simulate(world, draws)
    error = EnginesDifferError(trace, spoiled(trace, 40), 40)
    for lang, first in (("da", "De to motorer"), ("en", "The two engines")):
        lines = told(error, lang)
        assert lines[0].startswith(first)
        assert len(lines) == 1 + 2 * (1 + 7)
        marked = [line for line in lines if line.startswith(">")]
        assert [f"{number}," in line or line.endswith(str(number)) for line, number in zip(
            marked, (trace.task[40], trace.task[40] + 1), strict=True
        )] == [True, True]  # fmt: skip


def test_a_trace_that_ends_early_is_told() -> None:
    """Where one engine stopped writing, that is said."""
    world, draws = made(SMALL)
    trace = reference.simulate(world, draws)
    short = Trace(*(column[:-1] for column in trace))
    row = len(short.time)
    lines = told(EnginesDifferError(trace, short, row), "en")
    assert lines[-1] == "> nothing more happened"


def test_every_kind_of_row_has_words() -> None:
    """No kind of row is without a text."""
    assert [row.name for row in Row if not has_text(f"row.{row.name.lower()}")] == []


@needs_numba
def test_the_command_line_tells_of_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--engine both` ends with exit code 1 and the neighbourhoods when the engines differ."""
    fast = engine("compiled")
    monkeypatch.setattr(engines, "_compiled", lambda: lambda *year: spoiled(fast(*year), 7))
    arguments = ["compare", str(CASE), "--engine", "both", "--replications", "1", "--workers", "1"]
    result = click.testing.CliRunner().invoke(drift, [*arguments, "--json", "--lang", "en"])
    assert result.exit_code == 1
    assert "differently from event 7" in result.stderr
    assert result.stdout == ""


@needs_numba
def test_results_do_not_depend_on_engine_or_workers() -> None:
    """Key figures of all runs are the same bytes with either engine, and by one or more workers."""
    from sim.scenario import read_scenario
    from sim.study.runner import Job, Variant, play

    scenario = read_scenario(CASE).scenario
    variants = (Variant("manglende_ledelse"), Variant("faellesdrift"))

    def figures(name: str, workers: int) -> list[bytes]:
        runs = play(Job(scenario, variants, 1, name), range(3), workers)
        return [
            part
            for run in runs
            for one in run
            for part in (str(one.total).encode(), *(c.tobytes() for c in one.afdelinger.values()))
        ]

    alone = figures("compiled", 1)
    assert figures("compiled", 3) == alone
    assert figures("simpy", 1) == alone


@needs_numba
def test_a_trace_longer_than_expected_is_played_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too little room for rows changes nothing but the time."""
    from sim.model import compiled

    world, draws = made(SMALL)
    whole = compiled.simulate(world, draws)
    monkeypatch.setattr(compiled, "room_for", lambda draws: 10)
    assert first_difference(compiled.simulate(world, draws), whole) is None


@needs_numba
def test_what_was_played_cannot_be_changed_unnoticed() -> None:
    """Tables are kept from year to year, so changing what they were made of is an error."""
    world, draws = made(SMALL)
    engine("compiled")(world, draws)
    with pytest.raises(ValueError, match="read-only"):
        draws.work[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        world.levers.setup[:] = np.zeros(1)


@needs_numba
def test_a_number_beyond_the_engine_is_an_error() -> None:
    """What does not fit into a table is refused, not cut off."""
    world, draws = made(SMALL)
    work = draws.work.copy()
    work[0] = 1 << 31
    with pytest.raises(ValueError, match="counts from 0"):
        engine("compiled")(world, draws._replace(work=work))
