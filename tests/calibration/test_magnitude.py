"""What is made of a replay's distance from a log: levels, bounds, intervals and words."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.text import Text

from calibration.against import Distance
from calibration.curves import draw
from calibration.distance import Curve, kaplan_meier
from calibration.magnitude import answer, closing, farthest, ratios, sentences, verdict
from calibration.ratio import Ratio, times
from calibration.resample import Weighted, quantile_intervals

ROOT_TEN = 10**0.5


def test_kaplan_meier_by_hand() -> None:
    """Six cases: done after 1, 2, 3 and 5 hours, open after 2 and 4.

    Waiting longer: 5/6 after 1; 5/6 x 4/5 after 2; of the three left then (one is open at 2 and
    counts until there) 4/6 x 2/3 = 4/9 after 3; the one left after 4 is done at 5: 0.
    """
    times = np.array([1.0, 2.0, 2.0, 3.0, 4.0, 5.0])
    ended = np.array([True, True, False, True, False, True])
    curve = kaplan_meier(times, ended)
    steps = [curve.share(np.array([at]))[0] for at in (0.5, 1, 2, 3, 4, 5)]
    assert steps == pytest.approx([0, 1 / 6, 2 / 6, 5 / 9, 5 / 9, 1])
    assert (curve.quantile(0.5), curve.quantile(0.9), curve.horizon) == (3, 5, 5)


def group(name: str, logged: tuple[float, ...], replayed: tuple[float, ...]) -> Distance:
    """A distance of which only the quantiles matter."""
    nothing = Curve(np.array([]), np.array([]), 0.0)
    known = tuple((x, x) for x in logged)
    return Distance(name, 100, 0, logged, replayed, 1.0, 1000.0, False, known, (nothing, nothing))


def judged(logged: tuple[float, ...], replayed: tuple[float, ...]) -> list[float]:
    """Return the ratios as they are judged, with the quarter of an hour."""
    return [ratio.judged for ratio in ratios(group("all", logged, replayed))]


@pytest.mark.parametrize(
    ("replayed", "expected"),
    [
        (9.75, "ok"),
        (10 * ROOT_TEN - 0.26, "ok"),
        (10 * ROOT_TEN - 0.24, "warn"),
        (10 / ROOT_TEN - 0.26, "warn"),
        (10 / ROOT_TEN - 0.24, "ok"),
        (99.7, "warn"),
        (99.8, "fail"),
        (0.7, "fail"),
    ],
)
def test_levels_of_the_verdict(replayed: float, expected: str) -> None:
    """The worse of P50 and P90 decides, a quarter of an hour added: 10 h is what 9.75 h count."""
    assert verdict(group("all", (9.75, 20.0), (replayed, 20.0))) == expected
    assert verdict(group("all", (2.0, 9.75), (2.0, replayed))) == expected


def test_minutes_are_no_order_of_magnitude() -> None:
    """One minute or ten is nothing a planner cares about."""
    assert verdict(group("all", (1 / 60, 1 / 60), (10 / 60, 10 / 60))) == "ok"


def test_a_quantile_one_side_does_not_reach_counts_as_far_as_is_known() -> None:
    """P90 is beyond 1,000 h in the log and 49.75 h in the replay: 20 times too short at least."""
    one = group("all", (10.0, np.inf), (10.0, 49.75))
    assert judged((10.0, np.inf), (10.0, 49.75)) == pytest.approx([1, 50 / 1000.25])
    assert [ratio.known for ratio in ratios(one)] == ["exact", "most"]
    assert farthest(one).value == pytest.approx(49.75 / 1000)
    assert verdict(one) == "fail"
    assert judged((10.0, 1999.75), (10.0, 199.75))[1] == pytest.approx(0.1)


@pytest.mark.parametrize("replayed", [np.inf, 5000.0, 2000.0, 900.0])
def test_a_bound_that_tells_nothing_is_no_yes(replayed: float) -> None:
    """P90 that neither side reaches, or one side so far out that it may be right, is untried."""
    found = [group("all", (10.0, np.inf), (11.0, replayed))]
    assert verdict(found[0]) == "half"
    assert answer(found) == "half"
    whole = [group("all", (10.0, 20.0), (11.0, 20.0)), *found]
    assert answer(whole) == "yes"
    untried = "It is not tried throughout for 1 of 1: all: 90 % "
    assert untried in " ".join(closing(whole, "completed", 3, "en"))
    danish = " ".join(closing(found, "completed", 3, "da"))
    assert danish.startswith("Kun halvdelen er prøvet")
    english = " ".join(closing(found, "completed", 3, "en"))
    assert english.startswith("Only half is tried")
    assert "Yes" not in english
    assert "half 1.1 times" in english


def test_nothing_reached_is_no_answer() -> None:
    """Where neither half nor 90 % are reached on either side, nothing is known."""
    found = [group("all", (np.inf, np.inf), (np.inf, np.inf))]
    assert answer(found) == "unknown"
    (line,) = sentences(found, "completed", "da")
    assert "ukendt (ikke nået) / ukendt (ikke nået)" in line
    assert next(closing(found, "completed", 3, "da")).startswith("Det kan ikke siges")


def test_bounds_are_told_as_bounds() -> None:
    """A replay without men is 'at least', a log in which all is open 'at most'; neither is near."""
    no_men = [group("all", (2.0, 5.0), (np.inf, np.inf))]
    assert answer(no_men) == "no"
    told = next(closing(no_men, "completed", 3, "da"))
    assert "halvdelen mindst 500,0 gange, 90 % mindst 200,0 gange" in told
    still_open = group("akut", (np.inf, np.inf), (1.0, 5.0))
    (line,) = sentences([still_open], "completed", "en")
    assert "that is at most 0.001 times / at most 0.005 times" in line
    bound = group("all", (2.0, 250.0), (2.0, np.inf))  # at least four times, maybe forty
    assert answer([bound]) == "no"


def test_the_ratios_shown_are_those_of_the_numbers_beside_them() -> None:
    """44 over 2 is 22 times, though it is judged with a quarter of an hour on both."""
    (line,) = sentences([group("all", (2.0, 9.75), (44.0, 9.75))], "completed", "en")
    assert "log 2.0 / 9.8, replayed 44.0 / 9.8, that is 22.0 times (22.0–22.0) / 1.0 times" in line
    assert judged((2.0, 9.75), (44.0, 9.75))[0] == pytest.approx(44.25 / 2.25)


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.994, "0,99 gange"),
        (0.996, "1,0 gange"),
        (1.0, "1,0 gange"),
        (19.66, "19,7 gange"),
        (0.66, "0,66 gange"),
        (0.00123, "0,001 gange"),
        (0.0, "0,00 gange"),
    ],
)
def test_a_ratio_is_rounded_before_its_decimals_are_chosen(ratio: float, words: str) -> None:
    """One and nearly one look alike, and what is tiny is not told as nothing."""
    assert times(Ratio("exact", ratio, ratio), "da") == words


def test_p90_of_few_rows_is_not_judged() -> None:
    """Of 99 rows fewer than ten are beyond P90."""
    one = group("all", (10.0, 20.0), (10.0, 2000.0))
    assert verdict(one) == "fail"
    few = one._replace(rows=99)
    assert verdict(few) == "half"
    assert "ikke bedømt (under 100 rækker)" in next(sentences([few], "completed", "da"))


def test_the_interval_is_that_of_the_quantile() -> None:
    """Of 400 exponential waits the median's error is 1/sqrt(400): its interval is 0.69 +- 0.1."""
    waits = np.random.default_rng(1).exponential(1.0, 400)
    (half, most) = quantile_intervals(waits, np.full(400, True), (0.5, 0.9))
    assert half[0] < np.log(2) < half[1]
    assert half[1] - half[0] == pytest.approx(4 * 0.05, rel=0.3)
    assert most[1] - most[0] == pytest.approx(4 * 3 * 0.05, rel=0.3)
    (_, beyond) = quantile_intervals(waits, waits < 2, (0.5, 0.9))
    assert beyond[1] == np.inf


def test_the_rows_drawn_anew_agree_with_scipy() -> None:
    """Ties and open cases weigh in a resample as repeated rows do in the Kaplan-Meier curve."""
    random = np.random.default_rng(2)
    waits, ended = np.ceil(random.exponential(3.0, 200)), random.random(200) < 0.6
    shares = (0.1, 0.3, 0.5, 0.7, 0.9)
    weighted = Weighted(waits, ended, shares)
    for _ in range(30):
        weight = np.bincount(random.integers(0, 200, 200), minlength=200)
        curve = kaplan_meier(np.repeat(waits, weight), np.repeat(ended, weight))
        expected = [curve.quantile(share) for share in shares]
        assert weighted.quantiles(weight).tolist() == expected


def test_the_answer_names_what_it_does_not_hold_for() -> None:
    """In all, in part, nearly and not at all are four answers."""
    right, wrong, far = (group("x", (10, 20), (x, 20)) for x in (11, 80, 800))
    assert answer([right, right]) == "yes"
    assert answer([right, wrong]) == "partly"
    assert answer([wrong, right]) == "near"
    assert answer([far, right]) == "no"


def test_the_chart_shows_all_and_the_farthest_groups_inside_the_page() -> None:
    """Ten groups: all and the seven farthest off have a panel each; no word leaves the page."""
    near = Curve(np.array([1.0, 9.0]), np.array([0.5, 1.0]), 9.0)
    off = Curve(np.array([3.0]), np.array([0.4]), 2000.0)
    names = ["all", *(f"Ejendomskontoret i det yderste Vest, blok {k}" for k in range(1, 11))]
    found = [
        group(name, (10, 20), (10, 20.0 * max(k, 1)))._replace(curves=(near, off))
        for k, name in enumerate(names)
    ]
    found[10] = found[10]._replace(logged=(10, np.inf), replayed=(np.inf, np.inf))  # long words
    for lang, whole in (("da", "alle"), ("en", "all")):
        chart = draw(found, "completed", lang)
        heads = [axes.get_title(loc="left").split(" (100")[0] for axes in chart.figure.axes]
        assert [head.split()[-1] for head in heads] == [whole, "10", "9", "8", "7", "6", "5", "4"]
        chart.figure.draw_without_rendering()
        page = chart.figure.bbox
        for text in chart.figure.findobj(Text):
            box = text.get_window_extent()
            if any(letter.isalpha() for letter in text.get_text()):
                assert page.x0 <= box.x0 <= box.x1 <= page.x1, text.get_text()
