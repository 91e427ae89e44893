"""The documents of the model say what the program does."""

import re
from pathlib import Path

import pytest

from sim.model.draws import draw, streams
from sim.present.document import COMMAND, DOCUMENTS, ROOT, documents
from sim.scenario import read_scenario
from sim.scenario.leaves import leaves
from sim.scenario.paths import dotted
from sim.scenario.schema import MECHANISMS
from tests.house.tree import text_files
from tests.model.small import small
from tests.rules.test_tables import TABLES

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([^)#\s]+\.md)?(#[\w-]+)?\)")


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    """What the program says today."""
    return documents()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_generated_documents_are_fresh(name: str, fresh: dict[str, str]) -> None:
    """What is in the repository is what the command writes."""
    same = (DOCS / name).read_text(encoding="utf-8") == fresh[name]
    assert same, f"docs/{name} is out of date: run {COMMAND}"


def rows(heading: str, text: str) -> list[list[str]]:
    """Return the cells of the table whose head starts with `heading`."""
    block = re.search(rf"^\| {heading}.*\n\|[-| ]+\n((?:\|.*\n)+)", text, re.M)
    assert block is not None
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in block[1].splitlines()]


def test_every_lever_has_key_rules_a_worked_case_and_its_parameters() -> None:
    """Each mechanism has a row; what the row names is there."""
    table = rows("lever", (DOCS / "model.md").read_text(encoding="utf-8"))
    assert tuple(row[1].strip("`") for row in table) == MECHANISMS
    tests = {Path(name).name: text for name, text in text_files() if name.startswith("tests/")}
    for _, key, rules, worked, parameters in table:
        assert rules == "–" or {name.strip("`") for name in rules.split(", ")} <= set(TABLES)
        named = re.findall(r"`(\w+\.py)::(\w+)`", worked)
        assert named
        assert all(f"\ndef {test}(" in tests[file] for file, test in named)
        assert parameters == f"[{key.strip('`')}](levers.md#{key.strip('`')})"


def test_every_test_that_is_named_exists() -> None:
    """A document never names a test that is gone."""
    tests = {Path(name).name: text for name, text in text_files() if name.startswith("tests/")}
    for page in DOCS.glob("*.md"):
        for file, test in re.findall(r"`(\w+\.py)::(\w+)`", page.read_text(encoding="utf-8")):
            assert f"\ndef {test}(" in tests[file], (page.name, test)


def test_every_parameter_has_a_line(fresh: dict[str, str]) -> None:
    """Each number and choice of a scenario stands in one of the two tables."""
    scenario = read_scenario(ROOT / "scenarios/cases/bsb_svendborg.yaml").scenario
    text = fresh["parameters.md"] + fresh["levers.md"]
    own = {"name", "description", "today", "models", "organisation.name"}
    for path, _ in leaves(scenario):
        name = dotted(path)
        if path[0] == "driftsmodeller":
            name = dotted(path[3:]) if path[2] == "levers" else ""
        elif path[:2] == ("organisation", "afdelinger"):
            name = dotted(path[3:])
        assert not name or name in own or f"| `{name}` |" in text, name


def test_every_stream_that_is_drawn_is_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names under which a year is drawn are those of the table, and all of them are used."""
    drawn: set[str] = set()
    plain = streams.hashlib.sha256

    class Listening:
        """Writes down what is hashed."""

        @staticmethod
        def sha256(text: bytes) -> object:
            drawn.add(text.decode().split("/", 2)[2])
            return plain(text)

    monkeypatch.setattr(streams, "hashlib", Listening)
    draw(small(), 1, 0, 2)
    behind = {"organisation": r"", "afdeling": r"/(Nord|Syd|Øst)", "man": r"/[01]"}
    forms = [
        re.compile(re.escape(name).replace("ROUND", r"\w+") + behind[one_for])
        for one_for, names in streams.STREAMS.items()
        for name in names
    ]
    matched = [[form for form in forms if form.fullmatch(name)] for name in sorted(drawn)]
    assert {len(found) for found in matched} == {1}
    assert {form for found in matched for form in found} == set(forms)


def test_links_lead_somewhere() -> None:
    """Every link from one document to another, and to a heading of it, can be followed."""
    for page in DOCS.glob("*.md"):
        for file, anchor in LINK.findall(page.read_text(encoding="utf-8")):
            target = (page.parent / file) if file else page
            assert target.is_file(), (page.name, file)
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.M)
            slugs = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}
            assert not anchor or anchor[1:] in slugs, (page.name, anchor)
