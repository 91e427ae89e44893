"""A large log is read in bounded memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MB = 1 << 20
FILLER = "x" * 1000
MEASURED = """
import resource, sys
import calibration.tables
calibration.tables.BLOCK_BYTES = int(sys.argv[3])
from calibration.read import read_log
from tests.calibration.logs import mapping
use = mapping({"id": "Sagsnr", "report": "Oprettet", "completed": "Afsluttet", "type": "Type"})
read_log(sys.argv[2], use)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
log = read_log(sys.argv[1], use).log
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(log), (after - before) // 1024)
"""


def large(file: Path, size: int) -> int:
    """Write a log of `size` bytes, mostly free text; return its rows."""
    rows = 0
    with file.open("w", encoding="utf-8") as out:
        out.write("Sagsnr;Oprettet;Afsluttet;Type;Tekst\n")
        while out.tell() < size:
            block = [
                f"{k};{1 + k % 28:02d}-0{1 + k % 9}-2025 0{k % 10}:{k % 60:02d};;vand;{FILLER}\n"
                for k in range(rows, rows + 1000)
            ]
            out.write("".join(block))
            rows += 1000
    return rows


def read_apart(file: Path, root: Path, block: int) -> tuple[int, int]:
    """Read a log in a process of its own; return its rows and the megabytes it took."""
    small = file.with_name("small.csv")
    large(small, MB)
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file), str(small), str(block)],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    rows, megabytes = run.stdout.split()
    return int(rows), int(megabytes)


def test_memory_does_not_grow_with_text_that_is_not_mapped(tmp_path: Path, repo_root: Path) -> None:
    """80 MB of rows, mostly free text, read by the megabyte: memory is that of the chunk."""
    rows = large(tmp_path / "log.csv", 80 * MB)
    read, megabytes = read_apart(tmp_path / "log.csv", repo_root, MB)
    assert read == rows
    assert megabytes < 75


@pytest.mark.slow
def test_two_gigabytes(tmp_path: Path, repo_root: Path) -> None:
    """A file of 2 GB is read within 1 GB."""
    rows = large(tmp_path / "log.csv", 2048 * MB)
    read, megabytes = read_apart(tmp_path / "log.csv", repo_root, 16 * MB)
    assert read == rows
    assert megabytes < 1024
