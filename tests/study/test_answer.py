"""What the answers of all studies have in common."""

import pytest

from sim.study.answer import Opening
from sim.study.comparison import Comparison
from sim.study.explanation import Explanation
from sim.study.road.result import RoadResult
from sim.study.sensitivity.result import Sensitivity
from sim.study.staff.result import Staff


@pytest.mark.parametrize("shape", [Comparison, Staff, Explanation, RoadResult, Sensitivity])
def test_every_answer_begins_with_whose_it_is_and_how_it_was_played(shape: type) -> None:
    """A reader of any answer finds scenario, seed, engine and grades under the same keys, first."""
    common = list(Opening.__annotations__)
    assert list(shape.__annotations__)[: len(common)] == common
