"""Long days at two desks of one clinic, with undos in the middle: everything goes back, and comes again."""

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from smpdesk.domain.change import Actor
from smpdesk.domain.problem import Refusal
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from smpdesk.storage.check import check
from tests import builders as a
from tests.services.mixed import DEEDS, do
from tests.storage.made import contents

DAYS = 120
LENGTH = 80
PEOPLE = (Actor(id=3, name="Maya Reid"), Actor(id=1, name="Tom Hale"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed clinic with two clients."""
    made = a.clinic(tmp_path_factory.mktemp("template"))
    a.client(made)
    a.client(made, "Ann", "Bell")
    made.close()
    return made.store.folder


@pytest.mark.parametrize("seed", range(DAYS))
def test_everything_two_desks_did_goes_back(template: Path, tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)
    folder = Path(shutil.copytree(template, tmp_path / "Northgate.smpdesk"))
    both = [open_desks(folder, a.SetClock(), AtDesk(who)) for who in PEOPLE]
    before = contents(both[0].store)
    first = both[0].store.journal.head().id
    for _ in range(LENGTH):
        desks = pick.choice(both)
        if pick.random() < 0.25:
            _take_back(desks, pick, first)
        else:
            do(desks, pick.choice(sorted(DEEDS)), pick.randrange(60))
    after = contents(both[0].store)
    last = both[0].store.journal.head().id
    _undo_all(both[0], first)
    assert contents(both[1].store) == before
    assert check(both[0].store).problems == ()
    _undo_all(both[0], last)
    assert contents(both[1].store) == after
    assert both[0].store.journal.verify() == []
    for desks in both:
        desks.close()


def _take_back(desks: Desks, pick: random.Random, first: int) -> None:
    """Undo, redo, or any change of the past; each may be refused, and then nothing is written."""
    last = desks.store.journal.head().id
    before = contents(desks.store)
    how = pick.randrange(3)
    with suppress(Refusal):
        if how == 0:
            desks.history.undo_last()
        elif how == 1:
            desks.history.redo()
        elif last > first:
            desks.history.undo(pick.randrange(first, last) + 1)
        return
    assert contents(desks.store) == before


def _undo_all(desks: Desks, after: int) -> None:
    """Take back everything newer than a change, the newest first, whoever did it, undos among it."""
    for change in range(desks.store.journal.head().id, after, -1):
        desks.history.undo(change)
