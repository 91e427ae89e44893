"""Accounts, keys and calls: where a year's cost is booked, and who would bear it; by hand."""

from typing import Any

import numpy as np
import pytest

from sim.measure import KPIS, UNITS
from sim.measure.cost import BOUGHT_KONTO
from sim.measure.kpis import KEYS, KONTI, UNDER_KEYS
from sim.model import HOUR, Engine
from sim.model.world.catalogue import MOVE, type_names
from sim.model.world.staffing import need
from sim.scenario import read_scenario
from tests.measure.test_cost import LEVERS, Silent, silent
from tests.model.roads import with_road
from tests.model.small import CASE, MODELS, case, changed, play, small, varied

MIN = 60


def given(year: Silent, tasks: dict[str, int], **flags: list[str]) -> Silent:
    """Return the year in which some tasks take half an hour and went to somebody outside."""
    work = year.draws.work.copy()
    work[list(tasks.values())] = HOUR // 2
    chosen = {
        name: np.isin(np.arange(len(work)), [tasks[one] for one in who])
        for name, who in flags.items()
    }
    return year._replace(times=year.times._replace(**chosen), draws=year.draws._replace(work=work))


def some(year: Silent) -> dict[str, int]:
    """Return a request, a round, a move and another request of the measured year."""
    move = type_names(year.scenario.demand).index(MOVE)
    measured, request = year.times.measured, year.times.request
    first = np.flatnonzero(measured & request)
    planned = measured & ~request
    return {
        "request": int(first[0]),
        "round": int(np.flatnonzero(planned & (year.draws.type != move))[0]),
        "move": int(np.flatnonzero(planned & (year.draws.type == move))[0]),
        "other": int(first[1]),
    }


def test_what_is_bought_is_booked_by_what_it_is_for() -> None:
    """A bought round on 114, a bought repair and a called firm on 115, a bought move on 117."""
    year = silent({f"{LEVERS}.bought_work.extras": 0.1}, [2.0])
    tasks = some(year)
    before = year.cost()
    after = given(year, tasks, firm=["request", "round", "move"], contractor=["other"]).cost()
    extra = {konto: int((after.konti[konto] - before.konti[konto]).sum()) for konto in KONTI}
    # A visit of half an hour is billed as one: 400 x 1.1 x 1.25 = 550 kr, planned work as half.
    # The trade firm: (500 + 0.5 x 600) x 1.25 = 1,000 kr.
    assert extra == {"114": 27_500, "115": 55_000 + 100_000, "117": 27_500}


def test_posts_and_all_that_goes_with_them_are_on_114() -> None:
    """Where nothing is bought the whole cost is renholdelse, own moves included."""
    cost = silent({}, [2.0]).cost()
    assert [int(cost.konti[konto].sum()) for konto in KONTI] == [cost.total, 0, 0]


def test_nights_by_a_firm_or_by_own_men() -> None:
    """A firm's call-out is maintenance; own men are paid standby and two hours and a half more."""
    firm = silent({}, [2.0])
    own = silent({f"{LEVERS}.vagt.by": "own", "economy.standby": 100_000.0}, [2.0])
    assert case().demand.vagt.work == 2 * HOUR
    by_firm, by_own = (
        given(year, some(year), vagt=["request"], escalated=["other"]).cost()
        for year in (firm, own)
    )

    def paid(parts: dict[str, int]) -> list[int]:
        return [parts[name] for name in ("standby", "call_outs", "vagt")]

    assert paid(by_firm.parts) == [0, 0, 2 * 350_000]
    # 2 h x 250 kr x 1.5 = 750 kr; who waited too long by day still gets the firm.
    assert paid(by_own.parts) == [10_000_000, 75_000, 350_000]
    assert int(by_firm.konti["115"].sum()) == 700_000
    assert int(by_own.konti["115"].sum()) == 350_000


def test_calls_are_paid_as_time_at_a_desk() -> None:
    """1,530 calls of 6 min are 153 h, a tenth of a desk post, until a desk post is there."""
    led: dict[str, Any] = {f"{LEVERS}.intake.handling": 6 * MIN}

    def desk(calls: int, per_1500: float) -> int:
        year = silent(led | {f"{LEVERS}.leadership.desk_per_1500": per_1500}, [2.0])
        answered = np.array([[calls - 30.0, 30.0]])
        return year._replace(use=year.use._replace(answered=answered)).cost().parts["desk"]

    assert desk(0, 0.0) == 0
    assert desk(1530, 0.0) == 4_500_000  # 0.1 x 450,000 kr
    assert desk(1530, 1500 / 135) == 45_000_000  # one post for 135 lejemål answers them all


def test_answered_calls_are_counted(simulate: Engine) -> None:
    """Each request by telephone and each question is a call; what is said to a man is none."""
    model = "faellesdrift"
    levers = f"driftsmodeller.{model}.levers.intake"
    phone = varied(small(), {f"{levers}.direct_share": 0.0})
    year = play(simulate, phone, model)
    told = [(time, row) for time, row, *_ in year.trace.rows() if row in ("REGISTERED", "CHASED")]
    since = year.world.days.measure_from
    assert year.use.answered.sum() == sum(time >= since for time, _ in told) > 0
    mobile = varied(small(), {f"{levers}.channel": "mobile"})
    assert play(simulate, mobile, model).use.answered.sum() == 0
    firm = play(simulate, small(), "facility_service")
    assert firm.use.answered.sum() == 0


@pytest.mark.parametrize("model", MODELS)
def test_every_key_and_every_account_adds_up_to_the_oere(simulate: Engine, model: str) -> None:
    """Under each fordelingsnøgle the afdelinger bear the whole cost, as the accounts hold it."""
    measures = play(simulate, small(), model).measures
    total = round(measures.total["cost_kr_per_year"] * 100)
    own = np.rint(measures.afdelinger["cost_kr_per_year"] * 100).astype(int)
    for key in KEYS:
        assert np.rint(measures.afdelinger[UNDER_KEYS[key]] * 100).astype(int).sum() == total
    konti = [
        np.rint(measures.afdelinger[f"konto_{konto}_kr_per_year"] * 100).astype(int)
        for konto in KONTI
    ]
    assert (sum(konti) == own).all()
    assert own.sum() == total
    key = small().driftsmodeller[model].levers.cost_split.key
    assert (np.rint(measures.afdelinger[UNDER_KEYS[key]] * 100) == own).all()


def test_keys_of_an_omlaegning_share_each_bill_by_itself(simulate: Engine) -> None:
    """Half the year under one model, half under another: under one key as if both had it."""
    road = with_road(small(), "koordinering_og_planlaegning", ("2025-01-13", "faellesdrift", ""))
    both = road
    for model in ("koordinering_og_planlaegning", "faellesdrift"):
        both = changed(both, f"driftsmodeller.{model}.levers.cost_split.key", "area")
    name = next(iter(road.omlaegninger))
    found = play(simulate, road, name).measures.afdelinger
    assert (found[UNDER_KEYS["area"]] == play(simulate, both, name).measures.afdelinger[
        "cost_kr_per_year"]).all()  # fmt: skip
    assert (found[UNDER_KEYS["area"]] != found["cost_kr_per_year"]).any()


def test_a_month_of_rent_is_a_twelfth(simulate: Engine) -> None:
    """Kroner per lejemål and month, for the organisation and each afdeling."""
    measures = play(simulate, small(), "faellesdrift").measures
    lejemaal = np.array([70, 65, 40])
    month = measures.afdelinger["cost_kr_per_lejemaal_month"]
    assert month * lejemaal * 12 == pytest.approx(measures.afdelinger["cost_kr_per_year"])
    total = measures.total["cost_kr_per_lejemaal_month"] * 175 * 12
    assert total == pytest.approx(measures.total["cost_kr_per_year"])


def test_cost_under_a_key_is_a_figure_of_afdelinger_only() -> None:
    """The organisation bears the same under every key."""
    assert set(UNITS) - set(KPIS) == set(UNDER_KEYS.values())
    assert set(BOUGHT_KONTO.values()) == set(KONTI)


def test_own_craftsmen_raise_114_and_cut_115(simulate: Engine) -> None:
    """Indlicitering changes trade work and nothing else: fewer firms are called, more is paid."""
    path = CASE.with_name("bsb_indlicitering.yaml")
    scenario = varied(read_scenario(path).scenario, {"calendar.days": 60, "staffing.posts": None})
    levers = scenario.levers("faellesdrift")
    skills = scenario.levers("indlicitering").skills
    assert scenario.levers("indlicitering") == levers.model_copy(update={"skills": skills})
    before, after = (play(simulate, scenario, model) for model in scenario.models)
    assert need(scenario, "indlicitering").sum() > need(scenario, "faellesdrift").sum()
    was, now = before.measures.total, after.measures.total
    assert now["contractor_tasks"] < was["contractor_tasks"]
    assert now["konto_115_kr_per_year"] < was["konto_115_kr_per_year"]
    assert now["konto_114_kr_per_year"] >= was["konto_114_kr_per_year"]
