#!/usr/bin/env python3
"""Everything a newcomer needs, in one file: makes the environment, then does what was asked.

    python3 packaging/dev.py demo          open the demo clinic (without a screen: write its papers of today)
    python3 packaging/dev.py test [ARGS]   every check and test; ARGS go to pytest
    python3 packaging/dev.py run ARGS      smpdesk ARGS
    python3 packaging/dev.py bench [NAME]  benchmarks, a line each; exit code 1 where a limit is missed
    python3 packaging/dev.py soak [NAME]   the long tests
    python3 packaging/dev.py shots         the pictures of the README
    python3 packaging/dev.py relock        for maintainers: make packaging/requirements.txt anew

On Windows say `py` instead of `python3`. Only the standard library is used here, from Python 3.11 to 3.13;
the environment lies in `.venv` beside this repository's README and may be deleted at any time.
"""

from __future__ import annotations  # an older Python must get as far as our plain sentence about versions

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "made-from.json"
LOCK = ROOT / "packaging" / "requirements.txt"
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt's wheel expects from Linux: shared library -> Debian package (proved on a bare Debian 12).
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# In addition where there is a screen to open on.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# The tests read our PDFs with somebody else's eyes: program -> Debian package.
TEST_PROGRAMS = {"pdftotext": "poppler-utils", "qpdf": "qpdf"}

VERBS = ("demo", "test", "run", "bench", "soak", "shots", "relock")
NOT_ASKED = 75  # exit code of packaging/lock.py where the package index cannot be reached


class Stop(Exception):
    """Something the reader has to put right first; the text says what."""


def say(text: str) -> None:
    print(text, flush=True)


# ---- what the machine must have ---------------------------------------------------------------------------


def version_problem(version: tuple[int, ...], other_pythons: list[str]) -> str:
    """A plain sentence when this Python is too old or too new, else an empty text."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return ""
    wanted = "SMP Desk runs on Python 3.11, 3.12 and 3.13; this is {}.{}.".format(*version[:2])
    if other_pythons:
        return f"{wanted} Try: {other_pythons[0]} packaging/dev.py"
    return f"{wanted} Please install one of them (Windows: then say `py -3.13 packaging/dev.py ...`)."


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_on_linux(verb: str, has_screen: bool) -> dict[str, str]:
    """Libraries and programs that are not there, each with the Debian package that brings it."""
    libraries = {**QT_LIBRARIES, **(SCREEN_LIBRARIES if has_screen else {})}
    missing = {name: package for name, package in libraries.items() if not can_load(name)}
    if verb == "test":
        missing |= {name: package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)}
    if importlib.util.find_spec("ensurepip") is None:  # Debian splits it off
        missing["ensurepip"] = f"python3.{sys.version_info.minor}-venv"
    return missing


def apt_line(packages: list[str]) -> list[str]:
    return ["apt-get", "install", "-y", "--no-install-recommends", *sorted(set(packages))]


def provide_libraries(verb: str) -> None:
    """Install what Debian lacks when we may; say the exact line when we may not. Raises Stop."""
    if not sys.platform.startswith("linux"):
        return
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    missing = missing_on_linux(verb, has_screen)
    if not missing:
        return
    command = apt_line(list(missing.values()))
    advice = "  sudo apt-get update && sudo " + " ".join(command)
    if not shutil.which("apt-get"):
        names = ", ".join(f"{name} (Debian: {package})" for name, package in missing.items())
        raise Stop(f"This system lacks {names}.\nPlease install them and run this again.")
    if os.geteuid() != 0:
        raise Stop(f"This system lacks {', '.join(missing)}. Please run this line, then try again:\n{advice}")
    say(f"Installing what this system lacks: {' '.join(sorted(set(missing.values())))}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [*command, "-qq"]):
        if subprocess.run(step, env=quiet, stdin=subprocess.DEVNULL, check=False).returncode:
            raise Stop(f"That did not work. Please see to it that this line does, then try again:\n{advice}")
    still = missing_on_linux(verb, has_screen)
    if "ensurepip" in still:  # the import system remembers that it was not there
        importlib.invalidate_caches()
        still = missing_on_linux(verb, has_screen)
    if still:
        raise Stop(f"Still missing after the installation: {', '.join(still)}.")


# ---- the environment --------------------------------------------------------------------------------------


def python_in(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wanted_stamp() -> dict[str, str]:
    """What the environment depends on; when any of it changes, it is made anew."""
    return {
        "lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "python": f"{sys.version} {sys.base_prefix}",
        "root": str(ROOT),
        "layout": "1",
    }


def is_ready(stamp: Path, python: Path, wanted: dict[str, str]) -> bool:
    """Whether the environment was finished, from the same lock and Python, and is still there."""
    try:
        return python.exists() and json.loads(stamp.read_text(encoding="utf-8")) == wanted
    except (OSError, ValueError):
        return False


def environment() -> Path:
    """The Python of a ready environment. The stamp is written last, so a broken-off set-up is begun again."""
    python = python_in(VENV)
    wanted = wanted_stamp()
    if is_ready(STAMP, python, wanted):
        return python
    began = time.monotonic()
    say("Setting up the environment in .venv (the first time this downloads some 150 MB) ...")
    STAMP.unlink(missing_ok=True)
    # Always from scratch: taking one of Qt's packages out of an environment breaks the others.
    run_or_stop([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment could not be made.")
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pip += [] if sys.stdout.isatty() else ["-qq"]
    pip += ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(LOCK)]
    run_or_stop(pip, "The packages could not be installed. Run the same command again to go on.")
    # The program itself is run from this folder, so that a change shows at once; nothing is built.
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip()
    # As code and in ASCII: a bare path in a .pth is read in the machine's own encoding.
    Path(site, "smpdesk-checkout.pth").write_text(f"import sys; sys.path.append({str(ROOT)!a})\n", "ascii")
    # As an installed program is: some machines tell Python not to keep what it compiled at the first start.
    subprocess.run([str(python), "-m", "compileall", "-q", str(ROOT / "smpdesk")], check=False)
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    say(f"Ready after {time.monotonic() - began:.0f} seconds.\n")
    return python


def run_or_stop(command: list[str], sorry: str) -> None:
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
        raise Stop(sorry)


# ---- verbs ------------------------------------------------------------------------------------------------


def checks(python: Path, pytest_args: list[str]) -> dict[str, list[str]]:
    """Name -> command, quick ones first."""
    py = str(python)
    return {
        "ruff": [py, "-m", "ruff", "check", "."],
        "format": [py, "-m", "ruff", "format", "--check", "."],
        "imports": [py, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"],
        "types": [py, "-m", "mypy"],
        "lock": [py, "packaging/lock.py", "check"],
        "pytest": [py, "-m", "pytest", "-n", "auto", *pytest_args],
    }


def test(python: Path, pytest_args: list[str]) -> int:
    """Run every check, go on after a failure, and close with one line for each."""
    outcome = {}
    for name, command in checks(python, pytest_args).items():
        say(f"---- {name}")
        began = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode
        word = "ok" if code == 0 else "NOT CHECKED" if (name, code) == ("lock", NOT_ASKED) else "FAILED"
        outcome[name] = f"{name:8} {word:12} {time.monotonic() - began:5.1f} s"
    failed = sum("FAILED" in line for line in outcome.values())
    say("\n---- summary\n" + "\n".join(outcome.values()))
    say("All is well." if not failed else f"{failed} of {len(outcome)} checks failed.")
    return 1 if failed else 0


def perform(verb: str, rest: list[str]) -> int:
    provide_libraries(verb)
    python = environment()
    if verb == "test":
        return test(python, rest)
    # The program keeps the caller's folder, so that relative paths mean what was typed.
    arguments, folder = {
        "demo": (["-m", "smpdesk", "demo", *rest], None),
        "run": (["-m", "smpdesk", *rest], None),
        "bench": (["-m", "tests.benchmarks", *rest], ROOT),
        "soak": (["-m", "tests.soak", *rest], ROOT),
        "shots": (["packaging/shots.py", *rest], ROOT),
        "relock": (["packaging/lock.py", "make"], ROOT),
    }[verb]
    return subprocess.run([str(python), *arguments], cwd=folder, check=False).returncode


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(str(__doc__).strip())
        return 0
    verb, rest = arguments[0], arguments[1:]
    if verb not in VERBS:
        say(f"There is no verb {verb!r} here. There are: {', '.join(VERBS)}.")
        return 2
    others = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    try:
        problem = version_problem(sys.version_info[:2], others)
        if problem:
            raise Stop(problem)
        return perform(verb, rest)
    except Stop as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
