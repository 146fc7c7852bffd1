"""The head beside the sheets, or one of both at a time where the page is narrow or low."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from smpdesk.ui.chair.side import Segments, Sheet, Sheets
from smpdesk.ui.shared.parts import Rule
from smpdesk.ui.shared.theme import px

_SIDE, _LEAST_SIDE = 430, 490  # the sheets: in px of the text, and in pixels for eleven fingers of discomfort
_LEAST_HEAD, _LEAST_HEIGHT = 330, 400
_SHARE = 0.36
_ANY = 16_777_215


class Spread(QWidget):
    """Holds the head, the segments and the sheets, and knows which is in front."""

    def __init__(self, head: QWidget, segments: Segments, sheets: Sheets) -> None:
        super().__init__()
        self._head, self._segments, self._sheets = head, segments, sheets
        self._narrow = self._head_in_front = False
        self._side = QFrame()
        self._side.setProperty("surface", "paper")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(sheets)
        self._between = Rule(down=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._lay()

    @property
    def sheet(self) -> Sheet:
        """What is in front: the head only where it does not stand beside the sheets."""
        return Sheet.HEAD if self._head_in_front and self._narrow else self._sheets.sheet

    def turn_to(self, sheet: Sheet) -> None:
        """Bring the head or a sheet to the front."""
        self._head_in_front = sheet is Sheet.HEAD
        if sheet is not Sheet.HEAD:
            self._sheets.turn_to(sheet)
        elif not self._narrow:
            self._sheets.turn_to(Sheet.ZONES)
        self._segments.mark(self.sheet)
        self._show()

    def minimumSizeHint(self) -> QSize:
        """As small as one of both: side by side they give way."""
        return QSize(px(380), px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where both have room."""
        super().resizeEvent(event)
        side = max(_LEAST_SIDE, px(_SIDE))
        narrow = self.width() - side < px(_LEAST_HEAD) or self.height() < px(_LEAST_HEIGHT)
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay()
            self._segments.mark(self.sheet)
        if not narrow:
            self._side.setFixedWidth(max(side, round(self.width() * _SHARE)))

    def _lay(self) -> None:
        grid = self._grid
        for each in (self._head, self._between, self._segments, self._side):
            grid.removeWidget(each)
        if self._narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_ANY)
            grid.addWidget(self._segments, 0, 0)
            grid.addWidget(self._head, 1, 0)
            grid.addWidget(self._side, 1, 0)
        else:
            grid.addWidget(self._head, 0, 0, 2, 1)
            grid.addWidget(self._between, 0, 1, 2, 1)
            grid.addWidget(self._segments, 0, 2)
            grid.addWidget(self._side, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(1, 1)
        self._segments.with_head(self._narrow)
        self._show()

    def _show(self) -> None:
        self._between.setVisible(not self._narrow)
        self._head.setVisible(not self._narrow or self._head_in_front)
        self._side.setVisible(not self._narrow or not self._head_in_front)
