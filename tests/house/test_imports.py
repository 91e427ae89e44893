"""Imports run one way: scenario, model, measure, study, present, cli; stats stands beside."""

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.tree import python_files

LAYERS = ("scenario", "model", "measure", "study", "present", "cli")
BESIDE = "stats"
ONLY_HERE = {
    "simpy": ("sim.model.reference",),
    "numba": ("sim.model.compiled",),
}
NAMES_CALIBRATION = "sim.cli"
"""The one place of `sim` that knows `calibration`: the program offers its commands by name and
imports each when it is asked for. Nothing that computes depends on it."""
BY_NAME = re.compile(r"calibration(?:\.\w+)+")


def module_name(path: str) -> str:
    """`sim/model/__init__.py` -> `sim.model`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(path: str, source: str) -> Iterator[str]:
    """Names of all modules a file imports, also inside functions and for type checking.

    `from sim import model` counts as `sim.model`; relative imports are made absolute. A text that
    is the name of a module of `calibration` counts too: it may be imported by that name.
    """
    package = module_name(path).split(".")
    if not path.endswith("__init__.py"):
        package = package[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and BY_NAME.fullmatch(str(node.value)):
            yield str(node.value)


def part_of(module: str) -> str:
    """The part of `sim` a module is in: a layer, `stats`, or "" for the package itself."""
    names = module.split(".")
    if len(names) == 1 or names[1].startswith("__version"):
        return ""
    return "cli" if names[1] in ("__main__", "cli", "commands") else names[1]


def inside_problem(user: str, used: str) -> str:
    """Why a module of `sim` may not import another one, or ""."""
    ours, theirs = part_of(user), part_of(used)
    if not theirs or ours == theirs:
        return ""
    if ours in ("", BESIDE):
        return "imports nothing of ours"
    if theirs in LAYERS and LAYERS.index(theirs) > LAYERS.index(ours):
        return "imports a later layer"
    return ""


def problems(path: str, source: str) -> list[str]:
    """All forbidden imports of one file of `sim` or `calibration`, in words."""
    user = module_name(path)
    found = []
    for used in imported(path, source):
        top = used.split(".")[0]
        why = ""
        if top == "sim" and user.split(".")[0] == "sim":
            why = inside_problem(user, used)
        elif top == "calibration" and user.split(".")[0] == "sim" and user != NAMES_CALIBRATION:
            why = "sim never imports calibration"
        elif top == "tests":
            why = "programs do not import tests"
        elif top in ONLY_HERE and not user.startswith(ONLY_HERE[top]):
            why = f"only {ONLY_HERE[top][0]} imports {top}"
        if why:
            found.append(f"{path}: {used}: {why}")
    return found


def test_our_imports_follow_the_arrows() -> None:
    """No file of sim or calibration imports against the direction of design."""
    files = [item for item in python_files() if not item[0].startswith("tests/")]
    assert files
    assert [line for path, text in files for line in problems(path, text)] == []


def used_modules(files: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Which modules of ours each module imports; its own package does not count."""
    ours = {module_name(path) for path, _ in files}
    found: dict[str, set[str]] = {}
    for path, source in files:
        user = module_name(path)
        used = found.setdefault(user, set())
        for name in imported(path, source):
            module = name if name in ours else name.rpartition(".")[0]
            if module in ours and not f"{user}.".startswith(f"{module}."):
                used.add(module)
    return found


def test_no_two_modules_import_each_other() -> None:
    """Our modules can be put in an order in which each uses only earlier ones."""
    files = [item for item in python_files() if not item[0].startswith("tests/")]
    order = list(TopologicalSorter(used_modules(files)).static_order())
    assert len(order) >= len(files)


def test_a_cycle_is_found() -> None:
    """Two files that import each other, one of them inside a function, have no order."""
    files = [
        ("calibration/a.py", "from calibration.b import x"),
        ("calibration/b.py", "def f():\n    from calibration.a import y"),
    ]
    with pytest.raises(CycleError):
        TopologicalSorter(used_modules(files)).prepare()


def test_every_module_of_sim_belongs_to_a_layer() -> None:
    """A new folder under sim must be placed in the order before it can be used."""
    parts = {part_of(module_name(path)) for path, _ in python_files() if path.startswith("sim/")}
    assert parts <= {"", BESIDE, *LAYERS}


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("sim/scenario/read.py", "from sim.model import World"),
        ("sim/model/world.py", "def f():\n    from sim import measure"),
        ("sim/model/draws.py", "from ..study.runner import run"),
        ("sim/measure/__init__.py", "from ..present import words"),
        ("sim/present/web/app.py", "import sim.cli"),
        ("sim/stats/paired.py", "from sim.scenario import Scenario"),
        ("sim/__init__.py", "from .model import simulate"),
        ("sim/study/fit.py", "import calibration.fits"),
        ("sim/study/fit.py", "import_module('calibration.fits')"),
        ("sim/commands/fit.py", "MODULE = 'calibration.commands.calibrate'"),
        ("sim/model/world.py", "import numba as nb"),
        ("sim/stats/fast.py", "from numba import njit"),
        ("sim/model/compiled.py", "import simpy.core"),
        ("calibration/fits.py", "import simpy"),
        ("calibration/fits.py", "from tests.house import tree"),
    ],
)
def test_forbidden_imports_are_found(path: str, source: str) -> None:
    """Each kind of forbidden import is reported once."""
    assert len(problems(path, source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "sim/model/world.py",
            "from sim.scenario import Scenario\nfrom .rules import serves",
        ),
        ("sim/model/reference.py", "import simpy"),
        ("sim/model/compiled/loop.py", "from numba import njit"),
        ("sim/study/runner.py", "from sim import __version__\nfrom ..stats.paired import interval"),
        ("sim/cli.py", "from sim.present import words"),
        ("sim/cli.py", "ELSEWHERE = {'calibrate': 'calibration.commands.calibrate'}"),
        ("calibration/fits.py", "from sim.model import Draws"),
    ],
)
def test_allowed_imports_pass(path: str, source: str) -> None:
    """The check is silent about imports along the arrows."""
    assert problems(path, source) == []
