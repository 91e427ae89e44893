"""`drift calibrate` as a user meets it: a fitted file that a scenario extends, and its record."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from calibration.base import Base
from calibration.mapping import parse_mapping, read_mapping
from calibration.suggest import suggest
from sim.cli import drift
from sim.scenario import ScenarioError, read_scenario

NAMES = ("Birkeparken", "Egevænget")
KINDS = ("Vand", "El", "Trappe")
HEADER = "Sagsnr;Oprettet;Afsluttet;Afdeling;Kategori;Prioritet;Minutter;Behandlet af"
MAPPING = """
name: Prøven
scenario: org.yaml
exported: 2026-01-05
start: 2025-01-01
end: 2025-12-31
types:
  vand: {like: vand}
  el: {like: el}
  trappe: {like: faelles}
tickets:
  columns:
    id: Sagsnr
    report: Oprettet
    completed: Afsluttet
    afdeling: Afdeling
    type: Kategori
    priority: Prioritet
    work: Minutter
  values:
    type: {Vand: vand, El: el, Trappe: trappe}
    priority: {Akut: akut, Haster: haster, Normal: almindelig}
"""


def run(*arguments: str | Path) -> Result:
    """Run the program."""
    return CliRunner().invoke(drift, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, repo_root: Path) -> Path:
    """A folder with a year's log of two afdelinger, its mapping and its organisation."""
    folder = tmp_path_factory.mktemp("desk")
    rng = np.random.default_rng(7)
    days = np.datetime64("2025-01-01") + rng.integers(0, 365, 2400)
    rows = [HEADER]
    for k, day in enumerate(sorted(days)):
        start = day + np.timedelta64(int(rng.integers(7 * 60, 17 * 60)), "m")
        end = start + np.timedelta64(int(rng.exponential(3000)) + 5, "m")
        minutes = max(1, round(float(rng.lognormal(np.log(30), 0.8))))
        kind, name = KINDS[int(rng.integers(3))], NAMES[int(rng.random() < 0.25)]
        priority = ("Akut", "Haster", "Normal")[int(rng.integers(3))]
        cells = (k, _danish(start), _danish(end), name, kind, priority, minutes, "Bo Bilde")
        rows.append(";".join(str(cell) for cell in cells))
    (folder / "log.csv").write_text("\n".join(rows) + "\n", encoding="cp1252")
    (folder / "map.yaml").write_text(MAPPING, encoding="utf-8")
    (folder / "org.yaml").write_text(_organisation(repo_root), encoding="utf-8")
    return folder


def _danish(moment: np.datetime64) -> str:
    date, _, time = str(moment).partition("T")
    year, month, day = date.split("-")
    return f"{day}-{month}-{year} {time}"


def _organisation(root: Path) -> str:
    base = (root / "scenarios" / "base.yaml").as_posix()
    afdelinger = "".join(
        f"    {name}: {{lejemaal: {homes}, area: 9000 m2, opgange: 12, green_area: 9000 m2, "
        f"position: {{lat: 55.{k}, lon: 12.0}}, family_share: 90 %}}\n"
        for k, (name, homes) in enumerate(zip(NAMES, (600, 200), strict=True))
    )
    return (
        f"extends: {base}\nname: org\ndescription: prøve\ntoday: manglende_ledelse\n"
        f"organisation:\n  name: Prøven\n  afdelinger:\n{afdelinger}"
    )


@pytest.fixture(scope="module")
def fitted(desk: Path) -> Path:
    """What calibrating that log wrote."""
    out = desk / "fitted.yaml"
    result = run("calibrate", desk / "log.csv", "--mapping", desk / "map.yaml", "--out", out)
    assert result.exit_code == 0, result.output
    return out


def test_a_scenario_extends_the_fitted_file(desk: Path, fitted: Path) -> None:
    """Organisation and fitted file together check, and the fitted values are in force."""
    (desk / "whole.yaml").write_text("extends: [org.yaml, fitted.yaml]\n")
    checked = read_scenario(desk / "whole.yaml")
    requests = checked.scenario.demand.requests
    assert set(requests.types) == {"vand", "el", "trappe"}
    assert requests.rate == pytest.approx(3.0, rel=0.15)
    assert requests.types["vand"].median == pytest.approx(1800, rel=0.1)
    assert requests.types["trappe"].skill == "general"
    assert requests.priorities.akut == pytest.approx(1 / 3, abs=0.04)


def test_every_fitted_value_names_log_hash_period_and_rows(desk: Path, fitted: Path) -> None:
    """Grade B with its source; what was lent keeps the lender's grade."""
    (desk / "whole.yaml").write_text("extends: [org.yaml, fitted.yaml]\n")
    evidence = read_scenario(desk / "whole.yaml").evidence
    rate = evidence["demand.requests.rate"]
    digest = json.loads(fitted.with_suffix(".json").read_text())["source"]["sha256"]
    assert rate.grade == "B"
    for part in ("log.csv", digest[:12], "2025-01-01–2025-12-31", "rækker, 95 %"):
        assert part in rate.source
    assert evidence["demand.requests.types.trappe.median"].grade == "B"
    assert evidence["demand.requests.types.trappe.skill"].grade == "D"
    assert evidence["demand.requests.no_access"].grade == "D"


def test_a_type_no_category_tells_of_is_not_measured(desk: Path, tmp_path: Path) -> None:
    """A type without a category keeps the base's share and grade; the others divide the rest."""
    own = "types:\n  vand: {like: vand}\n  el: {like: el}\n  trappe: {like: faelles}\n"
    mapping = MAPPING.replace(own, "").replace("Trappe: trappe", "Trappe: faelles")
    (desk / "fewer.yaml").write_text(mapping, encoding="utf-8")
    out = desk / "fewer_fitted.yaml"
    result = run("calibrate", desk / "log.csv", "--mapping", desk / "fewer.yaml", "--out", out)
    assert result.exit_code == 0, result.output
    (desk / "whole_fewer.yaml").write_text("extends: [org.yaml, fewer_fitted.yaml]\n")
    checked = read_scenario(desk / "whole_fewer.yaml")
    types = checked.scenario.demand.requests.types
    path = "demand.requests.types.{}.share"
    assert checked.evidence[path.format("varme")].grade == "D"
    assert types["varme"].share == 0.15
    assert checked.evidence[path.format("vand")].grade == "B"
    assert types["vand"].share == pytest.approx((1 - 0.70) / 3, abs=0.02)
    assert sum(kind.share for kind in types.values()) == pytest.approx(1, abs=1e-3)


def test_nothing_written_names_a_person(fitted: Path) -> None:
    """The column of staff was not mapped; neither file knows the name in it."""
    for file in (fitted, fitted.with_suffix(".json")):
        assert "Bilde" not in file.read_text(encoding="utf-8")


def test_the_same_log_gives_the_same_bytes(desk: Path, fitted: Path) -> None:
    """Calibrating again writes the same two files."""
    again = desk / "again.yaml"
    run("calibrate", desk / "log.csv", "--mapping", desk / "map.yaml", "--out", again)
    assert again.read_bytes() == fitted.read_bytes()
    assert again.with_suffix(".json").read_bytes() == fitted.with_suffix(".json").read_bytes()


def test_until_looks_at_nothing_later(desk: Path) -> None:
    """Rows after the day do not count, and cases that ended after it are open."""
    out = desk / "half.yaml"
    arguments = ("calibrate", desk / "log.csv", "--mapping", desk / "map.yaml", "--out", out)
    result = run(*arguments, "--until", "2025-07-01")
    assert result.exit_code == 0, result.output
    record = json.loads(out.with_suffix(".json").read_text())
    assert (record["from"], record["to"]) == ("2025-01-01", "2025-06-30")
    assert record["requests"] < 1400
    (wait,) = [w for w in record["waits"] if (w["column"], w["group"]) == ("completed", "all")]
    assert wait["rows"] == record["requests"]


def test_a_suggested_mapping_is_read_and_marked_as_guessed(desk: Path) -> None:
    """The first mapping finds the columns, says what is a guess, and leaves people out."""
    out = desk / "suggested.yaml"
    result = run("calibrate", desk / "log.csv", "--suggest", "--out", out)
    assert result.exit_code == 0, result.output
    found = read_mapping(out)
    assert found.tickets is not None
    columns = found.tickets.columns
    assert (columns.report, columns.completed, columns.type) == (
        "Oprettet",
        "Afsluttet",
        "Kategori",
    )
    assert (columns.afdeling, columns.work) == ("Afdeling", "Minutter")
    text = out.read_text(encoding="utf-8")
    assert "# gæt" in text
    assert "Behandlet" not in text


def test_a_suggestion_uses_the_names_of_a_scenario(desk: Path) -> None:
    """Names that are the scenario's own are no guess."""
    text = suggest(desk / "log.csv", Base(desk / "org.yaml")).text
    (line,) = [line for line in text.splitlines() if line.strip().startswith("Birkeparken:")]
    assert "gæt" not in line


def test_a_column_is_known_by_its_values(desk: Path) -> None:
    """A column called something else is that of afdelinger if it holds their names."""
    text = (desk / "log.csv").read_text(encoding="cp1252").replace("Afdeling;", "Sted;", 1)
    (desk / "other.csv").write_text(text, encoding="cp1252")
    assert "    afdeling: Sted" in suggest(desk / "other.csv", Base(desk / "org.yaml")).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: x\n", "no table to read"),
        ("name: x\ntickets: {columns: {repport: A}}\n", "unknown key 'repport'"),
        ("name: x\nzone: Europe/Odense\ntickets: {columns: {report: A}}\n", "Europe/Odense"),
        ("name: x\ntickets: {columns: {report: A}, clerical: 3}\n", "a time with a unit"),
        ("- a\n", "a list of length 1"),
    ],
)
def test_errors_in_a_mapping_are_sentences(text: str, told: str) -> None:
    """Each error names file and line, what was found and what was expected."""
    with pytest.raises(ScenarioError) as caught:
        parse_mapping(text, "map.yaml")
    lines = " ".join(caught.value.lines("en"))
    assert "map.yaml:" in lines
    assert told in lines


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--out", "x.yaml"), "--mapping is missing"),
        (("--mapping", "map.yaml"), "--out is missing"),
        (("--mapping", "none.yaml", "--out", "x.yaml"), "none.yaml"),
        (("--mapping", "map.yaml", "--out", "x.yaml", "--from", "2027-01-01"), "no requests from"),
    ],
)
def test_bad_arguments_end_with_2_and_write_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    """A sentence on standard error, exit code 2, no file."""
    monkeypatch.chdir(desk)
    result = run("calibrate", "log.csv", *arguments, "--lang", "en")
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output
    assert not (desk / "x.yaml").exists()


def test_everything_wrong_with_a_mapping_is_told_in_one_pass(desk: Path) -> None:
    """Period, zone, lender, names, columns of the log and of another table: each at its line."""
    bad = (
        MAPPING.replace("end: 2025-12-31", "end: 2024-12-31\nzone: Europe/Odense")
        .replace("{like: el}", "{like: elektrik}")
        .replace("Trappe: trappe", "Trappe: trapper")
        .replace("work: Minutter", "work: Minuter")
    )
    (desk / "bad.yaml").write_text(bad, encoding="utf-8")
    result = run(
        "calibrate", desk / "log.csv", "--mapping", desk / "bad.yaml", "--out", desk / "x.yaml",
        "--lang", "en",
    )  # fmt: skip
    assert result.exit_code == 2
    places = ("end", "zone", "types.el.like", "tickets.values.type.Trappe", "tickets.columns.work")
    assert len(result.output.splitlines()) == len(places), result.output
    for place in places:
        assert f": {place}: " in result.output


def test_names_and_columns_of_all_tables_are_told_in_one_pass(desk: Path) -> None:
    """Where the mapping alone is right, what base, log and the other tables lack comes at once."""
    (desk / "moves.csv").write_text("Dato\n2025-01-01\n", encoding="utf-8")
    bad = (
        MAPPING.replace("{like: el}", "{like: elektrik}")
        .replace("Trappe: trappe", "Trappe: trapper")
        .replace("work: Minutter", "work: Minuter")
        + "moves: {file: moves.csv, columns: {date: Dag}}\n"
        + "hours: {file: none.csv, columns: {month: A, category: B}}\n"
    )
    (desk / "bad.yaml").write_text(bad, encoding="utf-8")
    result = run(
        "calibrate", desk / "log.csv", "--mapping", desk / "bad.yaml", "--out", desk / "x.yaml",
    )  # fmt: skip
    assert result.exit_code == 2
    for place in (
        "types.el.like", "tickets.values.type.Trappe", "tickets.columns.work",
        "moves.columns.date", "hours.columns.hours",
    ):  # fmt: skip
        assert f": {place}: " in result.output, result.output
    assert not (desk / "x.yaml").exists()


@pytest.mark.parametrize(
    ("period", "da", "en"),
    [
        (("--from", "2027-01-01"), "ingen henvendelser fra 2027-01-01;", "from 2027-01-01 on;"),
        (("--until", "2024-01-01"), "ingen henvendelser før 2024-01-01;", "before 2024-01-01;"),
    ],
)
def test_a_period_without_requests_is_told_whole(
    desk: Path, period: tuple[str, str], da: str, en: str
) -> None:
    """What was not asked for leaves no gap in the sentence."""
    for lang, said in (("da", da), ("en", en)):
        arguments = ("--mapping", desk / "map.yaml", "--out", desk / "x.yaml", "--lang", lang)
        result = run("calibrate", desk / "log.csv", *arguments, *period)
        assert result.exit_code == 2
        assert said in result.output


def test_a_log_without_rows_is_told_whole(desk: Path) -> None:
    """A header alone, and rows of which none can be used: in the language asked for, no gap."""
    empty, useless = desk / "empty.csv", desk / "useless.csv"
    empty.write_text(HEADER + "\n", encoding="utf-8")
    useless.write_text(f"{HEADER}\n1;i går;;Birkeparken;El;Akut;5;\n", encoding="utf-8")
    said = {
        (empty, "da"): "ingen brugbar række; ventede",
        (empty, "en"): "no usable row; expected",
        (useless, "da"): "ingen brugbar række (useless.csv: Oprettet: udeladt: 1 × et tidspunkt",
        (useless, "en"): "no usable row (useless.csv: Oprettet: dropped: 1 × a time that",
    }
    for (file, lang), start in said.items():
        arguments = ("--mapping", desk / "map.yaml", "--out", desk / "x.yaml", "--lang", lang)
        result = run("calibrate", file, *arguments)
        assert result.exit_code == 2
        assert start in result.output
        assert ".;" not in result.output
        assert ". ;" not in result.output
