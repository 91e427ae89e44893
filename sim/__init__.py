"""Drift: compare driftsmodeller for almene boligafdelinger before an omlægning.

Read the packages in the order of the data: `scenario` (text becomes a checked scenario), `model`
(a year is drawn once and played under every driftsmodel), `measure`, `study`, `present`, `cli`;
`stats` stands beside them.
"""

__version__ = "0.1.0"
