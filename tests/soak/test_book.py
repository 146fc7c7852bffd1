"""Ten thousand deeds in a book, by chance: nothing overlaps, all is well, and the journal replays to the same state."""

from pathlib import Path

from smpdesk.storage.check import check
from tests import builders as a
from tests.services.random_book import Chance, furnish, overlapping, replayed
from tests.storage.made import contents

DEEDS = 10_000


def test_ten_thousand_deeds_leave_a_book_in_which_nothing_overlaps(tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    furnish(desks)
    chance = Chance(desks, 20261124)
    for _ in range(10):
        chance.live(DEEDS // 10)
        assert overlapping(desks.store) == []
    assert sum(chance.done.values()) > DEEDS // 4
    assert {"client_taken", "technician_taken", "room_taken"} <= set(chance.refused)
    assert check(desks.store).problems == ()
    assert desks.store.journal.verify() == []
    assert replayed(desks.store) == contents(desks.store)
    desks.close()
