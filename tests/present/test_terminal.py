"""The table of `drift compare` fits a terminal and hides nothing."""

import io
from typing import Any

import pytest
from rich.console import Console

from sim.present.terminal import comparison_table
from tests.present.made_up import TODAY


def printed(result: dict[str, Any], lang: str = "da", width: int = 80) -> str:
    """Return the table as it is printed without colours."""
    written = io.StringIO()
    Console(file=written, width=width, color_system=None).print(comparison_table(result, lang))
    return written.getvalue()


@pytest.mark.parametrize("lang", ["da", "en"])
def test_it_fits_eighty_columns_and_breaks_no_number(result: dict[str, Any], lang: str) -> None:
    """Every number of a row stands whole on a line of at most 80 characters."""
    lines = printed(result, lang).splitlines()
    assert max(len(line) for line in lines) <= 80
    row = next(line for line in lines if line.startswith("Fællesdrift"))
    # 16 posts: (16 * 512,000 + 650,000) / 1,234 = 7,165 kr., 8.84 million; today 830 kr. more
    wanted = {
        "da": ["16,0", "8,84", "7.165", "15,5", "2,9", "85\u00a0%", "81\u00a0%", "−830", "kr."],
        "en": ["16.0", "8.84", "7,165", "15.5", "2.9", "85%", "81%", "DKK", "−830"],
    }
    assert row.replace("85\u00a0%", "85~%").replace("81\u00a0%", "81~%").split()[-9:] == [
        word.replace("\u00a0", "~") for word in wanted[lang]
    ]


def test_differences_stand_with_their_intervals(result: dict[str, Any]) -> None:
    """Cost, its interval, response, its interval, on four lines below each other."""
    lines = printed(result).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("Fællesdrift"))
    # cost 73 * 0.4 = 29 either side of -830
    assert "−830 kr." in lines[start]
    assert lines[start + 1].strip() == "−859 til −801"
    assert lines[start + 2].strip() == "−0,3 døgn"
    assert lines[start + 3].strip() == "−0,4 til −0,2"


def test_no_difference_is_said_in_words(result: dict[str, Any]) -> None:
    """Teams answer as fast as today in the made-up comparison: no mean is shown."""
    lines = printed(result).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("Teamopdelt"))
    assert lines[start + 2].split()[-2:] == ["ikke", "påvist"]
    assert lines[start + 3].strip() == "−0,1 til 0,1"


def test_the_footnote_is_below(result: dict[str, Any]) -> None:
    """The table says what it is and on what evidence."""
    words = " ".join(printed(result).split())
    assert "Modelberegning, ikke en måling." in words
    assert "140 af grad D (skøn)" in words


def test_names_are_not_read_as_markup(result: dict[str, Any]) -> None:
    """Square brackets in a title or in the scenario's name are shown as they are."""
    result["models"]["faellesdrift"]["title"]["da"] = "[bold]Drift[/]"
    result["scenario"] = "Plan [red]B"
    shown = printed(result, width=120)
    assert "[bold]Drift[/]" in shown
    assert "Plan [red]B" in shown


def test_missing_values_are_dashes_and_one_model_has_no_differences(
    result: dict[str, Any],
) -> None:
    """A model without KPIs is a row of dashes; without today's model the last column goes."""
    result["models"] = {"faellesdrift": {**result["models"]["faellesdrift"], "kpis": {}}}
    result["today"] = TODAY
    row = next(line for line in printed(result).splitlines() if line.startswith("Fællesdrift"))
    assert row.split() == ["Fællesdrift", "16,0", "–", "–", "–", "–", "–", "–"]
