"""The lock: `make` writes packaging/requirements.txt, `check` proves that it can be installed everywhere.

Run by packaging/dev.py inside the environment, which brings uv. Why a requirements file: uv.lock and pylock.toml
both carry addresses of registries, and a clinic's own mirror must do as well. Why not `uv pip compile`: it picks
versions that have no wheel for Macs; only `required-environments` in pyproject.toml makes uv look at all four.
That knows nothing of the version of macOS, hence `check`.

Exit codes: 0 done or proved, 1 something cannot be installed, 75 the package index could not be asked.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.txt"
COULD_NOT_ASK = 75

# The floors come from Qt's wheels: glibc 2.34 and, our own promise, macOS 14 (uv assumes 2.28 and 13).
PLATFORMS = {
    "Windows x64": "x86_64-pc-windows-msvc",
    "macOS arm64": "aarch64-apple-darwin",
    "macOS Intel": "x86_64-apple-darwin",
    "Linux x86-64": "x86_64-manylinux_2_34",
}
PROVED = Path(sys.prefix) / "lock-proved"
PYTHONS = ("3.11", "3.12", "3.13")
LONGEST_WAIT = 180  # seconds for one question

UNREACHABLE = re.compile(
    r"failed to fetch|error sending request|dns error|tunnel error|timed out|network was disabled|503|502",
    re.IGNORECASE,
)


def uv(*arguments: str) -> subprocess.CompletedProcess[str]:
    # The system's certificates, as pip uses them: a clinic's or a company's proxy has its own.
    environment = {"UV_SYSTEM_CERTS": "1", **os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "uv", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=LONGEST_WAIT,
    )  # fmt: skip


def make() -> int:
    """Resolve pyproject.toml for all targets and write the lock: hashes, no addresses."""
    steps = (
        ("lock", "--upgrade"),
        ("export", "--frozen", "--no-header", "--no-emit-project", "--no-annotate",
         "--format", "requirements-txt", "--output-file", str(LOCK)),
    )  # fmt: skip
    for step in steps:
        answer = uv(*step)
        if answer.returncode:
            print(answer.stderr)
            return 1
    text = LOCK.read_text(encoding="utf-8")
    if "://" in text or "--index" in text or "--find-links" in text:
        print("The lock names an address: it must not.")
        return 1
    count = sum("==" in line and line[:1].isalnum() for line in text.splitlines())
    print(f"{LOCK.relative_to(ROOT)}: {count} packages. Now run: python3 packaging/dev.py test")
    return 0


def ask(platform: str, python: str) -> str:
    """Whether the lock installs there from wheels alone: 'ok', 'unreachable', or what uv said."""
    with tempfile.TemporaryDirectory() as nowhere:
        try:
            answer = uv(
                "pip", "install", "--dry-run", "--target", nowhere, "--python", sys.executable,
                "--python-platform", platform, "--python-version", python,
                "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK),
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "unreachable"
    if answer.returncode == 0:
        return "ok"
    return "unreachable" if UNREACHABLE.search(answer.stderr) else answer.stderr.strip()


def check() -> int:
    """Ask for every platform and Python, four at a time: nearly all of it is waiting.

    A lock that was proved is not asked about again in the same environment: its wheels do not change.
    """
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if PROVED.is_file() and PROVED.read_text(encoding="ascii") == digest:
        print("The lock was proved here before and has not changed since: wheels for all of")
        print(f"{', '.join(PLATFORMS)} with Python {', '.join(PYTHONS)}.")
        return 0
    if os.environ.get("UV_OFFLINE"):
        print("lock: COULD NOT ASK, uv was told to stay off the network (UV_OFFLINE).")
        return COULD_NOT_ASK
    questions = [(name, platform, python) for name, platform in PLATFORMS.items() for python in PYTHONS]
    first = ask(*questions[0][1:])
    if first == "unreachable":
        print("lock: COULD NOT ASK, the package index cannot be reached. Whether the lock installs on")
        print(f"      {', '.join(PLATFORMS)} with Python {', '.join(PYTHONS)} was not checked.")
        return COULD_NOT_ASK
    with ThreadPoolExecutor(4) as pool:
        answers = [first, *pool.map(lambda question: ask(*question[1:]), questions[1:])]
    for (name, _, python), answer in zip(questions, answers, strict=True):
        print(f"{name:13} Python {python}  {answer}")
    if any(answer not in ("ok", "unreachable") for answer in answers):
        return 1
    if "unreachable" in answers:
        return COULD_NOT_ASK
    PROVED.write_text(digest, encoding="ascii")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["make"], ["check"]):
        sys.exit("Usage: lock.py make | check")
    sys.exit(make() if sys.argv[1] == "make" else check())
