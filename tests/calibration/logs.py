"""Small logs and mappings for tests."""

from __future__ import annotations

from pathlib import Path

from calibration.mapping import Mapping, parse_mapping
from calibration.read import Reading, read_log

COLUMNS = {
    "id": "Sagsnr",
    "report": "Oprettet",
    "completed": "Afsluttet",
    "type": "Type",
    "work": "Minutter",
}


def mapping(columns: dict[str, str] | None = None, extra: str = "", top: str = "") -> Mapping:
    """A mapping of some columns; `extra` goes below `tickets`, `top` above it."""
    used = COLUMNS if columns is None else columns
    lines = ["name: Prøven", top, "tickets:", "  columns:"]
    lines += [f"    {ours}: {theirs}" for ours, theirs in used.items()]
    return parse_mapping("\n".join(lines) + "\n" + extra, "map.yaml")


def read(folder: Path, text: str | bytes, use: Mapping, name: str = "log.csv") -> Reading:
    """What is read from `text` as a file."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_log(file, use)


def table(*rows: str, header: str = "Sagsnr;Oprettet;Afsluttet;Type;Minutter") -> str:
    """A CSV text of some rows."""
    return "\n".join([header, *rows]) + "\n"
