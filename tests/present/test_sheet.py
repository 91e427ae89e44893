"""Tables as a spreadsheet opens them: Danish numbers, Danish headings, and nothing that runs."""

import csv
import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from sim.cli import drift
from sim.measure import UNITS
from sim.present.sheet import sheets, write_sheet
from sim.present.words import kpi_name
from sim.study.cell import inert

CASE = "scenarios/cases/isoleret_par.yaml"
SHORT = ["--set", "calendar.days=14", "--replications", "2", "--seed", "1", "--workers", "1"]
STUDIES = {
    "compare": ["--models", "faellesdrift", "--set", "study.norms=[1.0]"],
    "explain": ["--to", "faellesdrift", "--staffing", "rule"],
    "omlaegning": ["--to", "faellesdrift", "--years", "1"],
}


def danish_excel(path: Path) -> list[dict[str, object]]:
    """A table as Excel opens it on a Danish machine: text, and numbers with a decimal comma."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "no mark of UTF-8"
    lines = list(csv.DictReader(path.open(encoding="utf-8-sig", newline=""), delimiter=";"))
    return [{key: _cell(value) for key, value in line.items()} for line in lines]


def _cell(value: str) -> object:
    if "." in value:  # a decimal point makes a text there, or a date
        return value
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return value


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each study leaves."""
    out = {name: tmp_path_factory.mktemp("sheet") / name for name in STUDIES}
    for name, words in STUDIES.items():
        found = CliRunner().invoke(drift, [name, CASE, *words, *SHORT, f"--out={out[name]}"])
        assert found.exit_code == 0, found.output
    return out


@pytest.mark.parametrize("name", STUDIES)
def test_every_table_opens_on_a_danish_machine(folders: dict[str, Path], name: str) -> None:
    """Columns are told apart, headings are Danish, and every measured value is a number."""
    tables = sorted(folders[name].glob("*.csv"))
    assert tables
    for path in tables:
        rows = danish_excel(path)
        assert rows, path.name
        assert len(rows[0]) > 3, path.name
        assert not {"model", "kpi", "mean", "unit"} & set(rows[0]), path.name
        for column in ("Middel", "Nedre grænse", "Værdi", "Timer om året"):
            values = [row[column] for row in rows if row.get(column, "") != ""]
            assert all(isinstance(value, float) for value in values), (path.name, column)


def test_a_table_says_what_the_json_says(folders: dict[str, Path]) -> None:
    """The cost of fællesdrift is the same number in the table and in comparison.json."""
    kept = json.loads((folders["compare"] / "comparison.json").read_text(encoding="utf-8"))
    wanted = kept["models"]["faellesdrift"]["kpis"]["cost_kr_per_year"]
    (row,) = [
        row
        for row in danish_excel(folders["compare"] / "summary.csv")
        if (row["Driftsmodel"], row["Nøgletal"], row["Fratrukket"])
        == ("Fællesdrift", "Udgift til bemanding pr. år", "")
    ]
    assert (row["Middel"], row["Nedre grænse"]) == (wanted["mean"], wanted["low"])
    assert row["Enhed"] == "kr."


def test_in_english_it_is_commas_and_points(tmp_path: Path) -> None:
    """An English machine separates by commas; small and large numbers are written in full."""
    rows = [{"model": "a", "mean": 0.00001, "low": 1.25, "high": None, "own": True}]
    sheets("en", {"a": {"da": "Æ", "en": "A"}})(tmp_path / "t.csv", rows)
    text = (tmp_path / "t.csv").read_text(encoding="utf-8-sig")
    assert (
        text
        == "Driftsmodel,Mean,Lower bound,Upper bound,The model's own key\nA,0.00001,1.25,,yes\n"
    )
    write_sheet(tmp_path / "t.csv", [{"mean": 12345678.5, "posts": 3}], "da", {})
    assert (tmp_path / "t.csv").read_text(
        encoding="utf-8-sig"
    ) == "Middel;Stillinger\n12345678,5;3\n"


RUNS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", " =1+1"]


@pytest.mark.parametrize("name", RUNS)
def test_a_name_is_no_formula(name: str, tmp_path: Path) -> None:
    """What an afdeling or a driftsmodel is called is shown, never computed."""
    rows = [{"model": "a", "afdeling": name, "mean": -1.0}]
    sheets("da", {"a": {"da": name, "en": name}})(tmp_path / "t.csv", rows)
    (row,) = csv.DictReader(
        (tmp_path / "t.csv").open(encoding="utf-8-sig", newline=""), delimiter=";"
    )
    assert row["Afdeling"] == row["Driftsmodel"] == f"'{name}"
    assert row["Middel"] == "-1"


def test_quantities_stay_as_they_are() -> None:
    """A number with its unit is no formula, and neither is any other text."""
    for value in ("-5 min", "+2,5 %", "-0.4 km", "Vænget", "a=b", 3.0, None):
        assert inert(value) == value


@pytest.mark.parametrize("name", ["+1/A1", "-5/B2", "-5 B2", "+2*3", "-1 min/A1", "-5 m2"])
def test_what_begins_as_a_number_may_be_a_formula(name: str) -> None:
    """Only a number with one known unit is let through: what goes on after it is quoted."""
    assert inert(name) == f"'{name}"


@pytest.mark.parametrize("tail", ["a", "1", "a ", "%", "1.", "/"])
def test_a_long_name_is_looked_at_in_no_time(tail: str) -> None:
    """The time grows with the length of a name, not with a power of it."""
    name = "-1" + tail * 50_000 + "!"
    begun = time.process_time()
    assert inert(name) == f"'{name}"
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_two_key_figures_have_one_name(lang: str) -> None:
    """A row of a table can be told from every other, in either language."""
    names = [kpi_name(kpi, lang) for kpi in UNITS]
    assert len(set(names)) == len(names)
    assert not set(names) & set(UNITS)
