"""Staff: the fewest posts with which each driftsmodel keeps what is promised.

| file       | what it does                                                                     |
|------------|----------------------------------------------------------------------------------|
| ladder     | the staffing plans of the posting rule, fewest posts first                       |
| years      | common years: a plan is played once, by all who ask                              |
| search     | the lowest rung that keeps the goals, by bisection, and whether that was allowed |
| allocation | moving posts between units where the ladder's plan is not the best of its size   |
| confirm    | the answer in other years                                                        |
| chances    | how probably each is the cheapest, the posts found anew                          |
| study      | all driftsmodeller together: who is cheapest at equal service, and how surely    |
| result     | what `drift staff --json` prints                                                 |
| store      | results on disk                                                                  |
"""
