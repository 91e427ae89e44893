"""Quantiles of many groups at once are those of each group by itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.measure.quantiles import SECONDS, SHARES, quantiles, ranks

AFDELINGER, KINDS = 3, 2
TASK = st.tuples(st.integers(0, AFDELINGER - 1), st.integers(0, KINDS - 1), st.integers(0, SECONDS))


@given(st.lists(TASK, max_size=40))
def test_each_group_has_the_quantiles_of_its_own_values(tasks: list[tuple[int, int, int]]) -> None:
    """By afdeling and in total, of all and of each kind, as numpy reckons them one by one."""
    afdeling, kind, values = np.array(tasks, dtype=np.int64).reshape(-1, 3).T
    found = quantiles(ranks(afdeling, AFDELINGER, kind, KINDS), values, 60)
    assert found.shape == (len(SHARES), KINDS + 1, AFDELINGER + 1)
    for h in range(KINDS + 1):
        for a in range(AFDELINGER + 1):
            mine = ((kind == h - 1) | (h == 0)) & ((afdeling == a) | (a == AFDELINGER))
            for share, one in zip(SHARES, found[:, h, a], strict=True):
                if not mine.any():
                    assert np.isnan(one)
                else:
                    assert one == pytest.approx(np.quantile(values[mine] / 60, share), rel=1e-12)


def test_quantiles_of_a_table_worked_out_by_hand() -> None:
    """Afdeling 0 has 10, 20 and 40 s, afdeling 1 has 7 s; 0.9 of the way through 3 is place 1.8."""
    ranked = ranks(np.array([0, 1, 0, 0]), 2)
    middle, long = quantiles(ranked, np.array([40, 7, 10, 20]), 1)
    assert middle.tolist() == [[20, 7, 15]]
    assert long == pytest.approx(np.array([[20 + 0.8 * 20, 7, 20 + 0.7 * 20]]))
