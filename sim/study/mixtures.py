"""Mixed models played on the same years: what each coalition costs and how it serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from sim.measure import Measures
from sim.scenario.schema import Levers, Scenario, Title
from sim.study.audit import Audit, audit_runs
from sim.study.goals import Goal
from sim.study.mechanisms import LEADERSHIP, Mechanism, felt, led_alone, mixed
from sim.study.runner import Job, Variant, play
from sim.study.staff.ladder import Plan
from sim.study.staff.search import lowest_rung
from sim.study.staff.years import Years, run_of

Advance = Callable[[int], None]
"""Told how many runs more are finished."""

AS_LIKELY_AS_NOT = 0.5 + 1e-9
"""Level of a search for the service of another model, itself a mean: no margin on top."""


@dataclass
class Mixtures:
    """The models between two others; a coalition is the bit mask of the mechanisms moved.

    Coalitions that are the same organisation are played once.
    """

    scenario: Scenario
    start: str
    end: str
    mechanisms: tuple[Mechanism, ...]
    seed: int
    replications: int
    engine: str = "auto"
    workers: int = 0
    _known: list[tuple[Levers, int]] = field(default_factory=list)
    _same: dict[int, int] = field(default_factory=dict)
    _played: list[tuple[str, Plan | None, int]] = field(default_factory=list)
    """Driftsmodel, plan (none: the posting rule's) and years."""

    def levers(self, mask: int) -> Levers:
        """Return the levers of a coalition."""
        start, end = self.scenario.levers(self.start), self.scenario.levers(self.end)
        moved = [one for i, one in enumerate(self.mechanisms) if mask & (1 << i)]
        groups = any(one.name == LEADERSHIP for one in self.mechanisms)
        led = led_alone(self.scenario, self.start, self.end) if groups else None
        return mixed(start, end, moved, led)

    def same(self, mask: int) -> int:
        """Return the first coalition asked for that is the same organisation as this one.

        A mechanism that changes nothing is found out so, and never played.
        """
        if mask not in self._same:
            levers = felt(self.levers(mask), self.scenario.levers(self.start))
            found = next((first for known, first in self._known if known == levers), None)
            if found is None:
                self._known.append((levers, mask))
            self._same[mask] = mask if found is None else found
        return self._same[mask]

    def name(self, mask: int) -> str:
        """Return the id of a coalition's driftsmodel."""
        return f"mixed:{self.same(mask)}"

    def holding(self, masks: Iterable[int]) -> Scenario:
        """Return the scenario with the driftsmodeller of some coalitions besides its own."""
        pattern = self.scenario.driftsmodeller[self.end]
        made = {}
        for mask in masks:
            name = self.name(mask)
            update = {"title": Title(da=name, en=name), "levers": self.levers(self.same(mask))}
            made[name] = pattern.model_copy(update=update)
        known = {**self.scenario.driftsmodeller, **made}
        return self.scenario.model_copy(update={"driftsmodeller": known})

    def distinct(self, masks: Iterable[int]) -> list[int]:
        """Return the coalitions that have to be played to know `masks`."""
        return sorted({self.same(mask) for mask in masks})

    def job(self, masks: Iterable[int]) -> Job:
        """Return what plays some distinct coalitions at their posting rule."""
        chosen = list(masks)
        variants = tuple(Variant(self.name(mask)) for mask in chosen)
        return Job(self.holding(chosen), variants, self.seed, self.engine)

    def at_rule(self, masks: Iterable[int], advance: Advance) -> dict[int, list[Measures]]:
        """Return the years of each distinct coalition at its posting rule."""
        chosen = self.distinct(masks)
        job = self.job(chosen)
        runs = play(job, range(self.replications), self.workers, lambda *_: advance(1))
        self._played += [(variant.model, None, self.replications) for variant in job.variants]
        return {mask: [run[k] for run in runs] for k, mask in enumerate(chosen)}

    def at_service(
        self, masks: Iterable[int], goals: tuple[Goal, ...], level: float, advance: Advance
    ) -> dict[int, tuple[list[Measures], bool]]:
        """Return the years of each distinct coalition at the fewest posts that meet the goals.

        With them comes whether any number of posts meets them; if none does, the years are those
        of the most posts tried.
        """
        chosen = self.distinct(masks)
        years = Years(self.holding(chosen), self.seed, self.replications, self.engine)
        out = {}
        for mask in chosen:
            name = self.name(mask)
            rung = lowest_rung(years, name, goals, level)
            out[mask] = (years.play(name, rung.plan), rung.met)
            advance(1)
        self._played += [(*key, len(played)) for key, played in years.played.items()]
        return out

    @property
    def runs(self) -> int:
        """Return how many runs were played, at the rule and on the ladders."""
        return sum(count for _, _, count in self._played)

    def audited(self, advance: Advance = lambda _: None) -> Audit:
        """Play a share of all that was played again with SimPy: at the rule and on the ladders.

        `advance` is told of finished runs.
        """
        runs = [
            (self.seed, model, plan, number)
            for model, plan, count in self._played
            for number in range(count)
        ]
        labels = [
            f"{model} {'at the rule' if plan is None else plan}, replication {number}"
            for _, model, plan, number in runs
        ]
        made = partial(run_of, self.holding(self.distinct(self._same)), runs)
        return audit_runs(self.engine, self.seed, labels, made, self.workers, advance)
