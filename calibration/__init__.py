"""From a log of requests and hours to fitted inputs, and from fitted inputs to validation.

This package imports `sim`; nothing in `sim` imports it.
"""
