"""The shell around the areas, pressed as a receptionist presses it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.services.desks import Desks
from smpdesk.ui.finder.field import FinderField
from smpdesk.ui.shared.feed import ALL, Feed
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.tabs import TopTabs
from smpdesk.ui.shell.footer import NOT_YET
from smpdesk.ui.shell.person import PersonButton, initials
from smpdesk.ui.window import MainWindow
from tests import builders as a


class Area(QWidget):
    """A page with a list and a field, as the features have them."""

    badge = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.list, self.note, self.saves = RowList(name), QLineEdit(), 0
        self.note.setAccessibleName("Note")
        lay = QVBoxLayout(self)
        lay.addWidget(self.list)
        lay.addWidget(self.note)
        self.list.show_rows([Row("Davies, Owen", "07700 900118", record=1), Row("Dávid, Zoltán", record=2)])
        self.setFocusProxy(self.list)

    def unsaved(self) -> str:
        return f"The note “{self.note.text()}” is not saved." if self.note.text() else ""

    def save_unsaved(self) -> None:
        self.saves += 1
        self.note.clear()


class Desk:
    """A window on a real clinic, with what happened to it."""

    def __init__(self, desks: Desks, folder: Path) -> None:
        self.desks, self.feed = desks, Feed()
        self.settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.made: dict[str, Area] = {}
        self.ran: list[str] = []
        self.foreign = False
        self.window = self.open()

    def open(self) -> MainWindow:
        window = MainWindow(
            self.desks,
            self.feed,
            {name: self._factory(name) for name in ("clients", "sessions", "aftercare")},
            {name: self._command(name) for name in ("new", "bring_in", "settings", "about")},
            self.settings,
            "/clinics/Northgate.smpdesk",
            counts=lambda: {"sessions": 6, "aftercare": 4},
            foreign_commit=self._foreign,
        )
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    def _factory(self, name: str) -> Callable[[], QWidget]:
        def make() -> Area:
            self.made[name] = Area(name)
            return self.made[name]

        return make

    def _command(self, name: str) -> Callable[[MainWindow], object]:
        return lambda _window: self.ran.append(name)

    def _foreign(self) -> bool:
        seen, self.foreign = self.foreign, False
        return seen

    def part(self, kind: type[Any]) -> Any:
        return self.window.findChild(kind)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desks = a.clinic(tmp_path)
    a.client(desks, phone="07700 900118", email="owen.davies@example.com")
    a.client(desks, "Marta", "Davila", phone="07700 900871")
    a.client(desks, "Zoltán", "Dávid", phone="07700 900029")
    yield Desk(desks, tmp_path)
    desks.close()


def answer(text: str) -> None:
    """Press a button of the box that is about to open."""

    def push() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == text).click()

    QTimer.singleShot(0, push)


def actions(window: MainWindow) -> list[QAction]:
    """Everything the menu bar offers."""
    menus = [each.menu() for each in window.menuBar().actions()]
    return [each for menu in menus if isinstance(menu, QMenu) for each in menu.actions() if each.text()]


def words_in(window: QWidget) -> str:
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisibleTo(window))


def test_the_first_paint_has_the_list_and_no_other_area(desk: Desk) -> None:
    assert list(desk.made) == ["clients"]
    assert desk.made["clients"].list.hasFocus()
    assert "Northgate Scalp Studio" in desk.window.windowTitle()


def test_keys_go_to_the_areas_and_the_focus_follows(desk: Desk, press: Callable[..., None]) -> None:
    press("Ctrl+2")
    assert desk.made["sessions"].list.hasFocus()
    press("Ctrl+3")
    assert desk.made["aftercare"].list.hasFocus()
    desk.made["aftercare"].note.setFocus()
    press("Ctrl+1")
    assert desk.made["clients"].list.hasFocus()
    press("Ctrl+3")
    assert desk.made["aftercare"].note.hasFocus()  # back to where one was


def test_arrows_in_the_tabs_stay_in_the_tabs(desk: Desk, press: Callable[..., None]) -> None:
    tabs = desk.part(TopTabs)
    tabs.setFocus()
    press("Right")
    assert tabs.hasFocus()
    assert desk.made["sessions"].isVisible()


def test_badges_say_what_waits_also_to_screen_readers(desk: Desk) -> None:
    tabs = desk.part(TopTabs)
    assert (tabs.badge(1), tabs.badge(2)) == (6, 4)
    assert tabs.accessibleTabName(1) == "Sessions, 6 waiting"
    desk.window.go("sessions")
    desk.made["sessions"].badge.emit(2)
    assert tabs.badge(1) == 2
    desk.made["sessions"].badge.emit(None)
    assert tabs.accessibleTabName(1) == "Sessions"


@pytest.mark.parametrize("text", ["dav", "0900 118", "900118", "owen.d"])
def test_a_client_is_found_from_anywhere(
    desk: Desk, text: str, press: Callable[..., None], typed: Callable[[str], None], qtbot: QtBot
) -> None:
    press("Ctrl+2", "Ctrl+K")
    typed(text)
    with qtbot.waitSignal(desk.window.client_requested) as found:
        press("Return")
    assert found.args is not None
    assert desk.desks.clients.client(found.args[0]).name.split()[-1] in ("Davies", "Davila", "Dávid")
    assert desk.made["clients"].isVisible()


def test_arrows_walk_through_what_was_found(
    desk: Desk, press: Callable[..., None], typed: Callable[[str], None], qtbot: QtBot
) -> None:
    press("Ctrl+K")
    typed("da")
    with qtbot.waitSignal(desk.window.client_requested) as first:
        press("Return")
    press("Ctrl+K")
    typed("da")
    press("Down")
    with qtbot.waitSignal(desk.window.client_requested) as second:
        press("Return")
    assert first.args != second.args


def test_escape_goes_back_to_where_one_was(
    desk: Desk, press: Callable[..., None], typed: Callable[[str], None]
) -> None:
    press("Ctrl+K")
    typed("zzz")
    assert "No client has “zzz”" in words_in(desk.window)
    press("Esc")
    assert desk.made["clients"].list.hasFocus()
    assert desk.part(FinderField).text() == ""
    assert "No client has" not in words_in(desk.window)


def test_what_was_typed_is_no_markup(
    desk: Desk, press: Callable[..., None], typed: Callable[[str], None]
) -> None:
    press("Ctrl+K")
    typed("<b>x")
    shown = [each for each in desk.window.findChildren(QLabel) if "<b>x" in each.text()]
    assert [each.textFormat() for each in shown] == [Qt.TextFormat.PlainText]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_whoever_sits_down_is_the_actor_and_is_remembered(desk: Desk, press: Callable[..., None]) -> None:
    assert "Maya Reid · Receptionist" in words_in(desk.window)
    person = desk.part(PersonButton)
    person.setFocus()
    QTimer.singleShot(0, lambda: press("Down", "Return"))
    person.showMenu()
    assert desk.desks.at_desk.actor.name in ("Inês Prado", "Tom Hale")
    picked = desk.desks.at_desk.actor
    assert picked.name in words_in(desk.window)
    assert person.text() == initials(picked.name)
    desk.window.close()
    desk.desks.at_desk.actor = type(picked)(name="set-up")
    desk.window = desk.open()
    assert desk.desks.at_desk.actor == picked


def test_initials_are_the_first_and_the_last() -> None:
    assert [initials(name) for name in ("Maya Reid", "Inês do Prado", "Tom", "", "'s-Hertog Ann")] == [
        "MR", "IP", "T", "", "HA",
    ]  # fmt: skip


def test_the_window_always_says_that_it_is_not_for_real_clients(desk: Desk) -> None:
    assert NOT_YET in words_in(desk.window)
    assert "Not backed up yet" in words_in(desk.window)


def test_only_what_works_is_in_the_menus(desk: Desk) -> None:
    shown = actions(desk.window)
    assert "New clinic…" in [each.text().replace("&", "") for each in shown]
    assert "Back up now…" not in [each.text().replace("&", "") for each in shown]
    for each in shown:
        if each.data() in ("new", "bring_in", "settings", "about"):
            each.trigger()
    assert desk.ran == ["new", "bring_in", "settings", "about"]


def test_settings_have_a_key(desk: Desk, press: Callable[..., None]) -> None:
    press("Ctrl+,")
    assert desk.ran == ["settings"]


def test_closing_with_an_unsaved_edit_asks(desk: Desk) -> None:
    area = desk.made["clients"]
    area.note.setText("prefers mornings")
    answer("Stay here")
    desk.window.close()
    assert desk.window.isVisible()
    answer("Save")
    desk.window.close()
    assert not desk.window.isVisible()
    assert area.saves == 1


def test_closing_may_throw_an_edit_away(desk: Desk) -> None:
    desk.made["clients"].note.setText("prefers mornings")
    answer("Don't save")
    desk.window.close()
    assert not desk.window.isVisible()
    assert desk.made["clients"].saves == 0


def test_what_another_program_wrote_is_published_to_all(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.feed.changed, timeout=3000) as heard:
        desk.foreign = True
    assert heard.args == [ALL]


def test_text_size_and_look_change_live_and_are_remembered(desk: Desk, qapp: QApplication) -> None:
    for each in actions(desk.window):
        if each.data() in ("look:dark", "scale:1.5"):
            each.trigger()
    assert qapp.font().pixelSize() == 20
    assert desk.settings.value("look") == "dark"
    assert desk.made["clients"].list.isVisible()  # made anew, in front again


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
@pytest.mark.parametrize(
    "look",
    [
        pytest.param(name, marks=pytest.mark.look(*args))
        for name, args in {
            "light": ("light",), "dark": ("dark",), "contrast": ("contrast",), "light 150": ("light", 1.5),
        }.items()
    ],
)  # fmt: skip
def test_nothing_of_the_shell_is_cut_or_nameless(
    desk: Desk,
    look: str,
    size: tuple[int, int],
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
    qtbot: QtBot,
) -> None:
    desk.window.resize(*size)
    qtbot.wait(1)
    QApplication.processEvents()
    assert clipped(desk.window) == []
    assert nameless(desk.window) == []
    finder = QAccessible.queryAccessibleInterface(desk.part(FinderField))
    assert finder is not None
    assert (
        finder.text(QAccessible.Text.Name) == "Find a client by name, phone or e-mail, or a lot by its number"
    )
