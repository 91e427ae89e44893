"""The table `drift compare` prints: a row per driftsmodel, with its differences to today."""

from rich import box
from rich.table import Table
from rich.text import Text

from sim.present.comparison import (
    COST,
    Estimate,
    Result,
    difference,
    kpi,
    listed_title,
    model_ids,
    response_kpi,
    today,
    verdict,
)
from sim.present.evidence import footnote
from sim.present.numbers import Scale, interval, number, scale, scaled, share, signed
from sim.present.words import text

COST_YEAR = "cost_kr_per_year"
P50, P90 = response_kpi(None, "p50"), response_kpi(None)


def comparison_table(result: Result, lang: str = "da") -> Table:
    """Return the table of all driftsmodeller; today's is in bold, what is unknown is a dash.

    It fits a terminal (or a file) of 80 columns. Units stand in the headings: a column of
    response times is in days as soon as one of its values is 48 hours or more.
    """
    scales = {name: scale("h", max(_means(result, name), default=None)) for name in (P50, P90)}
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        title=Text(_title(result, lang)),
        title_justify="left",
        caption=Text(f"{text('table.explained', lang)}\n{footnote(result, lang)}"),
        caption_justify="left",
        padding=(0, 0),
        pad_edge=False,
    )
    _headings(table, result, scales, lang)
    for model in model_ids(result):
        style = "bold" if model == today(result) else ""
        table.add_row(*_row(result, model, scales, lang), style=style)
    return table


def _headings(table: Table, result: Result, scales: dict[str, Scale], lang: str) -> None:
    table.add_column(Text(text("table.model", lang)), overflow="fold")
    units = {name: text(f"unit.{how.key}", lang) for name, how in scales.items()}
    headings = [
        text("table.posts", lang),
        text("table.cost_year", lang),
        text("table.cost_lejemaal", lang),
        text("table.p50", lang, unit=units[P50]),
        text("table.p90", lang, unit=units[P90]),
        text("table.goal", lang),
        text("table.planned", lang),
    ]
    if today(result) is not None:
        headings.append(text("table.difference", lang))
    for heading in headings:
        table.add_column(Text(heading), justify="right", no_wrap=True)


def _row(result: Result, model: str, scales: dict[str, Scale], lang: str) -> list[Text]:
    def mean(kpi_id: str, how: Scale) -> str:
        return scaled(kpi(result, model, kpi_id).mean, how, lang)

    def share_of(kpi_id: str) -> str:
        return share(kpi(result, model, kpi_id).mean, 0, lang)

    cells = [
        listed_title(result, model, lang),
        number(result["models"][model].get("posts"), 1, lang),
        mean(COST_YEAR, scale("mio_kr")),
        mean(COST, scale("kr")),
        mean(P50, scales[P50]),
        mean(P90, scales[P90]),
        share_of("within_goal_share"),
        share_of("planned_on_time_share"),
    ]
    if today(result) is not None:
        cells.append(_differences(result, model, scales[P90], lang))
    # Text, not str: names may hold square brackets, which Rich would read as markup
    return [Text(cell) for cell in cells]


def _differences(result: Result, model: str, days_or_hours: Scale, lang: str) -> str:
    """Return the differences to today over four lines: cost, its interval, response, its."""
    if model == today(result):
        return ""
    found = (
        (difference(result, model, COST), scale("kr")),
        (difference(result, model, P90), days_or_hours),
    )
    return "\n".join(_difference(diff, how, lang) for diff, how in found)


def _difference(diff: Estimate, how: Scale, lang: str) -> str:
    shown = signed(diff.mean, how, lang)
    if diff.mean is not None:
        shown = text(f"format.{how.key}", lang, value=shown)
    if not diff.has_interval:
        return shown
    bounds = interval(diff.low, diff.high, lang=lang, how=how)
    first = text("table.none", lang) if verdict(diff, how) == "none" else shown
    return f"{first}\n{bounds}"


def _title(result: Result, lang: str) -> str:
    return text(
        "table.title",
        lang,
        scenario=result["scenario"],
        lejemaal=number(result.get("lejemaal"), 0, lang),
        n=number(result.get("replications"), 0, lang),
    )


def _means(result: Result, kpi_id: str) -> list[float]:
    means = (kpi(result, model, kpi_id).mean for model in model_ids(result))
    return [mean for mean in means if mean is not None]
