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

PROBE = Path(__file__).with_name("start_probe.py")
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
SETTLED = 3.0  # seconds a window stays open for its memory: by then it has loaded what it loads when idle


def run(what: str, clinic: Path | None, home: Path, stay: float = 0.0) -> tuple[float, float]:
    """Start one window. Seconds from spawn to paint, and the peak of memory in MB."""
    environment = dict(os.environ) | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"), "XDG_CACHE_HOME": str(home / "cache"),
    }  # fmt: skip
    command = [sys.executable, str(PROBE), what, str(stay), *([str(clinic)] if clinic else [])]
    began = time.monotonic()
    child = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    for line in child.stdout.splitlines():
        if line.startswith("painted "):
            _, painted, memory = line.split()
            return float(painted) - began, float(memory)
    raise RuntimeError(f"The {what} window was never painted.\n{child.stdout}{child.stderr}")


def measure() -> list[Measured]:
    """The ratio (median of the pairs' ratios) and the peak of memory in MB (median of three)."""
    with tempfile.TemporaryDirectory(prefix="smpdesk-bench-") as folder:
        home = Path(folder)
        clinic = home / "Bench.smpdesk"
        make = [sys.executable, str(PROBE), "make", "0", str(clinic)]
        subprocess.run(make, cwd=ROOT, check=True)
        run("bare", None, home)  # what the first start alone pays for: compiled modules, font lists
        run("desk", clinic, home)
        pairs = []
        for turn in range(ROUNDS):
            order = ("bare", "desk") if turn % 2 == 0 else ("desk", "bare")
            seconds = {what: run(what, clinic if what == "desk" else None, home)[0] for what in order}
            pairs.append((seconds["bare"], seconds["desk"]))
        memory = statistics.median(run("desk", clinic, home, SETTLED)[1] for _ in range(3))
    ratio = statistics.median(desk / bare for bare, desk in pairs)
    bare, desk = (1000 * statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    return [
        Measured(name="start", value=ratio, limit=2.0, note=f"{desk:.0f} ms, a bare window {bare:.0f} ms"),
        Measured(name="start-memory", value=memory, limit=120.0, note="MB"),
    ]
