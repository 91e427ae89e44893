"""What is installed: the locks, the script, and the one command of continuous integration."""

import importlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

BASE_EXTRAS = ("app", "present", "build")


@pytest.fixture(scope="module")
def project(repo_root: Path) -> dict[str, Any]:
    """The [project] table of pyproject.toml."""
    return tomllib.loads((repo_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(name: str) -> str:
    """A package name as in a lock: `types-PyYAML` -> `types-pyyaml`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: Path) -> dict[str, str]:
    """Package name -> exact version."""
    found = re.findall(r"^(\S+)==([^\s;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(found) == len(dict(found)), "one version per package"
    return dict(found)


def wanted(requirements: list[str]) -> set[str]:
    """Names in a list of requirements, without references to our own extras."""
    names = {normal(re.split(r"[\s\[<>=!~;]", text)[0]) for text in requirements}
    return names - {"drift"}


def test_the_base_lock_has_what_the_program_imports(
    repo_root: Path, project: dict[str, Any]
) -> None:
    """What `make demo` installs pins core, page, slides, workbook and the build backend."""
    extras = project["optional-dependencies"]
    named = wanted([*project["dependencies"], *(r for e in BASE_EXTRAS for r in extras[e])])
    assert named - pins(repo_root / "requirements.lock").keys() == set()


def test_the_dev_lock_extends_the_base_lock(repo_root: Path, project: dict[str, Any]) -> None:
    """Both locks agree on every shared version, and the second has every extra."""
    base, dev = pins(repo_root / "requirements.lock"), pins(repo_root / "requirements-dev.lock")
    assert base.items() <= dev.items()
    extras = [r for extra in project["optional-dependencies"].values() for r in extra]
    assert wanted(extras) - dev.keys() == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_hashes_and_nothing_else(repo_root: Path, lock: str) -> None:
    """A lock is a header, pins and sha256 hashes: no index, no path, no option."""
    lines = (repo_root / lock).read_text(encoding="utf-8").splitlines()
    kinds = re.compile(r"#.*|[\w.-]+==[^\s;]+(?: ; .+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    assert [line for line in lines if not kinds.fullmatch(line)] == []
    assert sum(line.startswith("#") for line in lines) == 2
    assert lines[1].strip("# ") == "make lock"


def test_the_script_starts_something_callable(project: dict[str, Any]) -> None:
    """`drift` points at a function that exists."""
    module, name = project["scripts"]["drift"].split(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_continuous_integration_runs_make_test_and_that_alone(repo_root: Path) -> None:
    """The script checks nothing that a developer cannot check with one command."""
    lines = (repo_root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]
    assert "set -euo pipefail" in lines
