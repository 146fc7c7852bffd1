"""A clinic is made once in a process and copied for whoever wants the same: a copy takes a millisecond or two."""

import shutil
import tempfile
from collections.abc import Callable, Hashable
from pathlib import Path

from smpdesk.domain.change import Actor
from smpdesk.services.clock import Clock
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks

_folder = tempfile.TemporaryDirectory(prefix="smpdesk-clinics-")
#: What was wished for -> the closed clinic that nobody writes to again, and who sat at its desk.
_made: dict[Hashable, tuple[Path, Actor]] = {}


def copied(wishes: Hashable, folder: Path, clock: Clock, make: Callable[[Path], Desks]) -> Desks:
    """The open desks, in ``folder``, of a copy of what ``make`` makes in the folder that it is given.

    ``wishes`` must hold all that what is made depends on, the moment included; the same person is at the desk.
    """
    if wishes not in _made:
        desks = make(Path(tempfile.mkdtemp(dir=_folder.name)))  # which may want a copy of something itself
        desks.close()
        _made[wishes] = (desks.store.folder, desks.at_desk.actor)
    pattern, actor = _made[wishes]
    desks = open_desks(Path(shutil.copytree(pattern, folder / pattern.name)), clock, AtDesk())
    desks.at_desk.actor = actor
    return desks
