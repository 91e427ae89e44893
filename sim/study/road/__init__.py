"""The road from one driftsmodel to another, week by week.

In the order of the data: `decision` (a plan's days), `stages` (levers that move on those days:
a scenario with an omlægning), `turnover` (who leaves, whose post stands empty), `play` (the same
years with and without the change), `study` (what is told of them), `result`
(its shape), `tables`.
"""
