"""A technician who never rests: touch after touch in an open session, each said aloud once the desk has returned.

Run as a program it touches until it is killed; imported, it kills such programs and looks at what is left.
"""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path

from smpdesk.domain.change import Actor
from smpdesk.domain.session import MixPart, Session, Zone, ZoneWork
from smpdesk.domain.sitting import Numbing, Pause
from smpdesk.domain.stock import Lot, ProductKind
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from smpdesk.services.stock_use import lots_named
from smpdesk.storage.check import check
from tests import builders as a

ROOT = Path(__file__).parents[2]
#: What is touched in turn; the number of a touch stands in what it writes.
KINDS = ("notes", "zone", "mix", "pause", "numbing")
_TEN = datetime(2026, 11, 24, 10)


def opened(folder: Path) -> Desks:
    """The clinic, as another program opens it."""
    return open_desks(folder, a.SetClock(), AtDesk(Actor(id=3, name="Maya Reid")))


def sit_down(desks: Desks) -> Session:
    """An open session with a zone, a break and anaesthetic in it, and two lots on the shelf."""
    session = desks.chair.start(a.visit(desks, a.client(desks)).id)
    draft = replace(desks.stock.new_product(ProductKind.PIGMENT), name="Graphite 2")
    product = desks.stock.save_product(draft)
    for each in ("GR2-2409", "GR2-2410"):
        desks.stock.receive(Lot(product=product.id, number=each, expiry=date(2030, 1, 1)), 9_000_000)
    zones = (ZoneWork(zone=Zone.CROWN, note="0"), ZoneWork(zone=Zone.FRONTAL, impressions=0))
    session = desks.chair.record(replace(session, started=_TEN, notes="0", zones=zones))
    desks.chair.save_pause(Pause(session=session.id, starts=_TEN, ends=_TEN, note="0"))
    desks.chair.numbing_on(Numbing(session=session.id, product="Cream", starts=_TEN, note="0"))
    return session


def touch(desks: Desks, session_id: int, number: int) -> None:
    """One touch: its kind follows from its number."""
    chair, kind, text = desks.chair, KINDS[number % len(KINDS)], str(number)
    session = chair.session(session_id)
    crown, frontal = session.zones
    if kind == "notes":
        chair.record(replace(session, notes=text, discomfort=number % 11))
    elif kind == "zone":
        chair.record(replace(session, zones=(replace(crown, note=text, density=number % 120), frontal)))
    elif kind == "mix":
        mixed = replace(frontal, impressions=number, mix=(MixPart("", stock=number // len(KINDS) % 2 + 1),))
        chair.record(replace(session, zones=(crown, mixed)))
    elif kind == "pause":
        chair.save_pause(replace(chair.pauses(session_id)[0], note=text))
    else:
        chair.save_numbing(replace(chair.numbings(session_id)[0], note=text))


def standing(desks: Desks, session_id: int) -> dict[str, int]:
    """The number of the last touch of each kind that is in the file."""
    session = desks.chair.session(session_id)
    crown, frontal = session.zones
    return {
        "notes": int(session.notes),
        "zone": int(crown.note),
        "mix": frontal.impressions or 0,
        "pause": int(desks.chair.pauses(session_id)[0].note),
        "numbing": int(desks.chair.numbings(session_id)[0].note),
    }


def killed_again_and_again(folder: Path, session_id: int, rounds: int, seed: int) -> int:
    """Kill a technician at so many moments, and look each time: nothing that was said aloud may be missing, nothing
    stand there by half, and the shelf say what the record says. How many touches were said in all."""
    chance, said, last = random.Random(seed), dict.fromkeys(KINDS, 0), 0
    for _ in range(rounds):
        for number in said_before_the_kill(
            chance.randint(1, 40), __name__, str(folder), str(session_id), str(last + 1)
        ):
            said[KINDS[number % len(KINDS)]] = last = number
        desks = opened(folder)
        try:
            there = standing(desks, session_id)
            ahead = [kind for kind in KINDS if there[kind] != said[kind]]
            assert len(ahead) <= 1, (said, there)  # at most the touch that was on its way
            assert all(there[kind] == last + 1 for kind in ahead), (said, there)
            said, last = there, max(last, *there.values())
            record = desks.chair.session(session_id)
            assert [each.line.lot.id for each in desks.stock.used_in(session_id)] == lots_named(record)
            assert check(desks.store).problems == ()
        finally:
            desks.close()
    return last


def said_before_the_kill(most: int, program: str, *arguments: str) -> list[int]:
    """What a program said aloud until it was killed, a little after its so manieth touch."""
    command = [sys.executable, "-m", program, *arguments]
    said: list[int] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said.append(int(line))
            if len(said) >= most:
                break
        child.kill()
        rest = [int(line) for line in child.stdout.read().splitlines() if line]
    return said + rest


def main(folder: str, session_id: str, first: str) -> None:
    """Touch from a number on, for ever."""
    desks = opened(Path(folder))
    for number in count(int(first)):
        touch(desks, int(session_id), number)
        print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
