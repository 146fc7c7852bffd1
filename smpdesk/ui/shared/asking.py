"""What dialogs that ask for a few things share: a title, a part that scrolls, and buttons that stay in sight."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.forms import Form
from smpdesk.ui.shared.theme import px


class Asking(QDialog):
    """Subclasses fill ``body`` and ``form`` and say in ``store`` what is kept; refused, it stays open."""

    def __init__(self, title: str, save: str, columns: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = Form(columns)
        self.save = parts.button(save, primary=True, on=self._save)
        self.cancel = parts.button("Cancel", on=self.reject)
        self.cancel.setAutoDefault(False)
        inside = QWidget()
        inside.setProperty("surface", "none")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(px(20), px(18), px(20), px(12))
        self.body.setSpacing(px(10))
        self.body.addWidget(parts.title(title))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(20), px(8), px(20), px(14))
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)
        self.save.setDefault(True)

    def store(self) -> None:
        """Keep what is shown; raises Refusal or a fault."""
        raise NotImplementedError

    def shows(self) -> faults.ShowsProblems:
        """Where problems are put: the form, unless a subclass has more places."""
        return self.form

    def reveal(self, widget: QWidget) -> None:
        """Scroll to something that is to be seen."""
        self._scroll.ensureWidgetVisible(widget, 20, 60)

    def settle(self, width: float) -> None:
        """As wide as asked and as high as needed, as far as the screen goes."""
        room = self.screen().availableSize()
        wide = min(px(width), room.width())
        high = self.body.totalHeightForWidth(wide) + self.save.sizeHint().height() + px(40)
        self.resize(wide, min(high, room.height() - px(40)))

    @Slot()
    def _save(self) -> None:
        found = self.form.unreadable()
        if found:
            self.form.show(found)
            return
        with faults.caught(self, self.shows()) as caught:
            self.store()
        if not caught:
            self.accept()
