"""The progress bar shows itself only where and when somebody waits."""

import io
import sys
import time

import pytest
from rich.console import Console

from sim.present.progress import progress


def console(written: io.StringIO, terminal: bool = True) -> Console:
    return Console(file=written, force_terminal=terminal, width=80)


def run(terminal: bool, delay_s: float, lasts_s: float) -> str:
    """Advance two of four runs and return what was written."""
    written = io.StringIO()
    with progress(4, "da", console(written, terminal), delay_s) as done:
        time.sleep(lasts_s)
        done(2)
    return written.getvalue()


def test_a_long_run_on_a_terminal_shows_a_bar() -> None:
    """Once the delay has passed the bar is drawn, with its Danish word and the count."""
    written = run(True, delay_s=0.0, lasts_s=0.2)
    assert "Beregner" in written
    assert "2/4" in written


@pytest.mark.parametrize(("terminal", "delay_s"), [(False, 0.0), (True, 60.0)])
def test_otherwise_nothing_is_written(terminal: bool, delay_s: float) -> None:
    """Neither a file nor a short run gets a bar."""
    assert run(terminal, delay_s, lasts_s=0.1) == ""


def test_standard_output_is_left_alone() -> None:
    """What is printed while the bar is shown still goes to standard output."""
    before = sys.stdout
    with progress(1, "da", console(io.StringIO()), 0.0) as done:
        time.sleep(0.2)
        assert sys.stdout is before
        done(1)


def test_an_error_inside_stops_the_bar() -> None:
    """The bar's timer does not outlive the block, and the error comes through."""
    written = io.StringIO()
    with (
        pytest.raises(RuntimeError, match="stop"),
        progress(1, "da", console(written), 0.05),
    ):
        raise RuntimeError("stop")
    time.sleep(0.1)
    assert written.getvalue() == ""
