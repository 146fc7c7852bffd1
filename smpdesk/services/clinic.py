"""The clinic's own settings: letterhead, ways, staff, rooms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from smpdesk import words
from smpdesk.domain.clinic import (
    Clinic,
    Room,
    Staff,
    clinic_problems,
    room_problems,
    staff_problems,
)
from smpdesk.domain.problem import Refusal
from smpdesk.services.ground import Ground


class ClinicDesk:
    """Reads and changes what the clinic is called, who works there, and in which rooms."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def now(self) -> datetime:
        """Wall time of the clinic, naive."""
        return self._ground.now()

    def clinic(self) -> Clinic:
        """The clinic as it is set up now."""
        return self._store.clinic.get()

    def save(self, clinic: Clinic) -> Clinic:
        """Save the settings; Refusal names the fields that cannot be, Stale another's change."""
        from smpdesk.services.zones import known_zones

        wanted = replace(
            clinic,
            name=clinic.name.strip(),
            address=clinic.address.strip(),
            phone=clinic.phone.strip(),
            email=clinic.email.strip(),
            web=clinic.web.strip(),
            country=clinic.country.strip().upper(),
            currency=clinic.currency.strip().upper(),
        )
        found = clinic_problems(wanted, known_zones())
        if found:
            raise Refusal(found)
        with self._ground.write("Change clinic settings"):
            saved = self._store.clinic.save(wanted)
        words.use(saved.language)
        return saved

    def choice(self, key: str, otherwise: str = "") -> str:
        """A small setting's text; ``otherwise`` where nobody chose."""
        found = self._store.choices.get(key)
        return otherwise if found is None else found

    def choices(self, beginning: str) -> dict[str, str]:
        """Every small setting that somebody chose whose key begins so, by its whole key."""
        return self._store.choices.below(beginning)

    def choose(self, choices: Mapping[str, str], name: str = "Change clinic settings") -> None:
        """Keep small settings, key -> text, as one change."""
        with self._ground.write(name):
            for key, value in choices.items():
                self._store.choices.put(key, value)

    def logo(self) -> bytes | None:
        """The logo's picture, None without one."""
        name = self.clinic().logo
        return self._store.pictures.body(name) if name else None

    def set_logo(self, picture: bytes | None) -> Clinic:
        """Take a picture as the logo (made anew without its hidden data), or none.

        Refusal ``picture_unreadable`` or ``picture_too_large`` when it cannot be used.
        """
        clinic = self.clinic()
        if picture is None:
            with self._ground.write("Remove logo"):
                return self._store.clinic.save(replace(clinic, logo=""))
        from smpdesk.exchange.pictures import logo_picture

        clean = logo_picture(picture)
        name = self._store.pictures.keep(clean)
        with self._ground.write("Change logo"):
            return self._store.clinic.save(replace(clinic, logo=name))

    def staff(self, left: bool = False) -> list[Staff]:
        """Everybody who works here, by name; with ``left`` also those who do no longer."""
        return self._store.staff.all(left)

    def technicians(self) -> list[Staff]:
        """Those who treat, in the order of their columns."""
        return [each for each in self.staff() if each.treats]

    def save_staff(self, staff: Staff) -> Staff:
        """Add (id 0) or change a member of staff."""
        wanted = replace(staff, name=staff.name.strip(), licence=staff.licence.strip())
        found = staff_problems(wanted, self.staff(left=True))
        if found:
            raise Refusal(found)
        with self._ground.write("Change staff" if wanted.id else "Add staff"):
            return self._store.staff.save(wanted) if wanted.id else self._store.staff.add(wanted)

    def rooms(self, closed: bool = False) -> list[Room]:
        """The rooms, by name; with ``closed`` also those no longer used."""
        return self._store.rooms.all(closed)

    def save_room(self, room: Room) -> Room:
        """Add (id 0) or change a room."""
        wanted = replace(room, name=room.name.strip())
        found = room_problems(wanted, self.rooms(closed=True))
        if found:
            raise Refusal(found)
        with self._ground.write("Change room" if wanted.id else "Add room"):
            return self._store.rooms.save(wanted) if wanted.id else self._store.rooms.add(wanted)
