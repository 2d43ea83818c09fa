"""The rules of the house that no linter knows: sizes, names, first lines, lock files."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
LOCKS = sorted(ROOT.glob("requirements*"))
CEILING = 400
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())


@each_module
def test_module_is_short(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= CEILING


@each_module
def test_module_says_in_its_first_line_why_it_exists(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8")), clean=False)
    assert docstring, "no docstring"
    assert docstring.splitlines()[0].strip(), "its first line is empty"


@each_module
def test_module_name_says_something(module: Path) -> None:
    name = module.parent.name if module.stem == "__init__" else module.stem
    assert name not in VAGUE
    assert name == "__main__" or name not in sys.stdlib_module_names


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_no_host(lock: Path) -> None:
    assert "://" not in lock.read_text("utf-8")


@pytest.mark.parametrize("lock", [path for path in LOCKS if path.suffix == ".txt"], ids=lambda path: path.name)
def test_lock_pins_and_hashes_each_package(lock: Path) -> None:
    packages = [entry for entry in lock.read_text("utf-8").replace("\\\n", "").splitlines() if entry[:1].isalnum()]
    assert packages
    assert [entry for entry in packages if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_each_library_has_one_home() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    homes = [contract.get("protected_modules", []) for contract in project["tool"]["importlinter"]["contracts"]]
    modules = {module for home in homes for module in home}
    assert len(modules) == sum(map(len, homes)), "a library has two homes"
    distributions = packages_distributions()
    housed = {name.lower() for module in modules for name in distributions.get(module, [])}
    wanted = {re.split("[<>=]", dependency)[0] for dependency in project["project"]["dependencies"]}
    # Never imported by us: data for zoneinfo, and what uvicorn itself looks for.
    assert wanted - housed == {"tzdata", "httptools"}


def test_there_is_something_to_look_at() -> None:
    assert MODULES
    assert {"requirements.txt", "requirements-dev.txt", "requirements-build.txt"} <= {path.name for path in LOCKS}
