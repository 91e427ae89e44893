"""Text becomes a checked scenario.

In the order of the data: `source` (path to text), `text` (text to nodes), `layer` (nodes to
settings with evidence), `extends` and `overrides` (which layers there are), `merge` (one tree),
`check` and `semantics` (the tree is a scenario, or all that is wrong with it), `checked`. The
types of the values are in `units`, the fields in `schema`, everything said to people in `words`.
"""

from sim.scenario.checked import Checked
from sim.scenario.history import Origin
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.reader import check_paths, read_scenario
from sim.scenario.schema import Scenario
from sim.scenario.tree import Evidence

__all__ = [
    "Checked",
    "Evidence",
    "Origin",
    "Problem",
    "Scenario",
    "ScenarioError",
    "check_paths",
    "read_scenario",
]
