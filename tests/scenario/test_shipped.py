"""The scenarios in the repository: they read, add up, and say what each value rests on."""

import math
import re
from functools import cache
from pathlib import Path

import pytest

from sim.scenario import Checked, Scenario, read_scenario

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
FORSOEG = ("nordkysten", "nakskov", "midtjysk", "strandparken", "urbanplanen", "kanalkvarteret")
SHIPPED = sorted(
    path.relative_to(SCENARIOS).as_posix()
    for folder in ("forsoeg", "cases")
    for path in (SCENARIOS / folder).glob("*.yaml")
)
SIX = (
    "manglende_ledelse",
    "koordinering_og_planlaegning",
    "teamopdelt_samdrift",
    "afdelingsdelt_drift",
    "faellesdrift",
    "facility_service",
)
KM_PER_DEGREE = 111.2


@cache
def checked(name: str) -> Checked:
    """Read a shipped scenario once."""
    return read_scenario(SCENARIOS / name)


def scenario(name: str) -> Scenario:
    """The scenario itself."""
    return checked(name).scenario


def sizes(name: str) -> list[int]:
    """Lejemål of each afdeling."""
    return [afdeling.lejemaal for afdeling in scenario(name).organisation.afdelinger.values()]


def kilometres(name: str) -> list[float]:
    """Straight-line distance of every afdeling from the first (flat earth: fine for 50 km)."""
    places = [a.position for a in scenario(name).organisation.afdelinger.values()]
    first = places[0]
    narrow = math.cos(math.radians(first.lat))
    return [
        KM_PER_DEGREE * math.hypot(p.lat - first.lat, (p.lon - first.lon) * narrow) for p in places
    ]


def test_all_six_forsoeg_are_shipped() -> None:
    """The folder of forsøg holds the six of the project and nothing else."""
    found = {name for name in SHIPPED if name.startswith("forsoeg/")}
    assert found == {f"forsoeg/{name}.yaml" for name in FORSOEG}


@pytest.mark.parametrize("name", SHIPPED)
def test_reads_without_problem_or_warning(name: str) -> None:
    """A shipped scenario has nothing wrong and nothing odd."""
    assert checked(name).warnings == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_value_has_a_grade_and_what_we_wrote_has_a_source(name: str) -> None:
    """Only what the schema fills in by itself rests on nothing, and that is graded D."""
    evidence = checked(name).evidence
    ungraded = [path for path, found in evidence.items() if found.grade not in "ABCD"]
    silent = [p for p, found in evidence.items() if not found.source and found.file != "default"]
    defaults = {found.grade for found in evidence.values() if found.file == "default"}
    assert (ungraded, silent, defaults - {"D"}) == ([], [], set())


@pytest.mark.parametrize("name", SHIPPED)
def test_no_guess_is_graded_as_knowledge(name: str) -> None:
    """A and B name a source that is not an assumption."""
    claimed = [
        (path, found.source)
        for path, found in checked(name).evidence.items()
        if found.grade in "AB" and (not found.source.strip() or "antagelse" in found.source)
    ]
    assert claimed == []


@pytest.mark.parametrize("name", FORSOEG)
def test_afdelinger_of_a_forsoeg_are_guesses(name: str) -> None:
    """No size of an afdeling claims more than D, and no place more than a town of GeoNames."""
    for path, found in checked(f"forsoeg/{name}.yaml").evidence.items():
        if path.startswith("organisation.afdelinger."):
            is_town = ".position." in path and found.source.startswith("GeoNames (CC BY 4.0)")
            assert found.grade == "D" or (found.grade == "B" and is_town), path


def test_the_six_forsoeg_have_8721_lejemaal() -> None:
    """The project's own total: 1,250 + 1,480 + 1,640 + 820 + 2,400 + 1,131."""
    assert sum(sum(sizes(f"forsoeg/{name}.yaml")) for name in FORSOEG) == 8721


def test_kanalkvarteret_has_five_afdelinger() -> None:
    """The one number of afdelinger the project publishes."""
    assert len(sizes("forsoeg/kanalkvarteret.yaml")) == 5


def test_bsb_has_nine_afdelinger_and_1300_lejemaal() -> None:
    """The nine sizes of the plausibility check, which add up to BSB's own total."""
    assert sizes("cases/bsb_svendborg.yaml") == [260, 220, 190, 160, 140, 120, 90, 70, 50]
    assert sum(sizes("cases/bsb_svendborg.yaml")) == 1300


def test_give_has_750_lejemaal() -> None:
    """Give's own total."""
    assert sum(sizes("cases/give.yaml")) == 750


def test_distances_of_the_cases() -> None:
    """The pair lies 24.1 km apart, the small afdeling 3 km from its hub."""
    assert kilometres("cases/isoleret_par.yaml")[1] == pytest.approx(24.1, abs=0.2)
    assert kilometres("cases/lille_naer_hub.yaml")[2] == pytest.approx(3.0, abs=0.1)


@pytest.mark.parametrize(
    ("name", "farthest"),
    # Ry 12.1 and Galten 14 km from Skanderborg (the other Hørning would be 45); Hellebæk 8.2 km
    # from Espergærde; Dragør (not Holte, 28 km away), Nakskov, Urbanplanen, Kanalkvarteret close.
    [
        ("midtjysk", 15),
        ("nordkysten", 9),
        ("strandparken", 1.5),
        ("nakskov", 2),
        ("urbanplanen", 0.5),
        ("kanalkvarteret", 0.5),
    ],
)
def test_estates_lie_where_their_towns_do(name: str, farthest: float) -> None:
    """No afdeling lies farther from the first than its town does, and none on top of another."""
    away = kilometres(f"forsoeg/{name}.yaml")
    assert 0 < min(away[1:]) <= max(away) <= farthest


@pytest.mark.parametrize("model", [*SIX, "neutral"])
def test_a_file_shows_its_whole_model(model: str) -> None:
    """Every lever of a driftsmodel is set in the file of that name; none is inherited."""
    found = checked("forsoeg/kanalkvarteret.yaml").evidence
    files = {
        Path(evidence.file).name
        for path, evidence in found.items()
        if path.startswith(f"driftsmodeller.{model}.")
    }
    assert files == {f"{model}.yaml"}


def test_the_six_models_are_compared() -> None:
    """The base compares the six of the project, in the order of its path."""
    assert scenario("forsoeg/kanalkvarteret.yaml").models == SIX


def test_planning_and_productive_share_hang_on_ledelsesniveau() -> None:
    """Coordinated models share planning rules and productive share: no answer is built in."""
    models = scenario("forsoeg/kanalkvarteret.yaml").driftsmodeller.values()
    led = [model.levers for model in models if model.ledelsesniveau == "coordinated"]
    planning = {(m.planning.protected, m.planning.window, m.planning.catch_up) for m in led}
    assert len(led) == 4
    assert len(planning) == 1
    assert {m.leadership.productive_share for m in led} == {0.82}


def test_neutral_costs_nothing() -> None:
    """No lever of the neutral model takes time, loses a call, buys or posts a leader."""
    levers = scenario("forsoeg/kanalkvarteret.yaml").driftsmodeller["neutral"].levers
    intake, lead, bought = levers.intake, levers.leadership, levers.bought_work
    assert intake.handling + intake.delay + intake.missed + intake.abandoned == 0
    assert levers.interruptions.setup + levers.interruptions.handling == 0
    assert levers.planning.brief + levers.planning.weekly_meeting + levers.machines.transport == 0
    assert levers.familiarity.first + levers.familiarity.permanent == 0
    assert (bought.requests, bought.rounds, bought.moves, bought.snow) == (0, (), False, False)
    assert lead.leader_per_afdeling + lead.desk_per_1500 + lead.contract_per_2000 == 0
    assert (lead.men_per_leader, lead.productive_share) == (None, 1.0)
    assert (levers.skills.own_fix, levers.skills.specialist_time) == (1.0, 1.0)
    assert levers.machines.limited is False


def test_the_working_week_has_37_hours() -> None:
    """Four days of 8.5 h less half an hour of lunch, and 5 h on Friday."""
    week = scenario("forsoeg/kanalkvarteret.yaml").calendar.working_week
    open_hours = [day.end - day.start for day in week.days()]
    lunches = sum(day.start < week.lunch.start and week.lunch.end < day.end for day in week.days())
    assert sum(open_hours) - lunches * (week.lunch.end - week.lunch.start) == 37 * 3600


def test_work_of_the_reference_estate() -> None:
    """A lejemål with 100 m² green and 1/8 opgang: green 4.5, renhold 4.2, tilsyn 1.5 h a year."""
    rounds = scenario("forsoeg/kanalkvarteret.yaml").demand.rounds
    units = {"lejemaal": 1.0, "green_area": 0.1, "opgange": 0.125}
    hours = {name: r.hours / 3600 * units[r.driver] for name, r in rounds.items()}
    assert hours["graes"] + hours["groent_pleje"] == pytest.approx(4.5)  # 0.1 x (12 + 33)
    assert hours["renhold"] + hours["trapper"] == pytest.approx(4.2)  # 3.1 + 8.8 / 8
    assert hours["tilsyn"] == pytest.approx(1.5)


def test_a_request_takes_45_minutes_on_average() -> None:
    """A lognormal's mean is median x exp(sigma²/2); over the catalogue it is the documented 45."""
    types = scenario("forsoeg/kanalkvarteret.yaml").demand.requests.types.values()
    mean = sum(t.share * t.median * math.exp(t.sigma**2 / 2) for t in types) / 60
    assert mean == pytest.approx(45, abs=1)
    assert sum(t.share for t in types) == pytest.approx(1)


def test_the_example_of_the_readme_reads(tmp_path: Path) -> None:
    """What the README tells a user to write for his own organisation is a scenario."""
    blocks = re.findall(r"```yaml\n(.*?)```", (SCENARIOS / "README.md").read_text("utf-8"), re.S)
    (example,) = [block for block in blocks if "organisation:" in block]
    own = tmp_path / "vores.yaml"
    base = (SCENARIOS / "base.yaml").as_posix()
    own.write_text(example.replace("../base.yaml", f'"{base}"'), encoding="utf-8")
    read = read_scenario(own)
    assert [a.lejemaal for a in read.scenario.organisation.afdelinger.values()] == [140, 60]
    assert read.evidence["economy.post"].grade == "B"


def test_a_seventh_driftsmodel_is_a_file(tmp_path: Path) -> None:
    """The steps of docs/add-a-driftsmodel.md, followed: copy, rename, change a lever, name it."""
    text = (SCENARIOS / "driftsmodeller" / "teamopdelt_samdrift.yaml").read_text("utf-8")
    text = text.replace("  teamopdelt_samdrift:\n", "  min_model:\n").replace(
        "step: 0.5", "step: 1.0"
    )
    (tmp_path / "min_model.yaml").write_text(text, encoding="utf-8")
    case = (SCENARIOS / "cases" / "bsb_svendborg.yaml").as_posix()
    own = tmp_path / "vores.yaml"
    own.write_text(
        f'extends: ["{case}", min_model.yaml]\n'
        "models: [manglende_ledelse, min_model, faellesdrift]\n",
        encoding="utf-8",
    )
    read = read_scenario(own).scenario
    assert read.models == ("manglende_ledelse", "min_model", "faellesdrift")
    assert read.levers("min_model").posts.step == 1.0
    assert read.levers("min_model").territory == read.levers("teamopdelt_samdrift").territory
