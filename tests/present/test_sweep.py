"""The table that a sweep ends with."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from sim.present.sweep import sweep_table
from sim.study.sweep.overview import NOTHING, Line, overview

HEAD = "point,name,model,norm,less,less_norm,kpi,unit,mean,low,high,n\n"


def printed(lines: list[Line], every: int, lang: str = "da") -> str:
    """The table as it is printed on 80 columns."""
    written = io.StringIO()
    console = Console(file=written, width=80, color_system=None)
    console.print(sweep_table(lines, every, lambda model: model.capitalize(), lang))
    return written.getvalue()


def line(model: str, difference: tuple[float | None, ...] = NOTHING, norm: float = 1.0) -> Line:
    """A line of the point 'snevinter'."""
    means = {"posts": 14.5, "cost_kr_per_year": 9_634_000.0, "response_h_p90": 91.2}
    means["planned_on_time_share"] = 0.784
    return Line("snevinter", model, norm, means, difference)  # type: ignore[arg-type]


def test_numbers_are_danish_and_a_difference_has_its_interval() -> None:
    """9.634 million, 91.2 h are 3.8 days; a difference that is not shown is not told."""
    lines = [
        line("i_dag"),
        line("samlet", (-1_052_400.0, -1_074_000.0, -1_030_000.0)),
        line("andet", (10_000.0, -5_000.0, 25_000.0)),
    ]
    shown = printed(lines, 3).splitlines()
    assert max(len(one) for one in shown) <= 80
    row = next(one for one in shown if "Samlet" in one).replace("\u00a0", " ")
    assert row.split() == ["Samlet", "1,00", "14,5", "9,63", "−1.052", "3,8", "78", "%"]
    assert any(one.split() == ["−1.074", "til", "−1.030"] for one in shown)
    other = next(one for one in shown if "Andet" in one)
    assert "ikke påvist" in other
    assert "10" not in other
    assert [one.strip() for one in shown].count("snevinter") == 1


@pytest.mark.parametrize(("every", "told"), [(1, False), (1200, True)])
def test_rows_left_out_are_told(every: int, told: bool) -> None:
    """A table that is not whole says so, and where the rest is."""
    assert ("1 af 1.200 rækker" in printed([line("x")], every)) is told


def test_other_staffing_levels_are_left_out_first(tmp_path: Path) -> None:
    """Of 2 points × 2 levels, three lines at most: those at the rule's level are read."""
    rows = [
        f"{point},p{point},m,{norm},,,posts,posts,{posts},,,5\n"
        for point in (1, 2)
        for norm, posts in ((0.9, 13), (1.0, 14.5))
    ]
    rows.append("1,p1,m,1.0,today,1.0,cost_kr_per_year,kr,-5,-6,-4,5\n")
    rows.append("1,p1,m,0.9,today,1.0,cost_kr_per_year,kr,-9,-9,-9,5\n")
    (tmp_path / "summary.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    found, every = overview(tmp_path, 3)
    assert every == 4
    assert [(one.point, one.norm, one.means) for one in found] == [
        ("p1", 1.0, {"posts": 14.5}),
        ("p2", 1.0, {"posts": 14.5}),
    ]
    assert found[0].difference == (-5, -6, -4)
    assert found[1].difference == NOTHING
