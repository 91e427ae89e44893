"""A workbook's sheets as cells that know where they stand; what is wrong is told by cell."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from pathlib import Path as File
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from calibration.excel import links_out_of, load_workbook
from calibration.fields import LONGEST_NAME, Amount
from calibration.words import say
from sim.present.numbers import number as written
from sim.scenario import Problem
from sim.scenario.nearest import alike, did_you_mean
from sim.scenario.words import NOTHING, Text, both

MOST_ROWS = 2001
"""Rows of a sheet, and columns, that are read: a header and 2,000 afdelinger."""
SHOWN = 40
"""Characters of a cell that a message shows."""
_LANGS = ("da", "en")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
_THREE_DECIMALS = re.compile(r"-?\d{1,3}[.,]\d{3}")
_DIGITS = re.compile(r"(-?\d{1,3}(?:[ \u00a0.]\d{3})+|-?\d+)([.,]\d+)?(?=\D|$)")


class Cell(NamedTuple):
    """One cell."""

    at: str
    """Sheet and cell, as `Afdelinger!B2`."""
    value: Any = None
    """None where nothing stands; text without outer blanks."""
    kind: str = "n"
    """What openpyxl takes it for: f is a formula, e an error value."""
    percent: bool = False
    """It is shown as a percentage: 0.9 looks like 90 %."""


class Sheets:
    """The workbook's sheets; `problems` collects what is wrong, one for a cell."""

    def __init__(self, file: str) -> None:
        """Read every sheet of the workbook at `file`.

        Raises:
            ScenarioError: it cannot be opened, or unpacks to too much.
        """
        self.file = File(file).name
        self._problems: dict[tuple[str, str], Problem] = {}
        links_out_of(file)  # refuses what unpacks to too much
        book = load_workbook(file)
        try:
            self.titles = [sheet.title for sheet in book.worksheets]
            self._rows = {alike(sheet.title): self._read(sheet) for sheet in book.worksheets}
        finally:
            book.close()

    def _read(self, sheet: Any) -> list[list[Cell]]:
        rows = []
        width = min(sheet.max_column or MOST_ROWS, MOST_ROWS) + 1
        limits = {"max_row": MOST_ROWS + 1, "max_col": width}
        for number, row in enumerate(sheet.iter_rows(**limits), start=1):
            last = max((k for k, cell in enumerate(row) if cell.value is not None), default=-1)
            filled = enumerate(row[: last + 1])
            cells = [_cell(cell, place(sheet.title, k, number)) for k, cell in filled]
            while cells and cells[-1].value is None:  # it held blanks
                cells.pop()
            rows.append(cells)
        return rows

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, one for a cell."""
        return list(self._problems.values())

    def rows(self, sheet: str) -> list[list[Cell]]:
        """Return the rows of a sheet less empty cells at their ends; none where it is not there."""
        found = self._rows.get(alike(sheet), [])
        for row in found[MOST_ROWS:]:
            if row:
                self.wrong(row[-1].at, say("too_far"), say("rows_at_most", most=MOST_ROWS))
        return found[:MOST_ROWS]

    def wrong(
        self, at: str, found: Text, expected: Text, guess: Text = NOTHING, about: str = ""
    ) -> None:
        """Keep a problem at a place, unless one is known there, or there `about` the same."""
        problem = Problem(self.file, 0, at, found, expected, guess)
        self._problems.setdefault((at, about), problem)

    def name(self, cell: Cell, most: int = LONGEST_NAME) -> str | None:
        """Return a cell as text, None where it is empty or cannot be used."""
        if not self._plain(cell) or cell.value is None:
            return None
        value = cell.value
        if isinstance(value, bool | dt.date | dt.time | dt.timedelta):
            self.wrong(cell.at, _holds(cell), say("a_text"), _advice(cell))
            return None
        whole = isinstance(value, float) and value.is_integer()
        text = " ".join(str(int(value) if whole else value).split())
        if len(text) > most:
            found = say("text_long", count=len(text), start=text[:SHOWN])
            self.wrong(cell.at, found, say("text_at_most", most=most))
            return None
        return text

    def number(self, cell: Cell, amount: Amount) -> float | int | None:
        """Return a cell as a number within its limits, None where it cannot be used."""
        if not self._plain(cell):
            return None
        expected = _expected(amount)
        if cell.value is None:
            may_be_none = amount.least == 0 and amount.unit != "%"
            guess = say("zero_if_none") if may_be_none else NOTHING
            self.wrong(cell.at, say("cell_blank"), expected, guess)
            return None
        value = _read(cell, amount)
        if value is None:
            self.wrong(cell.at, _holds(cell), expected, _advice(cell, amount))
            return None
        outside = not amount.least <= value <= amount.most
        if outside or (amount.whole and value != int(value)):
            guess = _rescaled(value, amount) if outside else say("round_off")
            self.wrong(cell.at, _holds(cell), expected, guess)
            return None
        return int(value) if value == int(value) else value

    def _plain(self, cell: Cell) -> bool:
        """Return whether a cell holds a value: a formula or an error value is a problem."""
        if cell.value is None or cell.kind not in ("f", "e"):
            return True
        kind = "formula_cell" if cell.kind == "f" else "error_cell"
        self.wrong(cell.at, say(kind, value=_shown(cell)), say("a_value"), say("paste_value"))
        return False


def place(sheet: str, column: int, row: int) -> str:
    """Return how a message names the cell in a column counted from 0 and a row from 1."""
    return f"{sheet}!{get_column_letter(column + 1)}{row}"


def listed(names: Iterable[str], most: int = 12) -> Text:
    """Return 'one of: …' with the first names."""
    names = list(names)
    return say("one_of", names=", ".join(names[:most]) + (" …" if len(names) > most else ""))


def _cell(cell: Any, at: str) -> Cell:
    value = cell.value
    if isinstance(value, str):
        value = value.strip() or None
    if value is None:
        return Cell(at)
    return Cell(at, value, cell.data_type, "%" in str(cell.number_format or ""))


def _shown(cell: Cell) -> Text:
    """Return what a cell holds as a reader sees it in the sheet."""
    value = cell.value
    if isinstance(value, dt.datetime | dt.date):
        return both(value.strftime("%d-%m-%Y"))
    if isinstance(value, bool):
        return Text("SAND", "TRUE") if value else Text("FALSK", "FALSE")
    text = str(value)[:SHOWN]
    return Text(text.replace(".", ","), text) if isinstance(value, float) else both(text)


def _holds(cell: Cell) -> Text:
    kind = "cell_date" if isinstance(cell.value, dt.datetime | dt.date) else "cell_holds"
    return say(kind, value=_shown(cell))


def _expected(amount: Amount) -> Text:
    ends = {
        key: Text(*(written(end, 0 if end == int(end) else 1, lang) for lang in _LANGS))
        for key, end in (("least", amount.least), ("most", amount.most))
    }
    unit = f" {amount.unit}" if amount.unit else ""
    return say("whole_between" if amount.whole else "number_between", unit=unit, **ends)


def _read(cell: Cell, amount: Amount) -> float | None:
    """Return the number in a cell; text only where Danes and machines agree about it."""
    value = cell.value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        found = float(value)
    elif isinstance(value, str):
        text = value.rstrip("% ") if amount.unit == "%" else value
        doubtful = amount.thousands and _THREE_DECIMALS.fullmatch(text)
        if len(text) > SHOWN or doubtful or not _NUMBER.fullmatch(text):
            return None
        return float(text.replace(",", "."))
    else:
        return None
    if amount.unit == "%":
        return _per_cent(found, cell.percent)
    return found if math.isfinite(found) else None


def _per_cent(value: float, shown_so: bool) -> float | None:
    """Return a share in per cent; a number from 0 to 1 that is not shown so may be either."""
    if shown_so:
        return round(100 * value, 6)
    return None if 0 < value <= 1 else value


def _advice(cell: Cell, amount: Amount | None = None) -> Text:
    """Return what may have been meant by a cell that is no number, or no text."""
    value = cell.value
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return say("made_a_date")
    if amount is None or isinstance(value, bool):
        return say("only_digits") if amount else NOTHING
    if isinstance(value, int | float):
        return say("per_cent_meant", value=Text(*(written(100 * value, 0, la) for la in _LANGS)))
    text = str(value)[:SHOWN]
    if amount.thousands and _THREE_DECIMALS.fullmatch(text):
        return did_you_mean(re.sub(r"[.,]", "", text))
    digits = _DIGITS.search(text)
    if digits is None:
        return say("only_digits")
    return did_you_mean(re.sub(r"\D", "", digits[1]) + (digits[2] or "").replace(".", ","))


def _rescaled(value: float, amount: Amount) -> Text:
    """Return what may have been meant by a number outside its limits."""
    if amount.unit != "°":
        return say("no_minus") if value < 0 else say("too_many_digits")
    for power in range(1, 8):
        if amount.least <= value / 10**power <= amount.most:
            return did_you_mean(written(value / 10**power, power).rstrip("0").rstrip(","))
    return say("not_degrees") if abs(value) > 180 else say("swap_degrees")
