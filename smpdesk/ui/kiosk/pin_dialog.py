"""The PIN that leads out of the client's view, before anybody is sent into it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from smpdesk.domain.kiosk import PIN_LONGEST
from smpdesk.ui.kiosk.presenter import Handed
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.asking import Asking

if TYPE_CHECKING:
    from smpdesk.services.kiosk import KioskDesk


class PinDialog(Asking):
    """Asks for it twice."""

    chosen = Signal(object)
    """The PIN is set: go on with this Handed."""

    def __init__(self, desk: "KioskDesk", handed: Handed, parent: QWidget | None = None) -> None:
        super().__init__("Set a PIN for the client’s view", "Set PIN and go on", 1, parent)
        self._desk, self._handed = desk, handed
        self.pin, self.again = forms.text(), forms.text()
        self.body.addWidget(
            parts.muted(
                "The client gets the whole screen and nothing else of the clinic. Only this PIN leads back, also"
                " after the computer was started anew. 4 to 8 digits."
            )
        )
        for field, name, widget in (("pin", "PIN", self.pin), ("again", "PIN once more", self.again)):
            widget.setEchoMode(QLineEdit.EchoMode.Password)
            widget.setMaxLength(PIN_LONGEST)
            widget.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            self.form.add(field, name, widget, optional=False)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.settle(460)
        self.form.first()

    def store(self) -> None:
        """Set it, and go on once this dialog is gone."""
        self._desk.choose_pin(self.pin.text(), self.again.text())
        self.accepted.connect(self._go_on)

    def _go_on(self) -> None:
        self.chosen.emit(self._handed)
