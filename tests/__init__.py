"""The tests. A package, because a library we cross-check against installs a `tests` of its own."""
