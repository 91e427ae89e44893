"""`drift calibrate --suggest`: what it writes, `drift calibrate` takes; what it cannot is said."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from calibration.base import Base
from calibration.guess import guess_name
from calibration.mapping import read_mapping
from sim.cli import drift

SCENARIO = """\
extends: base
name: Prøven
description: Tre afdelinger
today: manglende_ledelse
organisation:
  name: Prøven
  afdelinger:
    Birkeparken: {lejemaal: 310, area: 25000 m2, opgange: 39, green_area: 31000 m2,
      position: {lat: 55.47, lon: 8.46}, family_share: 0.9}
    Egevænget: {lejemaal: 180, area: 15000 m2, opgange: 0, green_area: 27000 m2,
      position: {lat: 55.475, lon: 8.47}, family_share: 0.9}
    Rønnebo: {lejemaal: 64, area: 3300 m2, opgange: 8, green_area: 4100 m2,
      position: {lat: 55.469, lon: 8.44}, family_share: 0.2}
"""
HEADER = ("Sag", "Oprettet", "Afsluttet", "Ejendom", "Kategori", "Lejers navn", "Rum", "Note")
PLACES = ("Birkeparken", "Afd. 2 Egevænget", "Rønebo", "Skovhuset", "031")


def run(*arguments: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(drift, [str(argument) for argument in arguments])


def write_log(file: Path, kinds: tuple[str, ...], places: tuple[str, ...] = PLACES) -> None:
    """A year's log of four cases a day, semicolons, cp1252."""
    with file.open("w", encoding="cp1252", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(HEADER)
        for k in range(1400):
            day, month = k % 28 + 1, k // 28 % 12 + 1
            start = f"{day:02d}-{month:02d}-2025 {7 + k % 9:02d}.{k % 60:02d}"
            done = f"{day:02d}-{month:02d}-2025 {17 + k % 5:02d}.{k % 60:02d}"
            place, kind = places[k % len(places)], kinds[k % len(kinds)]
            row = (f"S{k}", start, done, place, kind, "Hanne Jensen", f"rum {k % 3}", f"ring {k}")
            writer.writerow(row)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a scenario and a log, some of whose names are not the scenario's."""
    (tmp_path / "scenarie.yaml").write_text(SCENARIO, encoding="utf-8")
    write_log(tmp_path / "log.csv", ("Vand", "El", "Trappe"))
    return tmp_path


def suggested(desk: Path, *more: object) -> Result:
    """Suggest a mapping for the log of `desk`."""
    arguments = ("calibrate", desk / "log.csv", "--suggest", "--out", desk / "bud.yaml", *more)
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result


def accepted(desk: Path) -> Result:
    """Calibrate with the mapping as it was written."""
    arguments = ("--mapping", desk / "bud.yaml", "--out", desk / "fitted.yaml", "--lang", "en")
    result = run("calibrate", desk / "log.csv", *arguments)
    assert result.exit_code == 0, result.output
    return result


def test_names_the_scenario_does_not_know_are_left_to_the_planner(desk: Path) -> None:
    """The mapping is accepted; the unknown names stand there to be filled in, and are told."""
    result = suggested(desk, "--scenario", desk / "scenarie.yaml")
    text = (desk / "bud.yaml").read_text(encoding="utf-8")
    assert "Afd. 2 Egevænget: Egevænget  # 280, gæt" in text
    assert "Rønebo: Rønnebo  # 280, gæt" in text
    assert "# UDFYLD: en af Birkeparken, Egevænget, Rønnebo" in text
    assert re.search(r"# Skovhuset: +# 280", text)
    told = "Navne i afdeling, der ikke ligner nogen kendte (560 rækker): 031, Skovhuset."
    assert told in result.output
    assert "kept: 560 × a name the mapping does not know" in accepted(desk).output


def test_what_was_not_found_and_what_is_not_used_is_said(desk: Path) -> None:
    """Our columns without a guess, their columns without a use; persons are counted, not named."""
    result = suggested(desk, "--scenario", desk / "scenarie.yaml")
    text = (desk / "bud.yaml").read_text(encoding="utf-8")
    for said in (text, result.output):
        assert "first_visit" in said
        assert "hvornår nogen kom første gang" in said
        assert "Rum" in said
        assert "2 kolonner kan nævne personer" in said
        assert "Lejers" not in said
        assert "Hanne" not in said
    assert "Jeres kolonner, der ikke bruges: Rum." in result.output
    english = suggested(desk, "--lang", "en")
    assert "Not guessed; write the column into the mapping" in english.output
    assert "first_visit (when somebody first came)" in english.output


def test_names_that_yaml_would_misread_are_accepted(desk: Path) -> None:
    """Long names, signs, quotes, numbers and line ends come back as they were written."""
    kinds = (
        "Vand: utæt rør # køkken",
        "nej",
        "010",
        "'VVS' \"akut\"",
        "linje\nskift",
        "meget " * 40 + "langt",
        "- liste",
        "{a: b}",
    )
    write_log(desk / "log.csv", kinds, ("no", "Birkeparken"))
    suggested(desk, "--scenario", desk / "scenarie.yaml")
    accepted(desk)
    bud = (desk / "bud.yaml").read_text(encoding="utf-8")
    filled_in = re.sub(r"(?m)^      # (.+):   # 1\d\d$", r"      \1: andet", bud)
    assert filled_in.count(": andet") > 4
    (desk / "bud.yaml").write_text(filled_in, encoding="utf-8")
    tickets = read_mapping(desk / "bud.yaml").tickets
    assert tickets is not None
    assert set(tickets.values.type or {}) == {" ".join(k.split(" ")) for k in kinds}
    accepted(desk)


def test_free_text_is_no_kind_of_task(desk: Path) -> None:
    """A column in which every row holds its own text is not mapped, and no text is written."""
    kinds = tuple(f"Hanne Jensen i nr. {k} mangler varme" for k in range(1400))
    write_log(desk / "log.csv", kinds)
    result = suggested(desk, "--scenario", desk / "scenarie.yaml")
    text = (desk / "bud.yaml").read_text(encoding="utf-8")
    assert "Hanne" not in text + result.output
    assert "3 kolonner kan nævne personer" in text
    assert "type (hvad den handlede om)" in result.output


def test_without_out_the_mapping_alone_goes_to_standard_output(desk: Path) -> None:
    """What the planner is to look at goes to standard error, so that the output can be a file."""
    result = run("calibrate", desk / "log.csv", "--suggest")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Et første bud for log.csv")
    assert "Jeres kolonner" not in result.stdout
    assert "Jeres kolonner, der ikke bruges: Rum." in result.stderr


@pytest.mark.parametrize(
    ("column", "value", "ours"),
    [
        ("priority", "1 - Akut", "akut"),
        ("priority", "2 - Haster", "haster"),
        ("priority", "Prioritet 3", "almindelig"),
        ("priority", "1", "akut"),
        ("status", "Under udførelse", "open"),
        ("status", "Afsluttet (udført)", "closed"),
        ("status", "Annulleret", "cancelled"),
        ("type", "Køkken: utæt vandhane", "vand_fag"),
    ],
)
def test_usual_names_are_guessed(column: str, value: str, ours: str) -> None:
    """What Danish systems write in these columns, with numbers and remarks."""
    assert guess_name(column, value, Base()).ours == ours


@pytest.mark.parametrize(
    ("column", "value", "ours"),
    [
        ("priority", "Høj", "akut"),
        ("priority", "1", "akut"),
        ("priority", "P1", "akut"),
        ("priority", "High", "haster"),
        ("priority", "Normal", "almindelig"),
        ("priority", "P4", None),
        ("priority", "Senest fredag", None),
        ("status", "Genåbnet", None),
        ("status", "Sendt til vvs", None),
        ("type", "El-tavle", "el"),
        ("type", "Diverse", "andet"),
        ("type", "Skadedyr", None),
    ],
)
def test_a_guess_is_one_and_no_guess_is_none(column: str, value: str, ours: str | None) -> None:
    """Ranks and numbers are a system's own; what is like nothing is not called the commonest."""
    assert guess_name(column, value, Base()) == (ours, False)


def ranked(desk: Path) -> None:
    """Give the log of `desk` statuses and priorities of its own."""
    lines = (desk / "log.csv").read_text(encoding="cp1252").splitlines()
    states, ranks = ("Lukket", "Genåbnet", "Sendt til vvs"), ("Akut", "Høj", "P4")
    rows = [f"{line};{states[k % 3]};{ranks[k % 3]}" for k, line in enumerate(lines[1:])]
    text = "\n".join((f"{lines[0]};Status;Prioritet", *rows)) + "\n"
    (desk / "log.csv").write_text(text, encoding="cp1252")


def test_guesses_are_marked_and_told_and_what_is_open_is_not_filled(desk: Path) -> None:
    """What a name may be stands with its mark; what is like nothing stands as a comment."""
    ranked(desk)
    said = suggested(desk).output
    text = (desk / "bud.yaml").read_text(encoding="utf-8")
    assert re.search(r"\n      Akut: akut  # \d+\n", text)
    assert re.search(r"\n      Høj: akut  # \d+, gæt\n", text)
    assert re.search(r"\n      # P4:   # \d+\n", text)
    assert re.search(r"\n      # Genåbnet:   # \d+\n      # Sendt til vvs:   # \d+\n", text)
    assert "# UDFYLD: en af open, closed, cancelled." in text
    assert "# UDFYLD: en af akut, haster, almindelig." in text
    assert "Gættet i priority, se efter: Høj = akut." in said
    assert "Navne i status, der ikke ligner nogen kendte (933 rækker): Genåbnet, Send" in said
    accepted(desk)


def test_the_mapping_speaks_the_language_of_the_command(desk: Path) -> None:
    """In English no comment is Danish; it is taken as it is all the same."""
    ranked(desk)
    said = suggested(desk, "--scenario", desk / "scenarie.yaml", "--lang", "en").output
    text = (desk / "bud.yaml").read_text(encoding="utf-8")
    assert "# A first mapping for log.csv" in text
    assert re.search(r"\n      Høj: akut  # \d+, guess\n", text)
    assert "# FILL IN: one of open, closed, cancelled." in text
    assert "first_visit:   # when somebody first came" in text
    assert "Guessed in priority, look it over: Høj = akut." in said
    for word in ("gæt", "UDFYLD", "jeres", "hvis", "kunne", "række", "uden", "modellens", "dag,"):
        assert not re.search(rf"\b{word}", text), word
    accepted(desk)


def test_a_time_of_day_in_a_column_of_its_own_is_found(desk: Path) -> None:
    """Dato and Tid are read together, and Tid is not taken for time spent."""
    lines = (desk / "log.csv").read_text(encoding="cp1252").splitlines()
    text = lines[0].replace("Oprettet", "Dato;Tid") + "\n"
    text += "".join(re.sub(r"(-2025) ", r"\1;", line, count=1) + "\n" for line in lines[1:])
    (desk / "log.csv").write_text(text, encoding="cp1252")
    suggested(desk, "--scenario", desk / "scenarie.yaml")
    tickets = read_mapping(desk / "bud.yaml").tickets
    assert tickets is not None
    assert tickets.columns.report == ("Dato", "Tid")
    assert tickets.columns.work is None
    accepted(desk)
