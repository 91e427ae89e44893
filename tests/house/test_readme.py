"""The commands in README.md and docs/ work and print what is shown."""

from pathlib import Path

import pytest

from tests.house.consoles import Command, lay_out, missing, run, sections
from tests.house.tree import ROOT

DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "scenarios" / "sweeps" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
STORIES = [
    pytest.param(document, commands, id=f"{document.relative_to(ROOT).as_posix()}: {heading}")
    for document in DOCUMENTS
    for heading, commands in sections(document.read_text(encoding="utf-8"))
]

EXAMPLE = """
## First
```console
$ make install
$ echo one; \\
    echo two
one
...
$ drift app  # not tested: waits for a browser
```
```text
$ false
```
## Second
```console
$ make demo
```
## Third
```console
$ pwd
```
"""


@pytest.mark.parametrize(("document", "commands"), STORIES)
def test_the_commands_of_a_section_work(
    document: Path, commands: list[Command], tmp_path: Path
) -> None:
    """Each command ends with exit code 0 and prints the lines the document shows."""
    desk = lay_out(tmp_path, ROOT)
    for command in commands:
        if not command.is_run:
            continue
        code, output = run(command.text, desk, ROOT)
        where = f"{document.name}:{command.line}: {command.text}"
        assert code == 0, f"{where}\n{output}"
        assert missing(command.shown, output) == [], f"{where}\n{output}"


def test_readme_has_commands_to_test() -> None:
    """The tour is there: a change of fences must not silence these tests."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tested = [c.text for _, commands in sections(readme) for c in commands if c.is_run]
    for name in ("drift check", "drift show", "drift compare"):
        assert any(text.startswith(name) for text in tested), name


def test_blocks_are_read_by_section() -> None:
    """Commands, shown lines, continuations and the two reasons not to run are recognised."""
    (first, commands), (third, last) = sections(EXAMPLE)
    assert (first, third) == ("First", "Third")
    assert [(c.line, c.text, c.shown, c.is_run) for c in commands] == [
        (4, "make install", [], False),
        (5, "echo one; echo two", ["one", "..."], True),
        (9, "drift app  # not tested: waits for a browser", [], False),
    ]
    assert [c.text for c in last] == ["pwd"]


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        (["a 1", "...", "c"], []),
        (["  a    1  "], []),
        (["c", "a 1"], ["a 1"]),
        (["a"], ["a"]),
        (["b", "b"], ["b"]),
    ],
)
def test_shown_lines_must_occur_whole_and_in_order(shown: list[str], lost: list[str]) -> None:
    """Of the output `a 1`, `b`, `c` a document may leave lines out but not change or swap them."""
    assert missing(shown, "a  1\nb\n\nc\n") == lost


def test_a_failing_command_is_seen(tmp_path: Path) -> None:
    """The exit code of any part of a pipe and both streams reach the test."""
    desk = lay_out(tmp_path, ROOT)
    code, output = run("echo out; echo err >&2; false | cat", desk, ROOT)
    assert code == 1
    assert output.splitlines() == ["out", "err"]


def test_outputs_of_commands_stay_out_of_the_repository(tmp_path: Path) -> None:
    """A command sees pyproject.toml, but writes its outputs in the temporary folder."""
    desk = lay_out(tmp_path, ROOT)
    code, _ = run("test -f pyproject.toml && echo x > outputs/probe.txt", desk, ROOT)
    assert code == 0
    assert (desk / "outputs" / "probe.txt").is_file()
    assert not (ROOT / "outputs" / "probe.txt").exists()
