"""The text of the repository names no registry and no machine's folder, and holds no conflict."""

import re

import pytest

from tests.house.tree import text_files

REGISTRIES = (
    "pypi.org",
    "pythonhosted.org",
    "anaconda.org",
    "npmjs.org",
    "npmjs.com",
    "crates.io",
    "jsdelivr.net",
    "unpkg.com",
    "cdnjs.cloudflare.com",
)
REGISTRY = re.compile("|".join(re.escape(host) for host in REGISTRIES), re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.>}\)])/(?:work|root|tmp)/|\b[A-Z]:\\Users\\")
CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
ALLOWED_TO_NAME_THEM = {"tests/house/test_text.py"}


def offences(text: str) -> list[str]:
    """Every registry host or machine path in a text, with its line number."""
    return [
        f"{number}: {line.strip()[:120]}"
        for number, line in enumerate(text.splitlines(), start=1)
        if REGISTRY.search(line) or MACHINE_PATH.search(line)
    ]


def test_no_file_names_a_registry_or_a_machine_path() -> None:
    """Locks, docs and programs work on any machine with any package index."""
    found = [
        f"{name}:{offence}"
        for name, text in text_files()
        if name not in ALLOWED_TO_NAME_THEM
        for offence in offences(text)
    ]
    assert found == []


def test_no_file_holds_both_sides_of_a_conflict() -> None:
    """A merge that was left half done is seen, in prose too."""
    assert CONFLICT.search("a\n" + "<" * 7 + " HEAD\nb\n")
    assert [name for name, text in text_files() if CONFLICT.search(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://PyPI.org/simple",
        'open("/tmp/x.csv")',
        "see /root/notes",
        "cd /work/main",
        r"C:\Users\bo\drift",
    ],
)
def test_offences_are_seen(line: str) -> None:
    """Each kind of offence is found in a line of its own."""
    assert len(offences(f"first\n{line}\nlast")) == 1


@pytest.mark.parametrize("line", ["repairs/work/home", "PyPI", "./tmp/x", "{root}/tmp/x"])
def test_innocent_lines_pass(line: str) -> None:
    """Slashes between words and paths below a variable are no machine paths."""
    assert offences(line) == []
