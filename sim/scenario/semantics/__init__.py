"""What must hold between the values of a scenario, beyond what each value may be."""

from __future__ import annotations

from sim.scenario.paths import dotted
from sim.scenario.places import place_of
from sim.scenario.problem import Problem
from sim.scenario.semantics.calendar import CALENDAR_CHECKS
from sim.scenario.semantics.demand import DEMAND_CHECKS
from sim.scenario.semantics.draft import Draft
from sim.scenario.semantics.economy import ECONOMY_CHECKS
from sim.scenario.semantics.models import MODEL_CHECKS
from sim.scenario.semantics.omlaegninger import OMLAEGNING_CHECKS
from sim.scenario.semantics.organisation import ORGANISATION_CHECKS
from sim.scenario.tree import Branch

CHECKS = (
    *CALENDAR_CHECKS,
    *ORGANISATION_CHECKS,
    *DEMAND_CHECKS,
    *MODEL_CHECKS,
    *OMLAEGNING_CHECKS,
    *ECONOMY_CHECKS,
)
"""Every check, in the order of the schema."""


def findings(tree: Branch) -> list[Problem]:
    """Return errors and warnings about what the values in `tree` mean together.

    Parts that the schema refuses are left out, so these come together with the schema's errors.
    """
    draft = Draft(tree)
    problems = []
    for check in CHECKS:
        for finding in check(draft):
            mark = place_of(tree, finding.path).mark
            problems.append(
                Problem(
                    mark.file,
                    mark.line,
                    dotted(tuple(str(key) for key in finding.path)),
                    finding.found,
                    finding.expected,
                    finding.suggestion,
                    finding.is_warning,
                )
            )
    return problems
