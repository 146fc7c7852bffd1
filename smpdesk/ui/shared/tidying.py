"""Collects rubbish in the window's own thread, and in no other.

Python collects wherever it happens to be, also in a thread that works for the clinic's file; what it then takes
away may be a widget, and Qt does not outlive a widget that ends in a foreign thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY = 2000  # ms between two short rounds
_WHOLE = 30  # short rounds to one that looks at everything


class Tidying(QObject):
    """From now on until the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    @Slot()
    def tidy(self) -> None:
        """One round: the young, and now and then everybody."""
        self._round = (self._round + 1) % _WHOLE
        gc.collect(1 if self._round else 2)
