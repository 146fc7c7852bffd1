"""The whole way in the program's own window: from a client's page to one record, and back."""

import os
import subprocess
import sys
from pathlib import Path

from tests import builders as a

ROOT = Path(__file__).resolve().parents[2]

#: The whole program, pressed as a receptionist presses it: each step as soon as there is something to press.
PRESSED = """
import sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from smpdesk import app, cli

class NotYet(Exception):
    pass

def shown(kind, text=""):
    everything = [each for top in QApplication.topLevelWidgets() for each in [top, *top.findChildren(kind)]]
    for each in everything:
        if isinstance(each, kind) and each.isVisible() and (not text or each.text() == text):
            return each
    raise NotYet

def chosen():
    rows = shown(QTableView)
    if rows.model().rowCount() != 2:
        raise NotYet
    rows.setCurrentIndex(rows.model().index(0, 0))

def more():
    menu = shown(QPushButton, "More").menu()
    next(each for each in menu.actions() if each.text().startswith("Merge with")).trigger()

def enter(title):
    dialog = QApplication.activeModalWidget()
    if dialog is None or dialog.windowTitle() != title:
        raise NotYet
    if not any(each.isDefault() and each.isEnabled() for each in dialog.findChildren(QPushButton)):
        raise NotYet
    print(title, flush=True)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

def pick():
    enter("Merge with another record")

def agree():
    enter("Merge two records")

def bar():
    from smpdesk.ui.merge.bar import MergedBar
    print(shown(MergedBar).words.text(), flush=True)

def undo():
    if sys.argv[2] == "undo":
        shown(QPushButton, "Undo").click()

def leave():
    if sys.argv[2] == "undo":
        from smpdesk.ui.merge.bar import MergedBar
        for top in QApplication.topLevelWidgets():
            if any(each.isVisible() for each in top.findChildren(MergedBar)):
                raise NotYet
    QApplication.closeAllWindows()

class Pressed(app.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.left = [chosen, more, pick, agree, bar, undo, leave]
        QTimer.singleShot(20, self.step)

    def step(self):
        if self.left:
            QTimer.singleShot(20, self.step)  # beforehand: a step may open a dialog and stay in it
            what = self.left.pop(0)
            try:
                what()
            except NotYet:
                self.left.insert(0, what)

app.Application = Pressed
sys.exit(cli.main([sys.argv[1]]))
"""


def press(folder: Path, end: str) -> list[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    env |= {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "STATE", "CONFIG", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", PRESSED, str(folder / "Northgate.smpdesk"), end],
        capture_output=True,
        text=True,
        env=env,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def test_two_records_become_one_and_two_again(tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    a.client(desks, "Owen", "Davies", phone="07700 900118")
    a.client(desks, "Owen", "Davis", phone="07700 900118", address="12 Quarry Hill")
    desks.close()
    told = press(tmp_path, "undo")
    assert told == [
        "Merge with another record",
        "Merge two records",
        "Merged: Owen Davis, client 1002, is part of Owen Davies now.",
    ]
    assert names(tmp_path) == ["Owen Davies", "Owen Davis"]
    press(tmp_path, "stay")
    assert names(tmp_path) == ["Owen Davies"]


def names(folder: Path) -> list[str]:
    from smpdesk.services.ground import AtDesk
    from smpdesk.services.opening import open_desks

    desks = open_desks(folder / "Northgate.smpdesk", a.SetClock(), AtDesk())
    found = [line.name for line in desks.clients.lines()]
    desks.close()
    return found
