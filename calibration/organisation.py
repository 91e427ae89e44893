"""A filled organisation workbook becomes the contents of a scenario.

Sheets: `Organisation` (a key and a value a row), `Afdelinger` (one a row), and if wanted
`Rejsetider` (minutes between afdelinger). Everything that is wrong is told at once, by cell.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from calibration.base import AFDELINGER, Base
from calibration.fields import (
    ABOUT,
    ABOUT_SHEET,
    ESTATES,
    ESTATES_SHEET,
    LONGEST_TEXT,
    SHEETS,
    TRAVEL_SHEET,
    Field,
)
from calibration.sniff import refused, sniff
from calibration.travel_sheet import travel_times
from calibration.words import counted, say
from calibration.workbook import Cell, Sheets, listed, place
from sim.scenario import Problem
from sim.scenario.nearest import alike, fold, nearest
from sim.scenario.paths import Path
from sim.scenario.schema import NEUTRAL
from sim.scenario.words import NOTHING

SHOWN_HASH = 12
SUM_ROWS = ("ialt", "total", "sum", "hovedtotal", "subtotal", "samlet")
"""Names, without blanks and case, of rows that add up the others."""
HEADER = f"{ESTATES_SHEET}!1"
"""Where a missing column would be headed."""
MODELS: Path = ("driftsmodeller",)
TRAVEL: Path = ("organisation", "geography", "travel_times")
_CLOSE = 0.05
"""Posts that two sums may differ by."""

Row = dict[str, Any]


@dataclass
class Filled:
    """What a workbook says."""

    file: str
    """The workbook's name, without its folder."""
    scenario: Row
    """As YAML says it; what could not be read is left out."""
    cells: dict[Path, str] = field(default_factory=dict)
    """Where the values of a path of the scenario stand."""
    unnamed: int = 0
    """Rows of `Afdelinger` whose name cannot be used."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    """What is odd: columns and sheets that are not used."""


def read_organisation(file: str | os.PathLike[str]) -> Filled:
    """Return what the workbook at `file` says, and all that is wrong with it by cell.

    Raises:
        ScenarioError: it is no workbook.
    """
    path = os.fspath(file)
    found = sniff(path)
    if found.kind != "excel":
        raise refused(path, "no_workbook", "save_xlsx")
    sheets = Sheets(path)
    filled = Filled(sheets.file, {})
    _check_sheets(sheets)
    about = _about(sheets, filled)
    afdelinger = _afdelinger(sheets, filled)
    _check_sums(sheets, filled, about, afdelinger)
    names = list(afdelinger)
    times = travel_times(sheets, names, not filled.unnamed) if names else None
    name = about.get("name") or File(path).stem
    organisation: Row = {"name": name, "afdelinger": afdelinger}
    if times:
        organisation["geography"] = {"travel_times": times}
        filled.cells[TRAVEL] = TRAVEL_SHEET
    source = f"{filled.file} (sha256 {found.sha256[:SHOWN_HASH]})"
    filled.scenario = {
        "evidence": {"grade": "B", "source": source},
        "name": name,
        "description": about.get("description") or f"{name}, {filled.file}",
    }
    if about.get("today"):
        filled.scenario["today"] = about["today"]
    posts = about.get("posts")
    if posts is None:
        posts = _posts_summed(filled, afdelinger)
    if posts is not None:
        filled.scenario["staffing"] = {"posts": posts}
    filled.scenario["organisation"] = organisation
    filled.problems = sheets.problems
    return filled


def _check_sheets(sheets: Sheets) -> None:
    """Tell which sheets are missing; one that is called nearly so may be meant."""
    forms = {alike(title) for title in sheets.titles}
    others = [title for title in sheets.titles if alike(title) not in map(alike, SHEETS)]
    for sheet in SHEETS:
        guess = nearest(sheet, others)
        if alike(sheet) not in forms and (sheet != TRAVEL_SHEET or guess != NOTHING):
            sheets.wrong(sheet, say("no_sheet", sheet=sheet), say("template_sheet"), guess)


def _about(sheets: Sheets, filled: Filled) -> Row:
    """Return the values of the sheet `Organisation` by key."""
    by_form = {alike(one.title): one for one in ABOUT}
    titles = [one.title for one in ABOUT]
    at: dict[str, Cell] = {}
    for number, row in enumerate(sheets.rows(ABOUT_SHEET), start=1):
        blanks = [Cell(place(ABOUT_SHEET, k, number)) for k in range(len(row), 2)]
        head, value = [*row, *blanks][:2]
        title = sheets.name(head)
        one = by_form.get(alike(title or ""))
        if one is None and (title or value.value is not None):
            said = say("cell_holds", value=title) if title else say("cell_blank")
            sheets.wrong(head.at, said, listed(titles), nearest(title or "", titles))
        elif one is not None and one.key in at:
            sheets.wrong(head.at, say("name_twice", name=title), say("once_only"))
        elif one is not None:
            at[one.key] = value
    out = {one.key: _value(sheets, one, at[one.key]) for one in ABOUT if one.key in at}
    if sheets.rows(ABOUT_SHEET):
        at.setdefault("today", Cell(place(ABOUT_SHEET, 0, 1)))
        out["today"] = _model(sheets, out.get("today"), at["today"])
    paths: dict[str, Path] = {"posts": ("staffing", "posts")}
    filled.cells["today",] = ABOUT_SHEET
    for key, cell in at.items():
        filled.cells[paths.get(key, (key,))] = cell.at
    return out


def _value(sheets: Sheets, one: Field, cell: Cell) -> Any:
    if one.amount is None:
        return sheets.name(cell, LONGEST_TEXT if one.key == "description" else 100)
    return None if cell.value is None and not one.needed else sheets.number(cell, one.amount)


def _model(sheets: Sheets, name: str | None, cell: Cell) -> str | None:
    """Return the id of a driftsmodel that is written as its id or as its name.

    It is what every other model is compared to, so there is no guess at it.
    """
    known = [model for model in Base().names(MODELS) if model != NEUTRAL]
    same = {alike(model): model for model in known}
    model = same.get(alike(name or ""))
    if model is None:
        found = say("cell_holds", value=name) if name else say("no_model_today")
        sheets.wrong(cell.at, found, listed(known), nearest(fold(name or ""), known))
    return model


def _afdelinger(sheets: Sheets, filled: Filled) -> Row:
    """Return the afdelinger by name, as the scenario writes them."""
    rows = sheets.rows(ESTATES_SHEET)
    if not rows:
        if alike(ESTATES_SHEET) in map(alike, sheets.titles):
            at = place(ESTATES_SHEET, 0, 1)
            sheets.wrong(at, say("cell_blank"), say("template_sheet"))
        return {}
    columns = _columns(sheets, rows[0], filled)
    out: Row = {}
    for number, row in enumerate(rows[1:], start=2):
        cells = {
            key: row[k] if k < len(row) else Cell(place(ESTATES_SHEET, k, number))
            for key, k in columns.items()
        }
        if "name" not in cells or all(cell.value is None for cell in cells.values()):
            continue
        name = sheets.name(cells["name"])
        if name is None or name in out or alike(name) in SUM_ROWS:
            said = say("cell_blank") if name is None else say("name_twice", name=name)
            summed = name is not None and alike(name) in SUM_ROWS
            expected = say("no_sum_row") if summed else say("own_name")
            found = say("cell_holds", value=name) if summed else said
            sheets.wrong(cells["name"].at, found, expected)
            filled.unnamed += 1
            continue
        path = (*AFDELINGER, name)
        filled.cells[path] = cells["name"].at
        filled.cells |= {(*path, key): cell.at for key, cell in cells.items()}
        filled.cells[(*path, "position")] = filled.cells.get((*path, "lat"), filled.cells[path])
        for key in ("lat", "lon"):
            if key in cells:
                filled.cells[(*path, "position", key)] = cells[key].at
        out[name] = _afdeling(sheets, cells)
    if not out and "name" in columns:
        at = place(ESTATES_SHEET, columns["name"], 2)
        sheets.wrong(at, say("cell_blank"), say("one_afdeling"))
    filled.cells[AFDELINGER] = ESTATES_SHEET
    return out


def _columns(sheets: Sheets, header: list[Cell], filled: Filled) -> dict[str, int]:
    """Return the number of each column by its key; a missing or doubtful one is a problem."""
    by_form = {_form(one.title): one for one in ESTATES}
    out: dict[str, int] = {}
    others: dict[str, Cell] = {}
    for k, cell in enumerate(header):
        title = sheets.name(cell)
        one = by_form.get(_form(title or ""))
        if one is None and title is not None:
            others[title] = cell
        elif one is not None and one.key in out:
            sheets.wrong(cell.at, say("name_twice", name=title), say("once_only"))
        elif one is not None:
            out[one.key] = k
    left = [one for one in ESTATES if one.key not in out]
    for one in left:
        if one.needed:
            found = say("no_template_column", name=one.title)
            guess = nearest(one.title, others)
            sheets.wrong(HEADER, found, say("template_row"), guess, one.key)
    for title, cell in others.items():
        guess = nearest(title, [one.title for one in left if not one.needed])
        if guess != NOTHING:
            sheets.wrong(cell.at, say("cell_holds", value=title), say("template_column"), guess)
            continue
        filled.notes.append(
            Problem(filled.file, 0, cell.at, say("not_used", name=title), is_warning=True)
        )
    return out


def _form(title: str) -> str:
    return alike(re.sub(r"\(.*\)", "", title))


def _afdeling(sheets: Sheets, cells: dict[str, Cell]) -> Row:
    """Return one afdeling, as far as its cells can be used."""
    found: Row = {}
    for one in ESTATES[1:]:
        if one.key in cells:
            found[one.key] = _value(sheets, one, cells[one.key])
    homes, stairs = found.get("lejemaal"), found.get("opgange")
    if homes is not None and stairs is not None and stairs > homes:
        held = say("cell_holds", value=stairs)
        sheets.wrong(cells["opgange"].at, held, say("stairs_at_most", homes=homes))
    out: Row = {key: found[key] for key in ("lejemaal", "opgange") if found.get(key) is not None}
    for key in ("area", "green_area"):
        if found.get(key) is not None:
            out[key] = f"{round(found[key], 1):.12g} m2"
    position = {key: found[key] for key in ("lat", "lon") if found.get(key) is not None}
    out["position"] = position
    if found.get("family_share") is not None:
        out["family_share"] = round(found["family_share"] / 100, 8)
    out |= {key: found[key] for key in ("team", "posts_today") if found.get(key) is not None}
    return out


def _posts_summed(filled: Filled, afdelinger: Row) -> float | None:
    """Return the posts of all afdelinger where each states its own and nobody the whole.

    Today would else be played with them, and every other driftsmodel with those of the rule.
    """
    posts = [row.get("posts_today") for row in afdelinger.values()]
    if not posts or filled.unnamed or any(one is None for one in posts):
        return None
    total = round(float(sum(posts)), 2)
    title = next(one.title for one in ABOUT if one.key == "posts")
    shown = counted(total, 0 if total.is_integer() else 2)
    said = say("posts_summed", title=title, total=shown)
    filled.notes.append(Problem(filled.file, 0, ABOUT_SHEET, said, is_warning=True))
    return total


def _check_sums(sheets: Sheets, filled: Filled, about: Row, afdelinger: Row) -> None:
    """Tell where only some afdelinger have posts or a team, and where posts do not add up."""
    titles = {one.key: one.title for one in ESTATES}
    for key in ("posts_today", "team"):
        blank = [name for name, row in afdelinger.items() if key not in row]
        if not 0 < len(blank) < len(afdelinger):
            continue
        for name in blank:
            at = filled.cells[(*AFDELINGER, name, key)]
            sheets.wrong(at, say("cell_blank"), say("all_or_none", title=titles[key]))
    homes = [row.get("lejemaal") for row in afdelinger.values()]
    if homes and not filled.unnamed and all(one == 0 for one in homes):
        at = filled.cells[(*AFDELINGER, next(iter(afdelinger)), "lejemaal")]
        sheets.wrong(at, say("no_homes"), say("one_home"))
    posts = [row.get("posts_today") for row in afdelinger.values()]
    stated = about.get("posts")
    if stated is None or not posts or filled.unnamed or any(one is None for one in posts):
        return
    total = round(sum(posts), 2)
    if abs(total - stated) > _CLOSE:
        found = say("cell_holds", value=f"{stated:g}".replace(".", ","))
        at = filled.cells["staffing", "posts"]
        sheets.wrong(at, found, say("sum_is", total=f"{total:g}".replace(".", ",")), say("sum_fix"))
