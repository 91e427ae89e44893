"""A run of a study played again: one year under one driftsmodel, event for event as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from sim.model.draws import Draws
from sim.model.engine import engine as engine_of
from sim.model.roster import Roster, build_roster
from sim.model.trace import Trace
from sim.model.world import World
from sim.scenario import Checked, read_scenario
from sim.scenario.words import Text
from sim.study.runner import Job, Variant, slots_of, worlds_of

MANIFEST, SCENARIO = "manifest.json", "scenario.yaml"


class Stored(NamedTuple):
    """What the folder of a study says of it."""

    checked: Checked
    seed: int
    replications: int
    models: tuple[str, ...]
    norms: tuple[float, ...]


class Run(NamedTuple):
    """One year under one driftsmodel."""

    checked: Checked
    model: str
    replication: int
    seed: int
    world: World
    draws: Draws
    roster: Roster
    trace: Trace


class CannotPlayAgainError(Exception):
    """A folder that cannot be played again, with the reason as a sentence."""

    def __init__(self, danish: str, english: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(english)
        self.said = Text(danish, english)


def stored(folder: Path) -> Stored:
    """Return what the folder of a study says of it.

    Raises:
        CannotPlayAgainError: It is no folder of a study, or another scenario lies in it.
        ScenarioError: Its scenario is broken.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        seed, replications = int(manifest["seed"]), int(manifest["replications"])
        models = tuple(str(name) for name in manifest["models"])
        norms = tuple(float(norm) for norm in manifest["norms"])
    except (OSError, ValueError, KeyError, TypeError):
        raise CannotPlayAgainError(
            f"{folder} har ingen {MANIFEST} fra en sammenligning; giv en mappe, som drift compare "
            "har skrevet",
            f"{folder} has no {MANIFEST} of a comparison; give a folder that drift compare wrote",
        ) from None
    if manifest.get("requests", "drawn") != "drawn":
        raise CannotPlayAgainError(
            f"{folder} spiller henvendelserne fra en log; de er ikke gemt i mappen",
            f"{folder} plays the requests of a log; they are not kept in it",
        )
    checked = read_scenario(folder / SCENARIO)
    if manifest.get("scenario_sha256") not in (None, checked.digest):
        raise CannotPlayAgainError(
            f"{folder / SCENARIO} er ikke det scenarie, der blev spillet",
            f"{folder / SCENARIO} is not the scenario that was played",
        )
    return Stored(checked, seed, replications, models, norms)


def play_again(
    found: Stored, model: str, norm: float = 1.0, replication: int = 0, engine: str = "auto"
) -> Run:
    """Return one run of a study, event for event as it was.

    Absence is drawn by man, so it does not matter with whom the man is drawn.
    """
    scenario = found.checked.scenario
    job = Job(scenario, (Variant(model, norm),), found.seed, engine)
    (world,) = worlds_of(job)
    draws = job.draws(replication, max(slots_of([world]), 1))
    return Run(
        checked=found.checked,
        model=model,
        replication=replication,
        seed=found.seed,
        world=world,
        draws=draws,
        roster=build_roster(world, draws),
        trace=engine_of(engine)(world, draws),
    )
