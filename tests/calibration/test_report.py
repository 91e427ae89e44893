"""The table of a calibration: in words, with Danish numbers; paths stand in the English one."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from calibration.calibrate import Calibration, calibrate
from calibration.clock import Clock
from calibration.fits.durations import waits
from calibration.labels import LABELS, group_of, in_full
from calibration.mapping import parse_mapping
from calibration.report import estimate_table, lines
from sim.scenario.words import Lang
from tests.calibration.test_suggest import SCENARIO, write_log

MAPPING = """
name: Prøven
scenario: scenarie.yaml
exported: 2026-01-05
start: 2025-01-01
end: 2025-12-31
tickets:
  columns: {report: Oprettet, completed: Afsluttet, afdeling: Ejendom, type: Kategori}
  values: {type: {Vand: vand, El: el}}
moves: {file: moves.csv, columns: {date: Dato, afdeling: Sted}}
absence:
  file: absence.csv
  columns: {month: Måned, men: Mænd, workdays: Dage, sick_days: Syge, short_spells: Korte,
    long_spells: Lange, long_spell_days: LangeDage, course_days: Kursus}
hours: {file: hours.csv, columns: {month: Måned, category: Slags, hours: Timer}}
travel: {file: travel.csv, columns: {from: Fra, to: Til, minutes: Minutter}}
"""
PLACES = ("Birkeparken", "Egevænget", "Rønnebo")
SIDES = (
    (
        "moves.csv",
        "Dato;Sted",
        [f"{k % 28 + 1:02d}-{k % 12 + 1:02d}-2025;Rønnebo" for k in range(300)],
    ),
    (
        "absence.csv",
        "Måned;Mænd;Dage;Syge;Korte;Lange;LangeDage;Kursus",
        [f"2025-{k:02d};12;20;14;3;1;9;6" for k in range(1, 13)],
    ),
    ("hours.csv", "Måned;Slags;Timer", [f"2025-{k:02d};Grønt;120" for k in range(1, 13)]),
    (
        "travel.csv",
        "Fra;Til;Minutter",
        [f"{a};{b};5" for a in PLACES for b in PLACES if a != b],
    ),
)
"""The other tables: file, header and rows."""


@pytest.fixture
def found(tmp_path: Path) -> Calibration:
    """A calibration from a log and every other table."""
    (tmp_path / "scenarie.yaml").write_text(SCENARIO, encoding="utf-8")
    write_log(tmp_path / "log.csv", ("Vand", "El"), PLACES)
    for name, header, rows in SIDES:
        text = "\n".join((header, *rows)) + "\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    return calibrate(tmp_path / "log.csv", parse_mapping(MAPPING, str(tmp_path / "map.yaml")))


def shown(found: Calibration, lang: Lang) -> str:
    """The table and the lines below it, as a terminal shows them."""
    console = Console(width=160, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(estimate_table(found, lang))
    return "\n".join((console.export_text(), *lines(found, lang)))


def test_the_danish_table_has_words_and_danish_numbers(found: Calibration) -> None:
    """No path, no decimal point, no English; units where a number has one."""
    text = shown(found, "da")
    assert re.search(r"Pr. lejemål om året +\d+,\d+ +\d+,\d+–\d+,\d+", text)
    assert re.search(r"Loggens arbejdstimer til afslutning, median *\n +alle +\d+,\d+ timer", text)
    assert re.search(r"Afdelingernes henvendelser mod middel *\n +Birkeparken +\d", text)
    assert re.search(r"\n  Typernes årstider: Vand \(vvs\), Varme, ", text)
    assert re.search(r"\d\.\d{1,2}(?!\d)", text) is None
    for word in ("demand", "requests", "share", "/year", "_"):
        assert word not in text


def test_the_median_told_is_the_logs_own(found: Calibration) -> None:
    """Half the cases are closed within it, whatever family fits them; it has an interval."""
    (told,) = [one for one in found.estimates if one.path == ("log", "completed_h_p50", "all")]
    log = found.log
    clock = Clock(found.base, log.start, log.censored, found.mapping.calendar_changes)
    low, high = waits(log, "completed", clock)
    assert told.value == pytest.approx(np.median((low + high) / 2) / 3600, rel=0.01)
    assert told.low <= told.value <= told.high
    assert told.method == "Kaplan–Meier"
    assert "arbejdstimer" in shown(found, "da")
    assert "working hours" in shown(found, "en")


def test_the_english_table_has_paths_and_english_numbers(found: Calibration) -> None:
    """What `drift show --why` takes stands beside each parameter."""
    text = shown(found, "en")
    assert re.search(r"Per lejemål a year +\d+\.\d+ .*demand\.requests\.rate", text)
    assert re.search(r"\d,\d{2}(?!\d)", text) is None


def test_every_estimate_has_a_name(found: Calibration) -> None:
    """All that is fitted from a log and the other tables is called something in both languages."""
    groups = {group_of(estimate.path) for estimate in found.estimates}
    others = {group_of(path) for path, _, _ in LABELS} - groups
    assert {one.en for one in others} == {
        "Travel",
        "The log's working hours to first visit, median",
    }
    told = in_full(estimate.path for estimate in found.estimates)
    assert not any("." in name.da.replace("Pr.", "").replace("pr.", "") for name in told)


def test_the_names_differ() -> None:
    """No two kinds of estimate are called the same."""
    names = [in_full([path])[0] for path, _, _ in LABELS]
    assert len({name.da for name in names}) == len({name.en for name in names}) == len(LABELS)
