"""Today's scores, each beside the last one: a row for each place, a digit for each row."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.review import Review
from smpdesk.services.reviews import Row, Sheet
from smpdesk.ui.forecast import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.discomfort import DiscomfortScale
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px


class ScoreScale(DiscomfortScale):
    """Eleven fields for how dense a place looks; typing a digit is enough."""

    called = "Density score from 0 to 10"

    def said(self, value: int | None) -> str:
        """What a number means (P18)."""
        if value is None:
            return "No score yet"
        meaning = (
            " · nothing left" if not value else " · as on the day it was finished" if value == 10 else ""
        )
        return f"{value} of 10{meaning}"


class ScoreEntry(QWidget):
    """``save_requested`` when Enter is pressed in the last row, or the button; ``left`` when nothing is wanted."""

    save_requested = Signal()
    left = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scales: list[ScoreScale] = []
        self._sheet: Sheet | None = None
        self._holder: QWidget | None = None
        self.advice = parts.Notice()
        self.save = parts.button("Save scores", primary=True, on=self._ask)
        self.leave = parts.button("Leave it", on=self._leave)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(8))
        self._body.addWidget(
            parts.muted(
                "0: nothing left. 10: as dense as on the day it was finished. Type a digit, Enter goes on."
            )
        )
        actions = QWidget()
        row = Flow(actions, gap=8)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        self._body.addWidget(self.advice)
        self._body.addWidget(actions)

    def show_sheet(self, sheet: Sheet, names: Sequence[str]) -> None:
        """A row for each place of ``sheet``, called ``names``."""
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._sheet, self.scales = sheet, []
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(0, 1)
        for number, (row, name) in enumerate(zip(sheet.rows, names, strict=True)):
            scale = ScoreScale()
            scale.setAccessibleName(f"{name}, {scale.called}. {_last(row)}")
            scale.edited.connect(self.edited)
            scale.installEventFilter(self)
            self.scales.append(scale)
            said = QWidget()
            lay = QVBoxLayout(said)
            lay.setContentsMargins(0, px(6), 0, px(2))
            lay.setSpacing(0)
            lay.addWidget(parts.label(name, "strong", wrap=True))
            lay.addWidget(parts.label(_last(row), "small", wrap=True))
            grid.addWidget(said, 2 * number, 0)
            grid.addWidget(scale, 2 * number + 1, 0)
        self._body.insertWidget(1, self._holder)
        self.advice.say("")

    def begin(self) -> None:
        """The first row waits for a digit."""
        if self.scales:
            self.scales[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def drafts(self) -> list[Review]:
        """Scores that were given."""
        sheet = self._sheet
        if sheet is None:
            return []
        return [
            Review(client=sheet.client, day=sheet.day, zone=row.zone, area=row.area, score=score)
            for row, scale in zip(sheet.rows, self.scales, strict=True)
            if (score := scale.answer()) is not None
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next row, and in the last one it saves; Escape leaves."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.scales:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                at = self.scales.index(watched) + 1
                if at < len(self.scales):
                    self.scales[at].setFocus(Qt.FocusReason.TabFocusReason)
                else:
                    self._ask()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    @Slot()
    def _ask(self) -> None:
        self.save_requested.emit()


def _last(row: Row) -> str:
    if row.last is None:
        return "No score before"
    step = f", {labels.step(row.last.step)}" if row.last.step else ""
    return f"Last: {row.last.score} on {_day(row.last.day)}{step}"


def _day(day: date) -> str:
    return words.plain_date(day)
