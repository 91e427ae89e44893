"""Sensitivity: what the difference between two driftsmodeller hangs on, and how much is known.

| file     | what it does                                                                       |
|----------|------------------------------------------------------------------------------------|
| ranges   | a file of ranges to the inputs that may vary: guesses only, measured values stay    |
| posterior | a record of `drift tune` as plausible worlds, in place of ranges                |
| stages   | the designs (tornado, Morris, Sobol, worlds) as sweeps, and what they gave          |
| service  | in each world: the fewest posts that serve as today's model does, and what they cost |
| result   | all of it as one object                                                            |
| store    | results on disk                                                                    |
"""
