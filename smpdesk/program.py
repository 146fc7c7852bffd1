"""The running program: opening, making, restoring clinics, one on screen at a time.

Part of the composition root, with ``app`` and ``open_clinic``.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from smpdesk import places, words
from smpdesk.domain.problem import StorageFault
from smpdesk.open_clinic import OpenClinic, is_demo
from smpdesk.services.clock import Clock, SystemClock
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import SUFFIX, open_desks
from smpdesk.ui.shared.one_window import OneWindow

_LAST = "clinic"


def cache() -> Path:
    """The desktop's own folder for what can be made anew: Qt knows it, and is there already."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))


class Program(QObject):
    """Opens one clinic at a time, each in a window of its own."""

    def __init__(self, settings: QSettings, clock: Clock | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._clock = clock or SystemClock()
        self._open: OpenClinic | None = None
        self._start: QWidget | None = None

    @property
    def on_screen(self) -> OpenClinic | None:
        """The clinic on screen, None while the start page is shown."""
        return self._open

    def begin(self, clinic: Path | None) -> bool:
        """Show the clinic, the last one, or the start page; False when another window was raised instead."""
        from smpdesk.at_kiosk import marked

        held = str(marked(self._settings).get("clinic", ""))
        if held and Path(held).exists():
            clinic = Path(
                held
            )  # the screen is with a client there: nothing else opens before the PIN is given
        if clinic is None:
            last = str(self._settings.value(_LAST, ""))
            clinic = Path(last) if last and Path(last).exists() else None
        if clinic is None:
            self.show_start()
            return True
        return self.open_clinic(clinic)

    def end(self) -> None:
        """The last window is closed."""
        if self._open is not None:
            self._open.close()
            self._open = None

    @Slot(object)
    def open_clinic(self, folder: Path) -> bool:
        """Open a clinic in place of the one on screen; False when it is open in another window already."""
        folder = folder.parent if folder.name == "clinic.db" else folder
        one = OneWindow(folder, cache())
        if self._open is not None and self._open.folder == folder.resolve():
            self._open.come_forward()
            return True
        if self._open is not None and self._open.kiosk.on:
            self._open.come_forward()
            return True
        if not one.take():
            one.raise_other()
            return False
        try:
            desks = open_desks(folder, self._clock, AtDesk())
        except StorageFault as fault:
            one.release()
            self._cannot(fault)
            return True
        if is_demo(folder):
            from smpdesk.services.demo.opening import sit_down

            sit_down(desks)
        return self._show(OpenClinic(self, desks, one, self._settings))

    def _show(self, wanted: "OpenClinic") -> bool:
        before, self._open = self._open, wanted
        self._settings.setValue(_LAST, str(wanted.folder))
        if not wanted.kiosk.resume():
            wanted.window.show()
        if before is not None:
            before.close()
        if self._start is not None:
            self._start.close()
            self._start = None
        return True

    def _cannot(self, fault: StorageFault) -> None:
        """Say why a clinic does not open: over the one on screen, or on the start page."""
        from smpdesk.ui.shared import faults

        if self._open is not None:
            faults.show(self._open.window, fault)
        else:
            self.show_start(words.say(fault.problem))

    def leave(self) -> bool:
        """True when the clinic on screen may be left, edits asked about."""
        return self._open is None or self._open.window.may_close()

    def show_start(self, message: str = "") -> None:
        """The start page: new clinic, open, bring in a list, look at the demo."""
        from smpdesk.ui.start.window import StartWindow

        start = StartWindow(message)
        start.new_requested.connect(self.new_clinic)
        start.open_requested.connect(self.choose_clinic)
        start.bring_in_requested.connect(self.new_clinic_with_list)
        start.demo_requested.connect(self.open_demo)
        before, self._start = self._start, start
        start.show()
        if before is not None:
            before.close()

    @Slot()
    def new_clinic(self) -> "OpenClinic | None":
        """Ask for the few things a new clinic needs, make it, open it."""
        from smpdesk.services.opening import new_clinic
        from smpdesk.ui.shared import faults
        from smpdesk.ui.start.new_clinic import NewClinicDialog

        dialog = NewClinicDialog(places.documents(), self._over())
        while dialog.exec():
            wanted = dialog.wanted()
            if not self.leave():
                return None
            with faults.caught(dialog, dialog.form) as caught:
                desks = new_clinic(
                    wanted.folder, wanted.clinic, self._clock, AtDesk(), wanted.technician, wanted.room
                )
            if not caught:
                desks.close()
                self.open_clinic(wanted.folder)
                return self._open
        return None

    @Slot()
    def new_clinic_with_list(self) -> None:
        """A client list is at hand, a clinic is not: make one, then bring the list in."""
        made = self.new_clinic()
        if made is not None:
            made.bring_in(made.window)

    @Slot()
    def choose_clinic(self) -> None:
        """Ask for a clinic's folder and open it."""
        chosen = QFileDialog.getExistingDirectory(
            self._over(), f"Open a clinic (a folder whose name ends in {SUFFIX})", str(places.documents())
        )
        if chosen and self.leave():
            self.open_clinic(Path(chosen))

    @Slot()
    def open_demo(self) -> None:
        """Lay the demo clinic out if need be, and open it."""
        self._demo(afresh=False)

    def reset_demo(self) -> None:
        """Ask, then lay the demo clinic out afresh."""
        from smpdesk.ui.shared import messages

        sure = messages.ask(
            self._over(),
            "Start the demo afresh?",
            "The demo is laid out anew around the present moment. What was changed in it is kept aside as "
            "“Demo before”.",
            "Start afresh",
        )
        if sure:
            self._demo(afresh=True)

    def _demo(self, afresh: bool) -> None:
        from smpdesk.services.demo.opening import open_demo
        from smpdesk.ui.shared import faults

        if not self.leave():
            return
        if self._open is not None and self._open.is_demo:
            self._open.close()
            self._open = None
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with faults.caught(self._over()) as caught:
                open_demo(self._clock, afresh=afresh).close()
        finally:
            QApplication.restoreOverrideCursor()
        if not caught:
            self.open_clinic(places.demo())
        elif self._over() is None:
            self.show_start()

    def restore(self, backup: Path) -> None:
        """Bring the clinic on screen back from a backup, and open it anew."""
        from smpdesk.services.keeping import restore
        from smpdesk.ui.shared import faults, messages

        if self._open is None or not self.leave():
            return
        folder = self._open.folder
        self._open.close()
        self._open = None
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        safety: Path | None = None
        try:
            with faults.caught(None) as caught:
                safety = restore(backup, folder, self._clock)
        finally:
            QApplication.restoreOverrideCursor()
        self.open_clinic(folder)
        if not caught and safety is not None:
            messages.tell(self._over(), "Restored", f"What was there before is kept in {safety}.")

    def _over(self) -> QWidget | None:
        return self._open.window if self._open is not None else self._start
