"""Explain: shares of a difference add up, and nothing gets a share that does nothing."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from click.testing import CliRunner

from sim.cli import drift
from sim.measure import UNITS
from sim.scenario import Checked, read_scenario
from sim.scenario.schema import Levers
from sim.study.explain import WHOLE, Question, explain, steps
from sim.study.explanation import Explanation
from sim.study.goals import as_today, default_goals, parse_goals
from sim.study.mechanisms import CREW, GROUPS, LEADERSHIP, SINGLE, Mechanism, led_alone, mixed
from sim.study.mixtures import Mixtures
from tests.model.small import play, varied

CASE = "scenarios/cases/isoleret_par.yaml"
SHORT = ("calendar.days=14", "calendar.warmup_days=7")
A, B = "manglende_ledelse", "faellesdrift"
GOAL = "haster: 90% inden 3 d"


@pytest.fixture(scope="module")
def pair() -> Checked:
    """Two afdelinger for two weeks."""
    return read_scenario(CASE, SHORT)


@pytest.fixture(scope="module")
def served(pair: Checked) -> Explanation:
    """From A to B at equal service."""
    return explain(pair, Question(A, B), 2, 1, workers=1).result


def whole(share: dict[str, object]) -> Fraction:
    """A mean in whole units: øre, seconds."""
    return Fraction(round(share["mean"] * WHOLE[share["unit"]]))  # type: ignore[operator,index]


def add_up(result: Explanation) -> dict[str, bool]:
    """Whether the shares of each key figure add up to its total, to the whole unit."""
    return {
        kpi: whole(total) == sum(whole(shares[kpi]) for shares in result["shares"].values())
        for kpi, total in result["total"].items()
    }


def test_shares_add_up_to_the_oere_and_the_second(served: Explanation) -> None:
    """Over all mechanisms every key figure's shares are the whole difference."""
    assert set(served["total"]) >= {"cost_kr_per_year", "posts", "response_h_p90"}
    assert all(add_up(served).values())
    assert all(add_up(served["at_rule"]).values())  # type: ignore[arg-type]
    for kpi, total in served["total"].items():
        before, after = (served[which][kpi]["mean"] for which in ("before", "after"))
        assert total["mean"] == pytest.approx(after - before, abs=2 / WHOLE[UNITS[kpi]])


def test_a_neutral_mechanism_has_no_share(served: Explanation) -> None:
    """Nothing is bought in A or B, and a key moves no cost of the whole: exactly 0, no interval."""
    for name in ("koebte_ydelser", "fordelingsnoegle"):
        for share in served["shares"][name].values():
            assert (share["mean"], share["low"], share["high"]) == (0.0, 0.0, 0.0)
    assert any(share["mean"] for share in served["shares"]["ledelse"].values())


def test_posts_come_from_the_search_and_response_from_the_rule(served: Explanation) -> None:
    """Cost is compared at equal service, response at the posting rule; it is said which."""
    assert served["basis"]["posts"] == served["basis"]["cost_kr_per_year"] == "service"
    assert served["basis"]["response_h_p90"] == "rule"
    assert served["service"]
    assert served["unmet"] == 0


def test_two_symmetric_mechanisms_have_equal_shares(pair: Checked) -> None:
    """A leader of 0.1 per afdeling costs what contract managers of 2 per 2,000 lejemål do.

    Two afdelinger of 100 lejemål: 0.2 posts at 620,000 kr either way.
    """
    scenario = varied(
        pair.scenario,
        {
            f"organisation.afdelinger.{name}.lejemaal": 100
            for name in pair.scenario.organisation.afdelinger
        },
    )
    levers = scenario.levers(A)
    more = varied(
        levers,  # type: ignore[arg-type]
        {
            "leadership.leader_per_afdeling": levers.leadership.leader_per_afdeling + 0.1,
            "leadership.contract_per_2000": levers.leadership.contract_per_2000 + 2.0,
        },
    )
    # led in a way that no driftsmodel with A's organisation is, so leadership is its levers alone
    other = scenario.driftsmodeller[B].model_copy(
        update={"levers": more, "ledelsesniveau": "contract"}
    )
    scenario = scenario.model_copy(update={"driftsmodeller": {**scenario.driftsmodeller, B: other}})
    result = explain(
        replace(pair, scenario=scenario), Question(A, B, at_rule=True), 2, 1, workers=1
    ).result
    shares = {name: found["cost_kr_per_year"]["mean"] for name, found in result["shares"].items()}
    assert shares["ledelse"] == shares["koebte_ydelser"] == 124_000.0
    assert sum(shares.values()) == result["total"]["cost_kr_per_year"]["mean"] == 248_000.0
    assert result["coalitions"] == 4
    assert result["leadership_alone"]["cost_kr_per_year"]["mean"] == 124_000.0


def test_sampled_orders_add_up_too(pair: Checked) -> None:
    """Over every mechanism the shares add up, and the error of sampling is told."""
    question = Question(A, B, at_rule=True, single=True, permutations=4)
    result = explain(pair, question, 1, 1, workers=1).result
    assert all(add_up(result).values())
    assert set(result["shares"]) == {mechanism.name for mechanism in SINGLE}
    assert result["shares"]["planning"]["cost_kr_per_year"]["error"] > 0
    assert result["shares"]["cost_split"]["cost_kr_per_year"]["error"] == 0
    assert result["shares"]["bought_work"]["cost_kr_per_year"]["mean"] == 0
    assert result["method"] == "sampled"


@pytest.mark.parametrize("mechanisms", [GROUPS, SINGLE])
def test_every_lever_belongs_to_one_mechanism(mechanisms: tuple[Mechanism, ...]) -> None:
    """Moved one and all, the mechanisms turn one driftsmodel into the other, each lever once."""
    paths = [path for mechanism in mechanisms for path in mechanism.levers]
    fields = [
        f"{section}.{field}"
        for section in Levers.model_fields
        for field in type(getattr(_levers(), section)).model_fields
    ]
    taken = [f for f in fields for p in paths if f == p or f.startswith(f"{p}.")]
    assert sorted(taken) == sorted(fields)


def _levers() -> Levers:
    return read_scenario(CASE).scenario.levers(A)


def test_moving_all_is_the_other_model(pair: Checked) -> None:
    """The full coalition has the levers of B, the empty one those of A."""
    one, other = pair.scenario.levers(A), pair.scenario.levers("facility_service")
    for mechanisms in (GROUPS, SINGLE):
        assert mixed(one, other, mechanisms) == other
        assert mixed(one, other, ()) == one


def test_better_leadership_alone_is_the_led_model_of_the_same_organisation(pair: Checked) -> None:
    """From manglende ledelse to fællesdrift it is koordinering og planlægning, lever for lever.

    With the crew moved besides, work is led as in fællesdrift; with the crew alone as in A.
    """
    led = led_alone(pair.scenario, A, B)
    one, other = pair.scenario.levers(A), pair.scenario.levers(B)
    assert led == pair.scenario.levers("koordinering_og_planlaegning")
    lead, crew = (next(m for m in GROUPS if m.name == name) for name in (LEADERSHIP, CREW))
    assert mixed(one, other, [lead], led) == led
    assert mixed(one, other, [lead, crew], led).planning == other.planning
    assert mixed(one, other, [crew], led).planning == one.planning
    assert mixed(one, other, [crew], led).territory == other.territory
    assert mixed(one, other, GROUPS, led) == other


def test_equal_leadership_has_no_share(pair: Checked) -> None:
    """Between two led models nothing is due to better leadership, to the øre and the second."""
    start = "koordinering_og_planlaegning"
    assert led_alone(pair.scenario, start, B) == pair.scenario.levers(start)
    result = explain(pair, Question(start, B, at_rule=True), 1, 1, workers=1).result
    assert all(add_up(result).values())
    assert {share["mean"] for share in result["shares"][LEADERSHIP].values()} == {0.0}
    assert any(share["mean"] for share in result["shares"][CREW].values())


def test_a_mixed_model_plays_its_own_levers(pair: Checked) -> None:
    """The ends of the game are the two driftsmodeller, year for year."""
    mixtures = Mixtures(pair.scenario, A, B, GROUPS, 1, 1, workers=1)
    full = (1 << len(GROUPS)) - 1
    years = mixtures.at_rule([0, full], lambda _: None)
    for mask, model in ((0, A), (mixtures.same(full), B)):
        alone = play_measures(pair, model)
        assert years[mask][0].total["cost_kr_per_year"] == alone["cost_kr_per_year"]
        assert years[mask][0].total["response_h_p90"] == alone["response_h_p90"]


def play_measures(pair: Checked, model: str) -> dict[str, float]:
    """Key figures of the first year of seed 1."""
    from sim.model.engine import engine

    return play(engine("auto"), pair.scenario, model).measures.total


def test_service_of_today_is_rounded_down(pair: Checked) -> None:
    """A goal is at most half a point, rounded down, below what the years gave, and above nought."""
    mixtures = Mixtures(pair.scenario, A, B, GROUPS, 1, 1, workers=1)
    years = mixtures.at_rule([0], lambda _: None)[0]
    for goal in as_today(years):
        reached = years[0].total[goal.kpi]
        assert reached - 0.0151 <= goal.at_least <= reached - 0.005 + 1e-9


def test_progress_counts_what_is_told(pair: Checked) -> None:
    """As many runs are announced as are finished."""
    told: list[int] = []
    question = Question(A, B, at_rule=True)
    explain(pair, question, 1, 1, workers=1, advance=told.append)
    assert sum(told) == steps(pair.scenario, question, 1, 1)


def test_goals_that_nobody_meets_are_no_equal_service(pair: Checked) -> None:
    """Where no number of posts keeps the goal, the figures say that they are of the most posts."""
    question = Question(A, B, parse_goals(("akut: 99.9% inden 0.001 h",)))
    result = explain(pair, question, 1, 1, workers=1).result
    assert result["unmet"] == result["coalitions"] > 1
    assert result["basis"]["posts"] == "most"
    assert result["basis"]["response_h_p90"] == "rule"


def test_the_audit_covers_the_rule_and_the_ladders(
    pair: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was played on the way to equal service can be drawn for SimPy too, in any process."""
    found = explain(pair, Question(A, B), 1, 1, workers=2)
    monkeypatch.setattr("sim.study.audit.SHARE", 1.0)
    audited = found.mixtures.audited()
    if audited.engine == "compiled":
        assert audited.equal is True
        # at the rule once each, and on the ladder with the answer and the rung below it
        assert audited.runs >= 2 * found.result["coalitions"]


def test_the_command_prints_json_and_writes_charts(tmp_path) -> None:
    """`--json` has total and shares; without it charts and sentences appear."""
    common = [
        "explain", CASE, "--from", A, "--to", "fællesdrift", "--replications", "1", "--seed", "1",
        "--staffing", "rule", "--workers", "1", *(x for one in SHORT for x in ("--set", one)),
    ]  # fmt: skip
    found = CliRunner().invoke(drift, [*common, "--json"])
    assert found.exit_code == 0, found.output
    result = json.loads(found.stdout)
    assert set(result["shares"]) == {mechanism.name for mechanism in GROUPS}
    assert all(add_up(result).values())
    out = tmp_path / "why"
    shown = CliRunner().invoke(drift, [*common, "--out", str(out)])
    assert shown.exit_code == 0, shown.output
    assert "edre ledelse" in shown.output
    rows = (out / "mekanismer.csv").read_text().splitlines()
    assert len(rows) == 1 + (1 + len(GROUPS)) * len(result["total"])
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["audit"]["equal"] in (True, None)
    assert manifest["audit"]["runs"] >= (manifest["audit"]["equal"] is True)
    again = CliRunner().invoke(drift, [*common, "--json"])
    assert again.stdout == found.stdout
    names = {path.name for path in (out / "figures").glob("*.svg")}
    assert names == {
        "forklaring_posts.svg", "forklaring_cost.svg", "forklaring_response.svg",
    }  # fmt: skip


def test_service_is_that_of_drift_staff_unless_it_is_named(pair: Checked) -> None:
    """Without a goal the default goals are kept; `today` keeps what the first model gives."""
    common = [
        "explain", CASE, "--from", A, "--to", B, "--replications", "1", "--seed", "1", "--json",
        "--workers", "1", *(x for one in SHORT for x in ("--set", one)),
    ]  # fmt: skip
    kept = {goal.kpi: goal.at_least for goal in default_goals(pair.scenario)}
    found = CliRunner().invoke(drift, common)
    assert json.loads(found.stdout)["service"] == kept
    found = CliRunner().invoke(drift, [*common, "--staffing", "today"])
    assert json.loads(found.stdout)["service"] not in ({}, kept)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "fællesdift"], "Mente du 'faellesdrift'?"),
        ([], "--to MODEL"),
        (["--to", B, "--goal", "haster: hurtigt"], "er ikke et mål"),
        (["--to", B, "--goal", GOAL, "--staffing", "today"], "--staffing today"),
    ],
)
def test_bad_questions_are_told(arguments: list[str], said: str) -> None:
    """An unknown driftsmodel, none, or a goal that is none: a sentence and exit code 2."""
    found = CliRunner().invoke(drift, ["explain", CASE, *arguments])
    assert found.exit_code == 2
    assert said in found.output
    assert "Traceback" not in found.output


def test_years_are_enough_for_a_search_unless_told_otherwise(pair: Checked) -> None:
    """The base plays 20 years: with few the fewest posts jump by a whole one."""
    assert pair.scenario.study.replications == 20
