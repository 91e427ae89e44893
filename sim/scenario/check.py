"""From the merged tree to a `Scenario`, or to everything the schema has against it."""

from __future__ import annotations

import json
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sim.scenario import shape
from sim.scenario.expectation import expectation, hint
from sim.scenario.nearest import nearest
from sim.scenario.paths import dotted
from sim.scenario.places import Place, place_of, written
from sim.scenario.problem import MisreadError, Problem
from sim.scenario.schema import Scenario
from sim.scenario.schema.section import Section
from sim.scenario.tree import Branch, Scalar, Setting, plain
from sim.scenario.words import NOTHING, Text, say

Kind = TypeVar("Kind", bound=Section)

_LIMITS = {
    "greater_than_equal": ("at_least", "ge"),
    "greater_than": ("more_than", "gt"),
    "less_than_equal": ("at_most", "le"),
    "less_than": ("less_than", "lt"),
    "too_short": ("min_items", "min_length"),
    "too_long": ("max_items", "max_length"),
}
"""Pydantic's errors about size: our phrase, and where pydantic keeps the limit."""

MOST = 500
"""Errors of the schema that are reported; more come from a file of another kind."""

_FEW = 12
"""Known keys that are listed where none is near."""


def check(tree: Branch) -> tuple[Scenario | None, list[Problem]]:
    """Return the scenario in `tree`, or None and what is wrong with it."""
    return check_as(Scenario, tree)


def check_as(wanted: type[Kind], tree: Branch) -> tuple[Kind | None, list[Problem]]:
    """Return the section of type `wanted` in `tree`, or None and what is wrong with it."""
    # JSON, since pydantic's strict reading of it takes lists and dates but neither 'no' as
    # false nor '12' as 12.
    text = json.dumps(plain(tree))
    try:
        return wanted.model_validate_json(text, strict=True), []
    except ValidationError as error:
        errors = _without_echoes(error.errors(include_url=False, include_input=False))
        problems = [_problem(wanted, tree, details) for details in errors[:MOST]]
        if len(errors) > MOST:
            here = problems[-1]
            problems.append(Problem(here.file, here.line, "", say("too_many", count=MOST)))
        return None, problems


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors without lists that are too short only for the items that are wrong."""
    wrong_inside = {e["loc"][:depth] for e in errors for depth in range(len(e["loc"]))}
    return [e for e in errors if e["type"] != "too_short" or e["loc"] not in wrong_inside]


def is_missing(problem: Problem) -> bool:
    """Return whether `problem` is that a key is missing."""
    return problem.found == say("missing")


def _problem(wanted: type[Section], tree: Branch, details: ErrorDetails) -> Problem:
    """Return pydantic's error in our words, at the place of the value."""
    loc = details["loc"]
    place = place_of(tree, loc)
    found, expected, suggestion = said(wanted, details, place)
    path = dotted(tuple(str(key) for key in loc))
    return Problem(place.mark.file, place.mark.line, path, found, expected, suggestion)


def said(wanted: type[Section], details: ErrorDetails, place: Place) -> tuple[Text, Text, Text]:
    """Return what was found, what was expected, and what may have been meant.

    `details` is what pydantic has against a value of a section of type `wanted`, at `place`.
    """
    error, context = details["type"], details.get("ctx", {})
    kind = shape.at(wanted, details["loc"])
    if error == "missing":
        return say("missing"), expectation(kind), NOTHING
    if error == "extra_forbidden":
        return _unknown_key(wanted, details["loc"])
    found = say("found", found=written(place.node))
    if error == "value_error":
        wrong = context["error"]
        if isinstance(wrong, MisreadError):
            return found, wrong.expected, wrong.suggestion
        return found, say("not_valid", reason=str(wrong)), NOTHING
    if error in _LIMITS:
        phrase, limit = _LIMITS[error]
        return found, say(phrase, limit=context[limit]), NOTHING
    expected = expectation(kind) if kind is not shape.UNKNOWN else NOTHING
    if expected == NOTHING:
        expected = say("not_valid", reason=details["msg"])
    text = _scalar_text(place)
    return found, expected, NOTHING if text is None else hint(kind, text)


def _unknown_key(wanted: type[Section], loc: tuple[str | int, ...]) -> tuple[Text, Text, Text]:
    known = shape.fields(shape.at(wanted, loc[:-1])) or {}
    guess = nearest(str(loc[-1]), known)
    few = guess == NOTHING or len(known) <= _FEW
    listed = say("known_keys", keys=", ".join(known)) if few else NOTHING
    return say("unknown_key", key=loc[-1]), listed, guess


def _scalar_text(place: Place) -> str | None:
    """Return the text of a single value, None for nothing, lists and sections."""
    node = place.node.node if isinstance(place.node, Setting) else place.node
    return node.text if isinstance(node, Scalar) and node.value is not None else None
