"""What is said to people: everything in both languages, guesses that help."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from sim.scenario.nearest import nearest
from sim.scenario.words import NOTHING, PHRASES, Text, both, say, written

SOURCES = Path(__file__).parents[2] / "sim" / "scenario"


def names_in(template: str) -> set[str]:
    """Return the names of the values a phrase takes."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_say_the_same_values(key: str) -> None:
    """No value of a phrase gets lost in one of the languages."""
    phrase = PHRASES[key]
    assert phrase.da
    assert phrase.en
    assert names_in(phrase.da) == names_in(phrase.en)


def test_every_phrase_is_used() -> None:
    """No phrase is left behind when the code that said it goes."""
    code = "".join(path.read_text() for path in SOURCES.glob("**/*.py") if path.stem != "words")
    assert [key for key in PHRASES if f'"{key}"' not in code] == []


def test_texts_inside_phrases_keep_their_language() -> None:
    """A value that is itself bilingual is put in language by language."""
    text = say("found", found=say("nothing"))
    assert text == Text("fandt ingenting", "found nothing")
    assert text.to("en") == "found nothing"
    assert text.to("da") == text.to("de") == "fandt ingenting"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 række"), ("1", "1 række"), (0, "0 rækker"), ("21", "21 rækker")]
)
def test_a_number_chooses_its_word(number: object, said: str) -> None:
    """One is one row, all else are rows; values that hold braces or bars are left alone."""
    template = "{n} {n:række|rækker} i {name}"
    assert written(template, {"n": number, "name": "{n:a|b}"}) == f"{said} i {{n:a|b}}"


@pytest.mark.parametrize(
    ("word", "guess"),
    [("lejemal", "lejemaal"), ("Lejemål", "lejemaal"), ("green-area", "green_area"), ("xyz", "")],
)
def test_guesses_see_past_letters_case_and_signs(word: str, guess: str) -> None:
    """The nearest name is found whichever way it is written; without one nothing is said."""
    said = nearest(word, ["lejemaal", "green_area", "opgange"])
    assert said == (say("did_you_mean", guess=both(f"'{guess}'")) if guess else NOTHING)
