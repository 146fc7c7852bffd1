"""Who is at the desk: remembered per clinic on this computer, the actor of every change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from smpdesk.domain.change import SET_UP, Actor

if TYPE_CHECKING:
    from smpdesk.domain.clinic import Staff
    from smpdesk.services.desks import Desks


class AtDeskPresenter:
    """Knows who sits at this desk; picked by name, there is no password yet."""

    def __init__(self, desks: "Desks", settings: QSettings) -> None:
        self._desks, self._settings = desks, settings

    def read(self) -> "tuple[list[Staff], Staff | None]":
        """Everybody who works here, and who sits here: the one who did last, or the only one there is."""
        everybody = list(self._desks.clinic.staff())
        wanted = self._desks.at_desk.actor.id or self._remembered()
        found = next((each for each in everybody if each.id == wanted), None)
        if found is None and len(everybody) == 1:
            found = everybody[0]
        self._take(found)
        return everybody, found

    def sit_down(self, staff: "Staff") -> None:
        """Somebody picked their name."""
        self._settings.setValue(self._key(), staff.id)
        self._take(staff)

    def _take(self, staff: "Staff | None") -> None:
        self._desks.at_desk.actor = Actor(id=staff.id, name=staff.name) if staff is not None else SET_UP

    def _remembered(self) -> int:
        value = str(self._settings.value(self._key(), ""))
        return int(value) if value.isdigit() else 0

    def _key(self) -> str:
        """One seat per clinic, by the clinic's name: a clinic may be moved."""
        return "at_desk/" + self._desks.clinic.clinic().name.replace("/", " ").replace("\\", " ")
