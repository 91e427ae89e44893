"""Nothing on a chart overlaps, leaves the sheet or is smaller than 9 points."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text

from sim.present.figures import cost, cost_response, response_afdelinger, time_use
from sim.present.figures.chart import Chart
from sim.present.figures.house import style
from tests.present.made_up import TODAY, build, kpis

SLACK_PX = 1.0


def texts(chart: Chart) -> list[Text]:
    """Every text that is seen: sheet, plot, axis names and the ticks inside the limits."""
    found = list(chart.figure.texts)
    for axes in chart.figure.axes:
        found += [*axes.texts, axes.xaxis.label, axes.yaxis.label, *ticks(axes)]
    return [one for one in found if one.get_visible() and one.get_text()]


def ticks(axes: Axes) -> list[Text]:
    shown = []
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        ticked = zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True)
        shown += [label for at, label in ticked if low <= at <= high]
    return shown


def faults(chart: Chart) -> list[str]:
    """Return what cannot be read on a chart, in words."""
    with style():
        chart.figure.draw_without_rendering()
        seen = [(t, t.get_window_extent()) for t in texts(chart)]
    width, height = chart.figure.get_size_inches() * chart.figure.dpi
    found = [f"small: {t.get_text()}" for t, _ in seen if float(t.get_fontsize()) < 9]
    found += [
        f"outside: {t.get_text()}"
        for t, box in seen
        if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height
    ]
    for (one, a), (other, b) in combinations(seen, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        along = min(a.y1, b.y1) - max(a.y0, b.y0)
        if across > SLACK_PX and along > SLACK_PX:
            found.append(f"overlap: {one.get_text()} | {other.get_text()}")
    return found


def as_made() -> dict[str, Any]:
    return build(20)


def with_long_names() -> dict[str, Any]:
    """Give all models and afdelinger names of 40 letters."""
    result = build(20)
    for i, model in enumerate(result["models"].values()):
        model["title"] = {"da": f"Driftsmodellen med det meget lange navn {i}"[-40:]}
        model["afdelinger"] = {
            f"Boligafdelingen {name} ved den store eng"[:40].ljust(40, "e"): found
            for name, found in model["afdelinger"].items()
        }
    return result


def without_numbers() -> dict[str, Any]:
    """One replication: no intervals; one model has nothing, some values are null."""
    result = build(20)
    for model in result["models"].values():
        for found in [model["kpis"], *model["afdelinger"].values()]:
            for one in found.values():
                one.update(low=None, high=None)
    result["models"]["faellesdrift"]["kpis"]["response_h_p90"]["mean"] = None
    result["models"]["faellesdrift"]["kpis"]["travel_share"]["mean"] = None
    result["models"]["faellesdrift"]["afdelinger"]["Ærøgade"]["response_h_p90"]["mean"] = None
    result["models"]["facility_service"]["kpis"] = {}
    result["models"]["facility_service"]["afdelinger"] = {}
    result["curve"].pop("facility_service")
    result["differences"], result["replications"] = {}, 1
    return result


def one_model() -> dict[str, Any]:
    """Only today's model was run, without a curve."""
    result = build(3)
    result["models"] = {TODAY: result["models"][TODAY]}
    result["differences"], result["curve"] = {}, {}
    return result


def nothing_known() -> dict[str, Any]:
    """Two models of which nothing could be computed."""
    result = build(2)
    result["models"] = {
        m: {"title": {"da": m}, "posts": None, "kpis": {}, "afdelinger": {"Ærøgade": {}}}
        for m in (TODAY, "faellesdrift")
    }
    result["differences"], result["curve"] = {}, {}
    return result


def nearly_equal() -> dict[str, Any]:
    """All six models lie on top of each other."""
    result = build(2)
    for index, model in enumerate(result["models"]):
        result["models"][model]["kpis"] = kpis(TODAY, 18.0 + 0.02 * index)
        for level, norm in zip(result["curve"][model], (0.9, 0.95, 1.0, 1.08, 1.15), strict=True):
            level["kpis"] = kpis(TODAY, (18.0 + 0.02 * index) * norm)
    return result


def logarithmic() -> dict[str, Any]:
    """One model far below its need waits forty times as long as the others."""
    result = build(2)
    wait = result["curve"]["manglende_ledelse"][0]["kpis"]["response_h_p90"]
    wait.update(mean=2400.0, low=2000.0, high=2900.0)
    return result


def slivers() -> dict[str, Any]:
    """Time use with parts of one per cent side by side."""
    result = build(2)
    parts = {"travel_share": 0.01, "interruption_share": 0.01, "meeting_share": 0.01}
    for model in result["models"].values():
        for name, mean in {**parts, "hands_on_share": 0.96, "idle_share": 0.01}.items():
            model["kpis"][name]["mean"] = mean
    return result


WORLDS = [
    as_made, with_long_names, without_numbers, one_model, nothing_known, nearly_equal,
    logarithmic, slivers,
]  # fmt: skip


@pytest.mark.parametrize("world", WORLDS)
def test_every_chart_can_be_read(world: Callable[[], dict[str, Any]]) -> None:
    """In ordinary and in awkward comparisons every text stands free, inside and large enough."""
    result = world()
    model = "faellesdrift" if "faellesdrift" in result["models"] else TODAY
    charts = [
        cost_response.draw(result),
        cost.draw(result),
        time_use.draw(result),
        response_afdelinger.draw(result, model),
    ]
    assert {chart.name: faults(chart) for chart in charts} == {c.name: [] for c in charts}


@pytest.mark.parametrize(("priority", "lang"), [("haster", "da"), ("akut", "en")])
def test_goal_lines_can_be_read(priority: str, lang: str) -> None:
    """With one priority the goal is written on the charts, also near an edge."""
    result = build(20)
    # akut waits 0.2 times P90, so 24 h lies at the far right of the afdelinger
    for chart in (
        cost_response.draw(result, lang, priority),
        response_afdelinger.draw(result, "faellesdrift", lang, priority),
    ):
        assert faults(chart) == []
    shown = " ".join(t.get_text() for t in texts(cost_response.draw(result, lang, priority)))
    assert {"haster": "mål: 3 døgn", "akut": "goal: 24 hours"}[priority] in shown


def test_a_chart_fits_an_a4_page() -> None:
    """With 20 afdelinger of 40 letters the tallest chart is no higher than a printed page."""
    chart = response_afdelinger.draw(with_long_names(), "faellesdrift")
    width, height = chart.figure.get_size_inches()
    # 210 x 297 mm less 15 mm margins is 7.1 x 10.5 inches
    assert width <= 7.1
    assert height <= 10.5


def test_overlaps_and_overruns_are_found() -> None:
    """The measure itself: a text on another one and one off the sheet are reported."""
    chart = cost.draw(build(2))
    chart.figure.text(0.02, 0.95, "oven i", size=12)
    chart.figure.text(0.98, 0.5, "udenfor", size=8)
    kinds = {fault.split(":")[0] for fault in faults(chart)}
    assert kinds == {"overlap", "outside", "small"}
