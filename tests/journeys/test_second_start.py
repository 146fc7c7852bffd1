"""Two starts of the program on one clinic: two real processes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders as a

ROOT = Path(__file__).resolve().parents[2]

#: The program; it says when it is asked to come forward, and ends when its input does.
TELLING = """
import sys, threading
from PySide6.QtCore import QObject, QTimer, Signal
from smpdesk import app, cli, open_clinic

class Telling(open_clinic.OneWindow):
    def listen(self):
        super().listen()
        self.raised.connect(self.tell)
        print("listening", flush=True)
    def tell(self):
        print("came forward", flush=True)

class Ending(app.Application):
    ended = Signal()
    def __init__(self, arguments):
        super().__init__(arguments)
        self.ended.connect(self.closeAllWindows)
        threading.Thread(target=lambda: (sys.stdin.read(), self.ended.emit()), daemon=True).start()

import smpdesk.program
smpdesk.program.OneWindow = Telling
app.Application = Ending
sys.exit(cli.main([sys.argv[1]]))
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """One person's surroundings for both processes."""
    made = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    return made | {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "STATE", "CONFIG", "CACHE")}


@pytest.fixture
def first(tmp_path: Path, env: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """The program, open on a clinic and listening."""
    a.clinic(tmp_path).close()
    command = [sys.executable, "-c", TELLING, str(tmp_path / "Northgate.smpdesk")]
    process = subprocess.Popen(
        command, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "listening\n"
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_a_second_start_raises_the_first_and_ends_well(
    first: "subprocess.Popen[str]", tmp_path: Path, env: dict[str, str]
) -> None:
    again = tmp_path / "x" / ".." / "Northgate.smpdesk"  # the same place, spelt otherwise
    (tmp_path / "x").mkdir()
    command = [sys.executable, "-m", "smpdesk", str(again)]
    second = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=20)
    assert second.returncode == 0, second.stderr
    assert first.stdout is not None
    assert first.stdout.readline() == "came forward\n"
    assert first.poll() is None
    first.communicate("", timeout=20)
    assert first.returncode == 0


def test_a_verb_works_beside_the_open_window(
    first: "subprocess.Popen[str]", tmp_path: Path, env: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "smpdesk", "check", str(tmp_path / "Northgate.smpdesk")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=20)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "all well")
