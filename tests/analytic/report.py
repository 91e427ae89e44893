"""The report of the analytic cases: theory, estimate, 95 % interval, verdict.

`python -m tests.analytic.report` plays the long runs, prints the report and fails if an interval
leaves its band or if `docs/verification.md` tells another story; with `--write` it writes that
page. `make verify` runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.model import Engine
from sim.stats.intervals import mean_interval
from tests.analytic.cases import CASES, Case, Values
from tests.analytic.year import reduced, years

BAND, LONG_BAND = 0.02, 0.01
TIMES_LONGER = 4
"""Replications of a long run over those of a short one: half the width, for half the band."""
PAGE = Path(__file__).parents[2] / "docs" / "verification.md"
WORKERS = 2


class Line(NamedTuple):
    """One quantity of one case."""

    case: str
    quantity: str
    scenario: str
    replications: int
    theory: float
    estimate: float
    low: float
    high: float
    band: float

    @property
    def holds(self) -> bool:
        """Return whether the whole interval lies in the band around theory."""
        reach = self.band * abs(self.theory)
        return self.theory - reach <= self.low and self.high <= self.theory + reach

    @property
    def verdict(self) -> str:
        """Return the verdict as a word."""
        return "holds" if self.holds else "FAILS"


@cache
def known(case: Case, tasks: int) -> Values:
    """Return what theory says of a case; `tasks` counts only where it is conditional."""
    return case.theory(reduced(case.file), tasks)


def lines(case: Case, count: int, band: float, simulate: Engine | None = None) -> list[Line]:
    """Play `count` replications of a case and return a line for each of its quantities.

    Where theory depends on what was drawn, the interval is that of the difference from it.
    """
    seen = [
        (case.estimate(year), known(case, len(year.draws.report) if case.conditional else 0))
        for year in years(case.file, count, simulate)
    ]
    out = []
    for name in seen[0][1]:
        truth = np.array([right[name] for _, right in seen])
        centre = float(truth.mean())
        off = mean_interval(np.array([left[name] for left, _ in seen]) - truth)
        numbers = (centre, centre + off.mean, centre + off.low, centre + off.high)
        out.append(Line(case.name, name, case.file, count, *numbers, band))
    return out


def short_lines(case: Case) -> list[Line]:
    """Return the lines of a short run, for a band of 2 %."""
    return lines(case, case.replications, BAND)


def long_lines(case: Case) -> list[Line]:
    """Return the lines of a long run, for a band of 1 %."""
    return lines(case, case.replications * TIMES_LONGER, LONG_BAND)


def table(found: Sequence[Line]) -> str:
    """Return the report as text."""
    head = f"{'case':<24}{'quantity':<30}{'theory':>10}{'estimate':>10}"
    head += f"{'low':>10}{'high':>10}{'band':>7}  verdict"
    rows = [
        f"{one.case:<24}{one.quantity:<30}{one.theory:>10.5f}{one.estimate:>10.5f}"
        f"{one.low:>10.5f}{one.high:>10.5f}{one.band:>7.1%}  {one.verdict}"
        for one in found
    ]
    return "\n".join([head, *rows])


HEAD = """\
# Verification: the model against the textbook

Made by `python -m tests.analytic.report --write`; `make verify` plays the runs anew and fails if
this page tells another story. Do not edit it by hand.

Each scenario below (in `tests/analytic/`) is written in the same YAML as any other and leaves a
queue whose answer stands in a textbook. Theory reads arrival rates and service times out of the
scenario and never asks the model; the estimate is read off the trace of the years that the engine
played. A case holds if the whole 95 % interval of the mean lies within {band:.0f} % of theory.

Times are hours. A run is two years after four weeks of warm-up (machine repair: eleven months). The
formulas and their sources are in `tests/analytic/theory.py` and `theory_week.py`; where theory
depends on what was drawn (machine repair: the number of machines), theory is its mean over the runs
and the interval is that of the difference.

"""
TAIL = """
What else is held, by tests:

- Little's law and the utilisation law, exactly, in every scenario and driftsmodel shipped
  (`tests/analytic/test_laws.py`).
- Three reduced worlds played customer by customer by Ciw, an independent simulator: every wait is
  the same to the second (`tests/analytic/test_ciw.py`).
- Errors put into rules and draws on purpose are noticed by these cases
  (`tests/analytic/test_mutations.py`); a check that cannot fail would prove nothing.
- Changes whose direction is known in advance: more men, more requests, no travel, another order of
  afdelinger, copies far away, doubled wages (`tests/metamorphic/`). They also show what the order
  of afdelinger decides: where several men start work in the same second, the one with the lowest
  number chooses first, though another may stand nearer.

A textbook queue exercises arrivals, service, priorities, pre-emption, travel and the calendar of
arrivals. It says nothing of whether the inputs are right: that is validation, not verification.
"""


def page(found: Sequence[Line]) -> str:
    """Return the report as the page in `docs`."""
    rows = [
        "| case | scenario | quantity | runs | theory | estimate | 95 % interval | verdict |",
        "|---|---|---|--:|--:|--:|--:|---|",
    ]
    rows += [
        f"| {one.case} | `{one.scenario}` | {one.quantity} | {one.replications:,}"
        f" | {one.theory:.4f} | {one.estimate:.4f} | {one.low:.4f} – {one.high:.4f}"
        f" | {one.verdict} |"
        for one in found
    ]
    return HEAD.format(band=100 * LONG_BAND) + "\n".join(rows) + "\n" + TAIL


def main(arguments: Sequence[str]) -> int:
    """Play the long runs and report; return 0 if all is well."""
    with ProcessPoolExecutor(WORKERS) as pool:
        found = []
        for part in pool.map(long_lines, CASES):
            print(table(part) if not found else table(part).split("\n", 1)[1], flush=True)
            found += part
    text = page(found)
    if "--write" in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    failed = sum(not one.holds for one in found)
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
    print(f"{len(found)} quantities of {len(CASES)} cases, {failed} outside their band")
    if stale:
        print(f"{PAGE.name} tells another story: python -m tests.analytic.report --write")
    return int(failed > 0 or stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
