"""Dialogs that grow with their words, up to the screen; beyond that their middle scrolls and the buttons stay."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smpdesk.ui.shared.theme import px


class GrowingDialog(QDialog):
    """Put things into ``body``; ``finish_with`` adds the buttons. It is deleted when it is closed."""

    def __init__(self, title: str, width: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        inside = QWidget()
        inside.setProperty("surface", "none")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(px(20), px(18), px(20), px(8))
        self.body.setSpacing(px(12))
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(px(20), px(8), px(20), px(16))
        self._foot.setSpacing(px(8))
        self._foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._foot)
        self.resize(px(width), px(120))
        self.setMinimumWidth(min(px(width), px(380)))

    def finish_with(self, *buttons: QPushButton) -> None:
        """The buttons, the one for Enter last."""
        for each in buttons:
            self._foot.addWidget(each)
        buttons[-1].setDefault(True)
        self.body.addStretch(1)

    def put_left(self, push: QPushButton) -> None:
        """A button apart from the others, at the left of them."""
        self._foot.insertWidget(0, push)

    def bring(self, widget: QWidget) -> None:
        """Scroll so that this can be seen."""
        self.body.activate()
        self._area.ensureWidgetVisible(widget)

    def grow(self) -> None:
        """Make room for the words in it; it never shrinks under the hand and never leaves the screen."""
        self.body.activate()
        wanted = self.body.totalHeightForWidth(self._area.viewport().width())
        lacking = wanted - self._area.viewport().height()
        if lacking <= 0:
            return
        screen = self.screen().availableGeometry()
        height = min(self.height() + lacking, screen.height() - px(48))
        self.resize(self.width(), height)
        if self.isVisible() and self.geometry().bottom() > screen.bottom():
            self.move(self.x(), max(screen.top(), screen.bottom() - height - px(16)))

    def showEvent(self, event: QShowEvent) -> None:
        """High enough from the beginning."""
        super().showEvent(event)
        self.grow()
