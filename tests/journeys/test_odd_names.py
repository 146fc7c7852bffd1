"""Names that break programs, through every place that shows them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from smpdesk.domain.clinic import Room
from tests import builders as a
from tests.journeys.conftest import Whole

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAMES = {
    "markup": "<b>Bold</b><img src='/etc/passwd'> & Co",
    "arabic": "محمد \u202eعلي",
    "emoji": "Zoë 👩🏽‍🔬🇵🇹",
    "zero": "Nul\x00Byte\nSecond\tLine",
    "long": "W" * 5000,
    "combining": "Z" + "\u0300" * 60,
    "percent": "%s %d {0} {name} %1",
    "ampersand": "&File &&Open",
}


def test_odd_names_break_nothing(whole: Whole, tmp_path: Path) -> None:
    desks = a.clinic(tmp_path, technicians=tuple(f"Tom {each}" for each in NAMES))
    for at, name in enumerate(NAMES.values(), 1):
        room = Room(name=f"Space {at}")
        made = desks.clinic.save_room(room)
        who = a.client(desks, "Ana", name, alert=name, notes=name, address=name)
        seen = a.visit(desks, who, "2026-11-24 08:00", technician=at, room=made.id)
        a.finished(desks, seen, a.zone(pigment=name))
        desks.clients.save_course(replace(desks.clients.courses(who.id)[0], gap=0))
        a.visit(desks, who, "2026-11-24 13:00", minutes=30, technician=at, room=made.id)
    desks.close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    assert whole.window.minimumSizeHint().width() < 1300
    for client in range(1, len(NAMES) + 1):
        whole.shown.show_client(client)
        whole.settle()
        whole.window.grab()
        assert whole.window.width() == 1280
    for command in ("go:1", "go:2"):
        whole.command(command)
        whole.window.grab()
        assert whole.window.width() == 1280, f"the window grew at {command}"
    tips = [each.toolTip() for each in whole.window.findChildren(QWidget)]
    assert [tip[:60] for tip in tips if "<img" in tip or "<b>" in tip] == []
    written, failed = whole.desks.papers.papers_of_day(a.TODAY, tmp_path / "out")
    assert len(written) + len(failed) == 2 * len(NAMES)
    assert {each.code for _name, each in failed} == {"letters_missing"}
    assert {path.name[:2] for path in written} == {"10"}  # the number of the client, and no name
    assert whole.desks.keeping.check().problems == ()
