"""Opening the demo clinic, and laying it out afresh when its day is over."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from smpdesk import places
from smpdesk.domain.appointment import VisitState
from smpdesk.services.clock import Clock
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks


def open_demo(clock: Clock, afresh: bool = False, folder: Path | None = None) -> Desks:
    """The desks of the demo clinic; laid out anew when asked, missing, or when its day is over.

    What somebody changed in the one before is moved aside to “Demo before.smpdesk”, not thrown away.
    """
    folder = folder or places.demo()
    if not afresh and folder.exists():
        from smpdesk.domain.problem import StorageFault

        try:
            desks = open_desks(folder, clock, AtDesk())
        except StorageFault:
            afresh = True  # a demo that cannot be opened is made again
        else:
            if _alive(desks):
                sit_down(desks)
                return desks
            desks.close()
    lay_out(clock, folder)
    desks = open_desks(folder, clock, AtDesk())
    sit_down(desks)
    return desks


def lay_out(clock: Clock, folder: Path) -> None:
    """Make the demo clinic afresh beside its place, and put it there whole."""
    from smpdesk.services.demo.past import make

    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f"{folder.stem} {os.getpid()} new.smpdesk")
    shutil.rmtree(beside, ignore_errors=True)
    make(clock, beside).close()
    if folder.exists():
        aside = folder.with_name(f"{folder.stem} before.smpdesk")
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
    beside.rename(folder)


def is_demo(folder: Path) -> bool:
    """True for the demo clinic's own folder."""
    return folder.resolve() == places.demo().resolve()


def _alive(desks: Desks) -> bool:
    """True while its day looks as it should: somebody is in the chair, and not for much too long."""
    now: datetime = desks.sessions.now()
    chairs = [each.appointment for each in desks.sessions.day(now.date())]
    chairs = [each for each in chairs if each.state is VisitState.IN_CHAIR]
    return any(each.ends + timedelta(minutes=30) > now for each in chairs)


def sit_down(desks: Desks) -> None:
    """Maya Reid is at the desk."""
    from smpdesk.domain.change import Actor
    from smpdesk.domain.clinic import Role

    for each in desks.clinic.staff():
        if each.role is Role.RECEPTIONIST:
            desks.at_desk.actor = Actor(id=each.id, name=each.name)
