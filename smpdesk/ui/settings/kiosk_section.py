"""The PIN of the client's own view, and what it can and cannot do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from smpdesk.domain.kiosk import PIN_LONGEST
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.forms import text

if TYPE_CHECKING:
    from smpdesk.services.kiosk import KioskDesk

_LIMITS = (
    "The PIN keeps a client at the form. It does not protect the data from somebody who can use this computer’s"
    " account. Keys that belong to the system, such as the Windows or Command key, Ctrl+Alt+Delete or switching users,"
    " no program can hold back: for a screen that is left alone, use the guided access or assigned access of the"
    " system as well."
)
_FORGOTTEN = (
    "Forgotten? Here a new one can be set without the old. While the client’s view is open, whoever looks after this"
    " computer closes the program and enters “smpdesk leave-client-view” on its command line; what the client"
    " answered is kept."
)


class KioskSection(RuleSection):
    """The PIN twice; empty fields leave it as it is."""

    def __init__(self, desk: "KioskDesk") -> None:
        super().__init__(
            "Client’s view",
            "The client reads, answers and signs on the whole screen; nothing else of the clinic is within reach."
            " Only the PIN leads back.",
        )
        self._desk = desk
        self.state = parts.label("", "strong", wrap=True)
        self.pin, self.again = text(), text()
        self.form.add_wide(self.state)
        for field, name, widget in (("pin", "New PIN", self.pin), ("again", "New PIN once more", self.again)):
            widget.setEchoMode(QLineEdit.EchoMode.Password)
            widget.setMaxLength(PIN_LONGEST)
            widget.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            self.form.add(field, name, widget, "4 to 8 digits." if field == "pin" else "")
        for each in (_LIMITS, _FORGOTTEN):
            self.form.add_wide(parts.muted(each))
        self.settled()

    def show_rules(self) -> None:
        """Whether there is one; never which."""
        self.state.setText("A PIN is set." if self._desk.has_pin() else "No PIN is set yet.")
        self.pin.clear()
        self.again.clear()

    def keep_rules(self) -> None:
        """Set it."""
        self._desk.choose_pin(self.pin.text(), self.again.text())
