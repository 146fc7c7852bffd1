"""What may wait until a widget has been painted for the first time, so that people see it sooner.

A zero timer is too early: on most platforms it runs before the paint.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls ``then`` one turn after ``widget`` was first painted, or at once if that was long ago."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then for the turn to end."""
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._now)
        return False

    def _now(self) -> None:
        self._then()
        self.deleteLater()
