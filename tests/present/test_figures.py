"""The charts hold their words and their numbers."""

import re
from typing import Any

import pytest

from sim.present.figures import cost, cost_response, draw_all, response_afdelinger, time_use
from sim.present.figures.chart import Chart
from sim.present.figures.house import look, wrap
from tests.present.made_up import MODELS, TODAY


def svg(chart: Chart) -> str:
    """Return the chart as SVG text."""
    return chart.render("svg").decode()


def drawn(chart: Chart) -> str:
    """Return only the words drawn on the chart, without metadata, each between > and <."""
    return "".join(re.findall(r"<text[^>]*(>[^<]*<)", svg(chart)))


def test_words_stay_words_in_svg(result: dict[str, Any]) -> None:
    """Danish letters are text, not outlines, and can be searched and read aloud."""
    result["models"] = {m: result["models"][m] for m in (TODAY, "faellesdrift")}
    words = "".join(drawn(chart) for chart in draw_all(result))
    for wanted in ("Fællesdrift", "døgn", "lejemål", "Møder og planlægning", "Blåbærhaven"):
        assert wanted in words


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_chart_says_that_it_is_a_model_calculation(result: dict[str, Any], lang: str) -> None:
    """Title, footnote with all grades and alternative text are on every chart."""
    result["models"] = {m: result["models"][m] for m in (TODAY, "faellesdrift")}
    said = {"da": "Modelberegning, ikke en måling.", "en": "Model calculation, not a measurement."}
    for chart in draw_all(result, lang):
        words = [t.get_text().replace("\n", " ") for t in chart.figure.texts]
        assert words[0] == chart.title
        assert any(w.startswith(said[lang]) and "140" in w and "30" in w for w in words)
        assert chart.title in chart.alt
        assert "Fællesdrift" in chart.alt or "Blåbærhaven" in chart.alt


def test_dollar_signs_and_underscores_are_shown_as_written(result: dict[str, Any]) -> None:
    """A name is never read as mathematics."""
    for model in result["models"].values():
        model["afdelinger"] = {"Hus $x_1$ & <b>": model["afdelinger"]["Ærøgade"]}
        model["title"]["da"] = "_Plan $a^2$"
    afdelinger = drawn(response_afdelinger.draw(result, "faellesdrift"))
    assert ">Hus $x_1$ &amp; &lt;b&gt; (længst" in afdelinger
    for words in (afdelinger, drawn(cost_response.draw(result)), drawn(time_use.draw(result))):
        assert ">_Plan $a^2$<" in words


def test_the_six_models_never_look_alike(result: dict[str, Any]) -> None:
    """Colour, marker and line each tell the six apart, also when one is the user's own."""
    for models in (list(MODELS), ["min_egen", *list(MODELS)[1:]]):
        result["models"] = {m: {} for m in models}
        looks = [look(result, m) for m in models]
        assert len({one.color for one in looks}) == 6
        assert len({one.marker for one in looks}) == 6
        assert len({str(one.line) for one in looks}) == 6


def test_text_is_broken_at_spaces_and_only_at_need_inside_words() -> None:
    """No-break spaces hold, long words are cut, and nothing is lost."""
    assert wrap("90\u00a0% af alle", 0.5).split("\n")[0] == "90\u00a0%"
    cut = wrap("Ejendomsfunktionærforeningen", 0.8)
    assert "\n" in cut
    assert cut.replace("\n", "") == "Ejendomsfunktionærforeningen"
    assert wrap("kort", 5.0) == "kort"


def test_values_are_on_the_charts(result: dict[str, Any]) -> None:
    """Cost and its paired difference, time shares and responses stand as numbers."""
    shown = drawn(cost.draw(result))
    # (16 * 512,000 + 650,000) / 1,234 = 7,165; today (18 * 512,000 + 650,000) / 1,234 = 7,995
    for wanted in (">7.165<", ">7.995<", ">−830<", ">(−859 til −801)<"):
        assert wanted in shown
    shares = drawn(time_use.draw(result))
    assert all(f">{share}<" in shares for share in (69, 9, 4, 6, 12))


def test_a_cost_difference_around_zero_is_not_shown_as_one(result: dict[str, Any]) -> None:
    """The column says in words that no difference was found."""
    diff = result["differences"][f"faellesdrift vs {TODAY}"]["kpis"]["cost_kr_per_lejemaal"]
    diff.update(mean=7.0, low=-20.0, high=35.0)
    shown = drawn(cost.draw(result))
    assert ">ikke påvist<" in shown
    assert ">(−20 til 35)<" in shown


def test_very_long_waits_turn_the_axis_logarithmic(result: dict[str, Any]) -> None:
    """One level that waits ten times as long is told by the axis name; otherwise it is plain."""
    assert "logaritmisk" not in drawn(cost_response.draw(result))
    wait = result["curve"]["faellesdrift"][0]["kpis"]["response_h_p90"]
    # a wide interval alone does not do it: the means still lie close
    wait.update(low=-300.0, high=900.0)
    assert "logaritmisk" not in drawn(cost_response.draw(result))
    wait.update(mean=900.0)
    assert "(logaritmisk akse)" in drawn(cost_response.draw(result))


def test_a_comparison_without_values_says_so(result: dict[str, Any]) -> None:
    """An empty plot has no made-up ticks but a sentence."""
    for model in result["models"].values():
        model["kpis"] = {}
    result["curve"] = {}
    chart = cost_response.draw(result)
    assert "Ingen tal at vise" in drawn(chart)
    assert list(chart.figure.axes[0].get_xticks()) == []
