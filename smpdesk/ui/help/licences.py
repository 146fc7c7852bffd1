"""The licences of what is inside, with their whole texts."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smpdesk.ui.help.inside import Inside, everything
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px


class LicencesDialog(QDialog):
    """A list of packages; the text of the chosen one beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Versions and licences")
        self._inside = {each.name: each for each in everything()}
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName("Text of the licence")
        self._text.setTabChangesFocus(True)
        self._list = RowList("What is inside")
        self._list.chosen.connect(self._chosen)
        self._build()
        self._list.show_rows([_row(each) for each in self._inside.values()])
        room = self.screen().availableSize()
        self.resize(min(px(900), room.width()), min(px(640), room.height() - px(40)))

    @Slot(object)
    def _chosen(self, name: str) -> None:
        self._text.setPlainText(self._inside[name].text())

    def _build(self) -> None:
        side = QFrame()
        side.setProperty("surface", "side")
        side.setFixedWidth(px(290))
        left = QVBoxLayout(side)
        left.setContentsMargins(0, px(6), 0, px(9))
        left.addWidget(self._list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), 0, px(16), 0)
        foot.addWidget(parts.button("Close", on=self.close))
        foot.addStretch(1)
        left.addLayout(foot)
        right = QVBoxLayout()
        right.setContentsMargins(px(20), px(16), px(20), px(16))
        right.setSpacing(px(8))
        right.addWidget(parts.title("Versions and licences"))
        right.addWidget(parts.muted("SMP Desk stands on the work of others. This is what it brings along."))
        right.addWidget(self._text, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        line.addLayout(right, 1)
        self._list.setFocus()


def _row(each: Inside) -> Row:
    return Row(f"{each.name} {each.version}", each.licence, "", "plain", "", each.name)
