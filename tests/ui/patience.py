"""A bot that does not sit through the rests of the program: what waits a moment after the last key comes at once."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as TooLong
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

#: ms: rests after typing, resizing, booking are shorter; lines that stay for somebody to read them, longer.
_REST = 3000


class Impatient(QtBot):
    """As pytest-qt's, but `waitUntil` ends the rests of whatever is open, and looks again at once."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:
        """Until ``callback`` answers True, or None without an AssertionError; at most ``timeout`` ms."""
        __tracebackhide__ = True
        end = time.monotonic() + timeout / 1000
        while not self._holds(callback):
            if time.monotonic() > end:
                raise TooLong(f"waitUntil timed out in {timeout} milliseconds")
            end_rests()
            self.wait(1)

    def _holds(self, callback: Callable[[], bool | None]) -> bool:
        try:
            return callback() in (True, None)
        except AssertionError:
            return False


def end_rests(*besides: QObject) -> None:
    """Let every short single-shot timer of ours under a window, or under ``besides``, go off now."""
    app = QCoreApplication.instance()
    roots = [*QApplication.topLevelWidgets(), *besides, *([app] if app is not None else [])]
    for each in {timer for root in roots for timer in root.findChildren(QTimer)}:
        if not (Shiboken.isValid(each) and Shiboken.createdByPython(each)):
            continue
        if each.isSingleShot() and each.isActive() and 0 < each.interval() <= _REST:
            each.stop()
            each.timeout.emit()
