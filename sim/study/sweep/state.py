"""How far a sweep is, and what there is to say about it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sim.scenario.words import Text
from sim.study.sweep.file import Sweep
from sim.study.sweep.ledger import Counts, Frame, Ledger, opened
from sim.study.sweep.lock import is_locked
from sim.study.sweep.words import tell

_UNITS = ((86_400, "d"), (3600, "h"), (60, "min"), (1, "s"))


class State(NamedTuple):
    """How far a sweep is."""

    total: int
    counts: Counts
    notes: tuple[Text, ...]
    """What else there is to say: what failed, what is left out, where the engines disagree."""
    running: bool = False

    @property
    def missing(self) -> int:
        """How many runs are still to be played."""
        return max(self.total - self.counts.done - self.counts.failed, 0)

    def sentence(self) -> Text:
        """Return the counts in words."""
        return tell(
            "state",
            done=self.counts.done,
            total=self.total,
            failed=self.counts.failed,
            missing=self.missing,
        )


def frame_of(sweep: Sweep) -> Frame:
    """Return which runs belong to a sweep."""
    return Frame(sweep.variants, sweep.seed, sweep.replications)


def state_of(sweep: Sweep, folder: Path) -> State:
    """Return how far the sweep in `folder` is; nothing is written.

    Raises:
        SweepError: there is none, or a newer Drift wrote it.
    """
    with opened(folder, write=False) as ledger:
        state = state_in(sweep, ledger)
    notes = list(state.notes)
    if state.missing and state.counts.seconds_per_run:
        left = state.missing * state.counts.seconds_per_run
        notes.append(tell("work_left", time=_duration(left)))
    running = is_locked(folder)
    if running:
        notes.append(tell("running"))
    return state._replace(notes=tuple(notes), running=running)


def state_in(sweep: Sweep, ledger: Ledger) -> State:
    """Return how far a sweep is according to its ledger."""
    frame = frame_of(sweep)
    counts = ledger.counts(frame)
    notes = []
    if sweep.left_out:
        every = sweep.left_out + len(sweep.points)
        notes.append(tell("left_out", count=sweep.left_out, all=every))
    if counts.other:
        notes.append(tell("other_code_runs", count=counts.other))
    notes += [tell("failure", **stage._asdict()) for stage in ledger.stages(frame)]
    audited = ledger.audited(frame)
    if audited.different:
        notes.append(tell("audit_bad", **audited._asdict()))
    return State(sweep.total, counts, tuple(notes))


def _duration(seconds: float) -> str:
    """Return seconds in the largest unit of which there are two at least."""
    for size, unit in _UNITS:
        if seconds >= 2 * size:
            return f"{round(seconds / size)} {unit}"
    return "1 s"
