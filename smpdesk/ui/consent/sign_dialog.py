"""The form on this screen: read with the client, answered by the client, signed by both."""

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.consent import ConsentSheet, FormSection
from smpdesk.domain.problem import Problem
from smpdesk.domain.signature import from_text
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.asking import Asking
from smpdesk.ui.shared.consent_form import QuestionRow, SectionView, put_problems
from smpdesk.ui.shared.signature_pad import SignaturePad


class SignDialog(Asking):
    """Everything that stands on the paper, then the client's and the technician's signature.

    What the client answered and signed in their own view stands here already; the technician signs.
    """

    def __init__(self, ask: ConsentPresenter, parent: QWidget | None = None) -> None:
        self._ask = ask
        draft = ask.draft
        visit = draft.appointment if draft is not None else ask.visit
        self.sheet: ConsentSheet = ask.desk.sheet(ask.client_id, visit)
        super().__init__(self.sheet.title, "Sign and seal", 1, parent)
        self._visit = visit
        self._draft = draft if draft is not None and draft.wording == self.sheet.form else None
        self.answers: dict[str, str] = dict(self._draft.answers) if self._draft else {}
        self.rows: dict[str, QuestionRow] = {}
        self.pad, self.technician_pad = SignaturePad(), SignaturePad()
        self.technician = forms.choice(
            [("Choose…", 0), *((each.name, each.id) for each in ask.desk.technicians())]
        )
        self.technician.set_value(self._proposed())
        self._build_reading()
        self._build_signing()
        if self._draft is not None and self._draft.signature:
            self.pad.set_value(from_text(self._draft.signature))
        self.settle(760)

    def store(self) -> None:
        """Sign and seal; what was kept of the client's view is finished with it."""
        self._ask.desk.sign(
            self._ask.client_id,
            self._visit,
            self.answers,
            self.pad.value(),
            self.technician.value() or None,
            self.technician_pad.value(),
            wording=self.sheet.form,
            signed_at=self._signed_at(),
        )
        self._ask.desks.kiosk.forget(self._ask.client_id)

    def shows(self) -> faults.ShowsProblems:
        """Problems of questions stand beside them, the others in the form."""
        return _Beside(self)

    @Slot(object, object)
    def _answered(self, key: str, answer: str) -> None:
        self.answers[key] = answer

    def _signed_at(self) -> datetime | None:
        kept = self._draft
        same = kept is not None and bool(kept.signature) and self.pad.value() == from_text(kept.signature)
        return kept.signed if kept is not None and same else None

    def _proposed(self) -> int:
        """The visit's technician, or whoever is at the desk and treats."""
        treat = {each.id for each in self._ask.desk.technicians()}
        booked = self._ask.desks.sessions.booking(self._visit).appointment.technician if self._visit else 0
        at_desk = self._ask.desks.at_desk.actor.id or 0
        return next((each for each in (booked, at_desk) if each in treat), 0)

    def _build_reading(self) -> None:
        sheet, other = self.sheet, self.sheet.beside
        words = self._ask.desks.kiosk.words(self._ask.client_id)
        for at, each in enumerate(sheet.intro):
            self.body.addWidget(parts.label(each, wrap=True))
            if other is not None:
                self.body.addWidget(parts.label(other.intro[at], "small", wrap=True))
        if sheet.unreviewed:
            note = parts.Notice(kind="fault")
            note.say(sheet.unreviewed)
            self.body.addWidget(note)
        for at, section in enumerate(sheet.sections):
            beside: FormSection | None = other.sections[at] if other is not None else None
            card = parts.Card()
            view = SectionView(section, (words["yes"], words["no"]), beside, self.answers)
            view.answered.connect(self._answered)
            self.rows |= view.rows
            card.body.addWidget(view)
            self.body.addWidget(card)

    def _build_signing(self) -> None:
        client, technician = self.sheet.signatures[:2]
        card = parts.Card()
        card.body.addWidget(parts.label(f"{client.who}: {client.statement}", "strong", wrap=True))
        card.body.addWidget(parts.label(f"{technician.who}: {technician.statement}", wrap=True))
        self.form.add("signature", f"Signature of {self.sheet.client}", self.pad, optional=False)
        self.form.add("technician", "Technician", self.technician, optional=False)
        self.form.add(
            "technician_signature", "Signature of the technician", self.technician_pad, optional=False
        )
        card.body.addWidget(self.form)
        self.body.addWidget(card)


class _Beside:
    """Puts problems where they belong in the dialog."""

    def __init__(self, dialog: SignDialog) -> None:
        self._dialog = dialog

    def show(self, problems: list[Problem]) -> None:
        """Beside the questions first: the form asks for the focus only where no question does."""
        dialog = self._dialog
        first = put_problems(dialog.rows, [each for each in problems if each.field.startswith("answers.")])
        dialog.form.show([each for each in problems if not each.field.startswith("answers.")])
        if first is not None:
            first.yes.setFocus(Qt.FocusReason.OtherFocusReason)
            dialog.reveal(first)
