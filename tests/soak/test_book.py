"""Ten thousand deeds in a book, by chance: nothing overlaps, all is well, and the journal replays to the same state."""

import os
from pathlib import Path

import pytest

from smpdesk.storage.check import check
from tests import builders as a
from tests.services.random_book import Chance, furnish, overlapping, replayed
from tests.storage.made import contents

DEEDS = 10_000


@pytest.mark.parametrize("seed", [int(each) for each in os.environ.get("SEEDS", "20261124 7 1970").split()])
def test_ten_thousand_deeds_leave_a_book_in_which_nothing_overlaps(tmp_path: Path, seed: int) -> None:
    desks = a.clinic(tmp_path)
    furnish(desks)
    chance = Chance(desks, seed)
    for _ in range(10):
        chance.live(DEEDS // 10)
        assert overlapping(desks.store) == []
    assert sum(chance.done.values()) > DEEDS // 4
    assert {"client_taken", "technician_taken", "room_taken"} <= set(chance.refused)
    assert {"technician_turnaround", "room_turnaround"} <= set(chance.refused)
    assert min(chance.done[each] for each in ("wait", "fill", "offer", "turn")) > 0
    assert check(desks.store).problems == ()
    assert desks.store.journal.verify() == []
    assert replayed(desks.store) == contents(desks.store)
    desks.close()
