"""Encrypting a clinic, or changing its keys, killed at random moments: the old clinic or the new one, and whole."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smpdesk.domain.client import Client
from smpdesk.storage import keys, rekey
from smpdesk.storage.check import check
from smpdesk.storage.files import KEYS, WAITING
from smpdesk.storage.store import Store
from tests.storage.locked import TOM, fresh, traces
from tests.storage.made import CLOCK, MAYA, contents, furnish, issued, person

ROUNDS, SEED = 60, 4
ROOT = Path(__file__).parents[2]

_CONVERTS = """
import sys
from pathlib import Path
from smpdesk.storage import rekey
from tests.storage.locked import fresh
from tests.storage.made import CLOCK
print("begun", flush=True)
rekey.convert(Path(sys.argv[1]), CLOCK, fresh())
"""
_CHANGES = """
import sys
from pathlib import Path
from smpdesk.storage import keys, rekey
from tests.storage.locked import TOM
from tests.storage.made import CLOCK
print("begun", flush=True)
rekey.change_keys(Path(sys.argv[1]), CLOCK, keys.sign_in(Path(sys.argv[1]), 1, TOM.password), leaving=2)
"""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """A clinic of some size, closed, and what is in it."""
    folder = tmp_path_factory.mktemp("pattern") / "Northgate.smpdesk"
    store = Store.create(folder, CLOCK)
    furnish(store)
    issued(store, person(store, "Owen", "Davies").id)
    with store.transaction("Bring in", MAYA):
        for number in range(1500):
            store.clients.add(Client(given=f"Client {number}", notes="x" * 300))
    store.pictures.keep(b"\x89PNG of Davies" * 50_000)
    rows = contents(store)
    store.close()
    return folder, rows


def seconds_of(program: str, clinic: Path) -> float:
    """How long the work takes when nobody kills it."""
    began = 0.0
    with subprocess.Popen([sys.executable, "-c", program, clinic], cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        began = time.monotonic()
        child.wait()
    assert child.returncode == 0
    return time.monotonic() - began


def killed(program: str, clinic: Path, after: float) -> None:
    """Begin, and end it so many seconds later."""
    with subprocess.Popen([sys.executable, "-c", program, clinic], cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(after)  # the moment of a power cut is nobody's choice
        child.kill()


@pytest.mark.parametrize("program", [_CONVERTS, _CHANGES], ids=["convert", "change"])
def test_a_kill_at_any_moment_leaves_one_clinic_or_the_other(pattern, tmp_path, program):
    folder, rows = pattern
    chance = random.Random(SEED)
    start = Path(shutil.copytree(folder, tmp_path / "start.smpdesk"))
    if program is _CHANGES:
        rekey.convert(start, CLOCK, fresh())
    usual = seconds_of(program, Path(shutil.copytree(start, tmp_path / "usual.smpdesk")))
    ends = []
    for each in range(ROUNDS):
        clinic = Path(shutil.copytree(start, tmp_path / f"{each}.smpdesk"))
        killed(program, clinic, usual * 1.1 * chance.random())
        locked = (clinic / KEYS).exists()
        if locked:
            ends.append(len(keys.people(clinic)))
        else:
            ends.append(0)
        store = Store.open(clinic, CLOCK, key=keys.sign_in(clinic, 1, TOM.password) if locked else None)
        assert contents(store) == rows
        assert check(store).problems == ()
        store.close()
        assert not (clinic / WAITING).exists()
        assert not locked or traces(clinic, "Davies") == []
        shutil.rmtree(clinic)
    assert len(set(ends)) == 2, "all kills fell on one side"
