"""Tables of results as a planner's spreadsheet opens them: a double click, and no import.

In Danish: semicolons, decimal commas and Danish headings, as Excel expects on a Danish machine;
in English commas and points. Both begin with the mark that tells Excel the letters are UTF-8.
"""

import csv
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from sim.present.words import has_text, kpi_name, text
from sim.study.cell import inert

DIGITS = 9
"""Significant digits, as in the JSON beside the tables."""
_SEPARATOR = {"da": ";", "en": ","}

Rows = Sequence[Mapping[str, Any]]


def sheets(lang: str, titles: Mapping[str, Mapping[str, str]]) -> Callable[[Path, Rows], None]:
    """Return what writes the tables of a study; `titles` are those of its driftsmodeller."""
    names = {model: title[lang] for model, title in titles.items()}

    def write(path: Path, rows: Rows) -> None:
        write_sheet(path, rows, lang, names)

    return write


def write_sheet(path: Path, rows: Rows, lang: str, names: Mapping[str, str]) -> None:
    """Write a table; a column for each key in order of first appearance, None an empty cell."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=_SEPARATOR[lang], lineterminator="\n")
        writer.writerow([text(f"column.{key}", lang) for key in columns])
        for row in rows:
            writer.writerow([_cell(key, row.get(key), lang, names) for key in columns])


def _cell(column: str, value: Any, lang: str, names: Mapping[str, str]) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return text(f"sheet.{value}", lang)
    if isinstance(value, (int, float)):
        return _number(value, lang)
    if column in ("model", "less"):
        return inert(names.get(value, value))
    return inert(_word(column, str(value), lang))


def _number(value: float, lang: str) -> str:
    """Return a number in full, without separators of thousands."""
    if not math.isfinite(value):
        return ""
    shown = str(value) if isinstance(value, int) else f"{Decimal(f'{value:.{DIGITS}g}'):f}"
    return shown.replace(".", ",") if lang == "da" else shown


def _word(column: str, value: str, lang: str) -> str:
    """Return the word for a code of ours in its column; anybody's own words are left alone."""
    if column in ("kpi", "noegletal", "measure"):
        return kpi_name(value, lang)
    spaces = {"key": "key.short", "unit": "sheet.unit", "mechanism": "mechanism"}
    key = f"{spaces.get(column, f'sheet.{column}')}.{value}"
    return text(key, lang) if has_text(key) else value
