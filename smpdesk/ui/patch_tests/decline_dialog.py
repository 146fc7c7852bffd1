"""The client declines: reads what it means, and signs on the screen."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter, QWidget

from smpdesk.domain.signature import Signature
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.asking import Asking
from smpdesk.ui.shared.signature_pad import SignaturePad
from smpdesk.ui.shared.theme import px


class DeclineDialog(Asking):
    """The wording as it will stand on paper, a place to sign, and who saw it."""

    def __init__(self, ask: PatchTestsPresenter, parent: QWidget | None = None) -> None:
        sheet = ask.desk.refusal(ask.client_id)
        super().__init__(sheet.title, "Keep as declined", 1, parent)
        self._ask = ask
        self.pad = SignaturePad()
        self.cannot = forms.tick("The client cannot sign: a witness stands for the signature")
        self.seen_by = forms.text(ask.at_desk)
        card = parts.Card()
        for each in sheet.intro:
            card.body.addWidget(parts.label(each, wrap=True))
        for each in sheet.points:
            line = parts.label(f"•  {each}", wrap=True)
            line.setContentsMargins(px(10), 0, 0, 0)
            card.body.addWidget(line)
        card.body.addWidget(parts.label(sheet.statement, "strong", wrap=True))
        self.body.addWidget(card)
        self.form.add("signature", f"Signature of {sheet.client}", self.pad, optional=False)
        self.form.add("cannot_sign", "The client cannot sign", self.cannot)
        self.form.add(
            "seen_by",
            "Seen by",
            self.seen_by,
            "Who is there; the witness where the client cannot sign.",
            False,
        )
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.cannot.clicked.connect(self._fit)
        self._offer_names()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle(640)

    def store(self) -> None:
        """Decline, and freeze the paper."""
        cannot = self.cannot.isChecked()
        signature = Signature() if cannot else self.pad.value()
        self._ask.desk.decline(self._ask.client_id, signature, self.seen_by.text(), cannot_sign=cannot)

    @Slot()
    def _fit(self) -> None:
        """Nobody signs where a witness stands for the signature."""
        self.pad.setEnabled(not self.cannot.isChecked())
        self.form.clear()

    def _offer_names(self) -> None:
        completer = QCompleter([each.name for each in self._ask.desks.clinic.staff()], self.seen_by)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.seen_by.setCompleter(completer)
