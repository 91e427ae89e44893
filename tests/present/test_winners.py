"""Winners and losers as people see them."""

from typing import Any

import pytest

from sim.present.figures import break_even, winners
from sim.present.winners import sentences
from tests.present.made_up import TODAY, build, value
from tests.present.test_legibility import faults

KEYS = ("direct", "lejemaal", "area", "hours", "hybrid")


def keyed(afdelinger: list[str], size: float) -> dict[str, Any]:
    """A key under which the first afdeling loses `size` kr and the others win as much."""
    changes = [
        {"afdeling": name, "today": 700.0, "mean": size if k == 0 else -size,
         "low": (size if k == 0 else -size) - 3, "high": (size if k == 0 else -size) + 3,
         "outcome": "loses" if k == 0 else "wins"}
        for k, name in enumerate(afdelinger)
    ]  # fmt: skip
    return {"changes": changes, "losers": 1, "pay_more": 1}


@pytest.fixture
def result() -> dict[str, Any]:
    """A comparison with known faces and account 114."""
    made = build(6)
    for model in made["models"].values():
        for k, found in enumerate([model["kpis"], *model["afdelinger"].values()]):
            found["known_face_share"] = value(0.9 - 0.1 * k, 0.02, "share")
            found["konto_114_kr_per_year"] = value(8_000_000, 100_000, "kr")
    return made


def economy(result: dict[str, Any], own: str = "hours") -> dict[str, Any]:
    """A driftsmodel under every key."""
    names = list(result["models"][TODAY]["afdelinger"])
    keys = {key: keyed(names, 10.0 * (k + 1)) for k, key in enumerate(KEYS)}
    return {"own_key": own, "fairest_key": "direct", "keys": keys}


def test_sentences_say_who_pays_who_waits_and_who_comes(result: dict[str, Any]) -> None:
    """In kroner per lejemål and month, with the fairest key, the worst afdeling and known faces."""
    said = sentences(result, {"faellesdrift": economy(result)}, 80_000.0)
    worst = next(iter(result["models"][TODAY]["afdelinger"]))
    assert (
        "Fællesdrift: med nøglen timer betaler 1 af 6 afdelinger påviseligt mere end i dag "
        f"(mest {worst}: +40 kr. pr. lejemål om måneden); færrest taber med nøglen direkte (1)."
    ) in said
    assert sum("kendt ansigt" in one for one in said) == len(result["models"])
    assert any("100 kr. pr. m² i dag" in one and "grad A" in one for one in said)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("own", ["hours", ""])
def test_the_charts_can_be_read(result: dict[str, Any], lang: str, own: str) -> None:
    """Nothing overlaps; without a key of its own a model is shown under the fairest."""
    chart = winners.draw(result, "faellesdrift", economy(result, own), lang)
    assert faults(chart) == []
    assert {"da": "timer" if own else "direkte", "en": "hours" if own else "direct"}[
        lang
    ] in chart.title
    even = break_even.draw(result, 0.58, 562.5, lang)
    assert faults(even) == []
    assert "58" in even.title
