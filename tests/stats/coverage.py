"""Synthetic studies with a known truth: do statements hold as often as they promise?

Each trial makes up one small study, draws its statement, and says whether that is true.
`coverage_rows` repeats every trial; `python -m tests.stats.coverage` writes the table into
docs/validation.md.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim.stats.intervals import (
    Interval,
    mean_interval,
    paired_difference,
    quantile_interval,
    simultaneous_level,
)
from sim.stats.luck import share_where, split_variance
from sim.stats.replications import ReplicationRule
from sim.stats.selection import ocba, probability_best
from sim.stats.sequential import KimNelson
from sim.stats.shapley import exact_shapley

Generator = np.random.Generator
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "validation.md"
START, END = "<!-- made by tests.stats.coverage -->", "<!-- end -->"
SEED = 20261101
P90_NORMAL = 1.2815515655446004


@dataclass(frozen=True)
class Claim:
    """A statement, the share of studies in which it promises to hold, and how to try it.

    `at_least` marks promises that may be exceeded (selection, several intervals at once);
    the others should be met on either side.
    """

    statement: str
    promised: float
    at_least: bool
    trial: Callable[[Generator], bool]


@dataclass(frozen=True)
class Row:
    """One line of the table: in `observed` of `studies` studies the statement was true."""

    statement: str
    promised: float
    at_least: bool
    observed: float
    studies: int


def holds(interval: Interval, truth: float) -> bool:
    """Whether the interval contains the truth."""
    return interval.low <= truth <= interval.high


def mean_of_normal(rng: Generator, level: float = 0.95) -> bool:
    """Ten replications of a normal measure, mean 10."""
    return holds(mean_interval(rng.normal(10.0, 3.0, 10), level), 10.0)


def mean_of_skewed(rng: Generator) -> bool:
    """Thirty replications of a gamma measure with shape 4 (skewness 1), mean 8."""
    return holds(mean_interval(rng.gamma(4.0, 2.0, 30)), 8.0)


def difference_of_normal(rng: Generator) -> bool:
    """Ten shared years that matter much more than the difference, 1."""
    year = rng.normal(0.0, 5.0, 10)
    a = 10.0 + year + rng.normal(0.0, 1.0, 10)
    b = 11.0 + 1.1 * year + rng.normal(0.0, 1.0, 10)
    return holds(paired_difference(a, b), 1.0)


def difference_of_skewed(rng: Generator) -> bool:
    """Thirty shared skewed years; b is a fifth better than a, 4 on average."""
    year = rng.gamma(4.0, 5.0, 30)
    return holds(paired_difference(year, 0.8 * year * rng.uniform(0.9, 1.1, 30)), -4.0)


def median_of_skewed(rng: Generator) -> bool:
    """Median of thirty lognormal values; the true one is 1."""
    return holds(quantile_interval(rng.lognormal(0.0, 1.0, 30), 0.5), 1.0)


def p90_of_skewed(rng: Generator) -> bool:
    """P90 of a hundred lognormal values."""
    return holds(quantile_interval(rng.lognormal(0.0, 1.0, 100), 0.9), math.exp(P90_NORMAL))


def six_means_at_once(rng: Generator) -> bool:
    """All of six paired differences at Bonferroni's level."""
    level = simultaneous_level(0.95, 6)
    year = rng.normal(0.0, 2.0, 15)
    alternatives = [i + year + rng.normal(0.0, 1.0, 15) for i in range(7)]
    intervals = [paired_difference(alternatives[0], other, level) for other in alternatives[1:]]
    return all(holds(one, i) for i, one in enumerate(intervals, start=1))


def shapley_share(rng: Generator) -> bool:
    """Share of a mechanism: 2 alone and half of an interaction of 1, twenty replications."""
    alone = np.array([[2.0], [1.0], [-1.0]]) + rng.normal(0.0, 1.0, (3, 20))
    together = 1.0 + rng.normal(0.0, 1.0, 20)
    year = rng.normal(50.0, 10.0, 20)
    values = {
        mask: year
        + sum((alone[i] for i in range(3) if mask >> i & 1), np.zeros(20))
        + (together if mask & 3 == 3 else 0.0)
        for mask in range(8)
    }
    return holds(mean_interval(exact_shapley(values)[0]), 2.5)


def knowledge_share(rng: Generator) -> bool:
    """Own draws in each of twelve sets: a fifth of the variance is lack of knowledge."""
    values = rng.normal(0.0, 1.0, (12, 1)) + rng.normal(0.0, 2.0, (12, 10))
    return holds(split_variance(values, shared_draws=False).share, 1.0 / (1.0 + 4.0))


def knowledge_share_shared(rng: Generator) -> bool:
    """Shared years in twelve sets: variances 1 (sets), 1 (years) and 0.25 (interaction)."""
    values = rng.normal(0.0, 1.0, (12, 1)) + rng.normal(0.0, 1.0, (1, 20))
    values = values + rng.normal(0.0, 0.5, (12, 20))
    return holds(split_variance(values, shared_draws=True).share, 1.0 / 2.25)


def share_of_worlds(rng: Generator) -> bool:
    """a is below b in some share of all plausible worlds; a hundred are tried."""
    truth = float(rng.uniform(0.05, 0.95))
    return holds(share_where(rng.uniform(0.0, 1.0, 100), np.full(100, truth)), truth)


def mean_when_stopped(rng: Generator) -> bool:
    """Mean of a measure whose replications end by the rule, at 5 % precision."""
    rule = ReplicationRule(0.05, minimum=10, cap=500)
    values = []
    while not rule.finished:
        values.append(float(rng.normal(10.0, 2.0)))
        rule.add({"kpi": values[-1]})
    return holds(mean_interval(values), 10.0)


def select(rng: Generator, means: np.ndarray, spread: np.ndarray, shared: float) -> bool:
    """Kim & Nelson on alternatives with these means; the first is best, by 1 or more."""
    rule = KimNelson(means.size, 1.0, 0.9)
    while not rule.decided:
        year = rng.normal(0.0, shared)
        rule.add(means + year + spread * rng.standard_normal(means.size))
    return rule.best == 0


def select_hardest(rng: Generator) -> bool:
    """Five alternatives that share years; all others are worse by the indifference zone."""
    return select(rng, np.array([9.0, 10, 10, 10, 10]), np.full(5, 1.5), 3.0)


def select_unequal(rng: Generator) -> bool:
    """Five independent alternatives with very unequal spread, in steps of 1."""
    return select(rng, np.arange(9.0, 14.0), np.array([3.0, 3, 1, 2, 4]), 0.0)


CLAIMS = [
    Claim("mean of 10, normal", 0.95, False, mean_of_normal),
    Claim("mean of 30, skewed", 0.95, False, mean_of_skewed),
    Claim("paired difference of 10, normal", 0.95, False, difference_of_normal),
    Claim("paired difference of 30, skewed", 0.95, False, difference_of_skewed),
    Claim("median of 30, lognormal", 0.95, False, median_of_skewed),
    Claim("P90 of 100, lognormal", 0.95, False, p90_of_skewed),
    Claim("Shapley share, 20 replications", 0.95, False, shapley_share),
    Claim("share of lack of knowledge, own draws", 0.95, False, knowledge_share),
    Claim("share of lack of knowledge, shared draws", 0.95, False, knowledge_share_shared),
    Claim("share of plausible worlds, 100 worlds", 0.95, False, share_of_worlds),
    Claim("mean when stopped by the replication rule", 0.95, False, mean_when_stopped),
    Claim("six paired differences at once", 0.95, True, six_means_at_once),
    Claim("best of 5, shared years, hardest case", 0.90, True, select_hardest),
    Claim("best of 5, unequal spread", 0.90, True, select_unequal),
]


def share_true(trial: Callable[[Generator], bool], studies: int, stream: int) -> float:
    """Share of studies in which the trial's statement is true; `stream` picks the numbers."""
    rng = np.random.default_rng([SEED, stream])
    return sum(trial(rng) for _ in range(studies)) / studies


def coverage_rows(studies: int = 1000) -> Iterator[Row]:
    """The table, one row per claim; the same numbers every time."""
    for stream, claim in enumerate(CLAIMS):
        observed = share_true(claim.trial, studies, stream)
        yield Row(claim.statement, claim.promised, claim.at_least, observed, studies)


def claimed_and_right(studies: int) -> tuple[float, float]:
    """Mean probability claimed for the apparent best of four, and how often it was best.

    The true means differ from world to world, widely against the noise of a mean.
    """
    rng = np.random.default_rng([SEED, 100])
    claimed, right = [], []
    for study in range(studies):
        means = rng.normal(0.0, 3.0, 4)
        years = rng.normal(0.0, 5.0, 15)
        found = probability_best(
            means[:, None] + years + rng.normal(0.0, 3.0, (4, 15)), seed=study, draws=2000
        )
        claimed.append(found.max())
        right.append(found.argmax() == means.argmin())
    return float(np.mean(claimed)), float(np.mean(right))


def right_with(spread_by_ocba: bool, studies: int) -> float:
    """How often 200 replications, ten each and then in steps of 20, find the best of ten."""
    rng = np.random.default_rng([SEED, 101])
    hits = 0
    for _ in range(studies):
        samples = [list(rng.normal(i, 6.0, 10)) for i in range(10)]
        for budget in range(120, 201, 20):
            share = ocba(samples, budget) if spread_by_ocba else np.full(10, budget // 10)
            for i, one in enumerate(samples):
                one.extend(rng.normal(i, 6.0, max(0, int(share[i]) - len(one))))
        hits += int(np.argmin([np.mean(one) for one in samples])) == 0
    return hits / studies


FAVOURITES, BUDGETS = 4000, 300
"""Studies of the probability of being best, and of how replications are spread."""


def tables() -> str:
    """What the documentation shows: statements, then probabilities and budgets."""
    lines = ["| statement | promised | true | studies |", "|---|---|---|---|"]
    for row in coverage_rows():
        promise = f"{'≥ ' if row.at_least else ''}{row.promised:.0%}"
        lines.append(f"| {row.statement} | {promise} | {row.observed:.1%} | {row.studies:,} |")
    claimed, right = claimed_and_right(FAVOURITES)
    lines.append(
        f"| favourite of 4, its probability of being best | {claimed:.1%} | {right:.1%} "
        f"| {FAVOURITES:,} |"
    )
    equal, ocba_found = right_with(False, BUDGETS), right_with(True, BUDGETS)
    lines.append(
        f"| best of 10 found with 200 replications spread by OCBA | ≥ equal parts: {equal:.1%} "
        f"| {ocba_found:.1%} | {BUDGETS:,} |"
    )
    return "\n".join(lines) + "\n"


def with_tables(document: str, made: str) -> str:
    """The document with the tables between its two marks."""
    before, _, rest = document.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{made}{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(
        with_tables(DOCUMENT.read_text(encoding="utf-8"), tables()), encoding="utf-8", newline="\n"
    )
