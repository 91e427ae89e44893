"""A change that changes nothing gives a difference of exactly nothing."""

import datetime as dt

import pytest

from sim.model import Engine
from sim.model.trace import first_difference
from sim.model.world.staffing import rounded_posts
from sim.scenario import Scenario
from sim.scenario.schema import MECHANISMS
from tests.model.small import MODELS, Year, play, small, varied

LONG = {"calendar.start": dt.date(2025, 5, 5), "calendar.days": 42}
"""Six weeks from May, when grass is cut."""
OFF = {"switches": dict.fromkeys(MECHANISMS, "off")}


def test_with_every_mechanism_off_the_models_are_one(simulate: Engine) -> None:
    """All switches off and equal posts: six models, one trace and one set of key figures."""
    neutral = varied(small(), LONG | OFF)
    years = [play(simulate, neutral, model, posts=[3.0]) for model in MODELS]
    assert len(years[0].trace.time) > 500
    for year in years[1:]:
        assert first_difference(years[0].trace, year.trace) is None
        assert str(year.measures.total) == str(years[0].measures.total)


def test_the_posting_rule_is_a_mechanism_too() -> None:
    """With every mechanism off the models are given the same posts."""
    neutral = varied(small(), OFF)
    assert len({tuple(rounded_posts(neutral, model)) for model in MODELS}) == 1


def test_with_the_mechanisms_on_the_models_differ(simulate: Engine) -> None:
    """The same year is played differently by each of the six."""
    traces = [play(simulate, varied(small(), LONG), model).trace for model in MODELS]
    for k, one in enumerate(traces):
        for other in traces[k + 1 :]:
            assert first_difference(one, other) is not None


@pytest.mark.parametrize("mechanism", sorted(set(MECHANISMS) - {"posts", "cost_split", "vagt"}))
def test_every_mechanism_does_something(simulate: Engine, mechanism: str) -> None:
    """Switching one mechanism off changes what happens in at least one model."""
    # `posts`, `cost_split` and `vagt` change staffing and money, not what the same men do.
    on, off = varied(small(), LONG), varied(small(), LONG | {"switches": {mechanism: "off"}})
    differs = [
        first_difference(play(simulate, on, model).trace, play(simulate, off, model).trace)
        for model in MODELS
    ]
    assert any(where is not None for where in differs)


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_no_switch_is_dead(simulate: Engine, mechanism: str) -> None:
    """Alone, from neutral, each mechanism changes what happens or what somebody pays."""
    alone = {"switches": dict.fromkeys(sorted(set(MECHANISMS) - {mechanism}), "off")}
    neutral = play(simulate, varied(small(), LONG | OFF), MODELS[0])
    assert any(
        _differs(neutral, play(simulate, varied(_marked(model), LONG | alone), model))
        for model in MODELS
    )


def _marked(model: str) -> Scenario:
    """Return the scenario with values of a model that none of the six has.

    All six leave nights to a firm. Alone, cover does nothing but by temps: in the neutral model
    every man goes everywhere as it is.
    """
    levers = f"driftsmodeller.{model}.levers"
    return varied(small(), {f"{levers}.vagt.by": "own", f"{levers}.cover.by": "temp"})


def _differs(one: Year, other: Year) -> bool:
    """Return whether two years differ in what happened or in what anybody pays."""
    if first_difference(one.trace, other.trace) is not None:
        return True
    mine, others = one.measures.afdelinger, other.measures.afdelinger
    return mine["cost_kr_per_year"].tobytes() != others["cost_kr_per_year"].tobytes()


def test_a_model_and_its_copy_differ_by_exactly_nothing(simulate: Engine) -> None:
    """A driftsmodel under another name has the same trace and the same key figures."""
    models = small().driftsmodeller
    twin = varied(small(), {"driftsmodeller": {**models, "kopi": models["faellesdrift"]}})
    one, copy = (play(simulate, twin, name) for name in ("faellesdrift", "kopi"))
    assert first_difference(one.trace, copy.trace) is None
    assert str(one.measures.total) == str(copy.measures.total)
    for name, column in one.measures.afdelinger.items():
        assert column.tobytes() == copy.measures.afdelinger[name].tobytes()


def test_playing_twice_gives_the_same_year(simulate: Engine) -> None:
    """An engine keeps nothing from one year to the next, and changes neither world nor draws."""
    year = play(simulate, small(), "teamopdelt_samdrift")
    again = simulate(year.world, year.draws)
    fresh = play(simulate, small(), "teamopdelt_samdrift")
    assert first_difference(year.trace, again) is None
    assert first_difference(year.trace, fresh.trace) is None
    for one, other in zip(year.draws, fresh.draws, strict=True):
        assert one.tobytes() == other.tobytes()
