"""The explanation as people see it: sentences and waterfalls."""

from typing import Any

import pytest

from sim.present.explanation import mechanism_name, sentences
from sim.present.figures.waterfall import draw_all
from sim.study.mechanisms import GROUPS, SINGLE
from tests.present.made_up import value
from tests.present.test_legibility import faults


def made_up(scale: float = 1.0) -> dict[str, Any]:
    """Return an explanation: of 6 posts 4 come from rounding, 3 from leading, -1 from the crew."""
    parts = {"ledelse": -3.0, "hele_stillinger": -4.0, "faelles_mandskab": 1.0}

    def figures(posts: float, level: float = 0.0) -> dict[str, Any]:
        return {
            "posts": value(posts + level, 0.0, "posts"),
            "cost_kr_per_lejemaal": value(400 * posts * scale + 500 * level, 120, "kr"),
            "response_h_p90": value(8 * posts + 5 * level, 6, "h"),
        }

    return {
        "scenario": "Blåbærhaven", "organisation": "Blåbærhaven", "lejemaal": 1234, "seed": 1,
        "replications": 8, "engine": "simpy", "grades": {"A": 3, "B": 1, "C": 2, "D": 30},
        "start": "a", "end": "b",
        "titles": {"a": {"da": "Manglende ledelse", "en": "None"},
                   "b": {"da": "Fællesdrift", "en": "Pool"}},
        "leadership": "more", "method": "exact", "coalitions": 64, "permutations": None,
        "service": {"within_goal_share.haster": 0.95}, "unmet": 0,
        "basis": {"posts": "service", "cost_kr_per_lejemaal": "service", "response_h_p90": "rule"},
        "before": figures(0.0, 22.0), "after": figures(-6.0, 22.0), "total": figures(-6.0),
        "shares": {mechanism.name: figures(parts.get(mechanism.name, 0.0)) for mechanism in GROUPS},
        "leadership_alone": figures(-2.0) | {"planned_on_time_share": value(0.1, 0.02, "share")},
        "at_rule": {
            "total": figures(-4.0),
            "shares": {"hele_stillinger": figures(-4.0), "ledelse": figures(0.0)},
        },
    }  # fmt: skip


def test_sentences_say_how_many_of_the_posts_are_due_to_what() -> None:
    """The largest share comes first; what pulls the other way is told as that."""
    said = sentences(made_up())
    assert "4,0 af 6,0 stillinger skyldes hele stillinger pr. afdeling." in said
    assert "3,0 af 6,0 stillinger skyldes bedre ledelse." in said
    assert "Mandskab på tværs af afdelinger trækker den anden vej med 1,0 stillinger." in said
    assert any("2.400 kr. lavere pr. lejemål om året (−2.520 til −2.280)" in one for one in said)
    assert any("95\u00a0%" in one and "samme service" in one for one in said)
    assert (
        "Bemandes alle efter normeringsreglen, er forskellen −4,0 stillinger. "
        "4,0 af 4,0 stillinger skyldes hele stillinger pr. afdeling."
    ) in said
    assert any("planlagt arbejde til tiden med +10 procentpoint" in one for one in said)
    assert said[-1].startswith("Modelberegning, ikke en måling.")


@pytest.mark.parametrize(
    ("basis", "unmet", "said"),
    [
        ("service", 0, "er sammenlignet ved samme service"),
        ("partly", 1, "i 1 af 64 når intet antal stillinger målene"),
        ("most", 64, "Udgift og stillinger er derfor ikke sammenlignet ved samme service"),
    ],
)
def test_equal_service_is_said_only_where_it_is(basis: str, unmet: int, said: str) -> None:
    """Where the goals cannot be met nobody reads that the service is the same, nor in a chart."""
    result = made_up() | {"unmet": unmet}
    result["basis"] |= {"posts": basis, "cost_kr_per_lejemaal": basis}
    assert said in sentences(result)[1]
    claims = [chart.alt for chart in draw_all(result)[:2]]
    assert all(("Ikke ved samme service" in alt) == (basis == "most") for alt in claims)
    assert all(("samme service, hvor den kan" in alt) == (basis == "partly") for alt in claims)


def test_one_name_has_one_number() -> None:
    """The mean share of leadership and what it gives first and alone are called differently."""
    (alone,) = [one for one in sentences(made_up()) if "som det første og eneste" in one]
    assert "et andet tal end mekanismens andel" in alone
    assert not any("bedre ledelse alene" in one.lower() for one in sentences(made_up()))


def test_times_beside_each_other_are_in_one_unit() -> None:
    """Before, after and the largest share of the difference: days if one of them is."""
    result = made_up()
    result["before"]["response_h_p90"]["mean"] = 40.0
    result["after"]["response_h_p90"]["mean"] = 96.0
    said = "\n".join(sentences(result))
    assert "inden 4,0 døgn mod 1,7 døgn før; størst betydning: hele still" in said
    assert "(−1,3 døgn)" in said


def test_a_share_larger_than_the_whole_is_not_a_part_of_it() -> None:
    """Nobody reads '7 of 6 posts'."""
    result = made_up()
    result["shares"]["hele_stillinger"]["posts"]["mean"] = -7.0
    assert any("giver −7,0 stillinger, mere end hele" in one for one in sentences(result))


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("scale", [1.0, 0.001, 30.0])
def test_waterfalls_can_be_read(lang: str, scale: float) -> None:
    """Nothing overlaps, also where steps are tiny or huge; leadership is always a step."""
    for chart in draw_all(made_up(scale), lang):
        assert faults(chart) == []
        assert {"da": "Bedre ledelse:", "en": "Better leadership:"}[lang] in chart.alt


def test_only_intervals_are_called_thin_lines() -> None:
    """Posts here vary with no year: no interval is drawn or spoken of, and steps hang on dots."""
    posts, cost, _ = draw_all(made_up())
    assert "intervaller" not in posts.alt
    assert "intervaller" in cost.alt
    (axes,) = [axes for axes in cost.figure.axes if axes.patches]
    upright = [line for line in axes.get_lines() if len(set(line.get_xdata())) == 1]
    assert all(line.is_dashed() for line in upright if len(line.get_xdata()) == 2)


def test_steps_without_effect_are_left_out() -> None:
    """A mechanism with share 0 has no row; its interval is that of nothing."""
    result = made_up()
    for found in result["shares"]["maskiner"].values():
        found.update(mean=0.0, low=0.0, high=0.0)
    assert all("Maskiner" not in chart.alt for chart in draw_all(result))


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_mechanism_has_a_name(lang: str) -> None:
    """Of the few groups and of the single ones."""
    names = [mechanism_name(mechanism.name, lang) for mechanism in (*GROUPS, *SINGLE)]
    assert all(names)


def test_less_leadership_is_not_called_better() -> None:
    """The other way round the step has another name; equal leadership has no sentence."""
    said = sentences({**made_up(), "leadership": "less"})
    assert any("skyldes mindre ledelse." in one for one in said)
    assert not any("bedre ledelse" in one.lower() for one in said)
    same = sentences({**made_up(), "leadership": "same"})
    assert not any("uden at nogen arbejder andre steder" in one for one in same)
