"""Mechanisms: the switches between two driftsmodeller, and the models in between.

A mechanism is a handful of levers that are moved together. Moved for some mechanisms and not for
the others, they make a mixed model: the coalition of Shapley's game.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.scenario.schema import Levers


class Mechanism(NamedTuple):
    """Levers that are moved together: sections of `Levers`, or single fields of one."""

    name: str
    levers: tuple[str, ...]


_LEAD = (
    "leadership.men_per_leader",
    "leadership.leader_per_afdeling",
    "leadership.productive_share",
)
_TRADE = ("skills.form", "skills.specialist_share")
_DESK = ("intake", "leadership.desk_per_1500")
_FIRM = ("bought_work", "leadership.contract_per_2000")

LEADERSHIP = "ledelse"
"""Better leadership alone: planning, dispatch and what it does to a day, nobody working elsewhere.

It is the axis `ledelsesniveau` without the other one (domain: leadership comes first).
"""

GROUPS: tuple[Mechanism, ...] = (
    Mechanism(LEADERSHIP, ("planning", "dispatch", "interruptions", *_LEAD)),
    Mechanism("hele_stillinger", ("posts",)),
    Mechanism("faelles_mandskab", ("territory", "cover", "skills", "familiarity", "vehicles")),
    Mechanism("beboerhenvendelser", _DESK),
    Mechanism("maskiner", ("machines",)),
    Mechanism("koebte_ydelser", (*_FIRM, "vagt")),
    Mechanism("fordelingsnoegle", ("cost_split",)),
)
"""Few enough to play every coalition."""

SINGLE: tuple[Mechanism, ...] = (
    Mechanism("planning", ("planning",)),
    Mechanism("dispatch", ("dispatch",)),
    Mechanism("interruptions", ("interruptions",)),
    Mechanism("leadership", _LEAD),
    Mechanism("posts", ("posts",)),
    # specialists in a man's own afdeling would leave trade work undone in all the others
    Mechanism("territory", ("territory", *_TRADE)),
    Mechanism("cover", ("cover",)),
    Mechanism("skills", ("skills.specialist_time", "skills.own_fix")),
    Mechanism("familiarity", ("familiarity",)),
    Mechanism("intake", _DESK),
    Mechanism("machines", ("machines",)),
    Mechanism("vehicles", ("vehicles",)),
    Mechanism("bought_work", _FIRM),
    Mechanism("vagt", ("vagt",)),
    Mechanism("cost_split", ("cost_split",)),
)
"""One for each section of the lever table; too many to play every coalition."""

ONLY_WHO_PAYS = ("cost_split",)
"""Levers that move cost between afdelinger and change nothing for the organisation."""


def mixed(start: Levers, end: Levers, moved: Sequence[Mechanism]) -> Levers:
    """Return the levers of `start` with those of the mechanisms `moved` taken from `end`."""
    out = start
    for path in (path for mechanism in moved for path in mechanism.levers):
        name, _, field = path.partition(".")
        section = getattr(end, name)
        if field:
            section = getattr(out, name).model_copy(update={field: getattr(section, field)})
        out = out.model_copy(update={name: section})
    return out


def matters(start: Levers, end: Levers, mechanism: Mechanism) -> bool:
    """Return whether moving a mechanism can change anything for the organisation."""
    felt = mechanism._replace(levers=tuple(p for p in mechanism.levers if p not in ONLY_WHO_PAYS))
    return mixed(start, end, [felt]) != start
