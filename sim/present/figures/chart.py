"""A finished chart: its figure, its words, and its bytes."""

import io
import os
from dataclasses import dataclass
from pathlib import Path

from matplotlib.figure import Figure

from sim.present.figures.house import PNG_DPI, style


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart; `name` is the file name without ending, `alt` says in words what it shows."""

    name: str
    title: str
    alt: str
    figure: Figure

    def render(self, kind: str) -> bytes:
        """Return the chart as `svg` (text kept as text) or `png`; equal charts, equal bytes."""
        metadata = {
            "svg": {"Title": self.title, "Description": self.alt, "Date": None},
            "png": {"Title": self.title, "Description": self.alt, "Software": None},
        }[kind]
        out = io.BytesIO()
        with style():
            self.figure.savefig(out, format=kind, dpi=PNG_DPI, metadata=metadata)
        return out.getvalue()

    def write(self, folder: Path, kind: str) -> Path:
        """Write the chart into `folder`; the file appears whole or not at all."""
        path = folder / f"{self.name}.{kind}"
        unfinished = path.with_suffix(path.suffix + ".tmp")
        unfinished.write_bytes(self.render(kind))
        os.replace(unfinished, path)
        return path
