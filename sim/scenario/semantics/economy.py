"""Checks of the prices: what a bid prices is work that there is."""

from __future__ import annotations

from collections.abc import Iterator

from sim.scenario.nearest import nearest
from sim.scenario.semantics.draft import Check, Draft, Finding
from sim.scenario.words import say

_PRICES = ("economy", "bought_prices")
_ALWAYS = ("flytning", "sne", "glatfoere")
"""Work that every scenario has; the model's catalogue names it so."""


def priced_work_is_known(draft: Draft) -> Iterator[Finding]:
    """A price of a bid is for a kind of request, a round, moves or snow."""
    known = (
        *draft.names("demand", "requests", "types"),
        *draft.names("demand", "rounds"),
        *_ALWAYS,
    )
    for name in draft.names(*_PRICES):
        if name not in known:
            listed = say("known_keys", keys=", ".join(known))
            found = say("unknown_key", key=name)
            yield Finding((*_PRICES, name), found, listed, nearest(name, known))


ECONOMY_CHECKS: tuple[Check, ...] = (priced_work_is_known,)
"""The checks of this file."""
