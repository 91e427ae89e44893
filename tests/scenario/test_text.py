"""YAML without its traps: what plain text means, where it stands, what is refused."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
import yaml

from sim.scenario import ScenarioError, text
from sim.scenario.text import DEPTH, MOST, VALUES, parse
from sim.scenario.tree import Mapping, Plain, Scalar, plain


def read(source: str) -> Plain:
    """Return the values of a document."""
    return plain(parse(source, "a.yaml"))


def refused(source: str) -> list[str]:
    """Return what is wrong with a document."""
    with pytest.raises(ScenarioError) as caught:
        parse(source, "a.yaml")
    return caught.value.lines("en")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7:00", "7:00"),  # YAML 1.1: 420
        ("no", "no"),  # YAML 1.1: false
        ("off", "off"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("true", True),
        ("False", False),
        ("010", "010"),  # YAML 1.1: 8
        ("1_000", "1_000"),  # YAML 1.1: 1000
        ("0x1F", "0x1F"),
        ("2025-01-06", "2025-01-06"),  # YAML 1.1: a date
        (".nan", ".nan"),
        ("1e999", "1e999"),  # no float holds it
        ("12", 12),
        ("-3", -3),
        ("0.25", 0.25),
        ("1e-3", 0.001),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("45 min", "45 min"),
    ],
)
def test_plain_text_means_what_it_says(written: str, value: Plain) -> None:
    """Only plain numbers, true, false and null are more than text."""
    assert read(f"a: {written}\n") == {"a": value}


def test_nodes_know_their_places() -> None:
    """Keys and values carry file, line and column, counted from 1."""
    root = parse("a: 1\nb:\n  c: [2, 3]\n", "a.yaml")
    assert isinstance(root, Mapping)
    mark, inner = root.entries["b"]
    assert mark == ("a.yaml", 2, 1)
    assert isinstance(inner, Mapping)
    mark, items = inner.entries["c"]
    assert mark == ("a.yaml", 3, 3)
    assert items.mark == ("a.yaml", 3, 6)


def test_text_is_kept_as_written() -> None:
    """A number remembers how it was written, so that messages can quote it."""
    root = parse("a: 1.250", "a.yaml")
    assert isinstance(root, Mapping)
    node = root.entries["a"][1]
    assert isinstance(node, Scalar)
    assert (node.value, node.text) == (1.25, "1.250")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3: 'a' stands here again; expected it once; it stands in"),
        ("a: &x 1\nb: *x\n", "a.yaml:1: an anchor or alias"),
        ("a: 1\nb: *x\n", "a.yaml:2: an anchor or alias"),
        ("a: !!python/object:os.system x\n", "a.yaml:1: the YAML tag"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2: another document"),
        ("a: 1\n? [b]\n: 2\n", "a.yaml:2: a key that is not text"),
        ("a: b: c\n", "a.yaml:1: cannot be read as YAML: there is a colon too many. Put text"),
        ("a:\n\tb: 1\n", "a.yaml:2: cannot be read as YAML: the line is indented with a tab."),
        ("a: 1\n b: 2\n", "a.yaml:2: cannot be read as YAML"),
        ("a: [1, 2\nb: 3\n", "a.yaml:2: cannot be read as YAML: the line does not fit"),
        ("a: 'x\n", "a.yaml:2: cannot be read as YAML"),
        ("a: x\x07\n", "a.yaml:1: cannot be read as YAML: an invisible control character"),
        ("# nothing but this\n", "a.yaml:1: the file is empty"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, text.LOADER])
def test_bad_yaml_is_refused(
    source: str, sentence: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind of bad YAML gives a sentence with its line, whichever parser PyYAML has."""
    monkeypatch.setattr(text, "LOADER", loader)
    assert refused(source)[0].startswith(sentence)


def test_duplicates_come_all_at_once() -> None:
    """Every repeated key of a file is reported."""
    lines = refused("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")
    assert [line.split(": ")[0] for line in lines] == ["a.yaml:2", "a.yaml:5"]


def test_reading_stops_after_many_problems() -> None:
    """A file of another kind does not give a page of errors."""
    assert len(refused("a: 1\n" * (3 * MOST))) == MOST + 1


def test_nesting_is_bounded() -> None:
    """More levels than any scenario has are refused, however many there are."""
    assert read("[" * (DEPTH - 1) + "]" * (DEPTH - 1)) is not None
    assert "levels of nesting" in refused("[" * 100_000)[0]


def test_length_is_bounded() -> None:
    """A file of more values than any scenario has is refused."""
    assert f"more than {VALUES} values" in refused("a: [" + "1," * VALUES + "]")[0]


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    """Nested aliases that would expand to 10^9 values are refused when they are met."""
    names = "abcdefghij"
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join(f'*{old}' for _ in range(10))}]\n"
        for old, new in pairwise(names)
    )
    start = time.perf_counter()
    assert refused(bomb) == [
        "a.yaml:1: an anchor or alias ('&', '*'); expected YAML without anchors. "
        "Write the value out, or share it through 'extends:'."
    ]
    assert time.perf_counter() - start < 2
