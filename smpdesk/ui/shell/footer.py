"""The line at the bottom: the clinic's file, its last backup, what this program is not yet, who is here."""

from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import button, label
from smpdesk.ui.shared.theme import look, px

_WHILE = 12_000  # ms that a line about what was done stays
NOT_YET = "Not yet for real clients: this file is not encrypted"


class Footer(QFrame):
    """Facts in small words."""

    stock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        self._file, self._backup = label("", "small"), label("", "small")
        self._said = label("", "strong")
        self._while = QTimer(self, interval=_WHILE, singleShot=True)
        self._while.timeout.connect(self._fall_silent)
        self._notice, self._who = label(NOT_YET, "notice"), label("", "small")
        self._bar = Bar(gap=20)
        self._bar.left.addWidget(self._file)
        self._bar.left.addWidget(self._backup)
        self._stock: QPushButton | None = None  # the first paint has none
        self._bar.left.addWidget(self._said)
        self._said.hide()
        self._bar.right.addWidget(self._notice)
        self._bar.right.addWidget(self._who)
        self._lay = QVBoxLayout(self)
        self._lay.addWidget(self._bar)
        self.measure()
        look.changed.connect(self.measure)

    def measure(self) -> None:
        """Take the present text size."""
        self._lay.setContentsMargins(px(20), px(3), px(20), px(3))

    def show_file(self, name: str, path: str) -> None:
        """Which clinic is open, and where it lies."""
        self._file.setText(name)
        self._file.setToolTip(path)

    def show_backup(self, at: datetime | None, today: date) -> None:
        """When the last good backup was made on this computer."""
        self._backup.setText(backup_text(at, today))

    def show_stock(self, text: str) -> None:
        """What of the shelf to look at before long; nothing hides it."""
        if self._stock is None:
            if not text:
                return
            self._stock = button("", on=self._ask_stock)
            self._stock.setProperty("footnote", "true")
            self._stock.setAutoDefault(False)
            self._bar.left.addWidget(self._stock)
        self._stock.setText(text)
        self._stock.setAccessibleName(text)
        self._stock.setVisible(bool(text))
        self._bar.fold()

    def show_who(self, name: str, role: str) -> None:
        """Who is at the desk."""
        self._who.setText(f"{name} · {role}" if name else "Nobody at the desk")

    def say(self, text: str) -> None:
        """What was just done, for a while; screen readers say it at once."""
        from PySide6.QtGui import (
            QAccessible,
            QAccessibleAnnouncementEvent,
        )  # late: at the first paint nothing is done

        self._said.setText(text)
        self._said.show()
        self._bar.fold()
        self._while.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._said, text))

    @Slot()
    def _ask_stock(self) -> None:
        self.stock_requested.emit()

    @Slot()
    def _fall_silent(self) -> None:
        self._said.hide()
        self._bar.fold()


def backup_text(at: datetime | None, today: date) -> str:
    """ "Backed up today 08:02", "Backed up yesterday 18:30", "Backed up Tue 24 Nov", "Not backed up yet"."""
    if at is None:
        return "Not backed up yet"
    days = (today - at.date()).days
    if days in (0, 1):
        return f"Backed up {'yesterday' if days else 'today'} {words.time_text(at)}"
    return f"Backed up {words.short_date(at.date()) if days < 300 else words.plain_date(at.date())}"
