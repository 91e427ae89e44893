"""The charts of a comparison, for a board: on A4 paper, on a slide and in grey.

One file per chart; `house` holds colours and letters, `page` the sheet a chart sits on, `labels`
the placing of direct labels, `chart` the finished drawing and its bytes.
"""

from pathlib import Path

from sim.present.comparison import Result, afdelinger, model_ids, today
from sim.present.figures import cost, cost_response, response_afdelinger, time_use
from sim.present.figures.chart import Chart

__all__ = ["Chart", "draw_all", "write_all"]


def draw_all(result: Result, lang: str = "da", priority: str | None = None) -> list[Chart]:
    """Draw every chart the result has data for, in the order a board should see them.

    Args:
        result: the comparison object.
        lang: `da` or `en`.
        priority: response of all requests (None) or of `akut`, `haster` or `almindelig` only.
    """
    charts = [
        cost_response.draw(result, lang, priority),
        cost.draw(result, lang),
        time_use.draw(result, lang),
    ]
    if afdelinger(result):
        others = [m for m in model_ids(result) if m != today(result)] or model_ids(result)
        charts += [response_afdelinger.draw(result, m, lang, priority) for m in others]
    return charts


def write_all(
    result: Result, folder: Path, lang: str = "da", priority: str | None = None
) -> list[Path]:
    """Write every chart as SVG and PNG into `folder` (made if missing) and return the paths.

    Equal results give equal bytes. Each file appears whole or not at all.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for chart in draw_all(result, lang, priority):
        written += [chart.write(folder, kind) for kind in ("svg", "png")]
    return written
