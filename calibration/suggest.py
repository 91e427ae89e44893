"""A first mapping, guessed from the names of columns and the values in them.

A guess is marked '# gæt' ('# guess' in English) and stands there to be corrected; nothing is fitted
from a mapping nobody has looked at. What could not be guessed stands there as a comment that says
what is to be written, so that `drift calibrate` takes the mapping as it is. Columns that may name a
person are counted but not mentioned.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from calibration.base import TYPES, Base
from calibration.guess import (
    HEADERS,
    guess_clock,
    guess_columns,
    guess_name,
    is_free_text,
    is_personal,
    known_names,
)
from calibration.sniff import refused
from calibration.table import Chunk, Table
from calibration.tables import open_table
from calibration.words import counted, say
from sim.scenario.dump import to_yaml
from sim.scenario.nearest import alike
from sim.scenario.words import Lang, Text

MOST_VALUES = 60
"""Values of a column that are listed, the most frequent first."""
MOST_COLUMNS = 30
"""Columns that are not used that are listed."""
FIRST_ROWS = 200
"""Rows from which it is seen whether a column holds dates or times of day."""
SEEN_ROWS = 200_000
"""Rows that are looked at."""
MOST_TOLD = 12
"""Names that one sentence tells."""
CATEGORIES = ("status", "afdeling", "type", "priority")


@dataclass(frozen=True)
class Suggestion:
    """A first mapping, and what the user is to look at."""

    text: str
    """The mapping, as YAML with comments."""
    not_found: tuple[str, ...]
    """Our columns that none of theirs could be guessed to be."""
    unused: tuple[str, ...]
    """Their columns that are none of ours; those that may name a person are left out."""
    personal: int
    """Columns that may name a person, or are free text."""
    open_names: dict[str, dict[str, int]]
    """Names of theirs, by our column, that nothing of ours is near, with their rows."""
    guesses: dict[str, dict[str, str]]
    """Ours by theirs, by our column, where it is a guess."""

    def sentences(self) -> list[Text]:
        """Return what the user is to look at and fill in."""
        out = []
        if self.not_found:
            told = [say("our_column", key=k, what=say(f"about_{k}")) for k in self.not_found]
            out.append(say("not_found", names=_joined(told)))
        for column, names in self.open_names.items():
            rows = counted(sum(names.values()))
            out.append(say("open_names", column=column, names=_some(names), rows=rows))
        for column, pairs in self.guesses.items():
            told_pairs = [f"{theirs} = {ours}" for theirs, ours in pairs.items()]
            out.append(say("guessed_names", column=column, names=_some(told_pairs)))
        if self.unused:
            out.append(say("unused_columns", names=", ".join(self.unused)))
        if self.personal:
            out.append(say("personal_columns", count=self.personal))
        return out


def suggest(
    file: str | os.PathLike[str], base: Base, scenario: str = "", lang: Lang = "da"
) -> Suggestion:
    """Return a first mapping for the log in `file`, its comments in `lang`.

    `scenario` is the path of the base from the mapping's folder, if it is a scenario of its own.

    Raises:
        ScenarioError: the file cannot be read, or no column looks like the time of a request.
    """
    table = open_table(os.fspath(file))
    by_values = _by_values(table, base)
    by_name = guess_columns([name for name in table.columns if name not in by_values.values()])
    columns = by_name | by_values
    if "report" not in columns:
        listed = ", ".join(table.columns[:20])
        raise refused(table.file, "no_report_guess", "one_of", names=listed)
    clock = guess_clock(_first_values(table), columns["report"])
    columns = {ours: theirs for ours, theirs in columns.items() if theirs != clock}
    seen = _seen(table, [columns[name] for name in CATEGORIES if name in columns])
    free = [name for name in CATEGORIES if name in columns and is_free_text(seen[columns[name]])]
    texts = [columns.pop(name) for name in free]
    used = {*columns.values(), *texts, clock}
    others = [name for name in table.columns if name not in used]
    unused = [name for name in others if not is_personal(name)]
    open_names: dict[str, dict[str, int]] = {}
    guesses: dict[str, dict[str, str]] = {}
    values: list[str] = []
    for name in CATEGORIES:
        if name in columns:
            lines, left, guessed = _values(name, seen[columns[name]], base, lang)
            values += lines
            open_names |= {name: left} if left else {}
            guesses |= {name: guessed} if guessed else {}
    found = Suggestion(
        text="",
        not_found=tuple(name for name in HEADERS if name not in columns),
        unused=tuple(unused),
        personal=len(others) - len(unused) + len(texts),
        open_names=open_names,
        guesses=guesses,
    )
    lines = [*_head(table, scenario, lang), *_columns(columns, clock, found, lang)]
    lines += _about_work(columns, lang)
    if values:
        lines += ["  values:", *values]
    return replace(found, text="\n".join(lines) + "\n")


def _head(table: Table, scenario: str, lang: Lang) -> list[str]:
    known = [f"scenario: {_text(scenario)}"]
    return [
        *(f"# {line}" for line in say("map_head", file=table.name).to(lang).splitlines()),
        "name: " + say("map_name").to(lang) + _guess(lang),
        *(known if scenario else ["# scenario: " + say("map_scenario").to(lang)]),
        "# exported: 2026-01-12T08:00     " + _remark("map_exported", lang),
        "# start: 2025-01-01              " + _remark("map_period", lang),
        "# end: 2025-12-31",
        "tickets:",
    ]


def _remark(phrase: str, lang: Lang, **values: object) -> str:
    """Return a phrase as a comment."""
    return f"# {say(phrase, **values).to(lang)}"


def _guess(lang: Lang) -> str:
    """Return the comment that marks a guess."""
    return "  " + _remark("map_guess", lang)


def _columns(columns: dict[str, str], clock: str, found: Suggestion, lang: Lang) -> list[str]:
    """Return the lines that name the columns, those not found, and those not used.

    `clock` is the column of the report's time of day, if that is one of its own.
    """
    lines = ["  columns:"]
    for ours, theirs in columns.items():
        both = to_yaml({"x": [theirs, clock]}).removeprefix("x: ").rstrip("\n")
        named = both if clock and ours == "report" else _text(theirs)
        lines.append(f"    {ours}: {named}{_guess(lang)}")
    if found.not_found:
        lines.append("    " + _remark("map_not_found", lang))
        lines += [f"    # {ours}:   # {say(f'about_{ours}').to(lang)}" for ours in found.not_found]
    if found.unused:
        lines.append("    " + _remark("map_unused", lang))
        lines += [f"    #   {_text(name)}" for name in found.unused[:MOST_COLUMNS]]
        if len(found.unused) > MOST_COLUMNS:
            more = say("map_more", count=len(found.unused) - MOST_COLUMNS)
            lines.append(f"    #   {more.to(lang)}")
    if found.personal:
        lines.append("    " + _remark("map_personal", lang, count=found.personal))
    return lines


def _about_work(columns: dict[str, str], lang: Lang) -> list[str]:
    if "work" not in columns:
        return []
    unit = [f"  work_unit: h{_guess(lang)}"] if "time" in alike(columns["work"]) else []
    return [*unit, "  # work_factor: 0.82   " + _remark("map_factor", lang)]


def _first_values(table: Table) -> dict[str, list[str]]:
    """Return the first values of each column that are not blank."""
    chunk = next(iter(table.chunks()), None)
    if chunk is None:
        return {}
    out = {}
    for name in table.columns:
        cells = pc.cast(chunk.columns[name][:FIRST_ROWS], pa.string()).to_pylist()
        out[name] = [text for cell in cells if cell and (text := cell.strip())]
    return out


def _by_values(table: Table, base: Base) -> dict[str, str]:
    """Return the column whose values are names of the base's afdelinger, if there is one."""
    known = {alike(name) for name in base.lejemaal()}
    chunk = next(iter(table.chunks()), None) if known else None
    if chunk is None:
        return {}
    for name in table.columns:
        seen: dict[str, int] = {}
        _count(chunk, name, seen)
        hits = sum(count for value, count in seen.items() if alike(value) in known)
        if hits > len(chunk.rows) / 2:
            return {"afdeling": name}
    return {}


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


def _values(
    name: str, seen: dict[str, int], base: Base, lang: Lang
) -> tuple[list[str], dict[str, int], dict[str, str]]:
    """Return the lines that translate a column, the rows of names left open, and the guesses."""
    filled = {value: count for value, count in seen.items() if value}
    if not filled:
        return [], {}, {}
    lines = [f"    {name}:"]
    if name == "type":
        skills = (f"{one} ({base.value((*TYPES, one, 'skill'))})" for one in base.names(TYPES))
        lines.append("      " + _remark("map_types", lang, names=", ".join(skills)))
    most = sorted(filled.items(), key=lambda item: (-item[1], item[0]))
    if len(most) > MOST_VALUES:
        left = sum(count for _, count in most[MOST_VALUES:])
        rare = len(most) - MOST_VALUES
        lines.append("      " + _remark("map_rare", lang, names=rare, rows=left))
    unknown: dict[str, int] = {}
    guesses: dict[str, str] = {}
    for value, count in most[:MOST_VALUES]:
        ours, sure = guess_name(name, value, base)
        if ours is None:
            unknown[value] = count
            continue
        if not sure:
            guesses[value] = ours
        mark = "" if sure else ", " + say("map_guess").to(lang)
        lines.append(f"      {_text(value)}: {_text(ours)}  # {count}{mark}")
    if unknown:
        known = ", ".join(_text(one) for one in known_names(name, base))
        lines.append("      " + _remark("map_open", lang, names=known))
        left_out = "map_unknown_status" if name == "status" else "map_unknown"
        lines.append("      " + _remark(left_out, lang, column=name))
        lines += [f"      # {_text(value)}:   # {count}" for value, count in unknown.items()]
    return lines, unknown, guesses


def _some(names: Iterable[str]) -> str:
    shown = list(names)
    return ", ".join(shown[:MOST_TOLD]) + (" …" if len(shown) > MOST_TOLD else "")


def _text(value: str) -> str:
    """Return a text as YAML writes it, on one line."""
    text = to_yaml({"x": value}).removeprefix("x: ").rstrip("\n")
    return json.dumps(value, ensure_ascii=False) if "\n" in text else text


def _joined(parts: list[Text]) -> Text:
    return Text("; ".join(part.da for part in parts), "; ".join(part.en for part in parts))
