"""After a merge: what was done, and the way back, over the foot of the page until it is put away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smpdesk.domain.merging import Merged
from smpdesk.ui.shared import faults, theme
from smpdesk.ui.shared.parts import IconButton, button, label
from smpdesk.ui.shared.theme import colour, px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class MergedBar(QFrame):
    """`undone` carries the merge that was taken back. `host` is what the bar lies over."""

    undone = Signal(object)

    def __init__(self, desks: "Desks", host: QWidget) -> None:
        super().__init__(host)
        self._desks, self._host = desks, host
        self._merge: Merged | None = None
        self.setAccessibleName("What was just merged")
        self.words = label("", wrap=True)
        self.undo = button("Undo", on=self._undo)
        self.undo.setAccessibleName("Undo the merge")
        away = IconButton("close", "Hide this line", self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(14), px(6), px(8), px(6))
        line.addWidget(self.words, 1)
        line.addWidget(self.undo)
        line.addWidget(away)
        host.installEventFilter(self)
        theme.on_change(self._dress)
        self._dress()
        self.hide()

    def say(self, merge: Merged) -> None:
        """Tell what was merged."""
        self._merge = merge
        stays = self._desks.clients.client(merge.client)
        self.words.setText(f"Merged: {merge.name}, client {merge.number}, is part of {stays.name} now.")
        self._lie_down()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the host."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lie_down()
        return False

    @Slot()
    def _undo(self) -> None:
        merge = self._merge
        if merge is None:
            return
        with faults.caught(self.window()) as caught:
            self._desks.history.undo(merge.change)
        if not caught:
            self.hide()
            self.undone.emit(merge)

    @Slot()
    def _dress(self) -> None:
        tint, accent = colour("tint").name(), colour("accent").name()
        self.setStyleSheet(
            f"MergedBar {{ background: {tint}; border: 1px solid {accent}; border-radius: {px(6)}px; }}"
        )

    def _lie_down(self) -> None:
        edge = px(14)
        width = max(px(200), self._host.width() - 2 * edge)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(edge, self._host.height() - height - edge, width, height)
