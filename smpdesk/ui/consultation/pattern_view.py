"""One code's drawing with its name and meaning: from above and, where it says more, from the side."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.ui.consultation import labels, pattern_paint
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.hair_paint import known
from smpdesk.ui.shared.theme import px

LARGE = 160


class PatternView(QWidget):
    """The drawings of one code side by side, ``height`` pixels high: large enough in every text size."""

    def __init__(self, height: int = LARGE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height, self._code = height, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, drawing: str, spoken: str = "") -> None:
        """Show a drawing of patterns.toml; an empty code shows nothing."""
        self._code = drawing if drawing in known() else ""
        self.setAccessibleName(spoken)
        self.setVisible(bool(self._code))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every view of the code."""
        return QSize(max(1, self._faces()) * self._height, self._height)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the views."""
        if not self._code:
            return
        painter = QPainter(self)
        side = self._height
        for face in range(self._faces()):
            drawn = pattern_paint.picture(self._code, QSize(side, side), self.devicePixelRatioF(), face)
            painter.drawPixmap(face * side, 0, drawn)

    def _faces(self) -> int:
        return len(known()[self._code].faces) if self._code else 0


class Described(QWidget):
    """A drawing with name and meaning beside it."""

    def __init__(self, height: int = LARGE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = PatternView(height)
        self._name = parts.strong("")
        self._meaning = parts.muted("")
        said = QVBoxLayout()
        said.setSpacing(px(3))
        said.addStretch(1)
        said.addWidget(self._name)
        said.addWidget(self._meaning)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        row.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)

    def show_code(self, group: str, code: str, drawing: str) -> None:
        """Show a code of a group of words; an empty code hides everything."""
        self.setVisible(bool(code))
        if code:
            self._view.show_code(drawing, f"Drawing of {labels.name(group, code)}")
            self._name.setText(labels.name(group, code))
            said = labels.meaning(group, code)
            self._meaning.setText(said[:1].upper() + said[1:])
