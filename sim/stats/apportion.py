"""Whole units that add up: replications, øre.

Rounding each share on its own loses or invents units; here the total always holds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction


def largest_remainder(weights: Sequence[float], total: int) -> list[int]:
    """Split `total` whole units in proportion to `weights` (Hamilton's method).

    Each gets the whole part of its quota; the units left go to the largest fractions,
    the first of equals. Quotas are exact fractions, so no rounding decides.

    Raises:
        ValueError: a negative total or weight, or weights that are all zero.
    """
    exact = [Fraction(weight) for weight in weights]
    if total < 0 or min(exact, default=Fraction(0)) < 0 or sum(exact) <= 0:
        raise ValueError("need total >= 0 and weights >= 0 that are not all zero")
    quotas = [total * weight / sum(exact) for weight in exact]
    whole = [math.floor(quota) for quota in quotas]
    order = sorted(range(len(quotas)), key=lambda i: (whole[i] - quotas[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return whole


def fair_rounding(shares: Sequence[Fraction]) -> list[int]:
    """Round exact shares with a whole sum to whole units with the same sum, equals alike.

    The rule, in this order of importance:

    1. the sum is kept;
    2. every share is rounded to one of its two neighbouring whole numbers, so a whole
       share (a nought above all) stays as it is;
    3. equal shares are rounded alike, unless 1 and 2 make that impossible; then as few
       groups of equals as possible are broken, one at most, its first members receiving
       the unit;
    4. the units go to the largest fractions; of equals, to the first.

    So 33⅓ + 33⅓ + 33⅓ becomes 34 + 33 + 33 (nothing else adds up), while 5⅖ + 5⅖ + 7⅕
    becomes 5 + 5 + 8, where largest remainders alone would make it 6 + 5 + 7. A negative
    sum is rounded as the mirror image of the positive one.

    Raises:
        ValueError: the shares do not add up to a whole number.
    """
    total = sum(shares, Fraction(0))
    if total.denominator != 1:
        raise ValueError(f"the shares add up to {total}, not to a whole number")
    if total < 0:
        return [-units for units in fair_rounding([-share for share in shares])]
    whole = [math.floor(share) for share in shares]
    groups: dict[Fraction, list[int]] = {}
    for i, share in enumerate(shares):
        if share != whole[i]:
            groups.setdefault(share, []).append(i)
    extra = _units_per_group(
        [(share - math.floor(share), len(members)) for share, members in groups.items()],
        int(total) - sum(whole),
    )
    for members, units in zip(groups.values(), extra, strict=True):
        for i in members[:units]:
            whole[i] += 1
    return whole


def _units_per_group(groups: Sequence[tuple[Fraction, int]], units: int) -> tuple[int, ...]:
    """How many members of each group (fraction, size) are rounded up, `units` in all.

    Dynamic programming over the groups: for every number of units spent so far, the
    choice with the fewest broken groups, then the largest fractions, then the earliest.
    """
    best: dict[int, tuple[int, Fraction, tuple[int, ...]]] = {0: (0, Fraction(0), ())}
    for fraction, size in groups:
        following: dict[int, tuple[int, Fraction, tuple[int, ...]]] = {}
        for spent, (broken, loss, chosen) in best.items():
            for up in range(min(size, units - spent) + 1):
                # The early get their unit first, so minus signs turn "most" into "least".
                candidate = (
                    broken + (0 < up < size),
                    loss - up * fraction,
                    (*chosen, -up),
                )
                if spent + up not in following or candidate < following[spent + up]:
                    following[spent + up] = candidate
        best = following
    return tuple(-up for up in best[units][2])
