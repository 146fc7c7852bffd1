"""Programs that are killed in the middle of their work: what they had said was saved is there, and whole."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smpdesk.domain.client import Client
from smpdesk.storage.backup import backup
from smpdesk.storage.check import check
from smpdesk.storage.store import Store
from tests.storage.made import CLOCK, MAYA, furnish

ROUNDS = 40
ROOT = Path(__file__).parents[2]

_WRITER = """
import sys
from pathlib import Path
from smpdesk.domain.session import Zone, ZoneWork
from smpdesk.storage.store import Store
from tests.storage.made import CLOCK, issued, person, recorded
store = Store.open(Path(sys.argv[1]), CLOCK)
while True:
    client = person(store)
    recorded(store, client.id, zones=(ZoneWork(zone=Zone.CROWN),))
    issued(store, client.id, str(client.id).encode() * 5000)
    print(client.id, flush=True)
"""
_RESTORER = """
import sys
from pathlib import Path
from smpdesk.storage.backup import restore
from tests.storage.made import CLOCK
restore(Path(sys.argv[2]), Path(sys.argv[1]), CLOCK)
"""


def killed_after(seconds: float, program: str, *arguments: Path) -> str:
    """What a program printed before it was killed."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        time.sleep(seconds)  # the moment of a power cut is nobody's choice
        child.kill()
        return child.communicate()[0]


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A furnished clinic, closed."""
    store = Store.create(tmp_path / "Northgate.smpdesk", CLOCK)
    furnish(store)
    store.close()
    return tmp_path / "Northgate.smpdesk"


def test_what_was_said_to_be_saved_is_there_after_a_kill(clinic):
    chance = random.Random(1)
    said = 0
    for _ in range(ROUNDS):
        lines = killed_after(0.3 + chance.random(), _WRITER, clinic).splitlines()
        said += len(lines)
        store = Store.open(clinic, CLOCK)
        assert check(store).problems == ()
        for client in map(int, lines):
            assert store.sessions.of_client(client)[0].zones
            assert store.papers.of_client(client)
        store.close()
    assert said > ROUNDS


def test_a_restore_that_is_killed_leaves_one_clinic_or_the_other(clinic, tmp_path):
    chance = random.Random(2)
    store = Store.open(clinic, CLOCK)
    kept = []
    for more in (400, 800):
        with store.transaction("Bring in", MAYA):
            for number in range(more):
                store.clients.add(Client(given=f"Client {number}", notes="x" * 500))
        kept.append((backup(store, tmp_path / "usb"), store.clients.count()))
    store.close()
    for each in range(ROUNDS):
        manifest, _ = kept[each % 2]
        killed_after(0.05 + 0.5 * chance.random(), _RESTORER, clinic, manifest.folder)
        store = Store.open(clinic, CLOCK)
        assert store.clients.count() in {count for _, count in kept}
        assert check(store).problems == ()
        store.close()
