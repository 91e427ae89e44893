"""Tasks of a year are put together in a written order, with nothing lost or mixed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.model.draws import draw
from sim.model.draws.tasks import Tasks, in_order, joined, planned
from tests.model.small import small

PLACES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=30)


@given(PLACES)
def test_order_is_by_time_then_by_afdeling_then_as_it_was(rows: list[tuple[int, int]]) -> None:
    """Sorting pairs of time, afdeling and place in Python gives the same."""
    time, afdeling = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    expected = sorted(range(len(rows)), key=lambda i: (*rows[i], i))
    assert in_order(time, afdeling).tolist() == expected


def test_joining_keeps_every_row_whole() -> None:
    """The tasks of a real year, split in two and joined with planned ones, are all there."""
    year = draw(small(), 1, 0, 0)
    tasks = Tasks(**{name: getattr(year, name) for name in Tasks._fields})
    half = np.arange(len(tasks.report)) % 2 == 0
    extra = planned(np.array([5, 0]), np.array([1, 0]), 3, 4, np.array([60, 61]))
    whole = joined([tasks.chosen(half), tasks.chosen(~half)], [extra])
    assert (np.diff(whole.report) >= 0).all()
    rows = list(zip(*(column.tolist() for column in whole), strict=True))
    before = list(zip(*(column.tolist() for column in tasks), strict=True))
    added = [row for row in rows if row[Tasks._fields.index("work")] in (60, 61)]
    assert sorted(rows) == sorted(before + added)
    assert [row[:5] for row in added] == [(0, 0, 3, 4, 61), (5, 1, 3, 4, 60)]
    assert all(value in (0, [0] * 4) for row in added for value in row[5:18])
