"""A consent form was signed on paper: when, and who saw it."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.paper import Paper
from smpdesk.ui.clients.presenter import ClientsPresenter
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.theme import px


class SignedDialog(QDialog):
    """Asks for the day and the witness and records them."""

    def __init__(
        self, presenter: ClientsPresenter, paper: Paper, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Mark as signed")
        self._presenter, self._paper = presenter, paper
        self.form = forms.Form()
        self.day = forms.DateField(today, today, past=True)
        self.witness = forms.text(
            presenter.desks.at_desk.actor.name if presenter.desks.at_desk.actor.id else ""
        )
        self.form.add("signed", "Signed on", self.day, optional=False)
        self.form.add("seen_by", "Seen by", self.witness, "Who watched the client sign.", optional=False)
        self.save = parts.button("Mark as signed", primary=True, on=self._save)
        self._offer_names()
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(18), px(20), px(16))
        body.setSpacing(px(12))
        body.addWidget(parts.title("Signed on paper"))
        issued = f"Consent form, version {paper.wording}, issued {words.long_date(paper.issued.date())}."
        body.addWidget(parts.muted(issued))
        body.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        body.addLayout(buttons)
        self.setMinimumWidth(px(380))
        self.save.setDefault(True)
        self.form.first()

    @Slot()
    def _save(self) -> None:
        from smpdesk.domain.problem import problem

        found = self.form.unreadable()
        day = self.day.value()
        if not found and day is None:
            found = [problem("signed_day_missing", "signed")]
        if found or day is None:
            self.form.show(found)
            return
        with faults.caught(self, self.form) as caught:
            self._presenter.desks.papers.mark_signed(self._paper.id, day, self.witness.text())
        if not caught:
            self.accept()

    def _offer_names(self) -> None:
        from PySide6.QtWidgets import QCompleter

        names = [each.name for each in self._presenter.desks.clinic.staff()]
        completer = QCompleter(names, self.witness)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.witness.setCompleter(completer)
