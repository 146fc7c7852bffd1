"""The scan of a signed paper on screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.consent_record import ConsentRecord
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.page_view import PageView
from smpdesk.ui.shared.theme import px

_WIDTH = 1400  # device pixels: sharp enough to read handwriting


class ScanView(QDialog):
    """Shows its pages. StorageFault when its bytes are gone or no longer the same."""

    def __init__(self, ask: ConsentPresenter, record: ConsentRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Signed consent")
        self.view = PageView("Signed consent")
        self.view.show_pages(ask.desk.scan_pages(record, _WIDTH), "Scan of the signed consent form")
        line = QHBoxLayout()
        line.setContentsMargins(px(16), px(8), px(16), px(12))
        line.addStretch(1)
        line.addWidget(parts.button("Close", primary=True, on=self.accept))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.view, 1)
        body.addLayout(line)
        room = self.screen().availableGeometry()
        self.resize(min(px(720), room.width()), min(px(640), room.height()))
