"""A form that was printed and signed by hand comes back: files are dropped here or chosen."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.consent_record import PhotoUse
from smpdesk.domain.paper import Paper
from smpdesk.ui.consent import labels
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.asking import Asking

_KINDS = "Signed papers (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp)"


class ScanDialog(Asking):
    """Which files, when it was signed and who saw it, and what was ticked about photographs: nothing is ticked here
    beforehand, and what nobody says stays unanswered."""

    def __init__(self, ask: ConsentPresenter, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__("Bring in the signed paper", "Bring in", 2, parent)
        self.setAcceptDrops(True)
        self._ask, self._paper = ask, paper
        self.files: list[Path] = []
        today = ask.desk.today()
        self.signed = forms.DateField(today, paper.signed or today, past=True)
        self.seen_by = forms.text(paper.seen_by or ask.at_desk)
        self.choose = parts.button("Choose files…", on=self._choose)
        self.said = parts.muted("")
        self.uses = {
            use: forms.choice([("Not said", None), ("Yes", True), ("No", False)]) for use in PhotoUse
        }
        self._build()
        self._show_files()
        self.settle(620)

    def take(self, files: list[Path]) -> None:
        """These files instead of any chosen before, in their order."""
        self.files = files
        self._show_files()
        self.form.clear()

    def store(self) -> None:
        """Read the files and keep them with the consent."""
        read = [(each.name, each.read_bytes()) for each in self.files]
        photos = {use: field.value() for use, field in self.uses.items() if field.value() is not None}
        day = self.signed.value() or self._ask.desk.today()
        self._ask.desk.take_scan(self._paper.id, day, self.seen_by.text(), read, photos)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if _local(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        files = _local(event)
        if files:
            self.take(files)
            event.acceptProposedAction()

    @Slot()
    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "The signed paper", "", _KINDS)
        if chosen:
            self.take([Path(each) for each in chosen])

    def _show_files(self) -> None:
        names = words.listed([each.name for each in self.files])
        self.said.setText(names or "Drop the scan here: one PDF, or a picture of each page.")

    def _build(self) -> None:
        issued = f"Consent form issued {words.long_date(self._paper.issued.date())}, version {self._paper.wording}."
        self.body.addWidget(parts.muted(issued))
        file = QWidget()
        line = QHBoxLayout(file)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choose)
        line.addWidget(self.said, 1)
        file.setFocusProxy(self.choose)
        self.form.add("file", "Signed paper", file, optional=False, wide=True)
        self.form.add("signed", "Signed on", self.signed, optional=False)
        self.form.add("seen_by", "Seen by", self.seen_by, "Who watched the client sign.", optional=False)
        self.form.section("Photographs, as ticked on the paper")
        for use, field in self.uses.items():
            self.form.add(f"photos.{use.value}", labels.USES[use], field)
        self.body.addWidget(self.form)
        self.body.addStretch(1)


def _local(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(each.toLocalFile()) for each in urls] if all(each.isLocalFile() for each in urls) else []
