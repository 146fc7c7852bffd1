"""An open session whose program is killed, hundreds of times, in the middle of a touch."""

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from smpdesk.domain.session import Zone
from smpdesk.storage.check import check
from tests import builders as a
from tests.soak.pressing import after
from tests.soak.touching import killed_again_and_again, opened, said_before_the_kill, sit_down

ROUNDS = 150
WINDOWS = 25


def test_an_open_session_is_there_to_the_last_touch_after_every_kill(tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    session, folder = sit_down(desks), desks.store.folder
    desks.close()
    assert killed_again_and_again(folder, session.id, ROUNDS, seed=24) > 5 * ROUNDS


def test_a_page_that_is_killed_has_every_press_in_the_file(tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    visit, folder = a.visit(desks, a.client(desks)), desks.store.folder
    session = desks.chair.start(visit.id)
    begun = datetime(2026, 11, 24, 10)
    desks.chair.record(replace(session, started=begun, zones=(a.zone(Zone.CROWN),)))
    desks.close()
    chance, last = random.Random(5), 0
    for _ in range(WINDOWS):
        wanted = (str(folder), str(visit.id), str(last + 1))
        said = said_before_the_kill(chance.randint(1, 60), "tests.soak.pressing", *wanted)
        last = said[-1] if said else last
        desks = opened(folder)
        zone = desks.chair.session(session.id).zones[0]
        assert (zone.discomfort, zone.needle_um) in (after(last), after(last + 1))
        last += (zone.discomfort, zone.needle_um) != after(last)
        assert check(desks.store).problems == ()
        desks.close()
    assert last > 5 * WINDOWS
