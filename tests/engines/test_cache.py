"""Where the compiled engine is kept: never stale, never where it cannot be written."""

import shutil
import stat
import sys
from pathlib import Path

import pytest

from sim.model.engine import can_compile

if not can_compile():
    pytest.skip("numba is not installed", allow_module_level=True)

from sim.model.compiled import cache


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the model's files."""
    copy = tmp_path / "model"
    shutil.copytree(cache.MODEL, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def user_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's cache."""
    place = tmp_path / "cache"
    place.mkdir()
    monkeypatch.setattr(cache, "_user_cache", lambda: place)
    return place


def test_copies_have_the_same_digest(model: Path) -> None:
    """The digest depends on what the files hold, not on where they lie or when they were made."""
    assert cache.digest(model) == cache.digest()


@pytest.mark.parametrize("name", ["rules.py", "compiled/queues.py", "trace.py"])
def test_an_edit_anywhere_in_the_model_changes_the_folder(model: Path, name: str) -> None:
    """A changed rule is not played from code compiled before the change."""
    before = cache.digest(model)
    path = model / name
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert cache.digest(model) != before


def test_another_numba_or_other_settings_change_the_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Code of another compiler, or with other checks, is not used."""
    import numba

    before = cache.digest()
    monkeypatch.setattr(numba.core.config, "BOUNDSCHECK", 1 - bool(numba.core.config.BOUNDSCHECK))
    other = cache.digest()
    monkeypatch.setattr(numba, "__version__", "0.0.1")
    assert len({before, other, cache.digest()}) == 3


def test_the_folder_is_made_in_the_users_cache(user_cache: Path) -> None:
    """The folder is below the user's cache, named by the digest, and found again."""
    place = cache.folder()
    assert place == user_cache / "drift" / "engine" / cache.digest()
    assert place.is_dir()
    assert cache.folder() == place


def test_old_versions_are_forgotten(user_cache: Path) -> None:
    """Only the versions used last are kept."""
    base = user_cache / "drift" / "engine"
    for k in range(2 * cache.KEPT):
        (base / f"old{k}").mkdir(parents=True)
    place = cache.folder()
    assert place in base.iterdir()
    assert len(list(base.iterdir())) == cache.KEPT


@pytest.mark.parametrize("blocked", ["a file stands there", "no right to write"])
def test_without_a_cache_a_temporary_folder_is_used(user_cache: Path, blocked: str) -> None:
    """Where the user's cache cannot be written the engine is kept for this process alone."""
    if blocked == "a file stands there":
        (user_cache / "drift").write_text("", encoding="utf-8")
    else:
        user_cache.chmod(stat.S_IRUSR | stat.S_IXUSR)
        try:
            (user_cache / "probe").touch()
        except OSError:
            pass
        else:
            pytest.skip("this user may write everywhere")
    place = cache.folder()
    user_cache.chmod(stat.S_IRWXU)
    assert user_cache not in place.parents
    assert place.is_dir()
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == stat.S_IRWXU
