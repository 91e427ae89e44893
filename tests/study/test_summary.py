"""What many years say: paired differences that hold at once, and what pairing gained."""

import numpy as np
import pytest

from sim.measure import KPIS, Measures
from sim.stats.intervals import paired_difference, simultaneous_level
from sim.study.summary import difference_entry


def years(costs):
    """Years in which every key figure is the cost given, in two afdelinger."""
    out = []
    for c in costs:
        own = {"cost_kr_per_year": np.array([c, 2 * c])}
        out.append(Measures(dict.fromkeys(KPIS, c), own))
    return out


@pytest.fixture
def scenario(checked):
    """Kanalkvarteret with its first two afdelinger."""
    two = dict(list(checked.scenario.organisation.afdelinger.items())[:2])
    organisation = checked.scenario.organisation.model_copy(update={"afdelinger": two})
    return checked.scenario.model_copy(update={"organisation": organisation})


def test_interval_is_as_wide_as_all_comparisons_ask(scenario):
    """A difference has the interval of the level given, and an afdeling's its own."""
    before, after = [10.0, 12.0, 11.0, 15.0], [9.0, 12.5, 8.0, 13.0]
    level = simultaneous_level(0.95, 5)
    entry = difference_entry(scenario, "m", years(before), years(after), level)
    expected = paired_difference(before, after, level)
    assert entry["kpis"]["cost_kr_per_year"]["low"] == pytest.approx(expected.low)
    second = list(entry["afdelinger"].values())[1]["cost_kr_per_year"]
    assert second["high"] == pytest.approx(2 * expected.high)


def test_pairing_is_the_variance_ratio(scenario):
    """Years that move together gain from pairing by (var a + var b) / var(b - a)."""
    before, after = [1.0, 2.0, 3.0, 6.0], [1.5, 2.0, 3.5, 6.0]
    entry = difference_entry(scenario, "m", years(before), years(after))
    apart = np.subtract(after, before)
    ratio = (np.var(before, ddof=1) + np.var(after, ddof=1)) / np.var(apart, ddof=1)
    assert entry["pairing"]["cost_kr_per_year"] == pytest.approx(ratio)


def test_a_difference_that_never_varies_has_no_ratio(scenario):
    """Where nothing varies there is no gain to tell."""
    entry = difference_entry(scenario, "m", years([1.0, 2.0]), years([2.0, 3.0]))
    assert entry["pairing"]["cost_kr_per_year"] is None
