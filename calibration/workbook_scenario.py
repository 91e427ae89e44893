"""The scenario of a filled workbook, checked as any scenario; what is wrong is told by cell."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path as File

from calibration.base import AFDELINGER
from calibration.fields import TRAVEL_SHEET
from calibration.organisation import HEADER, Filled, Row, read_organisation
from calibration.words import say
from calibration.workbook import listed
from sim.scenario import Checked, Problem, ScenarioError, read_scenario
from sim.scenario.dump import to_yaml
from sim.scenario.nearest import nearest
from sim.scenario.paths import dotted, split_dotted
from sim.scenario.source import read_text

BASE = "base"
"""What every scenario of a workbook extends: the base that is shipped."""


def workbook_scenario(
    file: str | os.PathLike[str],
    out: str | os.PathLike[str],
    fitted: str | os.PathLike[str] | None = None,
) -> tuple[str, Checked, list[Problem]]:
    """Return the scenario of a workbook: as YAML that is to stand in `out`, checked, what is odd.

    It extends the shipped base and, if given, the fitted parameters in `fitted`.

    Raises:
        ScenarioError: everything that is wrong, with sheet and cell where it stands in one.
    """
    filled = read_organisation(file)
    if fitted is not None:
        read_text(os.fspath(fitted))  # raises where it cannot be read, naming it
    text = to_yaml({"extends": _bases(out, fitted), **filled.scenario})
    folder = File(out).parent
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=f".{File(out).stem}-", suffix=".yaml", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
        checked = _checked(draft, filled)
    finally:
        File(draft).unlink()
        for one in made:
            one.rmdir()
    odd = [_by_cell(one, draft, filled) for one in checked.warnings]
    return text, checked, [*filled.notes, *odd]


def _bases(out: str | os.PathLike[str], fitted: str | os.PathLike[str] | None) -> str | list[str]:
    if fitted is None:
        return BASE
    try:
        beside = os.path.relpath(fitted, File(out).parent)
    except ValueError:  # another drive
        beside = os.path.abspath(fitted)
    return [BASE, File(beside).as_posix()]


def _checked(draft: str, filled: Filled) -> Checked:
    """Return the scenario in `draft`; raise with the cells' problems and the scenario's own."""
    try:
        checked = read_scenario(draft)
    except ScenarioError as error:
        told = {problem.path for problem in filled.problems}
        more = [_by_cell(problem, draft, filled) for problem in error.problems]
        afdelinger: Row = filled.scenario["organisation"]["afdelinger"]
        # Where a column or every afdeling is missing, nearly everything else would be, too.
        whole = bool(afdelinger) and HEADER not in told
        if any(path.startswith(TRAVEL_SHEET) for path in told):
            told.add(TRAVEL_SHEET)
        more = [one for one in more if whole and one.path not in told]
        raise ScenarioError([*filled.problems, *more] or error.problems) from None
    if filled.problems:
        raise ScenarioError(filled.problems)
    return checked


def _by_cell(problem: Problem, draft: str, filled: Filled) -> Problem:
    """Return a problem of the scenario as one of the workbook, at its cell if it has one."""
    path = split_dotted(problem.path) or ()
    afdelinger = tuple(filled.scenario["organisation"]["afdelinger"])
    if path[:2] == AFDELINGER and len(path) > 2 and path[2] not in afdelinger:
        # Only another layer, the fitted one, can name an afdeling that the workbook has not.
        found = say("not_in_workbook", name=path[2], file=filled.file)
        where = dotted(path[:3])
        guess = nearest(path[2], afdelinger)
        return Problem(problem.file, problem.line, where, found, listed(afdelinger), guess)
    if os.path.normpath(problem.file) != os.path.normpath(draft):
        return problem
    for length in range(len(path), 0, -1):
        cell = filled.cells.get(path[:length])
        if cell is not None:
            return replace(problem, file=filled.file, line=0, path=cell)
    return replace(problem, file=filled.file, line=0)
