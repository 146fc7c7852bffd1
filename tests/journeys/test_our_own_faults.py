"""A mistake of the program itself: it is written down without a name, people are told where, and work goes on."""

import os
import subprocess
import sys
from pathlib import Path

from tests import builders as a

ROOT = Path(__file__).resolve().parents[2]

#: The whole program, with three faults and two complaints of Qt set going from outside.
FAULTY = """
import sys, threading
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox
from smpdesk import app, cli

def burst():
    raise ValueError("Owen Davies is in no list")

def burst_elsewhere():
    raise KeyError("Owen Davies")

def complain():
    qWarning('QThing: cannot use "Owen Davies"')
    threading.Thread(target=burst_elsewhere).start()

def read_and_close():
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        print(box.text(), "|", box.informativeText().replace("\\n", " "), flush=True)
        next(each for each in box.buttons() if each.text() == "Close").click()

class Faulty(app.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        for after, what in ((500, burst), (700, read_and_close), (800, burst), (900, complain),
                            (1100, read_and_close), (1200, read_and_close), (1300, self.closeAllWindows)):
            QTimer.singleShot(after, what)

app.Application = Faulty
sys.exit(cli.main([sys.argv[1]]))
"""


def test_a_fault_of_ours_is_told_once_and_logged_without_a_name(tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    a.client(desks, "Owen", "Davies")
    desks.close()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    env |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "STATE", "CONFIG", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", FAULTY, str(tmp_path / "Northgate.smpdesk")],
        capture_output=True,
        text=True,
        env=env,
        check=False,
        timeout=20,
    )
    assert done.returncode == 0, done.stderr
    (log,) = tmp_path.rglob("smpdesk.log")
    told = done.stdout.splitlines()
    assert len(told) == 2  # the second time within a minute the first is only logged
    assert told[0].startswith("Something went wrong inside SMP Desk")
    assert str(log.parent) in told[0]
    written = log.read_text("utf-8")
    assert written.count("builtins.ValueError") == 2
    assert written.count("builtins.KeyError") == 1
    assert "in burst_elsewhere" in written
    assert "QThing: cannot use" in written
    assert "Owen" not in written
    assert "Davies" not in written
    assert (log.parent / "crash.log").is_file()
