"""Evidence: who says a value is so, and what it replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import Checked, Evidence, ScenarioError, read_scenario

Write = Callable[..., Path]
Lines = Callable[..., list[str]]

SETTINGS = """\
evidence: {grade: C, source: fagblad}
study: {seed: 5}
demand:
  moves:
    evidence: {grade: A, source: statistik}
    month_turn: 50 %
    slack: {value: 2 d, grade: B, source: aftale}
    paperwork: {value: 1 h, grade: D}
    inspections: {value: 1, source: "samme statistik, tabel 2"}
  snow: {episodes: 9}
"""


@pytest.fixture
def checked(variant: Write) -> Checked:
    """Return a scenario with evidence for the file, a section and single values."""
    return read_scenario(variant(SETTINGS), ["demand.snow.salting=3"])


def grade_and_source(checked: Checked, path: str) -> tuple[str, str, int]:
    """Return grade, source and the line that says so."""
    evidence = checked.evidence[path]
    return evidence.grade, evidence.source, evidence.line


def test_the_nearest_evidence_holds(checked: Checked) -> None:
    """File, section and value each say it for what is below them in that file."""
    assert grade_and_source(checked, "study.seed") == ("C", "fagblad", 2)
    assert grade_and_source(checked, "demand.snow.episodes") == ("C", "fagblad", 2)
    assert grade_and_source(checked, "demand.moves.month_turn") == ("A", "statistik", 6)
    assert grade_and_source(checked, "demand.moves.slack") == ("B", "aftale", 8)


def test_a_new_grade_has_no_old_source(checked: Checked) -> None:
    """A source belongs to the grade it was given with; a new source keeps the grade."""
    assert grade_and_source(checked, "demand.moves.paperwork") == ("D", "", 9)
    assert grade_and_source(checked, "demand.moves.inspections") == (
        "A",
        "samme statistik, tabel 2",
        10,
    )


def test_evidence_does_not_leak_into_other_files(checked: Checked) -> None:
    """What the file does not set keeps the evidence of the file that set it."""
    assert checked.evidence["demand.moves.sigma"].file.endswith("base.yaml")


def test_without_evidence_the_grade_is_d(checked: Checked, complete: Path) -> None:
    """Files and overrides that say nothing, and defaults, are guesses."""
    nord = read_scenario(complete).evidence["organisation.afdelinger.Nord.area"]
    assert nord == Evidence("D", "", str(complete), 0)
    assert checked.evidence["demand.snow.salting"] == Evidence("D", "", "--set", 0)
    assert checked.evidence["organisation.afdelinger.Nord.team"] == Evidence("D", "", "default", 0)


def test_every_value_has_evidence_and_an_origin(checked: Checked) -> None:
    """Nothing in a scenario is of unknown origin."""
    assert list(checked.evidence) == list(checked.origins)
    assert "demand.requests.types.vand.share" in checked.evidence
    assert all(history[-1].file for history in checked.origins.values())


def test_origins_remember_what_was_replaced(variant: Write) -> None:
    """A value set three times has three origins, the one in force last."""
    path = variant(SETTINGS)
    history = read_scenario(path, ["study.seed=6"]).origins["study.seed"]
    first, second, third = history
    assert first.file.endswith("base.yaml")
    assert (second.value, second.file, second.line) == (5, str(path), 3)
    assert (third.value, third.file, third.line) == (6, "--set", 0)


def test_a_wiped_value_is_remembered_where_it_is_set_again(variant: Write) -> None:
    """`_REPLACE_` takes values out of force, not out of the history."""
    path = variant("switches: {skills: off, cover: off}\n", "en.yaml")
    wiping = path.with_name("to.yaml")
    wiping.write_text("extends: en.yaml\nswitches: {_REPLACE_: true, skills: on}\n")
    checked = read_scenario(wiping)
    assert checked.scenario.switches == {"skills": "on"}
    assert [origin.value for origin in checked.origins["switches.skills"]] == ["off", "on"]


def test_why_tells_value_place_evidence_and_past(checked: Checked, tmp_path: Path) -> None:
    """The text names who set the value, on what, and each value it replaced."""
    lines = checked.why("demand.moves.slack", "en").replace(f"{tmp_path}/", "").splitlines()
    assert lines[:2] == [
        "demand.moves.slack = 2 d",
        "  set in min.yaml:8, evidence B: aftale (min.yaml:8)",
    ]
    assert lines[2].startswith("  replaced ")
    assert "base.yaml:" in lines[2]


def test_why_is_danish_by_default(checked: Checked) -> None:
    """Nothing said means Danish."""
    assert checked.why("demand.snow.salting").splitlines()[:2] == [
        "demand.snow.salting = 3",
        "  sat i --set, belæg D: ingen kilde",
    ]
    assert "skemaets standardværdi" in checked.why("organisation.afdelinger.Nord.team")


def test_why_of_a_section_lists_its_values(checked: Checked) -> None:
    """A section gives a line per value; Danish letters fold; names stay."""
    lines = checked.why("organisation.afdelinger.Nord", "en").splitlines()
    # lejemaal, area, opgange, green_area, lat, lon, team, family_share, demand_factor, posts_today
    assert len(lines) == 10
    assert lines[0].startswith("organisation.afdelinger.Nord.lejemaal = 100  (")
    assert lines[0].endswith("hel.yaml:9, evidence D)")
    assert checked.why("organisation.afdelinger.Nord.lejemål", "en").startswith(
        "organisation.afdelinger.Nord.lejemaal = 100\n"
    )


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("demand.moves.slak", "--why: demand.moves.slak: 'slak' is not in 'demand.moves'. Did you"),
        ("demand..moves", "--why: the path 'demand..moves'; expected names joined by dots"),
        ("switches.skills", "--why: switches.skills: is missing"),
    ],
)
def test_why_of_nothing_is_refused(path: str, sentence: str, checked: Checked) -> None:
    """A path that is not there gives a sentence."""
    with pytest.raises(ScenarioError) as caught:
        checked.why(path)
    assert caught.value.lines("en")[0].startswith(sentence)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("evidence: B\n", "min.yaml:2: evidence: found 'B'; expected evidence as {grade: B"),
        ("evidence: {grade: b}\n", "min.yaml:2: grade: the grade 'b'; expected A, B, C or D. Did"),
        ("evidence: {grade: B}\n", "min.yaml:2: the grade B without a source; expected source:"),
        ("evidence: {grad: B}\n", "min.yaml:2: grad: unknown key 'grad'; expected one of: grade"),
        ("evidence: {source: [1]}\n", "min.yaml:2: source: found a list of length 1; expected a"),
        (
            "study: {seed: {value: 1, kilde: x}}\n",
            "min.yaml:2: study.seed.kilde: unknown key 'kilde'; expected one of: grade, source",
        ),
    ],
)
def test_bad_evidence_is_refused(
    settings: str, sentence: str, variant: Write, errors: Lines
) -> None:
    """Evidence has a grade of four and a source, and the better grades must have one."""
    assert errors(variant(settings))[0].startswith(sentence)


def test_grades_are_counted_over_numbers(checked: Checked, complete: Path) -> None:
    """Names, dates and switches are not counted, the study's own settings neither."""
    plain = read_scenario(complete)
    assert list(plain.grades()) == ["A", "B", "C", "D"]
    better = read_scenario(
        complete,
        [
            "organisation.geography.detour={value: 1.4, grade: C}",
            "organisation.hub={value: Nord, grade: C}",
            "study.seed={value: 3, grade: C}",
        ],
    )
    assert better.grades()["C"] == plain.grades()["C"] + 1
    assert sum(better.grades().values()) == sum(plain.grades().values())
