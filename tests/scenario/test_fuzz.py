"""Whatever stands in a file, the answer is a scenario or a `ScenarioError`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.scenario import ScenarioError, read_scenario, text

KEYS = "a organisation demand lejemål extends evidence value grade source _REPLACE_ <<"
SIGNS = [": ", ":\n  ", "\n", "- ", "{", "}", "[", "]", ", ", "'", '"', "#", "\t", "? ", "|\n", ">"]
REFUSED = ["&a ", "*a", "!!int ", "%YAML 9.9\n", "---\n", "...\n", '"\\ud800"', "\x00", "\ufeff"]
VALUES = ["45 min", "1.250", "1e999", "-1", "true", "~", "\\ud800", "🏠"]
PIECES = st.sampled_from([*KEYS.split(), *SIGNS, *REFUSED, *VALUES])


@pytest.fixture(params=["libyaml", "python"])
def file(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a path to write to, once with each of PyYAML's parsers."""
    if request.param == "python":
        monkeypatch.setattr(text, "LOADER", yaml.SafeLoader)
    return tmp_path / "fuzz.yaml"


def complaints(path: Path) -> list[str]:
    """Return what is said about `path`, in both languages."""
    try:
        read_scenario(path, ["study.seed=1"])
    except ScenarioError as error:
        return [*error.lines("da"), *error.lines("en")]
    return ["read"]


def are_sentences(lines: list[str]) -> bool:
    """Return whether something is said, each in one printable line."""
    return bool(lines) and all(line.isprintable() for line in lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_any_bytes(file: Path, content: bytes) -> None:
    """Arbitrary bytes raise nothing else."""
    file.write_bytes(content)
    assert are_sentences(complaints(file))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=25))
def test_any_pieces_of_yaml(file: Path, pieces: list[str]) -> None:
    """Arbitrary heaps of YAML raise nothing else."""
    file.write_text("".join(pieces), encoding="utf-8", newline="")
    assert are_sentences(complaints(file))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_to_a_complete_scenario(file: Path, complete: Path, data: st.DataObject) -> None:
    """A scenario with one piece put anywhere in it raises nothing else."""
    whole = complete.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(PIECES) + whole[at:]
    file.write_text(damaged, encoding="utf-8", newline="")
    assert are_sentences(complaints(file))
