"""Employment: the posts of each phase, held by men who stay where they can.

The posts of the first phase make the first men. When a phase ends, a man keeps his id if the next
one has a post for somebody like him: of the same size, with the same vehicle, skills and cover.
Posts at his home go first, then what is left in order. Whoever finds none leaves on the day, and
posts that nobody holds are filled by new men.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from sim.model.trace import NOBODY
from sim.model.world import Ints, Staff

FOREVER = 1 << 40
"""A time after any year."""


class Posts(NamedTuple):
    """The posts of one phase, P of them, over A afdelinger; columns as in `world.Staff`."""

    home: Ints
    base: Ints
    share: Ints
    vehicle: Ints
    temp_after: Ints
    speed: Ints
    """(P, S)."""
    own: Ints
    """(P, A)."""
    reach: Ints
    """(P, A, 2)."""


def spread(posts: Posts, members: list[int], count: int) -> Posts:
    """Return posts over some afdelinger, `members`, as posts over all `count` of them.

    Nobody reaches an afdeling outside.
    """
    where = np.array(members, dtype=np.int64)
    own = np.zeros((len(posts.home), count), dtype=np.int64)
    reach = np.zeros((len(posts.home), count, 2), dtype=np.int64)
    own[:, where], reach[:, where] = posts.own, posts.reach
    return posts._replace(home=where[posts.home], base=where[posts.base], own=own, reach=reach)


def joined(parts: Sequence[Posts]) -> Posts:
    """Return the posts of several parts as those of one phase, in their order."""
    return Posts(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def employed(phases: Sequence[Posts], start: Ints) -> Staff:
    """Return the men who hold the posts of `phases`, which begin at `start` (E,).

    Outside his employment a man has no afdeling and reaches none; his base stays where it was.
    """
    holders = _holders(phases)
    men = max((man for row in holders for man in row), default=NOBODY) + 1
    afdelinger = phases[0].own.shape[1]
    own = np.zeros((len(phases), men, afdelinger), dtype=np.int64)
    reach = np.zeros((len(phases), men, afdelinger, 2), dtype=np.int64)
    first, last = np.full(men, NOBODY), np.full(men, NOBODY)
    for e, (posts, row) in enumerate(zip(phases, holders, strict=True)):
        own[e, row], reach[e, row] = posts.own, posts.reach
        first[row] = np.where(first[row] == NOBODY, e, first[row])
        last[row] = e
    told = [(int(e), holders[e].index(w)) for w, e in enumerate(first)]
    return Staff(
        own=own,
        base=_bases(phases, holders, men),
        reach=reach,
        speed=np.stack([phases[e].speed[p] for e, p in told]) if told else phases[0].speed[:0],
        vehicle=_column(phases, told, "vehicle"),
        share=_column(phases, told, "share"),
        employed_from=start[first],
        employed_to=np.append(start[1:], FOREVER)[last],
        temp_after=_column(phases, told, "temp_after"),
    )


def _column(phases: Sequence[Posts], told: list[tuple[int, int]], name: str) -> Ints:
    return np.array([getattr(phases[e], name)[p] for e, p in told], dtype=np.int64)


def _bases(phases: Sequence[Posts], holders: list[list[int]], men: int) -> Ints:
    """Return each man's base (E, W); before and after his employment the nearest he had."""
    base = np.full((len(phases), men), NOBODY, dtype=np.int64)
    for e, (posts, row) in enumerate(zip(phases, holders, strict=True)):
        base[e] = base[e - 1] if e else base[e]
        base[e, row] = posts.base
    for e in range(len(phases) - 2, -1, -1):
        base[e] = np.where(base[e] == NOBODY, base[e + 1], base[e])
    return base


def _holders(phases: Sequence[Posts]) -> list[list[int]]:
    """Return the man in each post of each phase."""
    out = [list(range(len(phases[0].home)))]
    count = len(out[0])
    for before, now in pairwise(phases):
        row = _kept(before, out[-1], now)
        for p, man in enumerate(row):
            if man == NOBODY:
                row[p] = count
                count += 1
        out.append(row)
    return out


def _kept(before: Posts, men: list[int], now: Posts) -> list[int]:
    """Return who of the men in the posts `before` takes each post `now`, or `NOBODY`."""
    free = dict(sorted(zip(men, range(len(men)), strict=True)))
    out = [NOBODY] * len(now.home)
    for at_home in (True, False):
        for p in range(len(out)):
            if out[p] != NOBODY:
                continue
            fitting = (
                man
                for man, old in free.items()
                if _alike(before, old, now, p) and (not at_home or before.home[old] == now.home[p])
            )
            out[p] = next(fitting, NOBODY)
            free.pop(out[p], None)
    return out


def _alike(before: Posts, old: int, now: Posts, new: int) -> bool:
    """Return whether the man of an old post can be the man of a new one.

    A man has one size of post, one vehicle, one set of skills and one rule of cover in `Staff`.
    """
    return (
        before.share[old] == now.share[new]
        and before.vehicle[old] == now.vehicle[new]
        and before.temp_after[old] == now.temp_after[new]
        and bool((before.speed[old] == now.speed[new]).all())
    )
