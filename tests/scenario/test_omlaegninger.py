"""Omlægninger as people write them: what is read, and what is refused in one sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import read_scenario

Write = Callable[..., Path]
Lines = Callable[..., list[str]]

TITLE = "title: {da: Vejen, en: The road}"
STEP = "{date: 2025-07-01, to: faellesdrift}"


def road(start: str = "manglende_ledelse", steps: str = STEP, name: str = "vejen") -> str:
    """Settings with one omlægning; the base year runs from 4 December 2024 to 31 December 2025."""
    return f"omlaegninger: {{{name}: {{{TITLE}, start: {start}, steps: [{steps}]}}}}"


def test_an_omlaegning_is_read(variant: Write) -> None:
    """Dates, models and afdelinger are there; without afdelinger everybody changes."""
    steps = f"{{date: 2025-04-01, to: faellesdrift, afdelinger: [Syd]}}, {STEP}"
    scenario = read_scenario(variant(road(steps=steps))).scenario
    found = scenario.omlaegninger["vejen"]
    assert [(s.date, s.to, s.afdelinger) for s in found.steps] == [
        (dt.date(2025, 4, 1), "faellesdrift", ("Syd",)),
        (dt.date(2025, 7, 1), "faellesdrift", None),
    ]
    assert scenario.comparable == (*scenario.driftsmodeller, "vejen")
    assert scenario.title("vejen").da == "Vejen"
    assert scenario.title("faellesdrift").da == "Fællesdrift"


def test_danish_letters_and_models(variant: Write) -> None:
    """The section may be written with æ, and an omlægning may be among what is compared."""
    settings = road().replace("omlaegninger", "omlægninger")
    scenario = read_scenario(variant(f"{settings}\nmodels: [faellesdrift, vejen]")).scenario
    assert scenario.models == ("faellesdrift", "vejen")


def test_a_resolved_omlaegning_reads_back(variant: Write, write: Write) -> None:
    """What `drift show` prints is the same scenario."""
    checked = read_scenario(variant(road()))
    again = read_scenario(write(checked.to_yaml(), "igen.yaml"))
    assert again.scenario == checked.scenario


def test_without_omlaegninger_there_are_none(complete: Path) -> None:
    """The section may be left out."""
    assert read_scenario(complete).scenario.omlaegninger == {}


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            road(name="faellesdrift"),
            "omlaegninger.faellesdrift: 'faellesdrift' is a driftsmodel already; "
            "expected an id of its own",
        ),
        (
            road(start="faellesdrft"),
            "omlaegninger.vejen.start: 'faellesdrft' is not a driftsmodel; expected one of: ",
        ),
        (
            road(steps="{date: 2025-07-01, to: vejen}"),
            "omlaegninger.vejen.steps.0.to: 'vejen' is not a driftsmodel; expected one of: ",
        ),
        (
            road(steps="{date: 2025-07-01, to: faellesdrift, afdelinger: [Syd, Vest]}"),
            "omlaegninger.vejen.steps.0.afdelinger.1: 'Vest' is not an afdeling; "
            "expected one of: Nord, Syd",
        ),
        (
            road(steps="{date: 2025-07-01, to: faellesdrift, afdelinger: [Syd, Syd]}"),
            "omlaegninger.vejen.steps.0.date: Syd changes twice on 2025-07-01; "
            "expected one change a day for each afdeling",
        ),
        (
            road(steps=f"{STEP}, {{date: 2025-07-01, to: neutral, afdelinger: [Nord]}}"),
            "omlaegninger.vejen.steps.1.date: Nord changes twice on 2025-07-01",
        ),
        (
            road(steps=f"{STEP}, {{date: 2025-06-30, to: neutral}}"),
            "omlaegninger.vejen.steps.1.date: 2025-06-30 stands after 2025-07-01; "
            "expected 2025-07-01 or later",
        ),
        (
            road(steps="{date: 2024-12-03, to: faellesdrift}"),
            "omlaegninger.vejen.steps.0.date: 2024-12-03 is before the first simulated day; "
            "expected 2024-12-04 or later",
        ),
        (
            road(steps="{date: 1-7-2025, to: faellesdrift}"),
            "omlaegninger.vejen.steps.0.date: found '1-7-2025'; expected a date such as "
            "2025-01-06. Did you mean '2025-07-01'?",
        ),
        (
            road(steps=""),
            "omlaegninger.vejen.steps: found a list of length 0; expected at least 1 items",
        ),
        (
            f"{road()}\nmodels: [vejn]",
            "models.0: 'vejn' is not a driftsmodel; expected one of: manglende_ledelse, "
            "koordinering_og_planlaegning, teamopdelt_samdrift, afdelingsdelt_drift, "
            "faellesdrift, facility_service, neutral, vejen. Did you mean 'vejen'?",
        ),
        (f"{road()}\ntoday: vejen", "today: 'vejen' is not a driftsmodel"),
    ],
)
def test_what_cannot_be_played_is_refused(
    settings: str, sentence: str, variant: Write, errors: Lines
) -> None:
    """Each contradiction gives one sentence, at its value."""
    (line,) = errors(variant(settings))
    assert line.split(": ", 1)[1].startswith(sentence)


def test_a_step_after_the_year_is_odd(variant: Write) -> None:
    """It is played as if it were not there, so the reader is told."""
    checked = read_scenario(variant(road(steps="{date: 2026-01-01, to: faellesdrift}")))
    (warning,) = checked.warnings
    assert "2026-01-01 is after the last day" in warning.sentence("en")
    assert "2025-12-31 or earlier" in warning.sentence("en")


def test_the_first_and_the_last_day_are_played(variant: Write) -> None:
    """The day warm-up starts and the last measured day are neither refused nor odd."""
    steps = "{date: 2024-12-04, to: faellesdrift}, {date: 2025-12-31, to: neutral}"
    assert read_scenario(variant(road(steps=steps))).warnings == ()
