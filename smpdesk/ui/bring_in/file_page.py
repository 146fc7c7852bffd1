"""The first step: which file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px

_FILTER = "Client lists (*.csv *.txt *.tsv *.tab *.xlsx *.xlsm *.vcf);;All files (*)"


class FilePage(QWidget):
    """Says what may be brought in; a file may be chosen or dropped. `chosen` carries its Path."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._problem = parts.Notice(kind="fault")
        self.pick = parts.button("Choose a file…", primary=True, on=self.ask)
        self._build()

    def say(self, sentence: str) -> None:
        """Why the file that was chosen cannot be read; empty when it can."""
        self._problem.say(sentence)

    @Slot()
    def ask(self) -> None:
        """Let somebody choose the file."""
        path, _ = QFileDialog.getOpenFileName(self, "Which list?", str(Path.home()), _FILTER)
        if path:
            self.chosen.emit(Path(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if any(each.isLocalFile() for each in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first of the files."""
        local = [each.toLocalFile() for each in event.mimeData().urls() if each.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.chosen.emit(Path(local[0]))

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(10))
        body.addWidget(self._problem)
        body.addStretch(2)
        lines = (
            parts.title("Choose your list, or drop it here"),
            parts.muted(
                "CSV or any text with a row for each client, a workbook (XLSX), or contact cards (VCF)."
            ),
            parts.muted("Nothing is written before you have seen what becomes of each row."),
        )
        for each in lines:
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(each)
        body.addSpacing(px(6))
        body.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addStretch(3)
