"""The other tables: moves, absence, hours and travel, with known parameters found again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from calibration.base import Base
from calibration.calibrate import homes_of
from calibration.estimate import Basis, Estimate
from calibration.fits.absence import fit_absence
from calibration.fits.hours import fit_hours
from calibration.fits.moves import fit_moves
from calibration.fits.travel import fit_travel
from calibration.mapping import Mapping, parse_mapping
from calibration.read import lejemaal_of
from calibration.side import read_side
from sim.model.world.geography import straight_km
from sim.scenario import ScenarioError, read_scenario
from tests.house.tree import ROOT

SCENARIO = ROOT / "scenarios" / "forsoeg" / "midtjysk.yaml"


def mapping(folder: Path, kind: str, columns: str, extra: str = "") -> Mapping:
    """A mapping of one table that lies in `folder`."""
    text = (
        f"name: Prøven\nscenario: {SCENARIO}\n{kind}:\n  file: table.csv\n"
        f"  columns: {{{columns}}}\n{extra}"
    )
    return parse_mapping(text, str(folder / "map.yaml"))


def table(folder: Path, header: str, rows: list[str]) -> None:
    """Write the table."""
    (folder / "table.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def holds(estimate: Estimate, truth: float) -> bool:
    """Whether an interval holds the truth."""
    return bool(np.min(estimate.low) <= truth <= np.max(estimate.high))


def by_key(estimates: list[Estimate]) -> dict[str, Estimate]:
    """Estimates by the last key of their path."""
    return {estimate.path[-1]: estimate for estimate in estimates}


def test_moves_give_rates_and_month_turns_back(tmp_path: Path) -> None:
    """Three years of moves, 70 % at month turns: rate and turn lie in their intervals."""
    rng = np.random.default_rng(1)
    base = Base(SCENARIO)
    use = mapping(
        tmp_path, "moves", "date: Dato, kind: Art", "  values: {kind: {F: family, U: youth}}\n"
    )
    homes = homes_of(use, base)
    rows = []
    for year, month in ((y, m) for y in (2022, 2023, 2024) for m in range(1, 13)):
        first = dt.date(year, month, 1)
        days = ((first + dt.timedelta(days=32)).replace(day=1) - first).days
        for mark, kind, rate in (("F", "family", 0.104), ("U", "youth", 0.399)):
            for _ in range(rng.poisson(homes[kind] * rate * days / 365)):
                turn = rng.random() < 0.7
                day = (1 if rng.random() < 0.5 else days) if turn else rng.integers(1, days + 1)
                rows.append(f"{first.replace(day=int(day)):%d-%m-%Y};{mark}")
    table(tmp_path, "Dato;Art", rows)
    found = read_side(use, "moves", [])
    assert found is not None
    estimates = by_key(fit_moves(found, homes, Basis(base, "prøve")))
    assert holds(estimates["family_rate"], 0.104)
    assert holds(estimates["youth_rate"], 0.399)
    assert holds(estimates["month_turn"], 0.7)
    assert estimates["family_rate"].grade == "B"


def test_few_moves_keep_the_base(tmp_path: Path) -> None:
    """Five moves say nothing: Landsbyggefonden's rate and its grade A stay."""
    use = mapping(tmp_path, "moves", "date: Dato")
    table(tmp_path, "Dato", [f"0{k}-03-2024" for k in range(1, 6)])
    found = read_side(use, "moves", [])
    assert found is not None
    base = Base(SCENARIO)
    estimates = by_key(fit_moves(found, homes_of(use, base), Basis(base, "prøve")))
    assert not estimates["family_rate"].fitted
    assert estimates["family_rate"].grade == "A"


def absence_rows(men: int, years: int) -> list[str]:
    """Monthly sums of a staff with known spells."""
    rng = np.random.default_rng(2)
    rows = []
    for month in range(12 * years):
        spells = rng.poisson(men * 2 / 12)
        short = int((rng.random(spells) < 0.75).sum())
        long_days = int((3 + rng.geometric(1 / 9, spells - short)).sum())
        sick = int(rng.integers(1, 4, short).sum()) + long_days
        courses = rng.poisson(men * 6 / 12)
        year, number = 2023 + month // 12, month % 12 + 1
        rows.append(
            f"{year}-{number:02d};{men};20,75;{sick};{short};{spells - short};{long_days};{courses}"
        )
    return rows


ABSENCE = (
    "month: Måned, men: Mænd, workdays: Dage, sick_days: Syg, short_spells: Korte, "
    "long_spells: Lange, long_spell_days: Langdage, course_days: Kurser"
)
ABSENCE_HEADER = "Måned;Mænd;Dage;Syg;Korte;Lange;Langdage;Kurser"


def test_absence_is_fitted_from_monthly_sums(tmp_path: Path) -> None:
    """Twenty men in two years: sick days, spells and courses lie in their intervals."""
    table(tmp_path, ABSENCE_HEADER, absence_rows(20, 2))
    found = read_side(mapping(tmp_path, "absence", ABSENCE), "absence", [])
    assert found is not None
    estimates = by_key(fit_absence(found, Basis(Base(SCENARIO), "prøve")))
    assert holds(estimates["sick_days"], 2 * (0.75 * 2 + 0.25 * 12))
    assert holds(estimates["short_spell_share"], 0.75)
    assert holds(estimates["course_days"], 6.2)


def test_absence_of_a_handful_is_not_fitted(tmp_path: Path) -> None:
    """Two men for a year would be about single men: everything stays as it was."""
    table(tmp_path, ABSENCE_HEADER, absence_rows(2, 1))
    found = read_side(mapping(tmp_path, "absence", ABSENCE), "absence", [])
    assert found is not None
    assert not any(one.fitted for one in fit_absence(found, Basis(Base(SCENARIO), "prøve")))


def test_a_matrix_of_travel_times_is_taken_whole(tmp_path: Path) -> None:
    """Each pair once: the minutes stand as they are."""
    use = mapping(tmp_path, "travel", "from: Fra, to: Til, minutes: Min")
    base = Base(SCENARIO)
    names = list(lejemaal_of(use, base))
    rows = [f"{a};{b};{5 + k}" for k, a in enumerate(names) for b in names if a != b]
    table(tmp_path, "Fra;Til;Min", rows)
    found = read_side(use, "travel", names)
    assert found is not None
    estimates = fit_travel(found, Basis(base, "prøve"), names)
    assert len(estimates) == len(names) * (len(names) - 1)
    assert {one.value for one in estimates if one.path[-2] == names[1]} == {360.0}


def test_trips_give_speed_and_stop_time_back(tmp_path: Path) -> None:
    """Single trips at 40 km/h with six minutes of stop, 15 % scatter."""
    rng = np.random.default_rng(3)
    use = mapping(tmp_path, "travel", "from: Fra, to: Til, minutes: Min")
    scenario = read_scenario(SCENARIO).scenario
    names = list(scenario.organisation.afdelinger)
    km = straight_km(scenario.organisation) * scenario.organisation.geography.detour
    rows = []
    for _ in range(600):
        a, b = rng.choice(len(names), 2, replace=False)
        minutes = (6 + km[a, b] / 40 * 60) * np.exp(rng.normal(0, 0.15))
        rows.append(f"{names[a]};{names[b]};{minutes:.1f}".replace(".", ","))
    table(tmp_path, "Fra;Til;Min", rows)
    found = read_side(use, "travel", names)
    assert found is not None
    estimates = by_key(fit_travel(found, Basis(Base(SCENARIO), "prøve"), names))
    assert holds(estimates["speed"], 40.0)
    assert holds(estimates["stop_time"], 360.0)


HOURS = "month: Måned, category: Kategori, hours: Timer"


def test_hours_by_person_are_summed_and_the_person_is_not_read(tmp_path: Path) -> None:
    """A registration by man becomes shares of categories; nobody's name is in what was read."""
    rows = [
        f"2025-0{month};{name};{kind};{hours}"
        for month in (1, 2)
        for name in ("Bo Bilde", "Ane Aa")
        for kind, hours in (("Grønt", "30"), ("Renhold", "10"))
    ]
    table(tmp_path, "Måned;Navn;Kategori;Timer", rows)
    found = read_side(mapping(tmp_path, "hours", HOURS), "hours", [])
    assert found is not None
    assert "Bilde" not in repr(found)
    shares = {e.path[-1]: e.value for e in fit_hours(found, Basis(Base(SCENARIO), "prøve"))}
    assert shares == {"Grønt": 0.75, "Renhold": 0.25}


def test_more_than_ten_categories_are_refused(tmp_path: Path) -> None:
    """Eleven categories could follow single men: a sentence, and nothing is read."""
    table(tmp_path, "Måned;Kategori;Timer", [f"2025-01;K{k};5" for k in range(11)])
    with pytest.raises(ScenarioError, match="11 kategorier"):
        read_side(mapping(tmp_path, "hours", HOURS), "hours", [])


def test_columns_that_are_not_ours_are_told_at_once(tmp_path: Path) -> None:
    """A column of staff cannot be mapped, and a needed one that is missing is named too."""
    table(tmp_path, "Måned;Navn;Timer", ["2025-01;Bo;5"])
    with pytest.raises(ScenarioError) as caught:
        read_side(
            mapping(tmp_path, "hours", "month: Måned, hours: Timer, staff: Navn"), "hours", []
        )
    lines = " ".join(caught.value.lines("en"))
    assert "'staff' is no column that is read" in lines
    assert "'category' is missing" in lines
