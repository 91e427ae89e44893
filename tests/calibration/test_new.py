"""`drift new`: a filled workbook becomes a scenario, templates fit what reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from calibration.mapping import read_mapping
from calibration.side import MOST_CATEGORIES
from calibration.templates import HOURS, LOG_MAPPING, organisation_workbook
from sim.cli import drift
from sim.scenario import read_scenario


def run(*arguments: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(drift, [str(argument) for argument in arguments])


def workbook(folder: Path, change: Callable[[Any], object] = lambda book: None) -> Path:
    """The example's workbook, changed."""
    file = folder / "organisation.xlsx"
    file.write_bytes(organisation_workbook(filled=True))
    book = openpyxl.load_workbook(file)
    change(book)
    book.save(file)
    return file


def test_a_filled_workbook_becomes_a_scenario(tmp_path: Path) -> None:
    """Five afdelinger with their sizes, graded B with file and hash."""
    out = tmp_path / "scenarie.yaml"
    result = run("new", workbook(tmp_path), "--out", out)
    assert result.exit_code == 0, result.output
    checked = read_scenario(out)
    afdelinger = checked.scenario.organisation.afdelinger
    assert [a.lejemaal for a in afdelinger.values()] == [310, 180, 96, 240, 64]
    assert afdelinger["Rønnebo"].family_share == pytest.approx(0.2)
    evidence = checked.evidence["organisation.afdelinger.Birkeparken.lejemaal"]
    assert evidence.grade == "B"
    assert "organisation.xlsx (sha256 " in evidence.source


def test_travel_times_of_a_sheet_replace_the_map(tmp_path: Path) -> None:
    """A full matrix of minutes is taken as it stands."""

    def minutes(book: Any) -> None:
        for row in book["Rejsetider"].iter_rows(min_row=2, max_row=6, min_col=2, max_col=6):
            for cell in row:
                cell.value = None if cell.row == cell.column else 4.5

    out = tmp_path / "scenarie.yaml"
    result = run("new", workbook(tmp_path, minutes), "--out", out)
    assert result.exit_code == 0, result.output
    times = read_scenario(out).scenario.organisation.geography.travel_times
    assert times is not None
    assert times["Birkeparken"]["Rønnebo"] == 270


def set_cell(sheet: str, cell: str, value: object) -> Callable[[Any], None]:
    """A change of one cell."""

    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def misspelt(book: Any) -> None:
    """A name in the travel times that is no afdeling."""
    book["Rejsetider"]["A2"] = "Birkeparkn"
    book["Rejsetider"]["C2"] = 5


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (set_cell("Afdelinger", "B2", None), "Afdelinger!B2: found nothing"),
        (set_cell("Afdelinger", "B2", "1.250"), "Afdelinger!B2: found '1.250'"),
        (set_cell("Afdelinger", "B2", 12.5), "a whole number from 0 to 20,000"),
        (set_cell("Afdelinger", "C3", "=B3*75"), "Afdelinger!C3: found a formula"),
        (set_cell("Afdelinger", "A3", "Birkeparken"), "'Birkeparken' stands twice"),
        (set_cell("Afdelinger", "B1", "Antal boliger"), "the column 'Lejemål' is missing"),
        (set_cell("Rejsetider", "B3", 7), "Rejsetider!D3: no time between 'Egevænget'"),
        (misspelt, "Did you mean 'Birkeparken'?"),
        (set_cell("Organisation", "B3", "fællesdift"), "Organisation!B3: found 'fællesdift'"),
        (set_cell("Afdelinger", "F2", 97.0), "Afdelinger!F2: found '97'"),
    ],
)
def test_what_is_wrong_is_told_by_cell_and_nothing_is_written(
    tmp_path: Path, change: Callable[[Any], None], told: str
) -> None:
    """A sentence with sheet and cell, exit code 2, and no scenario."""

    out = tmp_path / "scenarie.yaml"
    result = run("new", workbook(tmp_path, change), "--out", out, "--lang", "en")
    assert result.exit_code == 2, result.output
    assert told in result.output
    assert "Traceback" not in result.output
    assert [file.name for file in tmp_path.iterdir()] == ["organisation.xlsx"]


def test_all_is_told_at_once(tmp_path: Path) -> None:
    """Two wrong cells are two sentences."""

    def change(book: Any) -> None:
        book["Afdelinger"]["B2"] = None
        book["Afdelinger"]["C4"] = "mange"

    result = run("new", workbook(tmp_path, change), "--out", tmp_path / "x.yaml")
    assert len(result.output.splitlines()) == 2


def test_templates_are_read_by_what_they_are_for(tmp_path: Path) -> None:
    """The mapping of the templates is valid, and each file has the columns it names."""
    folder = tmp_path / "skabeloner"
    result = run("new", "--template", folder)
    assert result.exit_code == 0, result.output
    mapping = read_mapping(folder / LOG_MAPPING)
    assert mapping.tickets is not None
    header = (folder / "henvendelser.csv").read_text(encoding="utf-8-sig").strip().split(";")
    assert mapping.tickets.columns.report in header
    assert len(HOURS) <= MOST_CATEGORIES
    names = {file.name for file in folder.iterdir()}
    assert {"organisation.xlsx", "tidsregistrering.csv", "rejsetider.csv"} <= names
    assert "mapping.yaml" not in names  # that is what one's own log gets, by --suggest
    again = run("new", "--template", folder, "--lang", "en")
    assert again.exit_code == 2
    assert "holds files already" in again.output


def test_the_example_goes_the_whole_way(tmp_path: Path) -> None:
    """Workbook to scenario, log to fitted file, both to a calibrated scenario that checks."""
    folder = tmp_path / "eksempel"
    for arguments in (
        ("new", "--example", folder),
        ("new", folder / "organisation.xlsx", "--out", folder / "scenarie.yaml"),
        (
            "calibrate",
            folder / "henvendelser.csv",
            "--mapping",
            folder / LOG_MAPPING,
            "--out",
            folder / "fitted.yaml",
        ),
        (
            "new",
            folder / "organisation.xlsx",
            "--fitted",
            folder / "fitted.yaml",
            "--out",
            folder / "kalibreret.yaml",
        ),
    ):
        result = run(*arguments)
        assert result.exit_code == 0, result.output
    checked = read_scenario(folder / "kalibreret.yaml")
    assert checked.evidence["demand.requests.rate"].grade == "B"
    grades = checked.grades()
    assert grades["B"] > read_scenario(folder / "scenarie.yaml").grades()["B"]
