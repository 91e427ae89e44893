"""Both languages say the same things."""

from string import Formatter

import pytest

from sim.measure import UNITS
from sim.present.words import CATALOGUES, TOPICS, has_text, kpi_name, text


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_no_key_is_in_two_topics() -> None:
    """A text is written once; a second one of its key would silently take its place."""
    assert len(CATALOGUES["da"]) == sum(len(topic.TEXTS) for topic in TOPICS)


@pytest.mark.parametrize("key", CATALOGUES["da"])
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    """A translation uses every value the original uses and no other."""
    assert placeholders(CATALOGUES["da"][key]) == placeholders(CATALOGUES["en"][key])


def test_placeholders_are_seen() -> None:
    """The measure itself: named placeholders are found once each."""
    assert placeholders("{low} til {high}, {low}") == {"low", "high"}


@pytest.mark.parametrize("lang", CATALOGUES)
def test_no_text_is_empty_or_has_an_unused_edge(lang: str) -> None:
    """Texts are complete; only the hedge, which is put behind a verb, begins with a sign."""
    loose = [k for k, words in CATALOGUES[lang].items() if not words or words != words.strip()]
    assert [key for key in loose if key != "evidence.hedge"] == []


def test_danish_percent_signs_never_stand_alone_on_a_line() -> None:
    """Every % in a Danish text behind a number has a no-break space before it."""
    breakable = [k for k, words in CATALOGUES["da"].items() if any(f"{d} %" in words for d in "05")]
    assert breakable == []


def test_text_fills_in_values_and_leaves_their_braces_alone() -> None:
    """A name from a scenario may hold braces without being read as a placeholder."""
    assert text("today.tag", "da", model="Hus {3}") == "Hus {3} (i\u00a0dag)"


def test_unknown_language_and_unknown_key_are_refused() -> None:
    """A wrong language or key is an error that names it."""
    with pytest.raises(ValueError, match="'de'"):
        text("today.short", "de")
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        text("no.such.key")


@pytest.mark.parametrize("kpi", [*UNITS])
def test_every_kpi_has_a_name(kpi: str) -> None:
    """Each KPI id of the comparison object is shown by a name, with its priority behind it."""
    assert has_text(f"kpi.{kpi.partition('.')[0]}")
    assert kpi_name(kpi) != kpi


def test_a_kpi_of_one_priority_says_which() -> None:
    """The priority stands in brackets; an unknown KPI is shown as it is."""
    assert kpi_name("response_h_mean.haster") == "Svartid, gennemsnit (haster)"
    assert kpi_name("response_h_mean.haster", "en") == "Response time, mean (urgent)"
    assert kpi_name("kilometres") == "kilometres"


def test_the_cost_under_a_key_says_which() -> None:
    """The fordelingsnøgle stands in brackets."""
    assert kpi_name("cost_kr_per_year.hours", "en") == (
        "Staffing cost per year (by registered hours)"
    )
