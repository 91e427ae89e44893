"""Statistics: arrays in, statements out.

Nothing here knows what a caretaker is, and nothing here imports the rest of the
project. Replications always run along the last axis. scipy is imported inside
the functions that need it, so importing this package costs numpy alone.

| file            | statement                                                        |
|-----------------|------------------------------------------------------------------|
| intervals       | a mean, a paired difference or a quantile, and how sure we are   |
| replications    | how many replications are enough                                 |
| warmup          | where the start-up of a run ends                                 |
| selection       | how probably each alternative is best; where to spend runs       |
| sequential      | choosing the best while runs come in, with a promise             |
| shapley         | what share of a difference each cause has                        |
| sensitivity     | which inputs matter (Morris, Sobol)                              |
| luck            | what is luck and what is lack of knowledge                       |
| samples, distributions, apportion | what the others share: checks, quantiles, whole units |
"""
