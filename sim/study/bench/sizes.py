"""The same organisation made smaller or larger."""

from __future__ import annotations

from sim.scenario.schema import Scenario

GROWING = ("lejemaal", "area", "opgange", "green_area")


def with_larger_afdelinger(scenario: Scenario, factor: float) -> Scenario:
    """Return a scenario whose afdelinger are `factor` times as large."""
    afdelinger = {
        name: one.model_copy(
            update={part: type(getattr(one, part))(getattr(one, part) * factor) for part in GROWING}
        )
        for name, one in scenario.organisation.afdelinger.items()
    }
    return _with(scenario, afdelinger)


def with_more_afdelinger(scenario: Scenario, factor: int) -> Scenario:
    """Return a scenario with `factor` copies of each afdeling."""
    afdelinger = {
        f"{name} {k}": one
        for name, one in scenario.organisation.afdelinger.items()
        for k in range(factor)
    }
    return _with(scenario, afdelinger)


def _with(scenario: Scenario, afdelinger: object) -> Scenario:
    organisation = scenario.organisation.model_copy(update={"afdelinger": afdelinger})
    return scenario.model_copy(update={"organisation": organisation})
