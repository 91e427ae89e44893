"""The answer to the question why a value is what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sim.scenario.history import DEFAULT, Origin
from sim.scenario.lookup import resolve_path
from sim.scenario.paths import dotted, split_dotted
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.tree import Branch, Evidence, Mark
from sim.scenario.words import Lang, Text, both, say

ASKED = "--why"
"""Where a path comes from, in place of a file."""


def explain(path: str, tree: Branch, origins: Mapping[str, tuple[Origin, ...]], lang: Lang) -> str:
    """Return the history of the value at `path`, or of all values below it.

    Raises:
        ScenarioError: `path` is badly written or not there.
    """
    keys = split_dotted(path)
    if keys is None:
        found = say("bad_path", path=path)
        raise ScenarioError([Problem(ASKED, 0, "", found, say("path_form"))])
    name = dotted(resolve_path(keys, tree, Mark(ASKED, 0, 0)))
    histories = {
        below: history
        for below, history in origins.items()
        if below == name or below.startswith(f"{name}.")
    }
    if not histories:
        raise ScenarioError([Problem(ASKED, 0, name, say("missing"))])
    if list(histories) == [name]:
        return "\n".join(line.to(lang) for line in _history(name, histories[name]))
    return "\n".join(_summary(below, history[-1]).to(lang) for below, history in histories.items())


def _summary(path: str, origin: Origin) -> Text:
    """Return one line about a value in force."""
    where = say("default") if origin.file == DEFAULT else both(_place(origin.file, origin.line))
    return say("summary", path=path, value=_shown(origin), place=where, grade=origin.evidence.grade)


def _history(path: str, history: tuple[Origin, ...]) -> list[Text]:
    """Return the lines about one value: the setting in force, then what it replaced."""
    *before, last = history
    if last.file == DEFAULT:
        force = say("by_default", evidence=_evidence(last.evidence))
    else:
        force = say("set_in", place=_place(last.file, last.line), evidence=_evidence(last.evidence))
    replaced = [
        say(
            "replaced",
            value=_shown(origin),
            place=_place(origin.file, origin.line),
            evidence=_evidence(origin.evidence),
        )
        for origin in reversed(before)
    ]
    return [
        both(f"{path} = {_shown(last)}"),
        *(Text(f"  {line.da}", f"  {line.en}") for line in (force, *replaced)),
    ]


def _shown(origin: Origin) -> str:
    value = origin.value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _place(file: str, line: int) -> str:
    return f"{file}:{line}" if line else file


def _evidence(evidence: Evidence) -> Text:
    source = both(evidence.source) if evidence.source else say("no_source")
    text = say("evidence", grade=evidence.grade, source=source)
    if evidence.line:
        return Text(*(f"{said} ({_place(evidence.file, evidence.line)})" for said in text))
    return text
