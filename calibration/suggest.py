"""A first mapping, guessed from the names of columns and the values in them.

A guess is marked '# gæt' and stands there to be corrected; nothing is fitted from a mapping nobody
has looked at. Columns that may name a person are not mentioned.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from calibration.base import TYPES, Base
from calibration.read import PRIORITIES, STATUS_WORDS
from calibration.sniff import refused
from calibration.table import Chunk, Table
from calibration.tables import open_table
from sim.scenario.dump import to_yaml
from sim.scenario.nearest import alike, fold

MOST_VALUES = 60
"""Values of a column that are listed, the most frequent first."""
SEEN_ROWS = 200_000
"""Rows that are looked at."""
HEADERS: dict[str, tuple[str, ...]] = {
    "id": ("sagsnr", "sagsnummer", "sagid", "id", "ticketid", "caseid", "nr", "nummer"),
    "report": (
        "oprettet",
        "registreret",
        "anmeldt",
        "modtaget",
        "indmeldt",
        "oprettetdato",
        "dato",
        "opened",
        "created",
        "reported",
        "registered",
    ),
    "first_visit": ("foerstebesoeg", "paabegyndt", "besoegt", "ankomst", "firstvisit", "started"),
    "completed": (
        "afsluttet",
        "lukket",
        "udfoert",
        "faerdig",
        "loest",
        "faerdigmeldt",
        "closed",
        "completed",
    ),
    "status": ("status", "tilstand", "state"),
    "afdeling": ("afdeling", "afd", "afdelingsnavn", "ejendom", "estate", "neighborhood"),
    "type": ("type", "kategori", "emne", "opgavetype", "sagstype", "category", "reason"),
    "priority": ("prioritet", "hast", "priority"),
    "work": ("minutter", "tidsforbrug", "arbejdstid", "timer", "tid", "minutes", "hours", "work"),
    "visits": ("antalbesoeg", "besoeg", "visits"),
    "no_access": ("ingenadgang", "forgaeves", "ingenhjemme", "noaccess"),
}
"""Names of columns, without blanks and signs, that stand for ours."""
PRIORITY_WORDS = {
    "akut": ("akut", "1", "høj", "hoej", "urgent", "emergency"),
    "haster": ("haster", "2", "mellem", "normal haster", "high"),
    "almindelig": ("almindelig", "3", "lav", "normal", "low", "routine"),
}
TYPE_WORDS = {
    "varme": ("varme", "radiator", "heat"),
    "el": ("el ", "elektr", "lys", "lamp", "light"),
    "vand_fag": ("vand", "vvs", "toilet", "afløb", "rør", "water", "plumb", "drain"),
    "doere": ("dør", "lås", "vindue", "nøgle", "door", "lock", "window"),
    "faelles": ("fælles", "trappe", "kælder", "affald", "grøn", "ude", "common", "waste"),
    "info": ("info", "spørgsmål", "oplysning", "question"),
}
GUESS = "  # gæt"


def suggest(file: str | os.PathLike[str], base: Base, scenario: str = "") -> str:
    """Return a first mapping for the log in `file`, as YAML with comments.

    `scenario` is the path of the base from the mapping's folder, if it is a scenario of its own.

    Raises:
        ScenarioError: the file cannot be read, or no column looks like the time of a request.
    """
    table = open_table(os.fspath(file))
    columns = _columns(table)
    if "afdeling" not in columns:
        columns |= _by_values(table, columns, base)
    if "report" not in columns:
        listed = ", ".join(table.columns[:20])
        raise refused(table.file, "no_report_guess", "one_of", names=listed)
    seen = _seen(table, [columns[name] for name in _listed(columns)])
    lines = [
        f"# Et første bud for {table.name}: ret det, der ikke passer. Alt med '# gæt' er et gæt.",
        "name: Vores organisation" + GUESS,
        f"scenario: {_text(scenario)}"
        if scenario
        else "# scenario: scenarie.yaml        # skriv dit scenarie her: afdelinger og lejemål",
        "# exported: 2026-01-12T08:00     # hvornår loggen blev trukket",
        "# start: 2025-01-01              # første og sidste dag, loggen er komplet for",
        "# end: 2025-12-31",
        "tickets:",
        "  columns:",
        *(f"    {ours}: {_text(theirs)}{GUESS}" for ours, theirs in columns.items()),
    ]
    if "work" in columns:
        if "time" in alike(columns["work"]):
            lines.append("  work_unit: h" + GUESS)
        lines.append("  # work_factor: 0.82   # hvis gang, værktøj og pauser er med i tiden")
    values = [_values(name, seen[columns[name]], base) for name in _listed(columns)]
    if any(values):
        lines += ["  values:", *(line for block in values for line in block)]
    return "\n".join(lines) + "\n"


def _columns(table: Table) -> dict[str, str]:
    """Return their columns by ours, the first name that fits."""
    forms = {alike(name): name for name in reversed(table.columns)}
    out: dict[str, str] = {}
    for ours, words in HEADERS.items():
        exact = [forms[word] for word in words if word in forms]
        near = [name for form, name in forms.items() if any(_starts(form, w) for w in words)]
        left = [name for name in (*exact, *near) if name not in out.values()]
        if left:
            out[ours] = left[0]
    return out


def _by_values(table: Table, columns: dict[str, str], base: Base) -> dict[str, str]:
    """Return the column whose values are names of the base's afdelinger, if there is one."""
    known = {alike(name) for name in base.lejemaal()}
    left = [name for name in table.columns if name not in columns.values()]
    chunk = next(iter(table.chunks(left)), None) if known and left else None
    if chunk is None:
        return {}
    for name in left:
        seen: dict[str, int] = {}
        _count(chunk, name, seen)
        hits = sum(count for value, count in seen.items() if alike(value) in known)
        if hits > len(chunk.rows) / 2:
            return {"afdeling": name}
    return {}


def _starts(form: str, word: str) -> bool:
    return len(word) > 3 and form.startswith(word) and not form.endswith(("af", "by", "navn"))


def _listed(columns: dict[str, str]) -> list[str]:
    return [name for name in ("status", "afdeling", "type", "priority") if name in columns]


def _seen(table: Table, names: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return how many rows hold each value of some columns."""
    out: dict[str, dict[str, int]] = {name: {} for name in names}
    rows = 0
    for chunk in table.chunks(names):
        for name in names:
            _count(chunk, name, out[name])
        rows += len(chunk.rows)
        if rows >= SEEN_ROWS:
            break
    return out


def _count(chunk: Chunk, name: str, into: dict[str, int]) -> None:
    text: Any = pc.utf8_trim_whitespace(pc.fill_null(pc.cast(chunk.columns[name], pa.string()), ""))
    for pair in text.value_counts().to_pylist():
        into[pair["values"]] = into.get(pair["values"], 0) + int(pair["counts"])


def _values(name: str, seen: dict[str, int], base: Base) -> list[str]:
    """Return the lines that translate a column, the most frequent value first."""
    filled = {value: count for value, count in seen.items() if value}
    if not filled:
        return []
    lines = [f"    {name}:"]
    if name == "type":
        skills = (f"{one} ({base.value((*TYPES, one, 'skill'))})" for one in base.names(TYPES))
        lines.append(f"      # modellens typer, og hvem de kræver: {', '.join(skills)}")
    most = sorted(filled.items(), key=lambda item: (-item[1], item[0]))
    if len(most) > MOST_VALUES:
        left = sum(count for _, count in most[MOST_VALUES:])
        lines.append(f"      # {len(most) - MOST_VALUES} sjældnere navne er udeladt: {left} rækker")
    for value, count in most[:MOST_VALUES]:
        ours, sure = _guess(name, value, base)
        lines.append(f"      {_text(value)}: {_text(ours)}  # {count}{'' if sure else ', gæt'}")
    return lines


def _guess(name: str, value: str, base: Base) -> tuple[str, bool]:
    if name == "status":
        return _by_word(value, STATUS_WORDS, "closed")
    if name == "priority":
        return _by_word(value, {p: PRIORITY_WORDS[p] for p in PRIORITIES}, "almindelig")
    if name == "type":
        known = base.names(TYPES)
        same = {alike(one): one for one in known}
        if alike(value) in same:
            return same[alike(value)], True
        guess = next((t for t, ws in TYPE_WORDS.items() if _holds(value, ws) and t in known), None)
        return guess or ("andet" if "andet" in known else known[-1]), False
    known = tuple(base.lejemaal())
    same = {alike(one): one for one in known}
    return same.get(alike(value), value), not known or alike(value) in same


def _by_word(value: str, words: dict[str, tuple[str, ...]], otherwise: str) -> tuple[str, bool]:
    form = value.strip().casefold()
    for ours, theirs in words.items():
        if form in theirs:
            return ours, True
    return otherwise, False


def _holds(value: str, words: Iterable[str]) -> bool:
    text = f" {value.casefold()} "
    return any(word in text or fold(word) in fold(text) for word in words)


def _text(value: str) -> str:
    """Return a text as YAML writes it."""
    return to_yaml({"x": value}).removeprefix("x: ").rstrip("\n")
