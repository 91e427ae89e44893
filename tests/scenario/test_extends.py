"""Files that extend files: who wins, what is wiped, what is wrong with the chain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sim.scenario import read_scenario
from sim.scenario.shipped import FOLDER

Write = Callable[..., Path]
Lines = Callable[..., list[str]]


def test_later_files_win_key_by_key(variant: Write) -> None:
    """A file changes what it names and nothing beside it; lists are replaced whole."""
    path = variant("study: {norms: [1.0]}\norganisation: {geography: {detour: 1.5}}\n")
    own = read_scenario(path).scenario
    base = read_scenario(path.with_name("hel.yaml")).scenario
    assert own.study.norms == (1.0,)
    assert own.study.seed == base.study.seed
    changed = base.organisation.geography.model_copy(update={"detour": 1.5})
    assert own.organisation.geography == changed


def test_the_last_of_several_bases_wins(variant: Write, write: Write) -> None:
    """With a list of bases the later one counts, and the file itself counts over all."""
    variant("study: {seed: 1, replications: 1}\n", "en.yaml")
    variant("study: {seed: 2}\n", "to.yaml")
    path = write("extends: [en.yaml, to.yaml]\nname: Selv\n", "begge.yaml")
    scenario = read_scenario(path).scenario
    assert (scenario.name, scenario.study.seed, scenario.study.replications) == ("Selv", 2, 1)


def test_a_shared_base_undoes_nothing(variant: Write, write: Write) -> None:
    """Where two bases extend the same file, it counts once and below both."""
    variant("study: {seed: 41}\n", "en.yaml")
    variant("study: {replications: 42}\n", "to.yaml")
    study = read_scenario(write("extends: [en.yaml, to.yaml]\n", "begge.yaml")).scenario.study
    assert (study.seed, study.replications) == (41, 42)


def test_replace_wipes_what_was_inherited(variant: Write) -> None:
    """`_REPLACE_: true` leaves only the keys that are written with it."""
    settings = """\
organisation:
  afdelinger:
    _REPLACE_: true
    Øst:
      lejemål: 10
      area: 800 m2
      opgange: 1
      green_area: 0 m2
      position: {lat: 55.4, lon: 10.4}
      family_share: 1
"""
    kept = read_scenario(variant(settings)).scenario.organisation.afdelinger
    added = read_scenario(variant(settings.replace("true", "false"))).scenario.organisation
    assert list(kept) == ["Øst"]
    assert list(added.afdelinger) == ["Nord", "Syd", "Øst"]


def test_replace_is_true_or_false(variant: Write, errors: Lines) -> None:
    """`_REPLACE_` takes nothing else."""
    assert errors(variant("study: {_REPLACE_: ja}\n"))[0].startswith(
        "min.yaml:2: study._REPLACE_: found 'ja'; expected 'true'"
    )


def test_a_circle_is_told_as_its_chain(write: Write, errors: Lines) -> None:
    """Files that extend each other are named in order, at the line that closes the circle."""
    path = write("extends: b.yaml\n", "a.yaml")
    write("name: b\nextends: c.yaml\n", "b.yaml")
    write("extends: [a.yaml]\n", "c.yaml")
    assert errors(path) == [
        "c.yaml:1: extends: the files extend in a circle: a.yaml → b.yaml → c.yaml → a.yaml. "
        "Take one of the links away."
    ]


def test_a_file_that_extends_itself_is_a_circle(write: Write, errors: Lines) -> None:
    """The shortest circle has one link."""
    assert "min.yaml → min.yaml" in errors(write("extends: ./min.yaml\n"))[0]


def test_an_endless_chain_ends(write: Write, errors: Lines) -> None:
    """A chain of very many files is refused, not followed."""
    for index in range(60):
        write(f"extends: {index + 1}.yaml\n", f"{index}.yaml")
    path = write("extends: 0.yaml\n")
    assert any("in a circle" in line for line in errors(path))


def test_a_missing_base_is_laid_at_the_line_that_asks(write: Write, errors: Lines) -> None:
    """The file that extends is named with its line, and near names are offered."""
    write("a: 1", "base.yaml")
    assert errors(write("name: x\nextends:\n  - bse.yaml\n")) == [
        "min.yaml:3: extends: there is no file 'bse.yaml'; expected a path, counted from the file "
        "that writes it. Did you mean 'base.yaml'?"
    ]


def test_a_shipped_scenario_is_found_by_name_from_anywhere(write: Write) -> None:
    """`extends: base` and `extends: forsoeg/nakskov` need no path, so the file can be copied."""
    path = write("extends: forsoeg/nakskov\nname: Kopi\n", "langt/vaek/kopi.yaml")
    checked = read_scenario(path)
    shipped = read_scenario(FOLDER / "forsoeg" / "nakskov.yaml")
    assert checked.scenario == shipped.scenario.model_copy(update={"name": "Kopi"})


def test_an_unknown_name_gets_the_nearest_shipped_one(write: Write, errors: Lines) -> None:
    """A name without .yaml that is none of ours is told with a guess."""
    (line,) = errors(write("extends: forsøg/nakskv\n"))
    assert line.startswith("min.yaml:1: extends: no scenario called 'forsøg/nakskv' comes with")
    assert line.endswith("Did you mean 'forsoeg/nakskov'?")


def test_a_copied_file_is_told_what_to_do(write: Write, errors: Lines) -> None:
    """A path that broke by copying: the name of a shipped base, or the file to copy along."""
    (line,) = errors(write("extends: ../../scenarios/base.yaml\n", "nede/kopi.yaml"))
    assert line.endswith("Was the file copied? Write 'extends: base': that is found from anywhere.")
    (line,) = errors(write("extends: [base, fitted.yaml]\n", "alene/kopi.yaml"))
    assert line.endswith("Was the file copied? Copy fitted.yaml along, or mend the path.")


def test_paths_count_from_the_file(variant: Write, write: Write) -> None:
    """A base beside the file is found from anywhere."""
    variant("study: {seed: 7}\n", "dybt/nede/x.yaml").write_text("extends: ../../hel.yaml\n")
    path = write("extends: dybt/nede/x.yaml\n")
    assert read_scenario(path).scenario.name == "Prøven"


def test_extends_takes_paths_only(write: Write, errors: Lines) -> None:
    """Numbers and mappings are neither paths nor names."""
    lines = errors(write("extends: [3, {a: b}, '']\n"))
    assert [line.split(";")[0] for line in lines] == [
        "min.yaml:1: extends: found ''",
        "min.yaml:1: extends: found '3'",
        "min.yaml:1: extends: found a section with keys",
    ]


def test_bad_syntax_in_one_file_ends_that_file_only(
    variant: Write, write: Write, errors: Lines
) -> None:
    """The other files are still checked, and what the bad one may hold is not missed."""
    variant("study: {seed: -1}\n", "god.yaml")
    write("name: [\n", "dårlig.yaml")
    write("demand: x\ndemand: y\n", "dobbelt.yaml")
    lines = errors(write("extends: [god.yaml, dårlig.yaml, dobbelt.yaml]\nstuddy: 1\n"))
    assert [line.split(": ")[:2] for line in lines] == [
        ["dobbelt.yaml:2", "'demand' stands here again; expected it once; it stands in line 1"],
        ["dårlig.yaml:2", "cannot be read as YAML"],
        ["god.yaml:2", "study.seed"],
        ["min.yaml:2", "studdy"],
    ]


def test_a_list_is_no_scenario(write: Write, errors: Lines) -> None:
    """A file must be a mapping."""
    assert errors(write("- 1\n- 2\n")) == [
        "min.yaml:1: found a list of length 2; expected a section with keys"
    ]
