"""Sweeps: thousands of runs that nothing can lose.

In the order of the data: `file` (text to a `Sweep`, with `fields`, `axes`, `designs`, `constraints`
and `events`), `points` (a point to a checked scenario and to what identifies its runs), `plan` (the
runs that are missing, in batches), `pool` and `loop` (who plays them), `play` (what a worker does),
`ledger` (what is known, in one SQLite file), `tables` (what people read), `sweep` (all of it).
Everything said to people is in `words`.
"""
