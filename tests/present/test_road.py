"""The roads of an omlægning as people see them: sentences, table and charts."""

import datetime as dt
import io
from typing import Any

import pytest
from rich.console import Console

from sim.present.figures.road import draw_all
from sim.present.road import cells, road_table, sentences
from tests.present.test_legibility import faults

MONTHS, WEEKS = 24, 104


def band(values: list[float], spread: float) -> dict[str, list[float]]:
    """A mean with a band of equal width."""
    return {
        "mean": values, "low": [v - spread for v in values], "high": [v + spread for v in values],
    }  # fmt: skip


def spread(mean: float | None, half: float = 1.0) -> dict[str, float | None]:
    """A mean with its interval."""
    if mean is None:
        return {"mean": None, "low": None, "high": None}
    return {"mean": mean, "low": mean - half, "high": mean + half}


def road(title: str, month: float | None) -> dict[str, Any]:
    """One plan whose money is back after `month` months."""
    money = [400_000 - 30_000.0 * k for k in range(MONTHS)]
    wait = [60.0 + (k % 30) for k in range(WEEKS)]
    return {
        "title": {"da": title, "en": f"{title} (English)"}, "grades": {"D": 12},
        "decision": "2025-01-01", "meeting": "2025-01-29", "budget": "2025-10-01",
        "stop": "2026-07-01",
        "phases": [{"date": "2026-01-01", "afdelinger": ["Blåbærhaven"]}],
        "payback_month": {**spread(month), "probability": 0.9 if month else 0.0},
        "worst_month": {"month": 3, "date": "2026-03-01", "response_h_p90": spread(96.0),
                        "more_h": spread(30.0), "backlog_tasks": spread(12.0)},
        "lasting": {"settled": True, "response_h_p90": spread(96.0), "unchanged_h": spread(30.0),
                    "more_h": spread(66.0)},
        "stop_cost_kr": spread(512_000.0, 40_000.0), "total_kr": spread(-290_000.0, 90_000.0),
        "last_year_kr": spread(-360_000.0, 20_000.0), "one_off_kr": 300_000.0,
        "response_h_p90": band(wait, 15.0), "unchanged_response_h_p90": band(wait[::-1], 10.0),
        "backlog_tasks": band([w / 6 for w in wait], 2.0),
        "unchanged_backlog_tasks": band([w / 8 for w in wait], 2.0),
        "skipped_more": spread(120.0, 15.0),
        "skipped_rounds": band([3.0] * WEEKS, 1.0),
        "unchanged_skipped_rounds": band([2.0] * WEEKS, 1.0),
        "cumulated_kr": band(money, 50_000.0), "stopped_kr": band(money, 50_000.0),
    }  # fmt: skip


@pytest.fixture
def roads() -> dict[str, Any]:
    """Three plans, one of which does not earn its money back."""
    first = dt.date(2025, 1, 1)
    return {
        "scenario": "Blåbærhaven", "organisation": "Blåbærhaven", "lejemaal": 1234, "seed": 1,
        "replications": 8, "engine": "simpy", "grades": {"A": 3, "B": 1, "C": 2, "D": 30},
        "start": "a", "end": "b",
        "titles": {"a": {"da": "Manglende ledelse", "en": "None"},
                   "b": {"da": "Fællesdrift", "en": "Pool"}},
        "weeks": [str(first + dt.timedelta(weeks=k)) for k in range(WEEKS)],
        "months": [f"{2025 + k // 12}-{k % 12 + 1:02}-01" for k in range(MONTHS)],
        "plans": {
            "hurtig": road("Hurtig", 15.0),
            "pilot": road("Pilot først med et meget langt navn på planen", 18.0),
            "afgang": road("Naturlig afgang", None),
        },
    }  # fmt: skip


def test_sentences_tell_money_back_worst_month_and_stopping(roads: dict[str, Any]) -> None:
    """Every plan has its days, payback with probability, worst month and stop cost, in Danish."""
    said = "\n".join(sentences(roads))
    for wanted in (
        "Hurtig: beslutning 1. januar 2025, tidligst afdelingsmøde 29. januar 2025, budgetmøde "
        "senest 1. oktober 2025, første ændring 1. januar 2026.",
        "Hurtig: pengene er i beregningen tjent ind 15 måneder efter den første ændring (14–16); "
        "sandsynligheden for at det sker inden for 2 år er 90\u00a0%.",
        "Naturlig afgang: pengene er i beregningen ikke tjent ind inden for 2 år",
        "værste måned, mens omlægningen står på, er nr. 3 (marts 2026), "
        "hvor 90\u00a0% af henvendelserne besøges inden 4,0 døgn, 1,3 døgn længere",
        "Hurtig: når omlægningen er faldet på plads (det sidste år), besøges 90\u00a0% af "
        "henvendelserne i beregningen inden 4,0 døgn mod 1,3 døgn uden omlægning: 2,8 døgn længere "
        "(2,7–2,8); driften koster uden omlægningens egne udgifter 360.000 kr. "
        "mindre om året (340.000–380.000).",
        "stoppes der halvvejs (1. juli 2026), har det i beregningen kostet 512.000 kr. "
        "(472.000–552.000)",
        "Hurtig: oversprungne planlagte runder i hele perioden: +120 mod ingen omlægning "
        "(105–135).",
        "skøn (grad D)",
    ):
        assert wanted in said


def test_what_lasts_is_told_as_it_is(roads: dict[str, Any]) -> None:
    """No difference is no finding, an unsettled change is said to be one, and one too late too."""
    lasting = roads["plans"]["hurtig"]["lasting"]
    lasting |= {"settled": False, "more_h": spread(0.5)}
    roads["plans"]["hurtig"]["last_year_kr"] = spread(10.0, 20_000.0)
    roads["plans"]["afgang"]["lasting"] = None
    said = sentences(roads)
    (hurtig,) = [one for one in said if "endnu ikke er helt faldet på plads" in one]
    assert "ingen påviselig forskel (0,0–0,1); ingen påviselig forskel i udgift" in hurtig
    assert any("Naturlig afgang: de sidste afdelinger skifter først" in one for one in said)


def test_waits_of_plans_are_in_one_unit(roads: dict[str, Any]) -> None:
    """A plan with a short wait beside one with a long: both in days, in the table's row."""
    roads["plans"]["hurtig"]["worst_month"]["more_h"] = spread(60.0)
    shown = [cells(roads, plan, "da")[5] for plan in ("hurtig", "afgang")]
    assert shown == ["2,5 døgn", "1,3 døgn"]


def test_a_month_that_is_no_worse_is_not_called_worst(roads: dict[str, Any]) -> None:
    """Where nobody ever waits longer, that is said instead."""
    roads["plans"]["hurtig"]["worst_month"]["more_h"] = spread(-1.0)
    assert "Hurtig: i ingen måned venter beboerne længere end uden omlægning." in sentences(roads)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_charts_can_be_read(roads: dict[str, Any], lang: str) -> None:
    """One chart of kroner, and response and backlog for each plan; nothing overlaps."""
    charts = draw_all(roads, lang)
    assert len(charts) == 1 + 2 * 3
    for chart in charts:
        assert faults(chart) == []


def test_the_table_fits_a_terminal(roads: dict[str, Any]) -> None:
    """A column per plan in 80 columns; a saving has a minus, what never came a dash."""
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(road_table(roads))
    shown = console.export_text()
    assert "…" not in shown
    assert "−290" in shown
    assert cells(roads, "afgang", "da")[2] == "–"


def test_a_change_after_the_horizon_is_said(roads: dict[str, Any]) -> None:
    """A plan that comes too late has no payback, worst month or stop to tell of."""
    late = roads["plans"]["hurtig"]
    late["worst_month"]["month"] = 0
    said = sentences(roads)
    assert "Hurtig: den første ændring kommer først efter de 2 år." in said
    assert not any(one.startswith("Hurtig: pengene") for one in said)
