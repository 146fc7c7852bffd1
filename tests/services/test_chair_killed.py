"""After a power cut the open session is there to the last touch; `dev.py soak chair` cuts it many more times."""

from pathlib import Path

from tests import builders as a
from tests.soak.touching import killed_again_and_again, sit_down


def test_an_open_session_is_there_to_the_last_touch_when_its_program_is_killed(tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    session, folder = sit_down(desks), desks.store.folder
    desks.close()
    assert killed_again_and_again(folder, session.id, rounds=3, seed=7) > 3
