"""Checks of the driftsmodeller: names that are known, and somebody for every task."""

from __future__ import annotations

from collections.abc import Iterator

from sim.scenario.nearest import nearest
from sim.scenario.schema import MECHANISMS, NEUTRAL
from sim.scenario.schema.levers import BoughtWork, Familiarity, Intake, Skills
from sim.scenario.semantics.draft import Check, Draft, Finding
from sim.scenario.words import say

_MODELS = "driftsmodeller"
_TYPES = ("demand", "requests", "types")
_ROUNDS = ("demand", "rounds")
ALL = "all"
"""What `bought_work.rounds` says for every round."""


def models_are_known(draft: Draft) -> Iterator[Finding]:
    """The models compared (or omlægninger), today's and the neutral one are there."""
    known = draft.names(_MODELS)
    if not known:
        return
    listed = say("known_keys", keys=", ".join(known))
    today: str | None = draft.get("today")
    if today is not None and today not in known:
        yield Finding(("today",), say("not_model", name=today), listed, nearest(today, known))
    models: tuple[str, ...] = draft.get("models") or ()
    comparable = (*known, *draft.names("omlaegninger"))
    for index, name in enumerate(models):
        if name not in comparable:
            listed = say("known_keys", keys=", ".join(comparable))
            path = ("models", index)
            yield Finding(path, say("not_model", name=name), listed, nearest(name, comparable))
    if NEUTRAL not in known:
        found = say("no_neutral", name=NEUTRAL)
        yield Finding((_MODELS,), found, say("needs_neutral"))


def switches_are_mechanisms(draft: Draft) -> Iterator[Finding]:
    """Only mechanisms are switched."""
    for name in draft.names("switches"):
        if name not in MECHANISMS:
            listed = say("known_keys", keys=", ".join(MECHANISMS))
            found = say("not_mechanism", name=name)
            yield Finding(("switches", name), found, listed, nearest(name, MECHANISMS))


def bought_rounds_are_known(draft: Draft) -> Iterator[Finding]:
    """The rounds a firm does are rounds, or all of them."""
    known = draft.names(*_ROUNDS)
    for model in draft.names(_MODELS):
        path = (_MODELS, model, "levers", "bought_work", "rounds")
        rounds: tuple[str, ...] = draft.get(*path) or ()
        if ALL in rounds and len(rounds) > 1:
            yield Finding(path, say("all_or_all"), say("names_or_all"))
        for index, name in enumerate(rounds):
            if name != ALL and name not in known:
                listed = say("known_keys", keys=", ".join((*known, ALL)))
                found = say("not_round", name=name)
                yield Finding((*path, index), found, listed, nearest(name, (*known, ALL)))


def everything_can_be_served(draft: Draft) -> Iterator[Finding]:
    """No task needs a skill that nobody in a model has, unless a firm does all such tasks."""
    trade_types = [n for n, t in draft.each(*_TYPES).items() if t.skill == "trade"]
    trade_rounds = [n for n, r in draft.each(*_ROUNDS).items() if r.skill == "trade"]
    for model in draft.names(_MODELS):
        path = (_MODELS, model, "levers", "skills")
        skills: Skills | None = draft.get(*path)
        bought: BoughtWork | None = draft.get(_MODELS, model, "levers", "bought_work")
        if skills is None or bought is None:
            continue
        if skills.form != "specialists" or skills.specialist_share > 0:
            continue
        own_types = trade_types if bought.requests < 1 else []
        own_rounds = [name for name in trade_rounds if not _is_bought(name, bought)]
        for task in (*own_types, *own_rounds):
            found = say("nobody_serves", task=task, model=model)
            where = (*path, "specialist_share")
            yield Finding(where, found, say("somebody_serves"), say("fix_skills"))


def _is_bought(planned: str, bought: BoughtWork) -> bool:
    return planned in bought.rounds or ALL in bought.rounds


def somebody_answers(draft: Draft) -> Iterator[Finding]:
    """Where residents call, somebody answers at some hour."""
    for model in draft.names(_MODELS):
        path = (_MODELS, model, "levers", "intake")
        intake: Intake | None = draft.get(*path)
        if intake is None or intake.hours.start != intake.hours.end:
            continue
        if intake.direct_share < 1:
            yield Finding((*path, "hours"), say("nobody_answers"), say("answer"))


def familiarity_grows(draft: Draft) -> Iterator[Finding]:
    """A site that gets stranger by being known is odd."""
    for model in draft.names(_MODELS):
        path = (_MODELS, model, "levers", "familiarity")
        found: Familiarity | None = draft.get(*path)
        if found is not None and found.permanent > found.first:
            where = (*path, "permanent")
            yield Finding(where, say("familiar"), say("falls"), is_warning=True)


MODEL_CHECKS: tuple[Check, ...] = (
    models_are_known,
    switches_are_mechanisms,
    bought_rounds_are_known,
    everything_can_be_served,
    somebody_answers,
    familiarity_grows,
)
"""The checks of this file."""
