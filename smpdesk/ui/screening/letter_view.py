"""The attached letter on screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.letter import Letter
from smpdesk.ui.screening.presenter import ScreeningPresenter
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.page_view import PageView
from smpdesk.ui.shared.theme import px

_WIDTH = 1400  # device pixels: sharp enough to read a scanned letter


class LetterView(QDialog):
    """Shows the pages of one letter. StorageFault when its bytes are gone."""

    def __init__(self, presenter: ScreeningPresenter, letter: Letter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(letter.file_name or "Doctor’s letter")
        self.view = PageView("Doctor’s letter")
        self.view.show_pages(presenter.desk.file_pages(letter, _WIDTH), letter.file_name)
        close = parts.button("Close", primary=True, on=self.accept)
        line = QHBoxLayout()
        line.setContentsMargins(px(16), px(8), px(16), px(12))
        line.addStretch(1)
        line.addWidget(close)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.view, 1)
        body.addLayout(line)
        room = self.screen().availableGeometry()
        self.resize(min(px(720), room.width()), min(px(640), room.height()))
