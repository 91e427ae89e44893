"""The sheet of travel times: minutes from row to column, by names of afdelinger."""

from __future__ import annotations

from calibration.fields import MINUTES, TRAVEL_SHEET
from calibration.words import say
from calibration.workbook import Cell, Sheets, listed, place
from sim.scenario.nearest import nearest

Times = dict[str, dict[str, str]]
SHEET = TRAVEL_SHEET


def travel_times(sheets: Sheets, names: list[str], all_named: bool) -> Times | None:
    """Return the travel times between `names`, None where the sheet is missing or empty.

    A pair that is given one way only takes the same time the other way. Problems are kept by
    `sheets`; unless `all_named`, a name that is not among `names` may be none.
    """
    rows = sheets.rows(SHEET)
    if not any(cell.value is not None for row in rows[1:] for cell in row[1:]):
        return None
    width = max(map(len, rows))
    heads = [*rows[0], *(Cell(place(SHEET, k, 1)) for k in range(len(rows[0]), width))]
    columns = _named(sheets, heads[1:], names, all_named)
    lines = _named(sheets, [row[0] for row in rows[1:] if row], names, all_named)
    _check_heads(sheets, rows, heads)
    _check_whole(sheets, columns, lines, names)
    at = {name: k for k, name in enumerate(columns, start=1) if name}
    cells: dict[tuple[str, str], Cell] = {}
    filled = [(number, row) for number, row in enumerate(rows[1:], start=2) if row]
    for (number, row), start in zip(filled, lines, strict=True):
        for end, k in at.items():
            if start is not None and start != end:
                blank = Cell(place(SHEET, k, number))
                cells[start, end] = row[k] if k < len(row) else blank
    minutes = {
        pair: sheets.number(cell, MINUTES) for pair, cell in cells.items() if cell.value is not None
    }
    out: Times = {name: {} for name in names}
    for start in names:
        missing = [
            cells[start, end]
            for end in names
            if (start, end) in cells and (start, end) not in minutes and (end, start) not in minutes
        ]
        if missing:
            found = say("no_minutes", name=start, count=len(missing))
            sheets.wrong(missing[0].at, found, say("minutes_wanted"))
        for end in names:
            known = minutes.get((start, end), minutes.get((end, start)))
            if start != end and known is not None:
                out[start][end] = f"{round(60 * known)} s"
    return out


def _named(
    sheets: Sheets, cells: list[Cell], names: list[str], all_named: bool
) -> list[str | None]:
    """Return the afdeling each cell of a heading names, None where it cannot be used."""
    out: list[str | None] = []
    for cell in cells:
        name = sheets.name(cell)
        if name is not None and name not in names:
            found = say("cell_holds", value=name)
            if all_named:
                sheets.wrong(cell.at, found, say("an_afdeling"), nearest(name, names))
            name = None
        elif name is not None and name in out:
            sheets.wrong(cell.at, say("name_twice", name=name), say("own_name"))
            name = None
        out.append(name)
    return out


def _check_heads(sheets: Sheets, rows: list[list[Cell]], heads: list[Cell]) -> None:
    """Tell which times stand under no name, or beside none."""
    for k, head in enumerate(heads):
        used = any(row[k].value is not None for row in rows[1:] if k < len(row))
        if k and head.value is None and used:
            sheets.wrong(head.at, say("cell_blank"), say("an_afdeling"))
    for row in rows[1:]:
        if row and row[0].value is None:
            sheets.wrong(row[0].at, say("cell_blank"), say("an_afdeling"))


def _check_whole(
    sheets: Sheets, columns: list[str | None], lines: list[str | None], names: list[str]
) -> None:
    """Tell which afdelinger stand in neither rows nor columns."""
    gone = [name for name in names if name not in columns and name not in lines]
    if gone and not any(name is None for name in (*columns, *lines)):
        sheets.wrong(place(SHEET, 0, 1), say("no_travel_to"), listed(gone), say("all_or_empty"))
