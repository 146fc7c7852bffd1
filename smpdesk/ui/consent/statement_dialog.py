"""Refused, withdrawn, or nothing has changed: what it means is read, signed by the client, and seen by somebody."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QCompleter, QVBoxLayout, QWidget

from smpdesk.domain.consent_record import PhotoUse
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.patch_refusal import PatchRefusalSheet
from smpdesk.domain.signature import Signature, from_text
from smpdesk.ui.consent import labels
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.asking import Asking
from smpdesk.ui.shared.signature_pad import SignaturePad


class StatementDialog(Asking):
    """What all have in common; subclasses say what is kept."""

    kind = PaperKind.CONSENT_REFUSAL
    save_words = "Record refusal"
    may_lack_ink = True

    def __init__(self, ask: ConsentPresenter, parent: QWidget | None = None) -> None:
        sheet = ask.desk.statement(ask.client_id, self.kind, since=self.since_day(ask), uses=self.about(ask))
        super().__init__(sheet.title, self.save_words, 1, parent)
        self.ask = ask
        self.pad = SignaturePad()
        self.cannot = forms.tick("The client cannot or will not sign: a witness stands for the signature")
        self.seen_by = forms.text(ask.at_desk)
        self.reason = forms.lines("", rows=2)
        card = parts.Card()
        for each in sheet.intro:
            card.body.addWidget(parts.muted(each))
        self.statement = parts.label("", "strong", wrap=True)
        self.english = parts.label("", "small", wrap=True)
        card.body.addWidget(self.statement)
        card.body.addWidget(self.english)
        self._word(sheet)
        self.body.addWidget(card)
        self.add_fields()
        self.form.add("signature", f"Signature of {sheet.client}", self.pad, optional=False)
        if self.may_lack_ink:
            self.form.add("cannot_sign", "The client does not sign", self.cannot)
        self.form.add("seen_by", "Seen by", self.seen_by, "Who is there when it is said.", optional=False)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.cannot.clicked.connect(self._fit)
        completer = QCompleter(ask.staff_names(), self.seen_by)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.seen_by.setCompleter(completer)
        self.settle(640)

    def _word(self, sheet: PatchRefusalSheet) -> None:
        """What is signed, and the English of it below any other language."""
        self.statement.setText(sheet.statement)
        self.english.setText(sheet.beside.statement if sheet.beside else "")
        self.english.setVisible(sheet.beside is not None)

    def since_day(self, ask: ConsentPresenter) -> date | None:
        """The day from which it counts, where that is said."""
        return None

    def about(self, ask: ConsentPresenter) -> Sequence[PhotoUse]:
        """Uses of photographs, where it is about them."""
        return ()

    def add_fields(self) -> None:
        """Fields above the signature."""
        self.form.add("reason", "Reason", self.reason, "In the client’s words; nobody has to give one.")

    def ink(self) -> Signature:
        """What was signed, nothing where a witness stands for it."""
        return Signature() if self.cannot.isChecked() else self.pad.value()

    @Slot()
    def _fit(self) -> None:
        self.pad.setEnabled(not self.cannot.isChecked())
        self.form.clear()


class RefuseDialog(StatementDialog):
    """“I do not agree.” What was written and signed in the client's own view stands here already."""

    def __init__(
        self, ask: ConsentPresenter, parent: QWidget | None = None, reason: str = "", signature: str = ""
    ) -> None:
        super().__init__(ask, parent)
        self.reason.set_value(reason)
        if signature:
            self.pad.set_value(from_text(signature))

    def store(self) -> None:
        """Keep the refusal with its paper."""
        self.ask.desk.refuse(
            self.ask.client_id,
            self.ask.visit,
            self.ink(),
            self.seen_by.text(),
            reason=self.reason.value(),
            cannot_sign=self.cannot.isChecked(),
        )
        self.ask.desks.kiosk.forget(self.ask.client_id)


class WithdrawDialog(StatementDialog):
    """From a day on; what was done before stays."""

    kind = PaperKind.CONSENT_WITHDRAWAL
    save_words = "Record withdrawal"

    def since_day(self, ask: ConsentPresenter) -> date | None:
        """Today, until another day is typed."""
        return ask.desk.today()

    def add_fields(self) -> None:
        """The day from which it counts."""
        today = self.ask.desk.today()
        self.since = forms.DateField(today, today)
        self.form.add("since", "From", self.since, "The day from which nobody may go on.", optional=False)
        self.since.edited.connect(self._reword)
        super().add_fields()

    @Slot()
    def _reword(self) -> None:
        """What is signed names the day that was typed."""
        day = self.since.value()
        if day is not None:
            self._word(self.ask.desk.statement(self.ask.client_id, self.kind, since=day))

    def store(self) -> None:
        """Keep the withdrawal with its paper."""
        self.ask.desk.withdraw(
            self.ask.client_id,
            self.since.value() or self.ask.desk.today(),
            self.ink(),
            self.seen_by.text(),
            reason=self.reason.value(),
            cannot_sign=self.cannot.isChecked(),
        )


class PhotosDialog(StatementDialog):
    """A yes for photographs is taken back, use by use."""

    kind = PaperKind.CONSENT_WITHDRAWAL
    save_words = "Withdraw these uses"

    def since_day(self, ask: ConsentPresenter) -> date | None:
        """Today."""
        return ask.desk.today()

    def about(self, ask: ConsentPresenter) -> Sequence[PhotoUse]:
        """Those that are allowed now."""
        return [use for use, each in ask.photos.items() if each.allowed]

    def add_fields(self) -> None:
        """The uses that are allowed; none is ticked beforehand."""
        self.uses: dict[PhotoUse, QCheckBox] = {}
        box = QWidget()
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay = QVBoxLayout(box)
        lay.setContentsMargins(0, 0, 0, 0)
        for use, each in self.ask.photos.items():
            if each.allowed:
                self.uses[use] = forms.tick(labels.USES[use])
                lay.addWidget(self.uses[use])
        self.form.add("uses", "No longer", box, optional=False)
        super().add_fields()

    def store(self) -> None:
        """Keep the noes with their paper."""
        self.ask.desk.withdraw_photos(
            self.ask.client_id,
            [use for use, box in self.uses.items() if box.isChecked()],
            self.ink(),
            self.seen_by.text(),
            reason=self.reason.value(),
            cannot_sign=self.cannot.isChecked(),
        )


class VisitDialog(StatementDialog):
    """At a later visit: nothing has changed."""

    kind = PaperKind.CONSENT_VISIT
    save_words = "Keep signature"
    may_lack_ink = False

    def add_fields(self) -> None:
        """Nothing but the signature."""

    def store(self) -> None:
        """Keep it with its paper."""
        self.ask.desk.confirm_visit(self.ask.client_id, self.ask.visit, self.pad.value(), self.seen_by.text())
