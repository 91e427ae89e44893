"""Files that are no scenario: missing, huge, empty, binary, in another encoding."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]
Lines = Callable[..., list[str]]


def test_a_missing_file_is_named_with_its_neighbour(write: Write, errors: Lines) -> None:
    """A path that is not there gives the name of the file that may have been meant."""
    write("a: 1", "strandparken.yaml")
    path = write("a: 1").with_name("strandpaken.yaml")
    assert errors(path) == [
        "strandpaken.yaml: there is no file 'strandpaken.yaml'. Did you mean 'strandparken.yaml'?"
    ]


def test_a_folder_is_not_a_file(tmp_path: Path, errors: Lines) -> None:
    """A folder is refused in words."""
    assert "is not an ordinary file" in errors(tmp_path)[0]


def test_a_path_no_system_takes_is_refused(errors: Lines) -> None:
    """A path with a zero byte in it is refused in words."""
    assert "cannot be opened" in errors(Path("a\0b.yaml"))[0]


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"# only a comment\n", b"---\n...\n"])
def test_an_empty_file_is_refused(content: bytes, write: Write, errors: Lines) -> None:
    """Nothing, blanks, comments and an empty document are all no scenario."""
    (line,) = errors(write(content))
    assert line.startswith("min.yaml:")
    assert line.split("; ")[0].endswith(("the file is empty", "found nothing"))


def test_a_binary_file_is_refused(write: Write, errors: Lines) -> None:
    """A zero byte shows a file that is not text; the line is that of the first."""
    assert errors(write(b"name: x\n\x89\x00\x01")) == [
        "min.yaml:2: the file is not text (binary data); expected a YAML file in UTF-8. "
        "Write the scenario as text; tables are read by 'drift calibrate'."
    ]


def test_a_workbook_is_recognised(write: Write, errors: Lines) -> None:
    """An Excel file is called what it is."""
    line = errors(write(b"PK\x03\x04\x14\x00\x06\x00"))[0]
    assert line.startswith("min.yaml:1: the file is not text (an Excel, Word or zip archive)")


def test_windows_encoding_is_refused_with_the_letter(write: Write, errors: Lines) -> None:
    """A file in cp1252 gives the line of the first Danish letter, and the letter."""
    assert errors(write("name: x\ndescription: på vej\n".encode("cp1252"))) == [
        "min.yaml:2: the file is not in UTF-8 (byte E5); expected a YAML file in UTF-8. "
        "Save it as UTF-8; in Windows-1252 the character is 'å'."
    ]


def test_utf16_is_recognised(write: Write, errors: Lines) -> None:
    """What Windows calls Unicode is called by its name."""
    assert "Save it as UTF-8" not in errors(write("name: x\n".encode("utf-16")))[0]
    assert "UTF-16" in errors(write("name: x\n".encode("utf-16")))[0]


def test_a_byte_order_mark_is_no_harm(write: Write, errors: Lines) -> None:
    """UTF-8 with a byte order mark reads as without: the first key is known."""
    lines = errors(write(b"\xef\xbb\xbfname: x\n"))
    assert not any("name" in line for line in lines)


def test_a_huge_file_is_refused_unread(write: Write, errors: Lines) -> None:
    """Ten megabytes of nested aliases end at once, in one sentence."""
    path = write("a: &a [x]\n" + "b: &b [*a, *a, *a, *a]\n" * 450_000)
    start = time.perf_counter()
    (line,) = errors(path)
    assert line.startswith("min.yaml:1: the file holds 10350010 bytes; expected at most 2000000")
    assert time.perf_counter() - start < 2
