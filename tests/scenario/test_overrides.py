"""Overrides from the command line, and dotted paths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario import Evidence, read_scenario
from sim.scenario.paths import dotted, split_dotted, split_override

Lines = Callable[..., list[str]]
Write = Callable[..., Path]


def test_overrides_are_yaml_values_on_top_of_the_files(complete: Path) -> None:
    """Scalars, lists, sections and evidence are taken; a later override wins."""
    checked = read_scenario(
        complete,
        [
            "study.seed=1",
            "study.seed=2",
            "study.norms=[1.0, 0.9]",
            "organisation.geography={detour: 1.1, speed: 30 km/h}",
            "switches.skills=off",
            "organisation.afdelinger.Nord.lejemål=7",
            "demand.requests.rate={value: 3 /year, grade: A, source: måling}",
        ],
    )
    scenario = checked.scenario
    assert (scenario.study.seed, scenario.study.norms) == (2, (1.0, 0.9))
    assert (scenario.organisation.geography.detour, scenario.organisation.geography.speed) == (
        1.1,
        30.0,
    )
    assert scenario.switches == {"skills": "off"}
    assert scenario.organisation.afdelinger["Nord"].lejemaal == 7
    assert checked.evidence["demand.requests.rate"] == Evidence("A", "måling", "--set", 0)


def test_names_with_dots_are_quoted(variant: Write) -> None:
    """An afdeling called 'Afd. 1' is reached in quotes."""
    afdeling = (
        "{lejemål: 1, area: 1 m2, opgange: 0, green_area: 1 m2, "
        "position: {lat: 55.4, lon: 10.4}, family_share: 1}"
    )
    path = variant(f"organisation: {{afdelinger: {{Afd. 1: {afdeling}}}}}\n")
    for quote in "\"'":
        checked = read_scenario(path, [f"organisation.afdelinger.{quote}Afd. 1{quote}.lejemaal=9"])
        assert checked.scenario.organisation.afdelinger["Afd. 1"].lejemaal == 9


@pytest.mark.parametrize(
    ("override", "sentence"),
    [
        (
            "organisation.team_sise=3",
            "--set: organisation.team_sise: 'team_sise' is not in 'organisation'. "
            "Did you mean 'team_size'?",
        ),
        (
            "organisation.afdelinger.Nrd.lejemaal=3",
            "--set: organisation.afdelinger.Nrd.lejemaal: 'Nrd' is not in "
            "'organisation.afdelinger'. Did you mean 'Nord'?",
        ),
        ("name.x=3", "--set: name.x: 'name' is a value without keys"),
        ("x=3", "--set: x: 'x' is not in the scenario; expected one of: name, description"),
        ("study.seed", "--set: found 'study.seed'; expected an override as a.b=value"),
        ("=3", "--set: found '=3'; expected an override as a.b=value"),
        ("study..seed=3", "--set: found 'study..seed=3'; expected an override as a.b=value"),
        ("study.seed= ", "--set: study.seed: no value; expected an override as a.b=value. Write"),
        ("study.seed=[", "--set: study.seed: cannot be read as YAML"),
        ("study.seed=&a 3", "--set: study.seed: an anchor or alias"),
        ("study.seed=-1", "--set: study.seed: found '-1'; expected at least 0"),
        ("study.seed=en", "--set: study.seed: found 'en'; expected a whole number"),
        ("study=3", "--set: study: found '3'; expected a section with keys"),
        (
            "demand.requests.rate={value: 3 /year, grade: E}",
            "--set: demand.requests.rate.grade: the grade 'E'; expected A, B, C or D",
        ),
    ],
)
def test_bad_overrides_are_refused(
    override: str, sentence: str, complete: Path, errors: Lines
) -> None:
    """Unknown paths, missing and wrong values are named as coming from the command line."""
    (line,) = errors(complete, (override,))
    assert line.startswith(sentence)


def test_all_bad_overrides_come_at_once(complete: Path, errors: Lines) -> None:
    """Two bad overrides give two sentences."""
    assert len(errors(complete, ("x=1", "study.seed=-1"))) == 2


PARTS = st.lists(st.text(min_size=0, max_size=8), min_size=1, max_size=4).map(tuple)


@given(PARTS)
def test_paths_read_back(path: tuple[str, ...]) -> None:
    """Any names, joined by dots, come apart into the same names."""
    assert split_dotted(dotted(path)) == path


@given(PARTS, st.text(max_size=8))
def test_overrides_split_at_the_right_sign(path: tuple[str, ...], value: str) -> None:
    """The first '=' outside quotes parts path and value."""
    assert split_override(f"{dotted(path)}={value}") == (path, value)


@given(st.text(alphabet=".\"'=\\a", max_size=12))
def test_odd_paths_are_refused_or_read(text: str) -> None:
    """Splitting never fails: it gives names or None."""
    path = split_dotted(text)
    assert path is None or split_dotted(dotted(path)) == path
