"""Mixed models played on the same years: what each coalition costs and how it serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sim.measure import Measures
from sim.scenario.schema import Driftsmodel, Scenario, Title
from sim.study.goals import Goal
from sim.study.mechanisms import Mechanism, matters, mixed
from sim.study.runner import Job, Variant, play
from sim.study.staff.search import lowest_rung
from sim.study.staff.years import Years

Advance = Callable[[int], None]
"""Told how many runs more are finished."""

AS_LIKELY_AS_NOT = 0.5 + 1e-9
"""Level of a search for the service of another model, itself a mean: no margin on top."""


@dataclass
class Mixtures:
    """The models between two others; a coalition is the bit mask of the mechanisms moved.

    Mechanisms that change nothing are left out of every coalition that is played.
    """

    scenario: Scenario
    start: str
    end: str
    mechanisms: tuple[Mechanism, ...]
    seed: int
    replications: int
    engine: str = "auto"
    workers: int = 0
    active: int = field(init=False)
    """Bits of the mechanisms that can change something."""

    def __post_init__(self) -> None:
        """Find out which mechanisms differ between the two."""
        one, other = self.scenario.levers(self.start), self.scenario.levers(self.end)
        self.active = sum(
            1 << i for i, mechanism in enumerate(self.mechanisms) if matters(one, other, mechanism)
        )

    def name(self, mask: int) -> str:
        """Return the id of a coalition's driftsmodel."""
        return f"mixed:{mask & self.active}"

    def holding(self, masks: Iterable[int]) -> Scenario:
        """Return the scenario with the driftsmodeller of some coalitions besides its own."""
        start, end = (self.scenario.levers(name) for name in (self.start, self.end))
        made = {}
        for mask in masks:
            moved = [m for i, m in enumerate(self.mechanisms) if mask & self.active & (1 << i)]
            made[self.name(mask)] = Driftsmodel(
                title=Title(da=self.name(mask), en=self.name(mask)),
                ledelsesniveau=self.scenario.driftsmodeller[self.end].ledelsesniveau,
                organisationsform=self.scenario.driftsmodeller[self.end].organisationsform,
                levers=mixed(start, end, moved),
            )
        known = {**self.scenario.driftsmodeller, **made}
        return self.scenario.model_copy(update={"driftsmodeller": known})

    def distinct(self, masks: Iterable[int]) -> list[int]:
        """Return the coalitions that have to be played to know `masks`."""
        return sorted({mask & self.active for mask in masks})

    def at_rule(self, masks: Iterable[int], advance: Advance) -> dict[int, list[Measures]]:
        """Return the years of each distinct coalition at its posting rule."""
        chosen = self.distinct(masks)
        variants = tuple(Variant(self.name(mask)) for mask in chosen)
        job = Job(self.holding(chosen), variants, self.seed, self.engine)
        runs = play(job, range(self.replications), self.workers, lambda *_: advance(1))
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
        return out
