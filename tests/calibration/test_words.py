"""Everything calibration says exists in both languages, and nothing is written in vain."""

from __future__ import annotations

import re
import string
from pathlib import Path

from calibration.tally import OUTCOMES
from calibration.words import PHRASES, TOPICS
from tests.house.tree import ROOT

SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in (ROOT / "calibration").rglob("*.py")
    if "words" not in path.parts
}


def placeholders(text: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_take_the_same_values() -> None:
    """A phrase has the same placeholders in Danish and in English."""
    differ = [key for key, (da, en) in PHRASES.items() if placeholders(da) != placeholders(en)]
    assert differ == []


def test_no_key_stands_in_two_topics() -> None:
    """Topics do not overwrite one another."""
    assert sum(len(topic.PHRASES) for topic in TOPICS) == len(PHRASES)


def test_every_kind_of_problem_is_said() -> None:
    """Each kind that can be counted has its phrase."""
    assert [kind for kind in OUTCOMES if kind not in PHRASES] == []


def test_every_phrase_that_is_used_exists() -> None:
    """Keys given to `say`, as text, are in the catalogue."""
    used = {
        key: path.name
        for path, source in SOURCES.items()
        for name in (("tell",) if "say as tell" in source else ("say",))
        if "calibration.words" in source
        for key in re.findall(rf'\b{name}\(\s*"([^"{{]+)"', source)
    }
    own_say = {k: f for k, f in used.items() if k not in PHRASES}
    assert own_say == {}


def test_every_phrase_is_used() -> None:
    """No phrase is left over."""
    together = "\n".join(SOURCES.values())
    dynamic = ("decimal_", "col_", "verdict_", "told_", "check_", "unit_", "axis_", "knob_")
    dynamic += ("about_", "type_", "written_", "summary_")
    left = [key for key in PHRASES if f'"{key}"' not in together and not key.startswith(dynamic)]
    assert left == []


def test_topics_are_files(repo_root: Path) -> None:
    """Each file of words is in the catalogue."""
    files = {path.stem for path in (repo_root / "calibration" / "words").glob("[a-z]*.py")}
    assert files == {topic.__name__.rpartition(".")[2] for topic in TOPICS}
