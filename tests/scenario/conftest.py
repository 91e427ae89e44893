"""Scenario files for the tests: small ones written on the spot, on top of the shipped base."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import ScenarioError, read_scenario

Write = Callable[..., Path]
Lines = Callable[..., list[str]]

SHIPPED = Path(__file__).parents[2] / "scenarios"

COMPLETE = f"""\
extends: {SHIPPED / "base.yaml"}
name: Prøven
description: To afdelinger.
today: manglende_ledelse
organisation:
  name: Prøven
  afdelinger:
    Nord:
      lejemål: 100
      area: 8000 m2
      opgange: 10
      green_area: 5000 m2
      position: {{lat: 55.40, lon: 10.40}}
      family_share: 90 %
    Syd:
      lejemål: 50
      area: 4000 m2
      opgange: 0
      green_area: 3000 m2
      position: {{lat: 55.42, lon: 10.38}}
      family_share: 100 %
"""
"""A complete scenario of two afdelinger; its last line is line 21."""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file (text or bytes) and returns its path."""

    def write_file(content: str | bytes, name: str = "min.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def complete(write: Write) -> Path:
    """Return the path of a complete scenario."""
    return write(COMPLETE, "hel.yaml")


@pytest.fixture
def variant(write: Write, complete: Path) -> Write:
    """Return a function that writes a file with settings on top of the complete scenario."""

    def write_variant(settings: str, name: str = "min.yaml") -> Path:
        return write(f"extends: {complete.name}\n{settings}", name)

    return write_variant


@pytest.fixture
def errors(tmp_path: Path) -> Lines:
    """Return a function that reads a scenario and returns what is wrong, in English.

    Paths are cut to the names of the files, so that tests can state whole sentences.
    """

    def lines(path: Path, overrides: tuple[str, ...] = ()) -> list[str]:
        with pytest.raises(ScenarioError) as caught:
            read_scenario(path, overrides)
        return [line.replace(f"{tmp_path}/", "") for line in caught.value.lines("en")]

    return lines
