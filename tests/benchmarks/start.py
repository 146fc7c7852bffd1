"""From process start to a usable window, against a bare window with a table, in interleaved pairs.

Both are started by the same wrapper (`start_probe.py`), which tells the clock when the first item view of a visible
window has been painted; for the program that view must show rows, and be the list of clients. The clock is the
system's monotonic one, which all processes share.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.limit import Measured

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
SETTLED = 3.0  # seconds a window stays open for its memory: by then it has loaded what it loads when idle


def probe(home: Path, *arguments: str) -> str:
    """What the probe printed in a process whose folders all lie in ``home``. Raises RuntimeError with its errors."""
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    # An installed program is compiled; some machines forbid Python to keep what it compiles.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_probe", *arguments],
        cwd=ROOT, env=kept | folders | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if child.returncode:
        raise RuntimeError(f"{arguments[0]}: {child.stdout}{child.stderr}")
    return child.stdout


def run(home: Path, what: str, clinic: str, stay: float = 0.0) -> tuple[float, float]:
    """Start one window. Seconds from spawn to paint, and the peak of memory in MB."""
    began = time.monotonic()
    said = probe(home, what, str(stay), clinic).splitlines()
    _, painted, memory = next(line for line in said if line.startswith("painted ")).split()
    return float(painted) - began, float(memory)


def measure() -> list[Measured]:
    """The ratio (median of the pairs' ratios) and the peak of memory in MB (median of three)."""
    with tempfile.TemporaryDirectory(prefix="smpdesk-bench-") as folder:
        home = Path(folder)
        clinic = str(home / "Bench.smpdesk")
        probe(home, "make", "0", clinic)
        for what in ("bare", "desk"):
            run(home, what, clinic)  # what the first start alone pays for: compiled modules, font lists
        pairs = []
        for turn in range(ROUNDS):
            order = ("bare", "desk") if turn % 2 == 0 else ("desk", "bare")
            seconds = {what: run(home, what, clinic)[0] for what in order}
            pairs.append((seconds["bare"], seconds["desk"]))
        memory = statistics.median(run(home, "desk", clinic, SETTLED)[1] for _ in range(3))
    ratio = statistics.median(desk / bare for bare, desk in pairs)
    bare, desk = (1000 * statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    return [
        Measured(name="start", value=ratio, limit=2.0, note=f"{desk:.0f} ms, a bare window {bare:.0f} ms"),
        Measured(name="start-memory", value=memory, limit=120.0, note="MB"),
    ]
