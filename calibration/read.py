"""From a ticket log in a file to a `Log` and an account of every row.

Memory is bounded: the file is read in chunks, of which only the mapped columns stay, as numbers.
Other columns (names of staff and residents, free text) are read past and never kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from calibration.base import TYPES, Base
from calibration.cells import STATES, CellReader, Cells
from calibration.log import MISSING, Flags, Log, Source, seconds_at
from calibration.mapping import Mapping, TicketColumns, Tickets
from calibration.names import Category
from calibration.rows import (
    Window,
    doors,
    in_order,
    midnights_untimed,
    still_open,
    typed_in_later,
    without_cancelled,
    without_repeats,
)
from calibration.sniff import refused
from calibration.table import Chunk, Table
from calibration.tables import open_table
from calibration.tally import Tally
from calibration.together import together
from calibration.words import say
from sim.model import DAY
from sim.scenario import ScenarioError
from sim.scenario.nearest import nearest
from sim.scenario.paths import Path
from sim.scenario.words import Text

MOST_ROWS = 3_000_000
"""Requests of the longest log read: an organisation of 100,000 lejemål has them in 15 years."""
PRIORITIES = ("akut", "haster", "almindelig")
STATUS_WORDS = {
    "open": (
        *("open", "åben", "aaben", "ny", "oprettet", "modtaget", "tildelt", "planlagt", "igang"),
        *("i gang", "igangværende", "påbegyndt", "under udførelse", "afventer", "venter", "new"),
    ),
    "closed": ("closed", "lukket", "afsluttet", "færdig", "udført", "løst", "done", "resolved"),
    "cancelled": ("cancelled", "canceled", "annulleret", "slettet", "afvist"),
}
"""What a status column says where the mapping does not translate it."""
_EDGE = 0.2
_FEW = 0.001


@dataclass(frozen=True)
class Reading:
    """A log, and what became of the rows of its file."""

    log: Log
    tally: Tally
    notes: tuple[Text, ...]
    """What was found out or guessed about the file."""


def read_log(file: str | os.PathLike[str], mapping: Mapping, base: Base | None = None) -> Reading:
    """Return the requests in `file`.

    Raises:
        ScenarioError: the file cannot be read, lacks a mapped column, or has no usable row.
    """
    path = os.fspath(file)
    base = base or base_of(mapping)
    tickets = mapping.tickets
    if tickets is None:
        raise ScenarioError([mapping.problem(("tickets",), say("no_tickets"))])
    layout = tickets.layout
    table = open_table(path, layout.separator, layout.encoding, layout.sheet)
    check_mapped(table, tickets, mapping, base)
    tally = Tally(table.name, theirs=_titles(tickets.columns))
    categories = _categories(mapping, tickets.columns, base)
    reader = CellReader(mapping, tickets, categories, tally)
    reader.separator = table.separator
    chunks = [reader.read(chunk) for chunk in _limited(table, _wanted(table, tickets))]
    _note_table(table, tally)
    cells = (
        Cells(*(np.concatenate(parts) for parts in zip(*chunks, strict=True))) if chunks else None
    )
    if cells is None or not len(cells.row):
        raise _no_rows(path, tally)
    log, notes = _checked(cells, table, mapping, tickets, categories, tally)
    warned = [say(phrase, **values) for phrase, values in table.warnings]
    return Reading(log, tally, (*warned, *reader.notes, *notes))


def _no_rows(file: str, tally: Tally) -> ScenarioError:
    """Return the error that no row can be used, with what is wrong with those there are."""
    if not tally.counts:
        return refused(file, "no_rows", "rows_wanted")
    told = (" ".join(map(str.strip, tally.sentences(lang))).rstrip(".") for lang in ("da", "en"))
    return refused(file, "no_rows_of", "rows_wanted", problems=Text(*told))


def base_of(mapping: Mapping) -> Base:
    """Return the scenario the mapping falls back on: its own, or the shipped base."""
    return Base(mapping.beside(mapping.scenario)) if mapping.scenario else Base()


def lejemaal_of(mapping: Mapping, base: Base) -> dict[str, int]:
    """Return lejemål by afdeling, in the order of the scenario."""
    return base.lejemaal() | mapping.lejemaal


def _checked(
    cells: Cells,
    table: Table,
    mapping: Mapping,
    tickets: Tickets,
    categories: dict[str, Category],
    tally: Tally,
) -> tuple[Log, list[Text]]:
    columns = tickets.columns
    cells = without_repeats(cells, columns.id is not None, tally)
    cells = without_cancelled(cells, columns.status or "", tally)
    cells = in_order(midnights_untimed(cells), mapping.zone, tally)
    window, notes = _window(cells, mapping)
    inside = (cells.report >= window.start) & (cells.report < window.end)
    tally.note("outside_period", "report", ~inside, cells.row)
    cells = cells.chosen(inside)
    if not len(cells.row):
        raise _no_rows(table.file, tally)
    has = {n: getattr(columns, n) is not None for n in ("first_visit", "completed", "status")}
    cells = doors(still_open(cells, has, window, tally), tally)
    clerical = typed_in_later(cells, tickets.clerical, tally)
    if not has["completed"]:
        notes.append(say("no_clerical"))
    source = Source(table.name, table.sniffed.sha256, tally_rows(table, cells, tally))
    return _log(cells, clerical, categories, window, source), notes


def tally_rows(table: Table, cells: Cells, tally: Tally) -> int:
    """Return how many rows the file has: those kept and those dropped."""
    return len(cells.row) + tally.total("dropped")


def _log(
    cells: Cells, clerical: Flags, categories: dict[str, Category], window: Window, source: Source
) -> Log:
    order = np.argsort(cells.report, kind="stable")

    def names(column: str) -> tuple[str, ...]:
        return tuple(categories[column].names) if column in categories else ()

    priority = np.where(cells.priority >= 0, cells.priority + 1, cells.priority)
    return Log(
        report=cells.report[order],
        first_visit=cells.first_visit[order],
        completed=cells.completed[order],
        afdeling=cells.afdeling[order],
        type=cells.type[order],
        priority=priority[order].astype(np.int8),
        work=cells.work[order],
        visits=cells.visits[order].astype(np.int32),
        no_access=cells.no_access[order].astype(np.int32),
        clerical=clerical[order],
        timed=cells.timed[order],
        afdelinger=names("afdeling"),
        types=names("type"),
        start=window.start,
        end=window.end,
        censored=window.censored,
        source=source,
    )


def _window(cells: Cells, mapping: Mapping) -> tuple[Window, list[Text]]:
    """Return the period of the log: as the mapping says, else from its first to its last row."""
    notes = []
    start = cells.report.min() // DAY * DAY
    end = (cells.report.max() // DAY + 1) * DAY
    if mapping.start is None and mapping.end is None:
        length = end - start
        thin = max(_FEW * len(cells.report), 1)
        early = int(np.sum(cells.report < start + _EDGE * length))
        late = int(np.sum(cells.report >= end - _EDGE * length))
        if min(early, late) < thin:
            notes.append(say("thin_edge"))
    if mapping.start is not None:
        start = seconds_at(mapping.start)
    if mapping.end is not None:
        end = seconds_at(mapping.end) + DAY
    if mapping.exported is not None:
        censored = seconds_at(mapping.exported)
        end = min(end, censored)
    else:
        moments = [column[column != MISSING] for column in (cells.first_visit, cells.completed)]
        censored = max([int(end), *(int(column.max()) for column in moments if len(column))])
        notes.append(say("export_guessed"))
    return Window(int(start), int(end), censored), notes


def _categories(mapping: Mapping, columns: TicketColumns, base: Base) -> dict[str, Category]:
    """Return the category columns the log has, by our names of them."""
    tickets = mapping.tickets
    assert tickets is not None
    values = tickets.values
    words = {word: state for state, names in STATUS_WORDS.items() for word in names}
    theirs = {"afdeling": values.afdeling, "type": values.type, "priority": values.priority}
    out = {}
    for name, ours in _known(mapping, base).items():
        column = getattr(columns, name)
        if column is not None:
            given = (values.status or words) if name == "status" else theirs[name]
            out[name] = Category(column, ours, given)
    return out


def _known(mapping: Mapping, base: Base) -> dict[str, Sequence[str] | None]:
    """Return our names by category column; None: every name is as good as another."""
    return {
        "afdeling": list(lejemaal_of(mapping, base)) or None,
        "type": list(mapping.types) or base.names(TYPES),
        "priority": PRIORITIES,
        "status": STATES,
    }


def check_mapped(table: Table, tickets: Tickets, mapping: Mapping, base: Base) -> None:
    """Raise with all that the mapping names and the log, or the base, has not."""
    together(
        lambda: _check_columns(table, tickets, mapping),
        lambda: _check_names(mapping, tickets, _known(mapping, base)),
    )


def _check_names(
    mapping: Mapping, tickets: Tickets, known: dict[str, Sequence[str] | None]
) -> None:
    """Raise if the mapping translates into names that are not ours."""
    wrong = []
    for column in ("afdeling", "type"):
        ours = known[column]
        for theirs, name in (getattr(tickets.values, column) or {}).items():
            if ours is not None and name is not None and name not in ours:
                path = ("tickets", "values", column, theirs)
                listed = say("one_of", names=", ".join(ours[:12]))
                found = say("not_ours", name=name, column=column)
                wrong.append(mapping.problem(path, found, listed, nearest(name, ours)))
    if wrong:
        raise ScenarioError(wrong)


def mapped_columns(columns: TicketColumns) -> Iterator[tuple[str, str]]:
    """Yield (our name, the user's name) of each mapped column."""
    for ours in type(columns).model_fields:
        theirs = getattr(columns, ours)
        for name in (theirs,) if isinstance(theirs, str) else theirs or ():
            yield ours, name


def _titles(columns: TicketColumns) -> dict[str, str]:
    """Return what the user calls each mapped column, by our name."""
    out: dict[str, str] = {}
    for ours, theirs in mapped_columns(columns):
        out[ours] = f"{out[ours]} + {theirs}" if ours in out else theirs
    return out


def _check_columns(table: Table, tickets: Tickets, mapping: Mapping) -> None:
    asked: list[tuple[Path, str]] = [
        (("tickets", "columns", ours), name) for ours, name in mapped_columns(tickets.columns)
    ]
    asked += [(("tickets", "only", name), name) for name in tickets.only]
    missing_columns(table, asked, mapping)


def missing_columns(table: Table, asked: Iterable[tuple[Path, str]], mapping: Mapping) -> None:
    """Raise with every column `asked` for, as (path in the mapping, name), that is not there."""
    listed = say("one_of", names=", ".join(table.columns[:20]))
    wrong = [
        mapping.problem(
            path,
            say("no_column", column=name, file=table.name),
            listed,
            nearest(name, table.columns),
        )
        for path, name in asked
        if name not in table.columns
    ]
    if wrong:
        raise ScenarioError(wrong)


def _wanted(table: Table, tickets: Tickets) -> list[str]:
    """Return the columns to read: the mapped ones, or all where repeats need the whole row."""
    if tickets.columns.id is None:
        return table.columns
    named = [name for _, name in mapped_columns(tickets.columns)]
    return list(dict.fromkeys([*named, *tickets.only]))


def _limited(table: Table, names: list[str]) -> Iterator[Chunk]:
    count = 0
    for chunk in table.chunks(names):
        count += len(chunk.rows)
        if count > MOST_ROWS:
            raise refused(table.file, "too_many_rows", "split_log", limit=MOST_ROWS)
        yield chunk


def _note_table(table: Table, tally: Tally) -> None:
    """Count rows and cells that the table itself could not read."""
    rows = np.array(table.ragged, dtype=np.int64)
    tally.note("ragged", "", np.ones(len(rows), dtype=bool), rows)
    for row, column, kind in table.cells:
        tally.note(kind, column, np.ones(1, dtype=bool), np.array([row]))
