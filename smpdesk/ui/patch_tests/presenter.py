"""What the patch test tab asks the desk for. No widgets."""

from typing import TYPE_CHECKING

from smpdesk.domain.patch_state import PatchState
from smpdesk.domain.patch_test import PatchTest

if TYPE_CHECKING:
    from datetime import date

    from smpdesk.services.desks import Desks


class PatchTestsPresenter:
    """Holds one client's tests, and the pigment that is asked about ("" for any)."""

    def __init__(self, desks: "Desks", client_id: int) -> None:
        self.desks = desks
        self.desk = desks.patch_tests
        self.client_id = client_id
        self.pigment = ""
        self.tests: list[PatchTest] = []
        self.read()

    def read(self) -> None:
        """Ask again."""
        self.tests = self.desk.of_client(self.client_id)
        self.pigments = self.desk.pigments(self.client_id)
        if self.pigment not in self.pigments:
            self.pigment = ""
        self.state: PatchState = self.desk.state(self.client_id, self.pigment)
        self._staff = {each.id: each.name for each in self.desks.clinic.staff(left=True)}

    @property
    def today(self) -> "date":
        """The clinic's day."""
        return self.desk.now().date()

    @property
    def at_desk(self) -> str:
        """Who works here: proposed as the one who saw a signature."""
        actor = self.desks.at_desk.actor
        return actor.name if actor.id is not None else ""

    @property
    def waiting(self) -> PatchTest | None:
        """The test that wants to be read next, None without one."""
        return next((each for each in self.tests if each.awaits_reading), None)

    def name_of(self, technician: int | None) -> str:
        """A member of staff's name, "" for nobody."""
        return self._staff.get(technician or 0, "")
