"""A checked scenario: it writes itself, has a digest, and reads a file once."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario import read_scenario
from sim.scenario.dump import to_yaml
from sim.scenario.source import read_text
from sim.scenario.text import parse
from sim.scenario.tree import Mark, plain

Write = Callable[..., Path]

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def test_the_resolved_scenario_reads_back(complete: Path, write: Write) -> None:
    """What `drift show` prints is the same scenario, with the same digest, in one file."""
    checked = read_scenario(complete, ["switches.skills=off", "name='010'"])
    again = read_scenario(write(checked.to_yaml()))
    assert again.scenario == checked.scenario
    assert again.digest == checked.digest
    assert again.to_yaml() == checked.to_yaml()


def test_quantities_are_written_with_units(complete: Path) -> None:
    """The resolved scenario carries units; the scenario itself carries base units."""
    checked = read_scenario(complete, ["demand.requests.diagnosis=90 s"])
    assert "    diagnosis: 90 s\n" in checked.to_yaml()
    assert checked.scenario.demand.requests.diagnosis == 90


def test_the_digest_is_of_values_only(complete: Path, write: Write) -> None:
    """Evidence, comments, units and Danish letters leave it; a value and the order do not."""
    text = complete.read_text()
    digest = read_scenario(complete).digest
    same = text.replace("lejemål", "lejemaal").replace("8000 m2", "8000 m²")
    same = f"# sagt\nevidence: {{grade: C, source: x}}\n{same}"
    north, south = text.index("    Nord:"), text.index("    Syd:")
    turned = text[:north] + text[south:] + text[north:south]
    assert len(digest) == 64
    assert read_scenario(write(same)).digest == digest
    assert read_scenario(write(text.replace("8000", "8001"))).digest != digest
    assert read_scenario(write(turned)).digest != digest


def test_a_checked_scenario_is_frozen(complete: Path) -> None:
    """Neither the result nor the scenario in it can be changed."""
    checked = read_scenario(complete)
    with pytest.raises(FrozenInstanceError):
        checked.warnings = ()  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        checked.scenario.name = "x"


def test_a_checked_scenario_travels(complete: Path) -> None:
    """Worker processes get it pickled and find everything in it."""
    checked = read_scenario(complete)
    again = pickle.loads(pickle.dumps(checked))
    assert again.scenario == checked.scenario
    assert again.evidence == checked.evidence


def test_switched_off_mechanisms_are_neutral(complete: Path) -> None:
    """A switch puts the neutral model's lever in every model and leaves the rest."""
    scenario = read_scenario(complete, ["switches.familiarity=off"]).scenario
    own = scenario.driftsmodeller["faellesdrift"].levers
    neutral = scenario.driftsmodeller["neutral"].levers
    levers = scenario.levers("faellesdrift")
    assert own.familiarity != neutral.familiarity
    assert levers.familiarity == neutral.familiarity
    assert levers.model_copy(update={"familiarity": own.familiarity}) == own


def test_every_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full scenario of nine files opens each of them once, though several extend the same."""
    opened: list[str] = []

    def counted(file: str, asked: Mark | None = None) -> str:
        opened.append(os.path.abspath(file))
        return read_text(file, asked)

    monkeypatch.setattr("sim.scenario.extends.read_text", counted)
    checked = read_scenario(SCENARIOS / "forsoeg" / "midtjysk.yaml")
    assert checked.evidence
    assert len(opened) == 9
    assert len(set(opened)) == 9


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(["010", "1e5", "no", "07:00", "2025-01-06", "~", "", "- x", "a: b", "#"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), VALUES))
def test_any_values_are_written_as_our_reader_reads_them(values: dict[str, object]) -> None:
    """Text that looks like numbers, dates or YAML comes back as the text it was."""
    text = to_yaml({"x": values or None})
    assert plain(parse(text, "a.yaml")) == {"x": values or None}


def test_other_readers_agree(complete: Path) -> None:
    """A reader of YAML 1.1 finds the same values in what we write."""
    checked = read_scenario(complete, ["switches.skills=off"])
    assert yaml.safe_load(checked.to_yaml()) == checked.values
