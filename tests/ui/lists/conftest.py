"""A clinic with a few people in its lists."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from smpdesk.domain.course import Course
from smpdesk.domain.lists import ListKind
from smpdesk.ui.lists.dialog import ListDialog
from tests import builders as a
from tests.ui.on_screen import OnScreen


@pytest.fixture
def screen(tmp_path: Path, qtbot: QtBot) -> Iterator[OnScreen]:
    """Three clients, one in treatment, one inactive."""
    made = OnScreen(a.clinic(tmp_path), qtbot)
    owen = a.client(
        made.desks, "Owen", "Davies", phone="07700 900118", email="owen@example.com", alert="=1+1"
    )
    made.desks.clients.start_course(owen.id, Course(client=owen.id))
    a.client(made.desks, "Łukasz", "Ångström", phone="+44 7700 900029")
    a.client(made.desks, "Ruth", "McDavid", inactive=True)
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """What the machine remembers."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def table(screen: OnScreen, settings: QSettings) -> Callable[..., ListDialog]:
    """`table(kind)`: the list on screen as a table."""

    def show(kind: ListKind = ListKind.ALL, text: str = "") -> ListDialog:
        dialog = ListDialog(screen.desks, screen.feed, screen.jobs, settings, kind, text)
        screen.show(dialog, 1060, 620)
        return dialog

    return show
