"""Fits: from a clean log to estimates, one file per kind of parameter.

| file        | from                             | to                                              |
|-------------|----------------------------------|-------------------------------------------------|
| daily       | requests a day                   | weekday, holiday, level, overdispersion         |
| estates     | requests by afdeling             | spread between them, and each one's factor      |
| arrivals    | the log                          | all of `demand.requests` that says when         |
| categories  | the log                          | shares of types and priorities, seasons         |
| families    | times known only within bounds   | lognormal, gamma, Weibull, two lognormals       |
| heaping     | registered minutes               | bounds: rounding, caps                          |
| durations   | the log                          | hands-on time; waiting times under censoring    |
| visits      | visits and closed doors          | no access, first-time fix                       |
| moves, absence, travel | tables of their own   | the parameters of the same name                 |

Each takes a `Basis` and returns `Estimate`s; with too few rows the base's value and grade stay.
"""
