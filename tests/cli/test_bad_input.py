"""Bad input as a user meets it: sentences, exit code 2, and nothing written."""

import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sim.cli import drift

SHIPPED = Path("scenarios").absolute()
CASE = SHIPPED / "cases" / "lille_naer_hub.yaml"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


def _on_top(settings: str) -> bytes:
    return f"extends: {CASE}\n{settings}\n".encode()


BAD: dict[str, tuple[bytes | None, str]] = {
    "unknown key": (_on_top("demand: {reqests: 1}"), "min.yaml:2"),
    "wrong unit": (_on_top("demand: {requests: {diagnosis: 3 km}}"), "min.yaml:2"),
    "missing file": (None, "min.yaml"),
    "cycle": (b"extends: min.yaml\n", "min.yaml:1"),
    "negative": (_on_top("organisation: {afdelinger: {A: {lejemaal: -3}}}"), "min.yaml:2"),
    "two of one name": (_on_top("organisation: {afdelinger: {A: {}, A: {}}}"), "min.yaml:2"),
    "nobody may serve": (
        _on_top(
            "driftsmodeller: {faellesdrift: {levers: {skills: "
            "{form: specialists, specialist_share: 0 %, own_fix: 50 %}}}}"
        ),
        "min.yaml:2",
    ),
    "aliases": (BOMB.encode() + b"# " + b"x" * 10_000_000, "min.yaml"),
    "small bomb": (BOMB.encode(), "min.yaml:"),
    "binary": (b"name: \x00\x01\x02", "min.yaml:1"),
    "empty": (b"", "min.yaml:1"),
    "cp1252": ("name: Sønderhøj\n".encode("cp1252"), "min.yaml:1"),
}


def told(result: Result, start: str) -> str:
    """Return what was said, after checking that it was said in the proper way."""
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert start in result.output
    return result.output


@pytest.mark.parametrize("name", BAD)
def test_each_bad_input_is_explained(name: str, tmp_path: Path) -> None:
    """Each gives a sentence at its file and line, soon, from `check` and from `compare` alike."""
    content, start = BAD[name]
    path, out = tmp_path / "min.yaml", tmp_path / "outputs"
    if content is not None:
        path.write_bytes(content)
    out.mkdir()
    (out / "old.txt").write_text("kept")
    began = time.process_time()
    said = told(CliRunner().invoke(drift, ["check", str(path)]), start)
    assert time.process_time() - began < 2
    result = CliRunner().invoke(drift, ["compare", str(path), "--out", str(out / "study")])
    assert told(result, start) == said
    assert [file.name for file in out.iterdir()] == ["old.txt"]


def test_good_input_passes() -> None:
    """The file under the bad ones is good by itself: what is refused is what was put on top."""
    result = CliRunner().invoke(drift, ["check", str(CASE)])
    assert result.exit_code == 0, result.output


STUDIES = {
    "compare": [],
    "staff": [],
    "explain": ["--to", "faellesdrift"],
    "omlaegning": ["--to", "faellesdrift"],
    "sensitivity": [],
}


@pytest.mark.parametrize("command", STUDIES)
def test_a_folder_that_cannot_be_is_told_before_anything_is_played(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be: a sentence, exit code 2, and no engine is run."""
    monkeypatch.setattr("sim.present.engine.get_ready", lambda *_: pytest.fail("an engine"))
    taken = tmp_path / "taken"
    taken.write_text("kept")
    words = [command, str(CASE), *STUDIES[command], "--out", str(taken / "study")]
    assert "taken" in told(CliRunner().invoke(drift, words), str(taken))
    assert taken.read_text() == "kept"
