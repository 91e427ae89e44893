"""Every field of an organisation workbook with every kind of bad value: told by sheet and cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from calibration.fields import ABOUT, ESTATES
from sim.scenario import read_scenario
from tests.calibration.test_new import run, workbook

Cells = Iterable[tuple[str, str, object]]
ROWS = range(2, 7)
"""Rows of the example's five afdelinger."""
BAD = (-5, "mange", "1.250 stk", 1e9, dt.datetime(2025, 5, 1), True, "=1+1")
"""Negative, text, text with a unit, absurdly large, a date that Excel made, yes, a formula."""
NUMBERS = [
    *(("Afdelinger", f"{'ABCDEFGHIJ'[k]}3") for k, one in enumerate(ESTATES) if one.amount),
    *(("Organisation", f"B{k}") for k, one in enumerate(ABOUT, start=1) if one.amount),
    ("Rejsetider", "C2"),
]
"""A cell of every field that holds a number."""
NEEDED = [f"{'ABCDEFGHIJ'[k]}4" for k, one in enumerate(ESTATES) if one.needed]


def with_cells(cells: Cells) -> Callable[[Any], None]:
    """A change of some cells of the example, whose optional fields are all filled in."""

    def change(book: Any) -> None:
        for row in ROWS:
            book["Afdelinger"][f"I{row}"] = "Nord" if row < 4 else "Syd"
            book["Afdelinger"][f"J{row}"] = 2
            for column in range(2, 7):
                book["Rejsetider"].cell(row, column).value = None if row == column else 5
        book["Organisation"]["B4"] = 10
        for sheet, cell, value in cells:
            book[sheet][cell] = value

    return change


def told(folder: Path, cells: Cells, lang: str = "en") -> list[str]:
    """The sentences about a workbook with some cells changed; nothing may have been written."""
    folder.mkdir(exist_ok=True)
    file = workbook(folder, with_cells(cells))
    result = run("new", file, "--out", folder / "ud" / "scenarie.yaml", "--lang", lang)
    assert result.exit_code == 2, result.output
    assert [one.name for one in folder.iterdir()] == [file.name]
    return str(result.output).splitlines()


def test_the_workbook_that_the_others_spoil_is_good(tmp_path: Path) -> None:
    """With every field filled in it becomes a scenario."""
    file = workbook(tmp_path, with_cells(()))
    result = run("new", file, "--out", tmp_path / "scenarie.yaml")
    assert result.exit_code == 0, result.output
    scenario = read_scenario(tmp_path / "scenarie.yaml").scenario
    assert scenario.staffing.posts == 10
    assert scenario.organisation.afdelinger["Rønnebo"].team == "Syd"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("da", "alle driftsmodeller får de stillinger, afdelingerne har i dag, i alt 7,50"),
        ("en", "all driftsmodeller get the posts that the afdelinger have today, 7.50 in all"),
    ],
)
def test_posts_by_afdeling_are_those_of_every_model(tmp_path: Path, lang: str, said: str) -> None:
    """Their sum stands in for the blank whole, and it is said; else today alone would have them."""
    cells = [("Organisation", "B4", None), *(("Afdelinger", f"J{row}", 1.5) for row in ROWS)]
    file = workbook(tmp_path, with_cells(cells))
    result = run("new", file, "--out", tmp_path / "scenarie.yaml", "--lang", lang)
    assert result.exit_code == 0, result.output
    assert read_scenario(tmp_path / "scenarie.yaml").scenario.staffing.posts == 7.5
    assert said in result.output


def test_posts_that_nobody_states_are_left_to_the_rule(tmp_path: Path) -> None:
    """Without any posts nothing is written of them."""
    cells = [("Organisation", "B4", None), *(("Afdelinger", f"J{row}", None) for row in ROWS)]
    file = workbook(tmp_path, with_cells(cells))
    result = run("new", file, "--out", tmp_path / "scenarie.yaml")
    assert result.exit_code == 0, result.output
    assert read_scenario(tmp_path / "scenarie.yaml").scenario.staffing.posts is None


def test_an_organisation_without_lejemaal_is_refused(tmp_path: Path) -> None:
    """Nothing can be told per lejemål of it; some afdelinger may have none."""
    homes = [
        *(("Afdelinger", f"B{row}", 0) for row in ROWS),
        *(("Afdelinger", f"D{row}", 0) for row in ROWS),
    ]
    (line,) = told(tmp_path, homes)
    assert line == (
        "organisation.xlsx: Afdelinger!B2: every afdeling has 0 lejemål; "
        "expected one lejemål at least in all"
    )
    (line,) = told(tmp_path / "da", homes, "da")
    assert "alle afdelinger har 0 lejemål; ventede mindst ét lejemål i alt" in line


@pytest.mark.parametrize(("sheet", "cell"), NUMBERS)
@pytest.mark.parametrize("value", BAD, ids=str)
def test_a_bad_number_names_its_cell(tmp_path: Path, sheet: str, cell: str, value: object) -> None:
    """One sentence: file, sheet and cell, what was found, what was expected, what to do."""
    (line,) = told(tmp_path, [(sheet, cell, value)])
    assert re.match(rf"organisation\.xlsx: {sheet}!{cell}: found .+; expected an? .+\. .+", line)
    assert ".yaml" not in line


@pytest.mark.parametrize("cell", NEEDED)
def test_an_empty_cell_is_no_zero(tmp_path: Path, cell: str) -> None:
    """What must be filled in and is not (stairwells too) is told; the base has no value for it."""
    (line,) = told(tmp_path, [("Afdelinger", cell, None)])
    assert line.startswith(f"organisation.xlsx: Afdelinger!{cell}: found nothing; expected a")


@pytest.mark.parametrize(
    ("cells", "starts"),
    [
        ([("Afdelinger", "A3", "Birkeparken")], ["Afdelinger!A3: 'Birkeparken' stands twice"]),
        ([("Afdelinger", "A3", dt.datetime(2025, 1, 3))], ["Afdelinger!A3: found the date 03-01"]),
        ([("Afdelinger", "A3", "x" * 200)], ["Afdelinger!A3: found 200 characters"]),
        ([("Afdelinger", "I3", None)], ["Afdelinger!I3: found nothing; expected 'Hold' for every"]),
        ([("Afdelinger", "J3", None)], ["Afdelinger!J3: found nothing; expected 'Stillinger' for"]),
        ([("Afdelinger", "I3", "=A2")], ["Afdelinger!I3: found a formula (=A2)"]),
        ([("Afdelinger", "D3", 181)], ["Afdelinger!D3: found '181'; expected at most one opgang"]),
        ([("Afdelinger", "H3", 0.95)], ["Afdelinger!H3: found '0.95'; expected a number from 0"]),
        ([("Afdelinger", "B3", 180.5)], ["Afdelinger!B3: found '180.5'; expected a whole number"]),
        ([("Afdelinger", "F1", "Bredde")], ["Afdelinger!1: the column 'Breddegrad' is missing"]),
        ([("Afdelinger", "J1", "Stilinger")], ["Afdelinger!J1: found 'Stilinger'"]),
        ([("Afdelinger", "J1", "Lejemål")], ["Afdelinger!J1: 'Lejemål' stands twice"]),
        ([("Organisation", "B4", 11)], ["Organisation!B4: found '11'; expected the sum of the"]),
        ([("Organisation", "B3", None)], ["Organisation!B3: the driftsmodel of today is missing"]),
        ([("Organisation", "B3", "samdrft")], ["Organisation!B3: found 'samdrft'; expected one"]),
        ([("Organisation", "A4", "Stillinger")], ["Organisation!A4: found 'Stillinger'"]),
        ([("Organisation", "A4", "Navn")], ["Organisation!A4: 'Navn' stands twice"]),
        ([("Rejsetider", "A3", "Egevenget")], ["Rejsetider!A3: found 'Egevenget'"]),
        ([("Rejsetider", "C1", "Egevenget")], ["Rejsetider!C1: found 'Egevenget'"]),
        ([("Rejsetider", "C1", "Birkeparken")], ["Rejsetider!C1: 'Birkeparken' stands twice"]),
        ([("Rejsetider", "H3", 5)], ["Rejsetider!H1: found nothing; expected an afdeling"]),
        ([("Rejsetider", "B9", 5)], ["Rejsetider!A9: found nothing; expected an afdeling"]),
        (
            [("Rejsetider", "D3", None), ("Rejsetider", "C4", None)],
            [
                "Rejsetider!C4: no time between 'Lindegården' and 1 of the others",
                "Rejsetider!D3: no time between 'Egevænget' and 1 of the others",
            ],
        ),
        (
            [("Afdelinger", "B3", -1), ("Rejsetider", "C2", "x"), ("Organisation", "B4", "x")],
            ["Afdelinger!B3: ", "Organisation!B4: ", "Rejsetider!C2: "],
        ),
    ],
)
def test_names_duplicates_and_sums(tmp_path: Path, cells: Cells, starts: list[str]) -> None:
    """Unknown and repeated names, gaps and sums that do not add up, all at once and by cell."""
    lines = told(tmp_path, cells)
    assert len(lines) == len(starts)
    for line, start in zip(lines, starts, strict=True):
        assert line.startswith(f"organisation.xlsx: {start}")


@pytest.mark.parametrize(
    ("lat", "lon", "hint"),
    [
        (55470, 8460, "Did you mean '55,47'?"),
        (8.46, 55.47, "Are latitude and longitude swapped"),
        (6147000, 465000, "It looks like metres of UTM"),
    ],
)
def test_places_get_the_advice_they_need(tmp_path: Path, lat: float, lon: float, hint: str) -> None:
    """A lost decimal comma, degrees swapped, and metres in place of degrees."""
    lines = told(tmp_path, [("Afdelinger", "F2", lat), ("Afdelinger", "G2", lon)])
    assert [line.split(": ")[1] for line in lines] == ["Afdelinger!F2", "Afdelinger!G2"]
    assert hint in lines[0]


def test_a_row_that_adds_up_the_others_is_no_afdeling(tmp_path: Path) -> None:
    """'I alt' below the afdelinger would double the organisation."""
    cells = [("Afdelinger", f"{'ABCDEFGH'[k]}7", v) for k, v in enumerate(["I alt", *[9] * 7])]
    (line,) = told(tmp_path, cells, "da")
    assert line == (
        "organisation.xlsx: Afdelinger!A7: fandt 'I alt'; ventede en afdeling; rækker, der lægger "
        "sammen, skal ud"
    )


def test_one_way_is_enough_and_notes_are_left_alone(tmp_path: Path) -> None:
    """Half a matrix is taken both ways; columns and sheets of one's own may hold formulas."""

    def change(book: Any) -> None:
        with_cells(())(book)
        for row in ROWS:
            for column in range(2, row):
                book["Rejsetider"].cell(row, column).value = None
        book["Afdelinger"]["K1"] = "m2 pr. lejemål"
        book["Afdelinger"]["K2"] = "=C2/B2"
        book.create_sheet("Udregning")["A1"] = "=1/0"

    result = run("new", workbook(tmp_path, change), "--out", tmp_path / "scenarie.yaml")
    assert result.exit_code == 0, result.output
    assert "advarsel: Afdelinger!K1: kolonnen 'm2 pr. lejemål'" in result.output
    times = read_scenario(tmp_path / "scenarie.yaml").scenario.organisation.geography.travel_times
    assert times is not None
    assert times["Rønnebo"]["Birkeparken"] == times["Birkeparken"]["Rønnebo"] == 300


def test_blanks_and_far_cells_are_nothing(tmp_path: Path) -> None:
    """Cells that hold blanks only are empty; what stands below the last row read is told."""
    blank = [("Rejsetider", "A9", "  "), ("Organisation", "A9", " "), ("Afdelinger", "A12", "   ")]
    result = run("new", workbook(tmp_path, with_cells(blank)), "--out", tmp_path / "scenarie.yaml")
    assert result.exit_code == 0, result.output
    (line,) = told(tmp_path / "langt", [("Afdelinger", "K2002", "x")])
    assert line.startswith("organisation.xlsx: Afdelinger!K2002: found something below the last")


def test_a_share_may_be_a_percentage_in_excel(tmp_path: Path) -> None:
    """A cell that shows 90 % holds 0.9, and means 90 %."""

    def change(book: Any) -> None:
        book["Afdelinger"]["H2"] = 0.9
        book["Afdelinger"]["H2"].number_format = "0%"

    result = run("new", workbook(tmp_path, change), "--out", tmp_path / "scenarie.yaml")
    assert result.exit_code == 0, result.output
    afdelinger = read_scenario(tmp_path / "scenarie.yaml").scenario.organisation.afdelinger
    assert afdelinger["Birkeparken"].family_share == 0.9


def test_what_the_scenario_itself_finds_is_told_by_cell(tmp_path: Path) -> None:
    """Two names that a reader takes for one are odd; the warning names sheet and cell."""
    file = workbook(tmp_path, with_cells([("Afdelinger", "A3", "Birke Parken")]))
    with_times = run("new", file, "--out", tmp_path / "scenarie.yaml")
    assert "Rejsetider!A3: fandt 'Egevænget'" in with_times.output

    def without_times(book: Any) -> None:
        with_cells([("Afdelinger", "A3", "Birke Parken")])(book)
        del book["Rejsetider"]

    result = run("new", workbook(tmp_path, without_times), "--out", tmp_path / "scenarie.yaml")
    assert result.exit_code == 0, result.output
    assert "organisation.xlsx: advarsel: Afdelinger!A3: " in result.output


def test_a_fitted_file_of_other_afdelinger_is_told(tmp_path: Path) -> None:
    """It names the afdeling that the workbook does not have, and the nearest one."""
    fitted = tmp_path / "fitted.yaml"
    fitted.write_text(
        "evidence: {grade: B, source: log}\n"
        "organisation: {afdelinger: {Egevenget: {demand_factor: 1.2}}}\n",
        encoding="utf-8",
    )
    out = tmp_path / "ud.yaml"
    result = run("new", workbook(tmp_path), "--fitted", fitted, "--out", out, "--lang", "en")
    assert result.exit_code == 2
    (line,) = result.output.splitlines()
    assert "fitted.yaml:2: organisation.afdelinger.Egevenget: 'Egevenget' is not an" in line
    assert line.endswith("Did you mean 'Egevænget'?")
    missing = run("new", workbook(tmp_path), "--fitted", tmp_path / "x.yaml", "--out", out)
    assert missing.exit_code == 2
    assert ".ud-" not in missing.output
    assert "x.yaml" in missing.output


def test_the_scenario_can_be_copied_anywhere(tmp_path: Path) -> None:
    """It extends the shipped base by name, so it needs no file beside it."""
    out = tmp_path / "her" / "scenarie.yaml"
    assert run("new", workbook(tmp_path), "--out", out).exit_code == 0
    copy = tmp_path / "et" / "helt" / "andet" / "sted.yaml"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(out.read_bytes())
    assert read_scenario(copy).scenario == read_scenario(out).scenario
