"""Who stays when posts change: at his home first, then anywhere, and only if he is the same man."""

from __future__ import annotations

import numpy as np

from sim.model import DAY
from sim.model.world.employment import FOREVER, Posts, employed, joined, spread

START = np.array([0, 9 * DAY])


def posts(
    *homes: int, size: int = 1000, vehicle: int = 0, trade: int = 1000, temp: int = -1
) -> Posts:
    """Posts with these homes in three afdelinger; each man reaches his home alone."""
    count = len(homes)
    home = np.array(homes, dtype=np.int64)
    own = np.zeros((count, 3), dtype=np.int64)
    own[np.arange(count), home] = 1
    return Posts(
        home=home,
        base=home,
        share=np.full(count, size),
        vehicle=np.full(count, vehicle),
        temp_after=np.full(count, temp),
        speed=np.array([[1000, trade, 1000]] * count).reshape(count, 3),
        own=own,
        reach=np.stack([own, own], axis=2),
    )


def spells(*phases: Posts) -> list[tuple[int, int]]:
    """(first, last day) of each man; the last is -1 for ever."""
    staff = employed(phases, START)
    pairs = zip(staff.employed_from.tolist(), staff.employed_to.tolist(), strict=True)
    return [(first // DAY, -1 if last == FOREVER else last // DAY) for first, last in pairs]


def test_men_at_home_stay_before_others() -> None:
    """Man 1 stays at 1 and man 2 at 2; the post at 1 that is new goes to man 0 from elsewhere."""
    staff = employed([posts(0, 1, 2), posts(1, 1, 2)], START)
    assert staff.base.tolist() == [[0, 1, 2], [1, 1, 2]]
    assert staff.own[1].argmax(axis=1).tolist() == [1, 1, 2]
    assert spells(posts(0, 1, 2), posts(1, 1, 2)) == [(0, -1)] * 3


def test_fewer_posts_let_men_go_and_more_bring_new_ones() -> None:
    """The man with the higher id goes; new men follow the old ones in number."""
    assert spells(posts(0, 0, 1), posts(0, 1)) == [(0, -1), (0, 9), (0, -1)]
    assert spells(posts(0), posts(0, 1)) == [(0, -1), (9, -1)]


def test_another_man_is_needed_for_another_post() -> None:
    """Size, vehicle, skills and cover are the man's for good: if they change, he goes."""
    for other in ({"size": 500}, {"vehicle": 1}, {"trade": 0}, {"temp": 3}):
        assert spells(posts(0), posts(0, **other)) == [(0, 9), (9, -1)], other


def test_outside_employment_a_man_has_nowhere_to_be() -> None:
    """He has no afdeling and reaches none; his base is where he was or will be."""
    staff = employed([posts(0), posts(1, size=500)], START)
    assert staff.own.tolist() == [[[1, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 1, 0]]]
    assert staff.reach[0, 1].sum() == staff.reach[1, 0].sum() == 0
    assert staff.base.tolist() == [[0, 1], [0, 1]]
    assert staff.share.tolist() == [1000, 500]


def test_without_posts_there_is_nobody() -> None:
    """No posts in any phase are no men; posts in one of them are men of that one."""
    assert employed([posts(), posts()], START).own.shape == (2, 0, 3)
    assert spells(posts(), posts(2)) == [(9, -1)]
    assert spells(posts(2), posts()) == [(0, 9)]


def test_parts_are_spread_and_joined() -> None:
    """Posts of afdelinger 2 and 4 of five stand at those numbers and reach no other."""
    two = posts(0, 1)._replace(
        own=np.eye(2, dtype=np.int64), reach=np.ones((2, 2, 2), dtype=np.int64)
    )
    wide = spread(two, [2, 4], 5)
    assert wide.home.tolist() == wide.base.tolist() == [2, 4]
    assert wide.own.tolist() == [[0, 0, 1, 0, 0], [0, 0, 0, 0, 1]]
    assert wide.reach.sum(axis=(0, 2)).tolist() == [0, 0, 4, 0, 4]
    assert joined([wide, wide]).home.tolist() == [2, 4, 2, 4]
