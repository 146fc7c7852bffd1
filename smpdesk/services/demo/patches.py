"""The demo's patch tests: most people had one and nothing happened, one declined, one waits to be read."""

import math
from dataclasses import replace
from datetime import datetime, timedelta

from smpdesk.domain.patch_test import PatchResult, PatchSite, PatchTest
from smpdesk.domain.signature import Dot, Signature
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks

_PIGMENT, _LOT = "Graphite 2", "GR2-2409"
_WAITED = timedelta(days=3)


def calm(desks: Desks, told: ToldClock, client: int, at: datetime) -> PatchTest:
    """Done at ``at``, read three days later: no reaction."""
    test = waiting(desks, told, client, at)
    told.tell(at + _WAITED)
    read = replace(test, read=desks.patch_tests.now(), result=PatchResult.NEGATIVE)
    return desks.patch_tests.read(read)


def waiting(desks: Desks, told: ToldClock, client: int, at: datetime) -> PatchTest:
    """Done at ``at``, and nobody has read it yet."""
    told.tell(at)
    draft = replace(desks.patch_tests.draft(client), site=PatchSite.BEHIND_EAR, technician=1)
    return desks.patch_tests.do(replace(draft, site_said="left", pigment=_PIGMENT, lot=_LOT))


def declined(desks: Desks, told: ToldClock, client: int, at: datetime) -> PatchTest:
    """Offered at ``at`` and declined with a signature."""
    told.tell(at)
    desks.patch_tests.offer(client)
    return desks.patch_tests.decline(client, _hand(), "Tom Hale")


def _hand() -> Signature:
    """Somebody's quick hand: a wave that calms down, and a line below it."""
    name = [
        Dot(150 + 3.4 * n, 165 - 0.1 * n + 70 * math.sin(n / 4.2) * math.exp(-n / 160), 8 * n, _press(n))
        for n in range(180)
    ]
    line = [Dot(170 + 8 * n, 238 - 18 * math.sin(n / 28), 1700 + 6 * n, _press(n)) for n in range(80)]
    return Signature(strokes=(tuple(name), tuple(line)))


def _press(n: int) -> float:
    return 0.35 + 0.45 * abs(math.sin(n / 9))
