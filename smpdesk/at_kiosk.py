"""The client's own view: how the screen goes to a client and comes back, also over a restart of the program.

Part of the composition root: features of the window do not know each other.
"""

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from smpdesk.open_clinic import OpenClinic
    from smpdesk.ui.kiosk.presenter import Handed
    from smpdesk.ui.kiosk.window import KioskWindow

#: Where the program's settings say that the screen is with a client: the clinic's folder and what it is for.
MARK = "kiosk"


def marked(settings: "QSettings") -> dict[str, Any]:
    """What the mark says, empty when the screen is with nobody."""
    try:
        found = json.loads(str(settings.value(MARK, "") or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class AtKiosk(QObject):
    """One view for one clinic. While it is on, nothing else of the clinic is shown, whatever asks for it."""

    def __init__(self, clinic: "OpenClinic") -> None:
        super().__init__(clinic)
        self._clinic = clinic
        self._view: KioskWindow | None = None
        self._hidden: list[QWidget] = []

    @property
    def on(self) -> bool:
        """Whether the screen is with a client."""
        return self._view is not None

    @Slot(object, object)
    def hand_over(self, client: int, appointment: int | None) -> None:
        """The client reads, answers and signs the form."""
        from smpdesk.ui.kiosk.presenter import Handed

        self._ask_pin_then(Handed(client=client, appointment=appointment))

    @Slot(object)
    def hand_over_paper(self, paper: Any) -> None:
        """The client reads a paper, such as the aftercare sheet."""
        from smpdesk.ui.kiosk.presenter import Handed

        self._ask_pin_then(Handed(client=paper.client, paper=paper.id))

    def resume(self) -> bool:
        """After a restart the screen is still with the client: True when the view was opened again."""
        said = marked(self._clinic.settings)
        if said.get("clinic") != str(self._clinic.folder) or not self._clinic.desks.kiosk.has_pin():
            return False
        from smpdesk.ui.kiosk.presenter import Handed

        handed = Handed(
            client=int(said["client"]), appointment=said.get("appointment"), paper=int(said.get("paper") or 0)
        )
        self._open(handed)
        return True

    def come_forward(self) -> None:
        """Raise the view, and nothing else."""
        if self._view is not None:
            self._view.raise_()
            self._view.activateWindow()

    def _ask_pin_then(self, handed: "Handed") -> None:
        """Without a PIN nobody could come back: it is set first."""
        from smpdesk.ui.kiosk.pin_dialog import PinDialog

        if self._clinic.desks.kiosk.has_pin():
            self._open(handed)
            return
        dialog = PinDialog(self._clinic.desks.kiosk, handed, self._clinic.window)
        dialog.chosen.connect(self._open)
        dialog.open()

    @Slot(object)
    def _open(self, handed: "Handed") -> None:
        from smpdesk.ui.kiosk.window import KioskWindow

        if self._view is not None:
            return
        view = KioskWindow(self._clinic.desks, handed)
        view.left.connect(self._left)
        self._mark(
            {
                "clinic": str(self._clinic.folder),
                "client": handed.client,
                "appointment": handed.appointment,
                "paper": handed.paper,
            }
        )
        self._view = view
        self._hidden = [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not view
        ]
        view.begin()
        for each in self._hidden:
            each.hide()
        self._clinic.window.setEnabled(False)

    @Slot(object)
    def _left(self, handed: "Handed") -> None:
        """Staff are back: the window as it was, with the client's page."""
        view, self._view = self._view, None
        self._mark(None)
        self._clinic.window.setEnabled(True)
        self._clinic.window.show()
        if view is not None:
            view.end()
        for each in self._hidden:
            if each is not self._clinic.window:
                each.show()
        self._hidden = []
        self._clinic.window.activateWindow()
        if not handed.paper:
            self._clinic.show_consent(handed.client)

    def _mark(self, what: dict[str, Any] | None) -> None:
        settings = self._clinic.settings
        if what is None:
            settings.remove(MARK)
        else:
            settings.setValue(MARK, json.dumps(what))
        settings.sync()
