"""Mechanisms: the switches between two driftsmodeller, and the models in between.

A mechanism is a handful of levers that are moved together. Moved for some mechanisms and not for
the others, they make a mixed model: the coalition of Shapley's game.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.scenario.schema import Levers, Scenario


class Mechanism(NamedTuple):
    """Levers that are moved together: sections of `Levers`, or single fields of one."""

    name: str
    levers: tuple[str, ...]


_LEAD = (
    "leadership.men_per_leader",
    "leadership.leader_per_afdeling",
    "leadership.productive_share",
)
_LEADING = ("planning", "dispatch", "interruptions", *_LEAD)
_TRADE = ("skills.form", "skills.specialist_share")
_DESK = ("intake", "leadership.desk_per_1500")
_FIRM = ("bought_work", "leadership.contract_per_2000")

LEADERSHIP, CREW = "ledelse", "faelles_mandskab"
"""Better leadership alone, and working across afdelinger.

The first is the axis `ledelsesniveau` without the other one (domain: leadership comes first).
Where the scenario has a driftsmodel with the organisation of the one and the leadership of the
other, that is it; what pooled men need of leadership besides comes with the pooled men.
"""

GROUPS: tuple[Mechanism, ...] = (
    Mechanism(LEADERSHIP, _LEADING),
    Mechanism("hele_stillinger", ("posts",)),
    Mechanism(CREW, ("territory", "cover", "skills", "familiarity", "vehicles")),
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


def led_alone(scenario: Scenario, start: str, end: str) -> Levers | None:
    """Return the levers of `start` led as `end` is, where a driftsmodel of the scenario is that.

    With equal leadership there is nothing to lead better: the levers of `start`.
    """
    one, other = scenario.driftsmodeller[start], scenario.driftsmodeller[end]
    if one.ledelsesniveau == other.ledelsesniveau:
        return scenario.levers(start)
    wanted = (other.ledelsesniveau, one.organisationsform)
    for name, model in scenario.driftsmodeller.items():
        if (model.ledelsesniveau, model.organisationsform) == wanted:
            return scenario.levers(name)
    return None


def mixed(
    start: Levers, end: Levers, moved: Sequence[Mechanism], led: Levers | None = None
) -> Levers:
    """Return the levers of `start` with those of the mechanisms `moved` taken from `end`.

    `led` are the levers of `start` under better leadership alone. How work is led is then as in
    `end` once both leadership and crew have moved; as long as only leadership has, all is as in
    `led`, and as long as only the crew has, it is led as in `start`.
    """
    names = {mechanism.name for mechanism in moved}
    out = start if led is None or LEADERSHIP not in names else led
    for mechanism in moved:
        if led is None or mechanism.name != LEADERSHIP:
            out = _with(out, end, mechanism.levers)
    if led is not None and CREW in names and (LEADERSHIP in names or led == start):
        out = _with(out, end, _LEADING)
    return out


def _with(levers: Levers, other: Levers, paths: Sequence[str]) -> Levers:
    out = levers
    for path in paths:
        name, _, field = path.partition(".")
        section = getattr(other, name)
        if field:
            section = getattr(out, name).model_copy(update={field: getattr(section, field)})
        out = out.model_copy(update={name: section})
    return out


def felt(levers: Levers, by: Levers) -> Levers:
    """Return levers with those that change nothing for the organisation taken from `by`."""
    return _with(levers, by, ONLY_WHO_PAYS)
