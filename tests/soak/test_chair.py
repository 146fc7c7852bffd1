"""An open session whose program is killed, hundreds of times, in the middle of a touch."""

from pathlib import Path

from tests import builders as a
from tests.soak.touching import killed_again_and_again, sit_down

ROUNDS = 150


def test_an_open_session_is_there_to_the_last_touch_after_every_kill(tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    session, folder = sit_down(desks), desks.store.folder
    desks.close()
    assert killed_again_and_again(folder, session.id, ROUNDS, seed=24) > 5 * ROUNDS
