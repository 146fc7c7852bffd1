"""The lock as it lies in the repository. That it installs everywhere is a check of its own: packaging/lock.py."""

import re
import tomllib

from tests.house.source import ROOT

LOCK = ROOT / "packaging" / "requirements.txt"


def locked() -> dict[str, list[str]]:
    """Package (as the lock writes it) -> the lines that belong to it."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            name = line.split("==")[0]
        found.setdefault(name, []).append(line)
    return found


def wanted() -> set[str]:
    """What pyproject.toml asks for, in the lock's spelling."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return {re.split(r"[<>=\[;~! ]", line)[0].lower() for line in asked}


def test_every_package_that_is_asked_for_is_locked():
    assert wanted() - set(locked()) == set()


def test_every_locked_package_has_hashes_and_one_version():
    for name, lines in locked().items():
        assert "==" in lines[0], name
        assert any("--hash=sha256:" in line for line in lines), name


def test_the_lock_names_no_address():
    assert not re.search(r"://|--index|--find|@ file", LOCK.read_text(encoding="utf-8"))


def test_every_dependency_is_explained():
    notes = (ROOT / "packaging" / "DEPENDENCIES.md").read_text(encoding="utf-8").lower()
    assert {name for name in wanted() if name not in notes} == set()
