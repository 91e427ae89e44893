"""Finding a path that somebody typed: is there such a key, is there such a name?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sim.scenario import shape
from sim.scenario.nearest import fold, nearest
from sim.scenario.paths import Path, dotted
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.schema import Scenario
from sim.scenario.tree import Branch, Mark, Tree
from sim.scenario.words import NOTHING, Text, both, say


def resolve_path(path: Path, tree: Branch, mark: Mark) -> Path:
    """Return `path` with its structural keys folded.

    Raises:
        ScenarioError: the schema has no such key, or the tree no such name; laid at `mark`.
    """
    kind: Any = Scenario
    here: Tree | None = tree
    known: Path = ()
    for key in path:
        step = fold(key) if shape.fields(kind) is not None else key
        names = _names(kind, here)
        if names is not None and step not in names:
            said = _unknown(key, known, kind, tuple(names))
            raise ScenarioError([Problem(mark.file, mark.line, dotted(path), *said)])
        known = (*known, step)
        kind = shape.child(kind, step)
        here = here.children.get(step) if isinstance(here, Branch) else None
    return known


def _names(kind: Any, here: Tree | None) -> Iterable[str] | None:
    """Return the keys a path may go on with, None where any name may be given."""
    fixed = shape.fields(kind)
    if fixed is not None:
        return fixed
    below = shape.named(kind)
    if below is None:
        return ()
    # A whole section is not made by one override, so its name must be there already.
    if shape.fields(below) is not None:
        return here.children if isinstance(here, Branch) else ()
    return None


def _unknown(key: str, known: Path, kind: Any, names: tuple[str, ...]) -> tuple[Text, Text, Text]:
    """Return what to say of a `key` that is not among the `names` below the path `known`."""
    if shape.is_value(kind):
        return say("path_is_value", path=dotted(known)), NOTHING, NOTHING
    place = both(f"'{dotted(known)}'") if known else say("top")
    guess = nearest(key, names)
    listed = say("known_keys", keys=", ".join(names)) if guess == NOTHING and names else NOTHING
    return say("unknown_name", name=key, place=place), listed, guess
