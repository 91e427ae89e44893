"""What kind of file a log is: digest, encoding, separator and kind, found by reading it once."""

from __future__ import annotations

import codecs
import csv
import hashlib
import os
from dataclasses import dataclass
from typing import Literal

from calibration.words import say
from sim.scenario import Problem, ScenarioError

Kind = Literal["csv", "excel", "parquet"]
BLOCK = 1 << 20
HEAD = 1 << 16
"""Bytes from which the separator and the header are read."""
SEPARATORS = ";,\t|"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PARQUET = b"PAR1"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True)
class Sniffed:
    """What a file turned out to be."""

    kind: Kind
    sha256: str
    size: int
    encoding: str
    """Of a CSV file; 'utf-8' for the others."""
    head: str
    """Start of the text of a CSV file."""


def sniff(file: str) -> Sniffed:
    """Return what the file at `file` is.

    Raises:
        ScenarioError: it is missing, empty, or of a kind that is not read.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    head, utf8, size = b"", True, 0
    try:
        with open(file, "rb") as opened:
            while block := opened.read(BLOCK):
                digest.update(block)
                head, size = head or block[:HEAD], size + len(block)
                utf8 = utf8 and _decodes(decoder, block)
    except OSError:
        raise refused(file, "cannot_open", "log_file") from None
    kind = _kind(file, head)
    encoding = _encoding(head, utf8) if kind == "csv" else "utf-8"
    text = head.decode(encoding, errors="ignore") if kind == "csv" else ""
    return Sniffed(kind, digest.hexdigest(), size, encoding, text.lstrip("\ufeff"))


def refused(file: str, found: str, expected: str, **values: object) -> ScenarioError:
    """Return the error that a whole file cannot be used."""
    shown = os.path.basename(file)
    return ScenarioError([Problem(shown, 0, "", say(found, **values), say(expected, **values))])


def _kind(file: str, head: bytes) -> Kind:
    if not head.strip():
        raise refused(file, "empty_log", "log_file")
    if head.startswith(_PARQUET):
        return "parquet"
    if head.startswith(_ZIP):
        return "excel"
    if head.startswith(_OLD_EXCEL):
        raise refused(file, "old_excel", "save_xlsx")
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(file, "binary_log", "log_file")
    return "csv"


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes) -> bool:
    try:
        decoder.decode(block)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(head: bytes, utf8: bool) -> str:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    return "utf-8" if utf8 else "cp1252"


def separator_of(head: str) -> str:
    """Return the separator that splits the header line into most columns.

    Excel may say it itself, in a first line as ``sep=;``.
    """
    first = head.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return first[-1]
    return max(
        SEPARATORS, key=lambda mark: (len(header_of(head, mark)[0]), -SEPARATORS.index(mark))
    )


def header_of(head: str, separator: str) -> tuple[list[str], int]:
    """Return the names of the columns, and how many lines stand above the first row of data."""
    lines = head.splitlines(keepends=True)
    skipped = 0
    while skipped < len(lines) and (
        not lines[skipped].strip() or lines[skipped].lower().startswith("sep=")
    ):
        skipped += 1
    reader = csv.reader(lines[skipped:], delimiter=separator)
    names = next(reader, [])
    return unique_names(names), skipped + reader.line_num


def unique_names(names: list[str]) -> list[str]:
    """Return the names of columns without outer blanks, a repeated or missing one with a number."""
    out: list[str] = []
    for number, name in enumerate(names, start=1):
        plain = " ".join(name.split()) or f"kolonne {number}"
        out.append(plain if plain not in out else f"{plain} ({number})")
    return out
