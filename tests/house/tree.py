"""The files of the repository as the house tests see them: without results, caches and venvs."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("sim", "calibration", "tests")
SKIPPED = {"outputs", "build", "dist", "__pycache__", "node_modules"}
HIDDEN_BUT_OURS = {".ci", ".github"}


def all_files(root: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the project, in sorted order."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_ours(name))
        yield from (Path(folder, name) for name in sorted(names) if name != ".git")
    yield from sorted(path for path in (root / "outputs").glob("*") if _is_kept(path))


def text_files() -> Iterator[tuple[str, str]]:
    """Pairs (path from the root, text) of all files that are not binary."""
    for path in all_files():
        content = path.read_bytes()
        if b"\0" not in content:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", errors="replace")


def python_files() -> Iterator[tuple[str, str]]:
    """Pairs (path from the root, text) of our Python files."""
    for name, text in text_files():
        if name.endswith(".py") and name.split("/")[0] in CODE:
            yield name, text


def _is_ours(folder: str) -> bool:
    if folder.startswith("."):
        return folder in HIDDEN_BUT_OURS
    return folder not in SKIPPED and not folder.endswith(".egg-info")


def _is_kept(path: Path) -> bool:
    return path.name in {"README.md", ".gitignore"}
