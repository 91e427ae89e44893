"""How sure we are, in words: the footnote every chart, table and summary carries."""

from sim.present.comparison import Result
from sim.present.numbers import number
from sim.present.words import text

GRADES = ("A", "B", "C", "D")


def footnote(result: Result, lang: str = "da") -> str:
    """Return the footnote: a model, not a measurement; grades of the inputs; replications."""
    parts = [text("evidence.model_not_measured", lang), _grades(result, lang)]
    runs = int(result.get("replications") or 0)
    if runs == 1:
        parts.append(text("evidence.one_replication", lang))
    elif runs > 1:
        parts.append(text("evidence.replications", lang, n=number(runs, 0, lang)))
    compared = int(result.get("comparisons") or 0)
    if compared > 1 and runs > 1:
        parts.append(text("evidence.simultaneous", lang, n=number(compared, 0, lang)))
    return " ".join(parts)


def hedge(result: Result, lang: str = "da") -> str:
    """Return the words put behind the verb when an input is a guess (grade D) or ungraded.

    Domain rule: a number that rests on a guess is never shown to a board as a finding.
    """
    counts = result.get("grades") or {}
    graded = sum(int(counts.get(grade, 0)) for grade in GRADES)
    guessed = graded == 0 or int(counts.get("D", 0)) > 0
    return text("evidence.hedge", lang) if guessed else ""


def _grades(result: Result, lang: str) -> str:
    counts = result.get("grades") or {}
    if not counts:
        return text("evidence.no_grades", lang)
    shown = {g.lower(): number(int(counts.get(g, 0)), 0, lang) for g in GRADES}
    return text("evidence.grades", lang, **shown)
