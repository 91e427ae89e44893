"""A filled organisation workbook becomes a scenario.

Sheets: `Organisation` (a key and a value a row), `Afdelinger` (one a row), and if wanted
`Rejsetider` (minutes between afdelinger). Everything that is wrong is told at once, by cell.
"""

from __future__ import annotations

import os
import re
from pathlib import Path as File
from typing import Any

from openpyxl.utils import get_column_letter

from calibration.base import SHIPPED
from calibration.excel import links_out_of, load_workbook
from calibration.sniff import refused, sniff
from calibration.words import say
from sim.scenario import Problem, ScenarioError
from sim.scenario.dump import to_yaml
from sim.scenario.nearest import alike, fold, nearest
from sim.scenario.words import Text

KEYS = {
    "navn": "name",
    "beskrivelse": "description",
    "modelidag": "today",
    "stillingeridag": "posts",
}
"""Keys of the sheet `Organisation`, without blanks and case."""
COLUMNS = {
    "afdeling": "name",
    "lejemaal": "lejemaal",
    "boligarealm2": "area",
    "opgange": "opgange",
    "groentarealm2": "green_area",
    "breddegrad": "lat",
    "laengdegrad": "lon",
    "familieboliger": "family_share",
    "hold": "team",
    "stillinger": "posts_today",
}
"""Columns of the sheet `Afdelinger`."""
WHOLE = ("lejemaal", "opgange")
NEEDED = ("name", "lejemaal", "area", "opgange", "green_area", "lat", "lon", "family_share")
AREAS = ("area", "green_area")
MOST_ROWS = 2000
TODAY = "koordinering_og_planlaegning"
"""Driftsmodel of today where the workbook does not say."""
_NUMBER = re.compile(r"-?\d+([.,]\d{1,2}|[.,]\d{4,})?")

Row = dict[str, Any]


class _Sheets:
    """The workbook's sheets as rows of plain cells; what is wrong is collected."""

    def __init__(self, file: str) -> None:
        self.file = File(file).name
        self.problems: list[Problem] = []
        links_out_of(file)  # refuses what unpacks to too much
        book = load_workbook(file)
        try:
            self._rows = {
                alike(sheet.title): [
                    [self._plain(cell, sheet.title) for cell in row]
                    for row in sheet.iter_rows(max_row=MOST_ROWS)
                ]
                for sheet in book.worksheets
            }
        finally:
            book.close()

    def _plain(self, cell: Any, sheet: str) -> Any:
        value = cell.value
        if value is not None and cell.data_type in ("f", "e"):
            where = f"{sheet}!{cell.coordinate}"
            kind = "formula_cell" if cell.data_type == "f" else "error_cell"
            self.wrong(where, say(kind), say("a_value"))
            return None
        return value.strip() or None if isinstance(value, str) else value

    def rows(self, sheet: str) -> list[list[Any]]:
        """Return the rows of a sheet, none where there is no such sheet."""
        return self._rows.get(alike(sheet), [])

    def wrong(self, cell: str, found: Text, expected: Text, guess: Text | None = None) -> None:
        """Keep a problem at a cell."""
        suggestion = guess or say("nothing_more")
        self.problems.append(Problem(self.file, 0, cell, found, expected, suggestion))


def organisation_yaml(file: str | os.PathLike[str], out: str | os.PathLike[str]) -> str:
    """Return the scenario of a filled workbook, as YAML that counts as standing in `out`.

    Raises:
        ScenarioError: everything that is wrong with the workbook.
    """
    path = os.fspath(file)
    found = sniff(path)
    if found.kind != "excel":
        raise refused(path, "no_workbook", "save_xlsx")
    sheets = _Sheets(path)
    about = _about(sheets)
    afdelinger = _afdelinger(sheets)
    times = _travel(sheets, list(afdelinger)) if afdelinger else None
    if sheets.problems:
        raise ScenarioError(sheets.problems)
    name = about.get("name") or File(path).stem
    organisation: Row = {"name": name, "afdelinger": afdelinger}
    if times:
        organisation["geography"] = {"travel_times": times}
    source = f"{File(path).name} (sha256 {found.sha256[:12]})"
    scenario: Row = {
        "extends": _base_from(out),
        "evidence": {"grade": "B", "source": source},
        "name": name,
        "description": about.get("description") or f"{name}, {File(path).name}",
        "today": about.get("today") or TODAY,
    }
    if about.get("posts"):
        scenario["staffing"] = {"posts": about["posts"]}
    scenario["organisation"] = organisation
    return to_yaml(scenario)


def _model_id(name: str) -> str:
    """Return the id of a driftsmodel that is written as its id or as its name."""
    return fold(name.strip().lower()).replace(" ", "_")


def _base_from(out: str | os.PathLike[str]) -> str:
    """Return the path of the shipped base from the folder of `out`."""
    try:
        return File(os.path.relpath(SHIPPED, File(out).parent)).as_posix()
    except ValueError:  # another drive
        return SHIPPED.as_posix()


def _about(sheets: _Sheets) -> Row:
    out: Row = {}
    for number, row in enumerate(sheets.rows("Organisation"), start=1):
        key = KEYS.get(alike(str(row[0])) if row and row[0] is not None else "")
        value = row[1] if len(row) > 1 else None
        if key is None or value is None:
            continue
        cell = f"Organisation!B{number}"
        if key == "posts":
            out[key] = _number(sheets, cell, value)
        else:
            out[key] = _model_id(str(value)) if key == "today" else str(value)
    return out


def _afdelinger(sheets: _Sheets) -> Row:
    """Return the afdelinger by name, as the scenario writes them."""
    rows = sheets.rows("Afdelinger")
    if not rows:
        sheets.wrong("", say("no_sheet", sheet="Afdelinger"), say("template_sheet"))
        return {}
    keys = [_column(cell) for cell in rows[0]]
    header = {COLUMNS[key]: k for k, key in enumerate(keys) if key in COLUMNS}
    titles = {ours: theirs for theirs, ours in COLUMNS.items()}
    for name in NEEDED:
        if name not in header:
            known = [str(cell) for cell in rows[0] if cell is not None]
            guess = nearest(titles[name], known)
            found = say("column_needed", name=titles[name])
            sheets.wrong("Afdelinger!1", found, say("template_sheet"), guess)
    if sheets.problems:
        return {}
    out: Row = {}
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[k] if k < len(row) else None for name, k in header.items()}
        if all(value is None for value in cells.values()):
            continue
        at = {name: f"Afdelinger!{get_column_letter(k + 1)}{number}" for name, k in header.items()}
        name = str(cells["name"]) if cells["name"] is not None else ""
        if not name or name in out:
            said = say("name_twice", name=name) if name else say("cell_blank")
            sheets.wrong(at["name"], said, say("own_name"))
            continue
        out[name] = _afdeling(sheets, cells, at)
    if not out:
        sheets.wrong("Afdelinger!A2", say("cell_blank"), say("one_afdeling"))
    return out


def _column(cell: Any) -> str:
    return "" if cell is None else alike(re.sub(r"\(.*\)", "", str(cell)))


def _afdeling(sheets: _Sheets, cells: Row, at: dict[str, str]) -> Row:
    found: Row = {}
    for name in NEEDED[1:]:
        if cells[name] is None:
            sheets.wrong(at[name], say("cell_blank"), say("a_number"))
            continue
        found[name] = _number(sheets, at[name], cells[name], whole=name in WHOLE)
    if any(found.get(name) is None for name in NEEDED[1:]):
        return {}
    share = found["family_share"]
    out: Row = {"lejemaal": found["lejemaal"], "opgange": found["opgange"]}
    out |= {
        name: f"{found[name]:g} m2" if found[name] < 1e5 else f"{found[name]:.0f} m2"
        for name in AREAS
    }
    out["position"] = {"lat": found["lat"], "lon": found["lon"]}
    out["family_share"] = share / 100 if share > 1 else share
    if cells.get("team") is not None:
        out["team"] = str(cells["team"])
    if cells.get("posts_today") is not None:
        out["posts_today"] = _number(sheets, at["posts_today"], cells["posts_today"])
    return out


def _number(sheets: _Sheets, cell: str, value: Any, whole: bool = False) -> float | int | None:
    """Return a cell as a number from 0 up; text only where Danes and machines agree about it."""
    number: float | None = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
    elif isinstance(value, str) and _NUMBER.fullmatch(value):
        number = float(value.replace(",", "."))
    if number is None or number < 0 or (whole and number != int(number)):
        expected = say("a_whole_number") if whole else say("a_number")
        sheets.wrong(cell, say("cell_holds", value=str(value)[:40]), expected)
        return None
    return int(number) if number == int(number) else number


def _travel(sheets: _Sheets, names: list[str]) -> Row | None:
    """Return the travel times by name, None where the sheet is missing or empty."""
    rows = sheets.rows("Rejsetider")
    filled = [row for row in rows[1:] if row and any(cell is not None for cell in row[1:])]
    if not filled:
        return None
    header = [None if cell is None else str(cell) for cell in rows[0]]
    out: Row = {}
    for number, row in enumerate(rows[1:], start=2):
        if not row or row[0] is None:
            continue
        start = str(row[0])
        if start in names:
            out[start] = _from_one(sheets, row, header, number)
            continue
        found = say("cell_holds", value=start)
        sheets.wrong(f"Rejsetider!A{number}", found, say("an_afdeling"), nearest(start, names))
    return out


def _from_one(sheets: _Sheets, row: list[Any], header: list[str | None], number: int) -> Row:
    """Return the times from the afdeling of one row to all others."""
    out: Row = {}
    for k, end in enumerate(header):
        if k == 0 or end is None or end == str(row[0]):
            continue
        cell = f"Rejsetider!{get_column_letter(k + 1)}{number}"
        value = row[k] if k < len(row) else None
        if value is None:
            sheets.wrong(cell, say("cell_blank"), say("minutes_wanted"))
            continue
        minutes = _number(sheets, cell, value)
        out[end] = None if minutes is None else f"{round(60 * minutes)} s"
    return out
