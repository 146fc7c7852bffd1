"""The parts of packaging/dev.py that can be told apart from the machine it runs on."""

import importlib.util
import json
import subprocess
import sys
from types import ModuleType

import pytest

from tests.house.source import ROOT


def load(name: str) -> ModuleType:
    """A script of packaging/, imported by its path: the folder is no package, it would hide one of that name."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", ROOT / "packaging" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dev = load("dev")


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_three_pythons_are_welcome(version):
    assert dev.version_problem(version, []) == ""


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14), (4, 0)])
def test_another_python_is_told_in_a_sentence(version):
    problem = dev.version_problem(version, [])
    assert f"this is {version[0]}.{version[1]}" in problem
    assert "3.11, 3.12 and 3.13" in problem


def test_a_fitting_python_beside_the_wrong_one_is_named():
    assert "python3.12 packaging/dev.py" in dev.version_problem((3, 14), ["python3.12"])


def test_an_environment_made_from_the_same_things_is_ready(tmp_path):
    stamp = tmp_path / "stamp.json"
    stamp.write_text(json.dumps({"lock": "a", "python": "b"}))
    assert dev.is_ready(stamp, tmp_path, {"lock": "a", "python": "b"})


@pytest.mark.parametrize("found", ['{"lock": "old", "python": "b"}', "", "{", "[]"])
def test_an_environment_from_other_things_or_a_broken_off_one_is_made_again(tmp_path, found):
    stamp = tmp_path / "stamp.json"
    stamp.write_text(found)
    assert not dev.is_ready(stamp, tmp_path, {"lock": "a", "python": "b"})


def test_an_environment_without_its_stamp_or_its_python_is_made_again(tmp_path):
    assert not dev.is_ready(tmp_path / "none.json", tmp_path, {})
    stamp = tmp_path / "stamp.json"
    stamp.write_text("{}")
    assert not dev.is_ready(stamp, tmp_path / "gone", {})


def test_the_apt_line_takes_each_package_once():
    packages = list(
        {"libGL.so.1": "libgl1", "pdftotext": "poppler-utils", "pdfinfo": "poppler-utils"}.values()
    )
    assert dev.apt_line(packages)[-2:] == ["libgl1", "poppler-utils"]


def test_a_library_that_is_not_there_is_noticed():
    assert not dev.can_load("libnobody-has-this.so.99")


@pytest.mark.parametrize("arguments", [["--help"], [], ["nonsense"]])
def test_help_and_a_wrong_verb_answer_without_setting_anything_up(arguments):
    answer = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "dev.py"), *arguments],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert answer.returncode == (2 if arguments == ["nonsense"] else 0)
    assert all(verb in answer.stdout for verb in dev.VERBS)


def test_every_check_of_the_house_is_among_the_checks():
    commands = " ".join(" ".join(command) for command in dev.checks(ROOT / "python", ["-x"]).values())
    for tool in (
        "pytest -n auto -x",
        "ruff check",
        "ruff format --check",
        "mypy",
        "lint_imports",
        "lock.py check",
    ):
        assert tool in commands


def test_dev_needs_the_standard_library_alone():
    imported = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "packaging" / "dev.py"), "--help"],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert imported.returncode == 0, imported.stderr


def test_dev_stays_short_enough_to_be_read_by_a_newcomer():
    assert len((ROOT / "packaging" / "dev.py").read_text(encoding="utf-8").splitlines()) < 300


def test_what_runs_on_every_change_is_the_newcomers_command_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec python3 packaging/dev.py test"]
