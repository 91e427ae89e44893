"""Meaning becomes something people can read: words, numbers, sentences, charts and tables.

Everything here starts from the comparison object (a plain dict, the same as `drift compare
--json` prints) and nothing here simulates. Danish is the default language, English the other.
Matplotlib is imported only by `sim.present.figures`.
"""
