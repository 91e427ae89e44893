"""What a benchmark found, as a page of documentation and a chart; in English, for builders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

Found = dict[str, Any]

ROWS = (
    ("compiled_vs_reference", "compiled engine against the SimPy engine", "×", ">=", 100,
     "interpreting the reference; the same backlog index in both"),
    ("compiled_vs_c", "compiled engine against the same loop in C", "×", "<=", 1.5,
     "the reduced world asks little, so what the whole model looks at in vain weighs most here"),
    ("events_per_s", "rows of trace a second of engine", "", "", None,
     "memory: state of tasks and the trace do not fit the nearest cache"),
    ("cost_growth_10x", "cost of an event at 10× the size against 1×", "×", "<=", 1.5,
     "caches; ten times as many afdelinger in one pool give more to choose from, see below"),
    ("bsb_compare_s", "six models × 20 years of BSB Svendborg", "s", "<=", 0.5,
     "draws and measures run Python between numpy calls, one thread at a time"),
    ("portfolio_compare_s", "six models × 20 years of all six forsøg", "s", "<=", 4,
     "the same"),
    ("draws_and_measures_vs_engine", "draws and measures against the engine", "×", "<=", 1,
     "numbers for requests that are thinned away, and what each model has of its own"),
    ("two_worker_speedup", "two workers against one", "×", ">=", 1.8,
     "the engine and the loops of the measures run outside the lock of Python, draws and rosters "
     "only in part; other programs on the machine"),
    ("help_s", "`drift --help`", "s", "<=", 0.4, "starting Python and click"),
    ("warm_start_s", "from start to the first year, engine compiled before", "s", "<=", 2,
     "importing numba and pandas, loading the engine"),
    ("peak_mb", "most memory, six forsøg, two workers", "MB", "<=", 1000, "libraries"),
)  # fmt: skip
"""Key, what it is, unit, comparison and target, and what limits it."""


def document(found: Found) -> str:
    """Return the page `docs/performance.md`."""
    details = found["details"]
    lines = ["# How fast Drift is", ""]
    lines += [
        "Made by `drift bench --write-docs`; do not edit. Everything was measured in one run on",
        f"one machine ({_machine(details['machine'])}); ratios say more than seconds."
        + (" This was a `--quick` run." if details["quick"] else ""),
        *_busy(details["machine"]),
        "",
        "| what | found | target | limited by |",
        "|---|---|---|---|",
    ]
    lines += [_row(found[key], *row) for key, *row in ROWS]
    return "\n".join([*lines, "", *_split(details), *_growth(details), *_queues(details)]) + "\n"


def _machine(machine: Found) -> str:
    return (
        f"{machine['cores']} cores, {machine['processor']}, Python {machine['python']}, "
        f"numba {machine['numba']}, numpy {machine['numpy']}"
    )


def _busy(machine: Found) -> list[str]:
    """Return a warning where other programs kept the machine busy."""
    load = machine["load_before"]
    if load is None or load < 0.5:
        return []
    return [
        f"Other programs kept {load:.1f} cores busy before it began: what needs the clock, not the",
        "processor time of one process (both comparisons of 20 years, two workers, starting), took",
        "longer than it would alone.",
    ]


def _row(
    value: float | None, what: str, unit: str, sign: str, target: float | None, limit: str
) -> str:
    wanted = "" if target is None else f"{ {'>=': '≥', '<=': '≤'}[sign] } {target:g} {unit}".strip()
    if value is None:
        shown = "not measured here"
    else:
        met = target is None or (value >= target if sign == ">=" else value <= target)
        shown = f"{_number(value)} {unit}".strip() + ("" if met else " (missed)")
    return f"| {what} | {shown} | {wanted} | {limit} |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 10 else f"{value:.1f}"


def _split(details: Found) -> list[str]:
    one = details["portfolio"]
    return [
        "## Where the time goes",
        "",
        "The whole portfolio of 8,721 lejemål is the six forsøg, played one after another: they",
        "are organisations of their own. One replication under six models, with shared draws:",
        "",
        "| part | ms |",
        "|---|---|",
        f"| draws | {1e3 * one['draws_s']:.0f} |",
        f"| engine, roster included | {1e3 * one['engine_s']:.0f} |",
        f"| measures | {1e3 * one['measures_s']:.0f} |",
        "",
        f"That is {one['engine_ms_per_replication_year']:.0f} ms of engine for a year of the",
        "portfolio under one model (target: 15 ms),",
        f"{one['rows'] / 6:,.0f} rows of trace and {one['tasks'] / 6:,.0f} tasks in the mean.",
        *_limits(one, details["twin"]),
        "",
    ]


def _limits(one: Found, twin: Found | None) -> list[str]:
    """Return what keeps a year of engine from being shorter."""
    row = f"A row of the trace costs {1e9 * one['engine_s'] / one['rows']:.0f} ns in this"
    if twin is None:
        return [row + ".", "What limits it is the number of decisions, not memory."]
    least = 1e9 * twin["c_s"] / twin["rows"]
    return [
        row + f", and {least:.0f} ns in the C",
        "program, which plays a world of one kind of work, without residents, priorities, machines",
        "or help. What limits the engine is how many decisions a processor cannot foresee.",
    ]


def _growth(details: Found) -> list[str]:
    larger, more = (details["ns_per_event_by_size"][way] for way in ("larger", "more"))
    return [
        "## Size",
        "",
        "Nanoseconds of engine for a row of trace, Urbanplanen made smaller and larger:",
        "",
        "| | 0.1× | 1× | 10× |",
        "|---|---|---|---|",
        f"| larger afdelinger | {larger[0]:.0f} | {larger[1]:.0f} | {larger[2]:.0f} |",
        f"| more afdelinger | | {more[0]:.0f} | {more[1]:.0f} |",
        "",
        "A choice adds up a bound for every afdeling and looks at the first waiting tasks of those",
        "that may win. It does not depend on how many wait behind them, but on how many afdelinger",
        "one organisation has.",
        "",
    ]


def _queues(details: Found) -> list[str]:
    known = {k: v for k, v in details["seconds_per_customer_mmc"].items() if v is not None}
    base = known["compiled"]
    lines = [
        "## An M/M/c queue elsewhere",
        "",
        "Ten servers, nine tenths busy; for Drift a reduced world, with all its mechanisms asleep.",
        "",
        "| | µs a customer | against the compiled engine |",
        "|---|---|---|",
    ]
    names = {"simpy": "plain SimPy", "ciw": "Ciw", "salabim": "salabim"}
    names |= {"reference": "Drift, SimPy engine", "compiled": "Drift, compiled engine"}
    for name, seconds in sorted(known.items(), key=lambda item: -item[1]):
        lines.append(f"| {names[name]} | {_number(1e6 * seconds)} | {seconds / base:,.0f}× |")
    return lines


def _powers(axes: Any) -> None:
    """Give the x axis a logarithmic scale with plain numbers."""
    from matplotlib.ticker import FuncFormatter, NullFormatter

    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())


def chart(found: Found, path: Path) -> None:
    """Draw what a customer of an M/M/c queue costs, and what a row of trace costs by size."""
    import matplotlib.pyplot as plt

    from sim.present.figures.house import BETTER, GREY, style

    details = found["details"]
    known = {k: v for k, v in details["seconds_per_customer_mmc"].items() if v is not None}
    order = sorted(known, key=lambda name: -known[name])
    larger = details["ns_per_event_by_size"]["larger"]
    with style():
        figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3), layout="constrained")
        colours = [BETTER if name == "compiled" else GREY for name in order]
        left.barh(range(len(order)), [1e6 * known[name] for name in order], color=colours)
        left.set_yticks(range(len(order)), order)
        _powers(left)
        left.set_xlabel("µs a customer, M/M/10")
        right.plot([0.1, 1, 10], larger, marker="o", color=BETTER)
        _powers(right)
        right.set_ylim(0, 1.3 * max(larger))
        right.set_xlabel("size, 1 = Urbanplanen")
        right.set_ylabel("ns a row of trace")
        figure.savefig(path)
        plt.close(figure)
