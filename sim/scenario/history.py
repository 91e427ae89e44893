"""Who set a value, in whose place."""

from __future__ import annotations

from typing import Any, NamedTuple

from sim.scenario.paths import Path
from sim.scenario.places import place_of
from sim.scenario.tree import Branch, Evidence, Setting, plain

DEFAULT = "default"
"""Named as the file of values that no file sets."""


class Origin(NamedTuple):
    """One setting of a value: what, where (`line` 0: no line), on what evidence."""

    value: Any
    file: str
    line: int
    evidence: Evidence


def origins_of(tree: Branch, path: Path, value: Any) -> tuple[Origin, ...]:
    """Return every setting of the value at `path`, the one in force last.

    A `value` that no file sets is the schema's default, and rests on nothing.
    """
    place = place_of(tree, path)
    if not place.exact or not isinstance(place.node, Setting):
        return (Origin(value, DEFAULT, 0, Evidence("D", "", DEFAULT, 0)),)
    history: list[Origin] = []
    setting: Setting | None = place.node
    while setting is not None:
        mark = setting.mark
        history.append(Origin(plain(setting.node), mark.file, mark.line, setting.evidence))
        setting = setting.replaced
    return tuple(reversed(history))
