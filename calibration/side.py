"""The other tables: moves, absence, hours and travel times. Small, and only what is mapped is read.

Absence and hours come as sums. A table of hours by person is summed while it is read: who worked
is in no mapped column, so it never gets here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from calibration.dates import decide_order, read_moments
from calibration.log import MISSING
from calibration.mapping import Mapping, Side
from calibration.names import Category
from calibration.numbers import decide, read_numbers
from calibration.read import missing_columns
from calibration.table import Chunk, Table
from calibration.tables import open_table
from calibration.tally import Tally
from calibration.words import say
from sim.model.world import Ints
from sim.scenario import ScenarioError
from sim.scenario.nearest import nearest

DATE, NUMBER, TEXT = "date", "number", "text"
MOVES = {"date": DATE, "afdeling": TEXT, "kind": TEXT}
ABSENCE = {
    "month": DATE,
    "men": NUMBER,
    "workdays": NUMBER,
    "sick_days": NUMBER,
    "short_spells": NUMBER,
    "long_spells": NUMBER,
    "long_spell_days": NUMBER,
    "course_days": NUMBER,
}
HOURS = {"month": DATE, "category": TEXT, "hours": NUMBER, "afdeling": TEXT}
TRAVEL = {"from": TEXT, "to": TEXT, "minutes": NUMBER}
NEEDED = {
    "moves": ("date",),
    "absence": ("month", "men"),
    "hours": ("month", "category", "hours"),
    "travel": ("from", "to", "minutes"),
}
KINDS = {"moves": MOVES, "absence": ABSENCE, "hours": HOURS, "travel": TRAVEL}
"""Our columns of each table, and what they hold."""
MOST_CATEGORIES = 10
"""Categories of a time registration: more would follow single men about."""
MOVE_KINDS = ("family", "youth")


@dataclass(frozen=True)
class SideTable:
    """A table that was read: dates as seconds, numbers, and text as codes into `names`."""

    numbers: dict[str, npt.NDArray[np.float64]]
    dates: dict[str, Ints]
    codes: dict[str, npt.NDArray[np.int32]]
    names: dict[str, tuple[str, ...]]
    tally: Tally
    sha256: str

    def __len__(self) -> int:
        columns: list[npt.NDArray[Any]] = [
            *self.numbers.values(),
            *self.dates.values(),
            *self.codes.values(),
        ]
        return len(columns[0]) if columns else 0

    def number(self, column: str) -> npt.NDArray[np.float64]:
        """Return a column of numbers; NaN where the table has none."""
        return self.numbers.get(column, np.full(len(self), np.nan))


def read_side(mapping: Mapping, kind: str, afdelinger: Iterable[str] = ()) -> SideTable | None:
    """Return one of the tables in `KINDS`, or None where the mapping has none.

    Raises:
        ScenarioError: it cannot be read, or lacks a column.
    """
    side: Side | None = getattr(mapping, kind)
    if side is None:
        return None
    _check(mapping, kind, side)
    layout = side.layout
    table = open_table(mapping.beside(side.file), layout.separator, layout.encoding, layout.sheet)
    asked = [((kind, "columns", ours), theirs) for ours, theirs in side.columns.items()]
    missing_columns(table, asked, mapping)
    names = list(dict.fromkeys(side.columns.values()))
    whole = _whole(list(table.chunks(names)), names)
    return _typed(mapping, kind, side, table, whole, list(afdelinger))


def _check(mapping: Mapping, kind: str, side: Side) -> None:
    known = KINDS[kind]
    wrong = [
        mapping.problem(
            (kind, "columns", name),
            say("not_a_column_of_ours", name=name),
            say("one_of", names=", ".join(known)),
            nearest(name, known),
        )
        for name in side.columns
        if name not in known
    ]
    wrong += [
        mapping.problem((kind, "columns", name), say("column_needed", name=name))
        for name in NEEDED[kind]
        if name not in side.columns
    ]
    if wrong:
        raise ScenarioError(wrong)


def _whole(chunks: list[Chunk], names: list[str]) -> Chunk:
    rows = np.concatenate([chunk.rows for chunk in chunks]) if chunks else np.zeros(0, np.int64)
    columns = {
        name: pa.concat_arrays([pc.cast(chunk.columns[name], pa.string()) for chunk in chunks])
        if chunks
        else pa.array([], pa.string())
        for name in names
    }
    return Chunk(rows, columns)


def _typed(
    mapping: Mapping, kind: str, side: Side, table: Table, whole: Chunk, afdelinger: list[str]
) -> SideTable:
    tally = Tally(table.name)
    numbers, dates, codes, names = {}, {}, {}, {}
    keep = np.ones(len(whole.rows), dtype=bool)
    for ours, theirs in side.columns.items():
        values = whole.columns[theirs]
        if KINDS[kind][ours] == DATE:
            dates[ours] = _dates(values, theirs, mapping, side, whole.rows, tally)
            keep &= dates[ours] != MISSING
        elif KINDS[kind][ours] == NUMBER:
            numbers[ours] = _numbers(values, theirs, table, side, whole.rows, tally)
            keep &= ~np.isnan(numbers[ours]) | (ours not in NEEDED[kind])
        else:
            known = _known(kind, ours, afdelinger)
            category = Category(theirs, known, side.values.get(ours))
            codes[ours] = category.codes(values, whole.rows, tally)
            names[ours] = tuple(category.names)
            keep &= (codes[ours] >= 0) | (ours not in NEEDED[kind])
    if kind == "hours" and len(names["category"]) > MOST_CATEGORIES:
        found = say("many_categories", count=len(names["category"]), limit=MOST_CATEGORIES)
        expected = say("fewer_categories")
        where = ("hours", "values", "category")
        raise ScenarioError([mapping.problem(where, found, expected)])
    return SideTable(
        {name: column[keep] for name, column in numbers.items()},
        {name: column[keep] for name, column in dates.items()},
        {name: column[keep] for name, column in codes.items()},
        names,
        tally,
        table.sniffed.sha256,
    )


def _known(kind: str, column: str, afdelinger: list[str]) -> list[str] | None:
    if kind == "moves" and column == "kind":
        return list(MOVE_KINDS)
    return afdelinger or None if column in ("afdeling", "from", "to") else None


def _dates(
    values: Any, column: str, mapping: Mapping, side: Side, rows: Ints, tally: Tally
) -> Ints:
    months = pc.match_substring_regex(values, r"^\s*\d{4}-\d{2}\s*$")
    trimmed = pc.utf8_trim_whitespace(values)
    values = pc.if_else(months, pc.binary_join_element_wise(trimmed, "01", "-"), values)
    order = decide_order(values)[0] if side.layout.dates == "auto" else side.layout.dates
    found = read_moments(values, order, mapping.zone)
    tally.note("no_report", column, found.blank, rows)
    tally.note("bad_report", column, found.wrong, rows, values)
    return found.second


def _numbers(
    values: Any, column: str, table: Table, side: Side, rows: Ints, tally: Tally
) -> npt.NDArray[np.float64]:
    given = side.layout.decimal
    decimal = decide(values, table.separator)[0] if given == "auto" else given
    found = read_numbers(values, decimal)
    tally.note(
        "doubtful_number" if decimal == "?" else "bad_number", column, found.wrong, rows, values
    )
    tally.note("negative_number", column, found.value < 0, rows, values)
    return np.where(found.value < 0, np.nan, found.value)
