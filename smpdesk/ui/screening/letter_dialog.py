"""A doctor's letter: asked for, received with its file, decided on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.letter import Letter
from smpdesk.domain.questionnaire import Question
from smpdesk.ui.screening import labels
from smpdesk.ui.screening.presenter import ScreeningPresenter
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px

_KINDS = "Letters (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp)"


class LetterDialog(QDialog):
    """Saves the letter and then its file. A file may be chosen, or dropped anywhere on the dialog."""

    def __init__(
        self,
        presenter: ScreeningPresenter,
        letter: Letter,
        offered: Sequence[Question],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Doctor’s letter")
        self.setAcceptDrops(True)
        self._presenter, self._letter = presenter, letter
        self._file: Path | None = None
        today = presenter.today()
        self.form = forms.Form(columns=2)
        self.reasons: dict[str, QCheckBox] = {}
        self.requested = forms.DateField(today, letter.requested, past=True)
        self.received = forms.DateField(today, letter.received, past=True)
        self.doctor = forms.text(letter.doctor)
        self.valid_until = forms.DateField(today, letter.valid_until)
        self.statement = forms.lines(letter.statement, rows=3)
        self.decision = forms.choice([(name, value) for value, name in labels.DECISIONS.items()])
        self.decision.set_value(letter.decision)
        self.decided_by = forms.choice([("Nobody yet", ""), *presenter.desk.technicians()])
        self.decided_by.set_value(letter.decided_by or _at_desk(presenter))
        self.file_name = parts.muted("")
        self.choose = parts.button("Attach file…", on=self._choose)
        self.save = parts.button("Save", primary=True, on=self._save)
        self._build(offered)
        self._show_file()

    def attach(self, path: Path) -> None:
        """Take a file with the letter; it is read when the letter is saved."""
        self._file = path
        self._show_file()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if _local(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped file."""
        path = _local(event)
        if path is not None:
            self.attach(path)
            event.acceptProposedAction()

    @Slot()
    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Attach the doctor’s letter", "", _KINDS)
        if path:
            self.attach(Path(path))

    @Slot()
    def _save(self) -> None:
        found = self.form.unreadable()
        if found:
            self.form.show(found)
            return
        wanted = replace(
            self._letter,
            reasons=tuple(key for key, box in self.reasons.items() if box.isChecked()),
            requested=self.requested.value(),
            received=self.received.value(),
            doctor=self.doctor.text(),
            valid_until=self.valid_until.value(),
            statement=self.statement.value(),
            decision=self.decision.value(),
            decided_by=self.decided_by.value(),
        )
        with faults.caught(self, self.form) as caught:
            self._letter = self._presenter.desk.save_letter(wanted)
            if self._file is not None:
                data = self._file.read_bytes()
                self._letter = self._presenter.desk.attach(self._letter.id, data, self._file.name)
        if not caught:
            self.accept()

    def _show_file(self) -> None:
        name = self._file.name if self._file is not None else self._letter.file_name
        self.file_name.setText(name or "No file yet. A PDF or a picture can be dropped here too.")

    def _build(self, offered: Sequence[Question]) -> None:
        ticks = QWidget()
        flow = Flow(ticks, gap=6)
        for each in offered:
            self.reasons[each.key] = box = forms.tick(each.title, each.key in self._letter.reasons)
            flow.addWidget(box)
        ticks.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.add("reasons", "About", ticks, optional=False, wide=True)
        self.form.add("requested", "Asked for on", self.requested)
        self.form.add("received", "Received on", self.received)
        self.form.add("doctor", "Doctor", self.doctor, "Name and practice.")
        self.form.add("valid_until", "Valid until", self.valid_until, "Empty when the letter names no end.")
        self.form.add("statement", "What the letter says", self.statement, wide=True)
        self.form.add("decision", "Technician’s decision", self.decision, "Dated today.")
        self.form.add("decided_by", "Technician", self.decided_by)
        file = QWidget()
        line = QHBoxLayout(file)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choose)
        line.addWidget(self.file_name, 1)
        self.form.add("file", "Letter as a file", file, wide=True)
        inside = QWidget()
        inside.setProperty("surface", "none")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(20), px(18), px(20), px(6))
        body.addWidget(parts.title("Doctor’s letter"))
        body.addWidget(
            parts.muted("Ask the client’s doctor in writing. Medicines stay as the doctor prescribed them.")
        )
        body.addWidget(self.form)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(20), px(6), px(20), px(16))
        buttons.addStretch(1)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)
        self.save.setDefault(True)
        room = self.screen().availableGeometry()
        self.resize(min(px(620), room.width()), min(px(640), room.height()))


def _at_desk(presenter: ScreeningPresenter) -> str:
    """Whoever is at the desk, if they treat."""
    name = presenter.desks.at_desk.actor.name
    return name if name in presenter.desk.technicians() else ""


def _local(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
