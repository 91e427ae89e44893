"""Levers as numbers: one row of the lever table, and how far each man reaches."""

from __future__ import annotations

import numpy as np

from sim.model import rules
from sim.model.world import LOCAL, POOL, Ints, LeverTable, mark, permille
from sim.model.world.catalogue import type_names
from sim.model.world.workload import buys_round
from sim.scenario.schema import Levers, Scenario

DISPATCH = {
    "asker": rules.ASKER,
    "fifo": rules.FIFO,
    "priority": rules.PRIORITY,
    "daily_plan": rules.DAILY_PLAN,
}
CHANNEL = {"mobile": rules.MOBILE, "office": rules.OFFICE, "desk": rules.DESK}


def lever_row(levers: Levers) -> dict[str, int]:
    """Return the numbers of one set of levers, by column of `LeverTable` (without `bought`)."""
    intake, planning, bought = levers.intake, levers.planning, levers.bought_work
    return {
        "dispatch": DISPATCH[levers.dispatch.rule],
        "protected": int(planning.protected),
        "window": planning.window,
        "catch_up": planning.catch_up,
        "channel": CHANNEL[intake.channel],
        "open_from": intake.hours.start,
        "open_to": intake.hours.end,
        "direct": mark(intake.direct_share),
        "missed": mark(intake.missed),
        "abandoned": mark(intake.abandoned),
        "delay": intake.handling + intake.delay,
        "direct_stops": int(levers.interruptions.direct == "stops"),
        "call": levers.interruptions.handling,
        "setup": levers.interruptions.setup,
        "brief": planning.brief,
        "meeting": planning.weekly_meeting,
        "help_above": levers.territory.help_above,
        "own_fix": mark(levers.skills.own_fix),
        "strange_first": permille(levers.familiarity.first),
        "strange_permanent": permille(levers.familiarity.permanent),
        "strange_jobs": levers.familiarity.jobs,
        "transport": levers.machines.transport,
        "productive": permille(levers.leadership.productive_share),
        "bought_requests": mark(bought.requests),
        "sla": permille(bought.sla_share),
        "firm_on_time": mark(bought.on_time),
    }


def bought_types(scenario: Scenario, levers: Levers) -> list[int]:
    """Return 1 for each task type of planned work that is bought."""
    bought = levers.bought_work
    special = {"flytning": bought.moves, "sne": bought.snow, "glatfoere": bought.snow}
    return [
        int(special.get(name, name in scenario.demand.rounds and buys_round(bought.rounds, name)))
        for name in type_names(scenario.demand)
    ]


def lever_table(scenario: Scenario, regimes: list[Levers]) -> LeverTable:
    """Return the lever table of several sets of levers, in their order."""
    rows = [lever_row(levers) for levers in regimes]
    columns = {key: np.array([row[key] for row in rows], dtype=np.int64) for key in rows[0]}
    bought = np.array([bought_types(scenario, levers) for levers in regimes], dtype=np.int64)
    return LeverTable(**columns, bought=bought)


def reach(levers: Levers, own: Ints, team: list[int]) -> Ints:
    """Return how far men serve local and pool work, (W, A, 2), from the territory and cover levers.

    Own afdelinger are always OWN. Neighbour help and cover are within the team (the afdelinger
    around); cover by a pool is everywhere.
    """
    form, cover = levers.territory.form, levers.cover.by
    teams = np.array(team)
    same_team = (own.astype(bool) @ (teams[:, None] == teams[None, :])) > 0
    covers = {
        "nobody": np.zeros_like(same_team),
        "temp": np.zeros_like(same_team),
        "neighbour": same_team,
        "team": same_team,
        "pool": np.ones_like(same_team),
    }[cover]
    helps = same_team if form in ("neighbour", "team") else np.full_like(same_team, form == "kombi")
    base = np.where(covers, rules.COVER, rules.NEVER)
    helped = np.where(helps, np.where(covers, rules.HELP_OR_COVER, rules.HELP), base)
    wide = np.full(own.shape, rules.OWN)
    in_team = np.where(same_team, rules.OWN, base)
    local, pool = {
        "own": (base, base),
        "neighbour": (helped, helped),
        "team": (in_team, wide if levers.territory.team_by == "trade" else in_team),
        "kombi": (helped, wide),
        "group": (wide, wide),
    }[form]
    out = np.zeros((*own.shape, 2), dtype=np.int64)
    out[..., LOCAL] = np.where(own == 1, rules.OWN, local)
    out[..., POOL] = np.where(own == 1, rules.OWN, pool)
    return out
