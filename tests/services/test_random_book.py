"""A book kept by chance for a little while; tests/soak/test_book.py does ten thousand deeds."""

import pytest

from smpdesk.services.desks import Desks
from smpdesk.storage.check import check
from tests.services.random_book import Chance, furnish, overlapping, replayed
from tests.storage.made import contents


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_booked_moved_and_undone_nothing_overlaps_and_the_journal_tells_it(
    desks: Desks, seed: int
) -> None:
    furnish(desks)
    chance = Chance(desks, seed)
    chance.live(200)
    assert chance.done["book"] > 10 and chance.done["move"] > 5 and chance.done["undo"] > 5
    assert overlapping(desks.store) == []
    assert check(desks.store).problems == ()
    assert replayed(desks.store) == contents(desks.store)
