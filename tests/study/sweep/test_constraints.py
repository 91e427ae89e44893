"""Constraints: which points of a design are left."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.scenario import ScenarioError
from tests.study.sweep import small

DESIGN = """\
design:
  grid:
    organisation.team_size: [2, 3, 4]
    demand.requests.rate: [1 /year, 2 /year, 3 /year]
constraints:
"""


@pytest.mark.parametrize(
    ("constraint", "left"),
    [
        ("organisation.team_size < 4", 6),
        ("demand.requests.rate >= 2 /year", 6),
        ("demand.requests.rate != 2 /year", 6),
        ("demand.requests.rate <= organisation.team_size", 8),
        ("3 == organisation.team_size", 3),
        ("today == koordinering_og_planlaegning", 9),
    ],
)
def test_points_that_break_a_constraint_are_left_out(
    tmp_path: Path, constraint: str, left: int
) -> None:
    """Numbers, quantities, words and other paths can be compared with."""
    sweep = small.read(tmp_path, f"{DESIGN}  - {constraint}\n")
    assert (len(sweep.points), sweep.left_out) == (left, 9 - left)


def test_points_keep_the_numbers_they_had(tmp_path: Path) -> None:
    """A constraint does not number the others anew."""
    sweep = small.read(tmp_path, f"{DESIGN}  - organisation.team_size != 2\n")
    assert [point.number for point in sweep.points] == [4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("constraint", "part"),
    [
        ("organisation.team_size", "a comparison such as"),
        ("1 < 2", "a path on one side"),
        ("organisation.teamsize < 3", "team_size"),
        ("organisation.team_size < tre", "found 'tre'"),
        ("demand.requests.rate < 3", "3 /year"),
        ("today < faellesdrift", "numbers on both sides"),
        ("organisation.team_size > 9", "leave out all 9 points"),
        ("__import__('os').system('true') == 1", "is not in the scenario"),
    ],
)
def test_constraints_that_are_none_are_told(tmp_path: Path, constraint: str, part: str) -> None:
    """Each mistake is one sentence; nothing in a constraint is ever run."""
    with pytest.raises(ScenarioError) as caught:
        small.read(tmp_path, f'{DESIGN}  - "{constraint}"\n')
    assert part in "\n".join(caught.value.lines("en"))
