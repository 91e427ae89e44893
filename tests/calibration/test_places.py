"""Where nothing can be written is told before any work is done, in a sentence with exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sim.cli import drift

COMMANDS = {
    "suggest": ("calibrate", "none.csv", "--suggest", "--scenario", "none.yaml"),
    "calibrate": ("calibrate", "none.csv", "--mapping", "none.yaml"),
    "new": ("new", "none.xlsx"),
    "tune": ("tune", "none.csv", "--mapping", "none.yaml", "--scenario", "none.yaml"),
}
"""Commands that write a file; what they would read is not there, so reading it would be told."""
PLACES = {
    "taken/x.yaml": ("taken er en fil, ikke en mappe", "taken is a file, not a folder"),
    "folder": ("folder er en mappe, ikke en fil", "folder is a folder, not a file"),
}
RECORD = ("done.json er en mappe, ikke en fil", "done.json is a folder, not a file")


def told(arguments: tuple[str, ...], out: str, lang: str) -> str:
    """What a command says of a place, after it has refused it."""
    result = CliRunner().invoke(drift, [*arguments, "--out", out, "--lang", lang])
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    return result.output.strip()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a file and two folders in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("kept", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "done.json").mkdir()
    return tmp_path


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_place_that_cannot_be_written_is_told_first(
    desk: Path, command: str, place: str, lang: str
) -> None:
    """Below a file and at a folder: one sentence, in the language asked for, and no traceback."""
    assert told(COMMANDS[command], place, lang) == PLACES[place][lang == "en"]
    assert (desk / "taken").read_text(encoding="utf-8") == "kept"
    assert not any((desk / "folder").iterdir())


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("command", ["calibrate", "tune"])
def test_the_record_beside_is_looked_at_too(desk: Path, command: str, lang: str) -> None:
    """What is written beside a file must have its place as well."""
    assert told(COMMANDS[command], "done.yaml", lang) == RECORD[lang == "en"]
    assert not (desk / "done.yaml").exists()
