"""Sentences say what can be said, hedge it, and say when no difference can be shown."""

from typing import Any

import pytest

from sim.present.comparison import COST
from sim.present.evidence import footnote, hedge
from sim.present.sentences import model_sentence, summary
from tests.present.made_up import TODAY, value

P90 = "response_h_p90"


@pytest.fixture
def plain(result: dict[str, Any]) -> dict[str, Any]:
    """Make one model's figures round, to be read in the sentence."""
    found = result["models"]["faellesdrift"]["kpis"]
    found[COST], found[P90] = value(5812.4, 30, "kr"), value(74.4, 2, "h")
    diffs = result["differences"][f"faellesdrift vs {TODAY}"]["kpis"]
    # 19.2 h = 0.8 d, 12 h = 0.5 d, 26.4 h = 1.1 d
    diffs[COST] = {"mean": -412.0, "low": -444.0, "high": -380.0, "unit": "kr"}
    diffs[P90] = {"mean": -19.2, "low": -26.4, "high": -12.0, "unit": "h"}
    return result


def test_a_saving_with_a_faster_response(plain: dict[str, Any]) -> None:
    """Amounts are without sign, intervals from small to large, days beside days."""
    assert model_sentence(plain, "faellesdrift") == (
        "Fællesdrift koster i beregningen 412 kr. mindre pr. lejemål om året end i dag "
        "(95\u00a0%-interval 380–444), og 90\u00a0% af henvendelserne får første besøg inden "
        "3,1 døgn, 0,8 døgn hurtigere end i dag (95\u00a0%-interval 0,5–1,1). Samtidig bliver "
        "81\u00a0% af det planlagte arbejde udført til tiden mod 79\u00a0% i dag."
    )


def test_the_same_in_english(plain: dict[str, Any]) -> None:
    """English puts DKK before the amount and a point before decimals."""
    sentence = model_sentence(plain, "faellesdrift", "en")
    assert "costs, by this calculation, DKK 412 less per home and year than today" in sentence
    assert "within 3.1 days, 0.8 days sooner than today (95% interval 0.5–1.1)" in sentence


def test_intervals_around_zero_mean_that_no_difference_can_be_shown(
    plain: dict[str, Any],
) -> None:
    """Neither cost nor response is called different when its interval contains zero."""
    diffs = plain["differences"][f"faellesdrift vs {TODAY}"]["kpis"]
    diffs[COST].update(low=-20.0, high=35.0)
    diffs[P90].update(low=-2.4, high=4.8)  # −0.1 and 0.2 days
    sentence = model_sentence(plain, "faellesdrift")
    assert "nogen forskel i udgift fra i dag" in sentence
    assert "(95\u00a0%-interval for forskellen −20 til 35 kr. pr. lejemål om året)" in sentence
    assert "nogen forskel i svartid fra i dag" in sentence
    assert "−0,1 til 0,2 døgn" in sentence
    assert sentence.count("kan der ikke vises") + sentence.count("der kan ikke vises") == 2
    assert "mindre" not in sentence
    assert "hurtigere" not in sentence


def test_dearer_and_slower(plain: dict[str, Any]) -> None:
    """The other direction has its own words."""
    diffs = plain["differences"][f"faellesdrift vs {TODAY}"]["kpis"]
    diffs[COST].update(mean=412.0, low=380.0, high=444.0)
    diffs[P90].update(mean=19.2, low=12.0, high=26.4)
    sentence = model_sentence(plain, "faellesdrift")
    assert "412 kr. mere pr. lejemål om året end i dag (95\u00a0%-interval 380–444)" in sentence
    assert "0,8 døgn senere end i dag (95\u00a0%-interval 0,5–1,1)" in sentence


def test_one_replication_claims_no_difference(plain: dict[str, Any]) -> None:
    """Without intervals the sentence gives the level and says that the uncertainty is unknown."""
    for diff in plain["differences"].values():
        for kpi in diff["kpis"].values():
            kpi.update(low=None, high=None)
    plain["replications"] = 1
    sentence = model_sentence(plain, "faellesdrift")
    assert "koster i beregningen 5.812 kr. pr. lejemål om året (usikkerheden" in sentence
    assert "end i dag" not in sentence
    assert "kun beregnet én gang" in summary(plain)[0]
    assert "Kun én gentagelse" in footnote(plain)


def test_a_summary_has_a_sentence_per_model_and_ends_with_the_footnote(
    result: dict[str, Any],
) -> None:
    """Six models: what was compared, today, five others, how sure it is."""
    lines = summary(result)
    assert len(lines) == 1 + 1 + 5 + 1
    assert "1.234 lejemål i 14 afdelinger" in lines[0]
    assert lines[1].startswith("I dag (Ledelse med koordinering og planlægning) koster")
    assert lines[-1] == footnote(result)


def test_without_todays_model_nothing_is_compared_with_it(result: dict[str, Any]) -> None:
    """A run without today's model gives levels only."""
    del result["models"][TODAY]
    lines = summary(result)
    assert len(lines) == 1 + 5 + 1
    assert not any("i dag" in line for line in lines)


def test_one_priority_is_named(result: dict[str, Any]) -> None:
    """The sentence says which requests it speaks of."""
    assert "90\u00a0% af de hastende henvendelser" in summary(result, "da", "haster")[1]


def test_missing_values_are_dashes(result: dict[str, Any]) -> None:
    """A model without any KPI still has its sentence."""
    result["models"]["faellesdrift"]["kpis"] = {}
    result["differences"] = {}
    assert model_sentence(result, "faellesdrift") == (
        "Fællesdrift koster i beregningen – pr. lejemål om året (usikkerheden på forskellen til "
        "i dag er ikke beregnet), og 90\u00a0% af henvendelserne får første besøg inden –."
    )


def test_the_footnote_counts_every_grade(result: dict[str, Any]) -> None:
    """Four counts, a model and not a measurement, and the number of replications."""
    assert footnote(result) == (
        "Modelberegning, ikke en måling. Talgrundlag: 12 værdier af grad A (officiel kilde), "
        "30 af grad B (én organisations tal), 8 af grad C (anden kilde) og 140 af grad D (skøn). "
        "20 gentagelser med samme hændelser i alle driftsmodeller."
    )


@pytest.mark.parametrize(
    ("grades", "hedged"),
    [({"A": 3, "B": 1}, False), ({"A": 3, "D": 1}, True), ({}, True), ({"A": 0}, True)],
)
def test_guesses_and_ungraded_inputs_are_hedged(
    result: dict[str, Any], grades: dict[str, int], hedged: bool
) -> None:
    """One guess, or no grades at all, and the text says that it is a calculation."""
    result["grades"] = grades
    assert bool(hedge(result)) is hedged
    assert ("i beregningen" in model_sentence(result, "faellesdrift")) is hedged
    assert "ikke en måling" in footnote(result)
