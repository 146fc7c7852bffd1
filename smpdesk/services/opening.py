"""Making and opening clinics."""

from pathlib import Path

from smpdesk import words
from smpdesk.domain.clinic import Clinic, Role, Room, Staff, clinic_problems
from smpdesk.domain.problem import Refusal
from smpdesk.services.clock import Clock
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.storage.store import Store

#: What a clinic's folder is called at the end, so that people and the system know it.
SUFFIX = ".smpdesk"


def open_desks(folder: Path, clock: Clock, at_desk: AtDesk) -> Desks:
    """The desks of the clinic in ``folder``; StorageFault says what is wrong with it."""
    store = Store.open(folder, clock)
    words.use(store.clinic.get().language)
    return Desks(store, clock, at_desk)


def new_clinic(
    folder: Path,
    clinic: Clinic,
    clock: Clock,
    at_desk: AtDesk,
    technician: str = "",
    room: str = "",
) -> Desks:
    """Make a clinic in a folder that does not exist yet, with its first technician and room if named.

    Refusal names the fields; StorageFault ``clinic_exists`` or what the disk says.
    """
    from smpdesk.services.zones import known_zones

    found = clinic_problems(clinic, known_zones())
    if found:
        raise Refusal(found)
    store = Store.create(folder, clock)
    words.use(clinic.language)
    desks = Desks(store, clock, at_desk)
    with desks.ground.write("Make clinic"):
        store.clinic.save(clinic)
    if technician.strip():
        desks.clinic.save_staff(Staff(name=technician, role=Role.TECHNICIAN))
    if room.strip():
        desks.clinic.save_room(Room(name=room))
    return desks
