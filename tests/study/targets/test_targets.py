"""Validation targets: what always holds, how verdicts are told, and that the document is fresh."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from calibration.commands.validate import validate
from sim.present.targets import BEGIN, END, FORMATS, replaced, row, section
from sim.present.words import text
from sim.study.targets import CHECKS, Bench, Verdict, logic

DOCUMENT = Path("docs/validation.md")
SCENARIOS = Path("scenarios")
YEARS = 30


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ({"a": True, "b": True}, "met"),
        ({"a": True, "b": False}, "partly"),
        ({"a": False, "b": False}, "missed"),
    ],
)
def test_a_target_is_met_only_if_every_part_is(parts, outcome):
    """One claim that fails is enough to say so."""
    assert Verdict("V1", "B", parts, {}).outcome == outcome


def test_logic_holds_whatever_the_numbers_are():
    """V9: without effects models are equal, without demand idle, with plenty nobody waits."""
    assert logic.neutral(Bench(SCENARIOS, 2)).parts == {"equal": True, "idle": True, "plenty": True}


def test_pooling_behaves_as_a_queue():
    """V10, with the M/M/1 and M/M/2 waits of the textbook: 5, 40 and 16 minutes within 10 %."""
    found = logic.queues(Bench(SCENARIOS, 4))
    assert found.outcome == "met"
    waits = [60 * found.says[name] for name in ("own", "equal_own", "equal_pooled")]
    assert waits == pytest.approx([5.0, 40.0, 16.0], rel=0.1)


def test_every_target_can_be_told_in_both_languages():
    """Each has a claim and a sentence whose figures all have a format."""
    for target, formats in FORMATS.items():
        verdict = Verdict(target, "B", {"a": True}, dict.fromkeys(formats, 0.5))
        for lang in ("da", "en"):
            assert all(row(verdict, lang))


def test_document_holds_ten_verdicts():
    """The document in the repository has a row for each target, with today's claims."""
    written = DOCUMENT.read_text(encoding="utf-8")
    inside = written[written.index(BEGIN) : written.index(END)]
    rows = [line for line in inside.splitlines() if line.startswith("| V")]
    assert len(rows) == len(CHECKS) == 10
    for k, line in enumerate(rows, start=1):
        assert text(f"targets.V{k}.claim", "en") in line


def test_a_document_without_a_section_is_refused(tmp_path):
    """Nothing is written into a document that has no place for it."""
    page = tmp_path / "page.md"
    page.write_text("no marks")
    result = CliRunner().invoke(validate, ["--targets", f"--doc={page}"])
    assert result.exit_code == 2
    assert page.read_text() == "no marks"
    with pytest.raises(ValueError, match="no section"):
        replaced("no marks", "")


def test_only_the_section_is_replaced():
    """What people wrote around the verdicts stays."""
    page = f"before\n{BEGIN}\nold\n{END}\nafter"
    new = section([Verdict("V7", "A", {"a": True}, dict.fromkeys(FORMATS["V7"], 0.5))], 30)
    assert replaced(page, new) == f"before\n{new}\nafter"


def test_neither_a_fit_nor_targets_is_bad_input():
    """`drift validate` alone says what it needs."""
    result = CliRunner().invoke(validate, [])
    assert result.exit_code == 2
    assert "--targets" in result.output


def test_no_scenarios_is_bad_input(tmp_path):
    """A folder without scenarios is named."""
    result = CliRunner().invoke(validate, ["--targets", f"--scenarios={tmp_path}"])
    assert result.exit_code == 2
    assert "base.yaml" in result.output


@pytest.mark.slow
def test_document_is_what_the_model_says():
    """The verdicts in the document are those of the model as it is."""
    bench = Bench(SCENARIOS, YEARS)
    said = section([check(bench) for check in CHECKS], YEARS)
    assert said in DOCUMENT.read_text(encoding="utf-8")
