"""What is wrong with a scenario, said in sentences that name file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sim.scenario.words import NOTHING, Lang, Text, say

_LONGEST = 600


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong or, as a warning, odd.

    `line` is 0 where no line can be named; `path` is dotted, and empty for a whole file.
    """

    file: str
    line: int
    path: str
    found: Text
    expected: Text = NOTHING
    suggestion: Text = NOTHING
    is_warning: bool = False

    def sentence(self, lang: Lang = "da") -> str:
        """Return `file:line: path: found; expected. Suggestion` in one line."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        parts = [where, say("warning").to(lang) if self.is_warning else "", self.path]
        said = self.found.to(lang)
        if self.expected != NOTHING:
            said += "; " + say("expected", expected=self.expected).to(lang)
        if self.suggestion != NOTHING:
            said += ". " + self.suggestion.to(lang)
        line = ": ".join(part for part in (*parts, said) if part)
        # What was found may hold line ends or terminal codes; a problem is one line of text.
        shown = line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
        return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in shown)

    def __str__(self) -> str:
        """Return the Danish sentence."""
        return self.sentence()


class ScenarioError(Exception):
    """Everything that is wrong with a scenario, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep `problems` sorted and without repeats."""
        unique = dict.fromkeys(problems)
        self.problems = tuple(sorted(unique, key=lambda p: (p.file, p.line, p.path, p.found)))
        super().__init__(self.problems)

    def lines(self, lang: Lang = "da") -> list[str]:
        """Return a sentence per problem."""
        return [problem.sentence(lang) for problem in self.problems]

    def __str__(self) -> str:
        """Return the Danish sentences, one a line."""
        return "\n".join(self.lines())


class MisreadError(ValueError):
    """A single value that cannot be read; the reader adds file, line and path."""

    def __init__(self, found: Text, expected: Text, suggestion: Text = NOTHING) -> None:
        """Keep what was found, what was expected and what may have been meant."""
        super().__init__(found.en)
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
