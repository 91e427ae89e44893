"""The JSON Schema for editors: fresh, and of one mind with the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sim.scenario import read_scenario
from sim.scenario.editor_schema import FILE, editor_schema, schema_text
from sim.scenario.text import parse
from sim.scenario.tree import plain

Write = Callable[..., Path]

SCENARIOS = Path(__file__).parents[2] / "scenarios"
OTHER = (SCENARIOS / "sweeps", SCENARIOS / "planer")  # say what to play, and when
SHIPPED = sorted(
    path for path in SCENARIOS.glob("**/*.yaml") if not {*OTHER}.intersection(path.parents)
)


@pytest.fixture(scope="module")
def validator() -> Any:
    """Return a validator of scenario files."""
    schema = editor_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_file_is_fresh() -> None:
    """The schema on disk is what the fields say (`python -m sim.scenario.editor_schema`)."""
    assert FILE.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_are_valid(path: Path, validator: Any) -> None:
    """An editor finds nothing wrong in the files of the repository, whole or in part."""
    document = plain(parse(path.read_text(encoding="utf-8"), path.name))
    assert [error.message for error in validator.iter_errors(document)] == []


def test_a_resolved_scenario_is_valid(complete: Path, validator: Any) -> None:
    """Every value in its canonical form passes."""
    assert validator.is_valid(read_scenario(complete).values)


@pytest.mark.parametrize(
    "settings",
    [
        "evidence: {grade: B, source: x}",
        "extends: [a.yaml, b.yaml]",
        "organisation: {afdelinger: {Nord: {lejemål: {value: 3, grade: A, source: 2019}}}}",
        "organisation: {afdelinger: {_REPLACE_: true, evidence: {grade: C}}}",
        "staffing: {hours_per_post: 1050 timer}",
        "demand: {requests: {rate: 2 pr. år, day_dispersion: null}}",
        "economy: {post: 500000 kr/år, moms: 0.25}",
        "calendar: {working_week: {friday: lukket, monday: 7:00-15:30}}",
    ],
)
def test_what_the_reader_takes_the_schema_takes(
    settings: str, variant: Write, validator: Any
) -> None:
    """Evidence, extends, Danish keys and units are all known to an editor."""
    assert validator.is_valid(plain(parse(settings, "a.yaml")))


@pytest.mark.parametrize(
    "settings",
    [
        "tody: x",
        "evidence: {grade: E}",
        "organisation: {afdelinger: {Nord: {lejemål: -3}}}",
        "organisation: {afdelinger: {Nord: {lejemall: 3}}}",
        "staffing: {hours_per_post: 1050}",
        "staffing: {hours_per_post: {value: 1050}}",
        "staffing: {hours_per_post: 1050 kr}",
        "economy: {moms: 25}",
        "switches: {skills: maybe}",
        "calendar: {working_week: {friday: 07.00-15.30}}",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(
    settings: str, variant: Write, validator: Any
) -> None:
    """Unknown keys, missing units and values out of range are marked while one types."""
    assert not validator.is_valid(plain(parse(settings, "a.yaml")))
