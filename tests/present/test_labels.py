"""Labels find places that are clear of each other and of what is drawn."""

from itertools import combinations

import numpy as np
import pytest

from sim.present.figures import cost_response
from sim.present.figures.house import GREY
from sim.present.figures.labels import Label, Place, place
from sim.present.figures.side_by_side import Value, side_by_side
from tests.present.made_up import build

SIZE = (300.0, 200.0)


def label(*anchors: tuple[float, float], prices: tuple[float, ...] = ()) -> Label:
    points = np.array(anchors, dtype=float)
    return Label(60.0, 12.0, points, np.array(prices or [0.0] * len(anchors)))


def overlap(a: Place, b: Place) -> bool:
    return abs(a.x - b.x) < 60.0 and abs(a.y - b.y) < 12.0


def test_labels_of_one_point_do_not_overlap() -> None:
    """Eight labels for the same point all find room around it, inside the area."""
    places = place([label((150.0, 100.0))] * 8, np.zeros((0, 2)), SIZE)
    assert not any(overlap(a, b) for a, b in combinations(places, 2))
    assert all(0 <= p.x <= 240 and 0 <= p.y <= 188 for p in places)


def test_a_label_avoids_what_is_drawn() -> None:
    """With the lower half full of ink a label at its upper edge goes above it."""
    ink = np.array([(x, y) for x in range(0, 300, 2) for y in range(0, 100, 2)], dtype=float)
    (found,) = place([label((150.0, 100.0))], ink, SIZE)
    assert found.y >= 99.0


def test_a_dear_anchor_is_pointed_at_only_if_there_is_no_other() -> None:
    """The label goes to the free point although both are equally good otherwise."""
    both = label((40.0, 100.0), (260.0, 100.0), prices=(50.0, 0.0))
    (found,) = place([both], np.zeros((0, 2)), SIZE)
    assert found.end == (260.0, 100.0)
    (forced,) = place([label((40.0, 100.0), prices=(50.0,))], np.zeros((0, 2)), SIZE)
    assert forced.end == (40.0, 100.0)


@pytest.mark.parametrize("times", [1, 2])
def test_places_are_the_same_every_time(times: int) -> None:
    """No randomness: the same labels get the same places."""
    labels = [label((100.0 + 20 * i, 90.0)) for i in range(5)]
    first = place(labels, np.zeros((0, 2)), SIZE)
    assert all(place(labels, np.zeros((0, 2)), SIZE) == first for _ in range(times))


def test_values_side_by_side_keep_their_order_and_stay_inside() -> None:
    """Three values 0.1 wide around 0.97 end at 1 and touch; one with room stays where it is."""
    values = [Value("a", 0.2, 0.1), *(Value(w, 0.97, 0.1) for w in "bcd")]
    placed = side_by_side(values, 1.0)
    # from the edge: 1 - 0.05, then a width further left each time
    assert [p.middle for p in placed] == pytest.approx([0.2, 0.75, 0.85, 0.95])
    assert [p.words for p in placed] == list("abcd")


def test_a_leader_line_cannot_be_taken_for_an_interval() -> None:
    """Every line from a name to its curve is grey dots without ends; nothing measured is."""
    (axes,) = cost_response.draw(build(20)).figure.axes
    lines = [line for line in axes.get_lines() if len(line.get_xdata()) > 1]
    leaders = [line for line in lines if line.get_transform() == axes.transAxes]
    assert leaders
    for line in leaders:
        assert (line.get_color(), line.get_marker()) == (GREY, "None")
        assert line.is_dashed()
    measured = [line for line in lines if line.get_transform() == axes.transData]
    assert measured
    assert all(line.get_color() != GREY for line in measured)
