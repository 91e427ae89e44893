"""Years are played until the differences are known well enough, or the budget is spent."""

from itertools import pairwise

import numpy as np
import pytest

from sim.measure import KPIS, Measures
from sim.stats.intervals import paired_difference, simultaneous_level
from sim.study.compare import compare
from sim.study.precision import until_precise
from sim.study.summary import PAIRED

TODAY = "today"


def scripted(spread: float):
    """Return a player of years: other models differ from today's by noise of this spread."""
    noise = np.random.default_rng(3).normal(0.0, spread, (2, 500))
    level = np.random.default_rng(4).normal(100.0, 30.0, 500)
    asked = []

    def more(start: int, end: int):
        asked.append((start, end))
        out = {TODAY: [Measures(dict.fromkeys(KPIS, level[k]), {}) for k in range(end)]}
        for m, name in enumerate(("one", "other")):
            out[name] = [
                Measures(dict.fromkeys(KPIS, level[k] + 5 + noise[m, k]), {}) for k in range(end)
            ]
        return out

    return more, asked


def test_stops_when_every_difference_is_precise():
    """The half-widths shown, two comparisons at once, are within 5 % of today's level."""
    more, asked = scripted(20.0)
    found = until_precise(more, TODAY, 0.05, 400)
    assert found["reached"]
    assert found["at"] is not None
    years = more(0, asked[-1][1])
    level = np.mean([year.total[PAIRED[0]] for year in years[TODAY]])
    for name in ("one", "other"):
        a = [year.total[PAIRED[0]] for year in years[TODAY]]
        b = [year.total[PAIRED[0]] for year in years[name]]
        apart = paired_difference(a, b, simultaneous_level(0.95, 2))
        assert apart.half_width <= 0.05 * level * 1.2  # judged where it stopped, before the rest


def test_years_follow_each_other_without_a_gap():
    """Each batch begins where the last one ended."""
    more, asked = scripted(20.0)
    until_precise(more, TODAY, 0.05, 400)
    assert asked[0][0] == 0
    assert all(before[1] == after[0] for before, after in pairwise(asked))


def test_the_level_itself_may_be_uncertain():
    """Pairing is used: a difference without noise needs few years, however much years differ."""
    more, asked = scripted(0.0)
    assert until_precise(more, TODAY, 0.01, 400)["reached"]
    assert asked[-1][1] <= 15


def test_budget_is_kept_and_told():
    """At the cap it says by how much it fell short."""
    more, asked = scripted(400.0)
    found = until_precise(more, TODAY, 0.01, 30)
    assert not found["reached"]
    assert asked[-1][1] == 30
    reached = found["kpis"]["cost_kr_per_year"]
    assert reached["half_width"] > reached["allowed"]


def test_a_comparison_says_what_was_reached(checked):
    """`compare` plays to the precision and puts it into the result; more workers, same bytes."""
    studies = [
        compare(checked, ("faellesdrift",), 12, 1, workers=workers, precision=0.5)
        for workers in (1, 2)
    ]
    assert studies[0].comparison == studies[1].comparison
    assert studies[0].comparison["precision"]["wanted"] == 0.5
    assert len(studies[0].runs) == studies[0].comparison["replications"] <= 12


@pytest.mark.parametrize("years", [5, 40])
def test_spread_of_years_has_bounds_once_there_are_enough(checked, years):
    """One year in ten: bounds only where the ranks allow them (29 years)."""
    from sim.study.summary import _spread

    values = np.arange(float(years))
    found = _spread("cost_kr_per_year", values)
    assert found["p90"]["mean"] == pytest.approx(np.quantile(values, 0.9))
    assert (found["p90"]["low"] is None) == (years < 29)
