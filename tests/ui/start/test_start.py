"""The first start: four ways to begin, and a clinic set up from nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import new_clinic
from smpdesk.ui.shared import countries
from smpdesk.ui.shared.fields import Choice
from smpdesk.ui.start.new_clinic import NewClinicDialog, folder_name, synchronised
from smpdesk.ui.start.window import StartWindow
from tests import builders as a

LOOKS = [
    pytest.param(look, scale, marks=pytest.mark.look(look, scale))
    for look in ("light", "dark")
    for scale in (1.0, 1.5)
]


def field(dialog: QWidget, name: str) -> QWidget:
    """The field of that name in the record."""
    found = dialog.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def write(dialog: QWidget, name: str, text: str) -> None:
    """Type over what stands in a field."""
    line = field(dialog, name)
    line.setFocus()
    QTest.keySequence(line, "Ctrl+A")
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def pick(dialog: QWidget, name: str, words: str) -> None:
    """Choose a line of a choice."""
    choice = field(dialog, name)
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.findText(words))
    choice.activated.emit(choice.currentIndex())


def words_of(widget: QWidget) -> str:
    """All words in sight."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def dialog(tmp_path: Path, qapp: QApplication) -> Iterator[NewClinicDialog]:
    """The questions, with a folder of documents of the test's own."""
    made = NewClinicDialog(tmp_path)
    made.open()
    made.activateWindow()
    yield made
    made.deleteLater()


def test_four_ways_to_begin_are_reached_by_the_keyboard(
    qapp: QApplication, press: Callable[..., None]
) -> None:
    window = StartWindow()
    asked: list[str] = []

    class Note:
        def __init__(self, name: str) -> None:
            self.name = name

        def __call__(self) -> None:
            asked.append(self.name)

    for name in ("new", "open", "bring_in", "demo"):
        getattr(window, f"{name}_requested").connect(Note(name))
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    press("Return", "Tab", "Return", "Tab", "Space", "Tab", "Return")
    assert asked == ["new", "open", "bring_in", "demo"]
    assert "not yet for real clients" in words_of(window).casefold()


def test_it_says_why_the_last_clinic_is_not_there(qapp: QApplication) -> None:
    window = StartWindow("There is no clinic at /x.")
    window.show()
    assert "There is no clinic at /x." in words_of(window)


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_nothing_is_cut_and_everything_has_a_name(
    dialog: NewClinicDialog,
    look: str,
    scale: float,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    window = StartWindow("There is no clinic at /x.")
    window.resize(round(820 * scale), round(600 * scale))
    dialog.resize(round(620 * scale), round(620 * scale))
    for each in (window, dialog):
        each.show()
        QApplication.processEvents()
        assert clipped(each) == []
        assert nameless(each) == []


def test_a_clinic_is_set_up_from_a_name_alone(dialog: NewClinicDialog, tmp_path: Path) -> None:
    assert field(dialog, "name").hasFocus()
    QTest.keyClicks(field(dialog, "name"), "Northgate Scalp Studio")
    QTest.keyClick(field(dialog, "name"), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    wanted = dialog.wanted()
    assert wanted.folder == tmp_path / "Northgate Scalp Studio.smpdesk"
    assert wanted.clinic.name == "Northgate Scalp Studio"
    assert (wanted.technician, wanted.room) == ("", "Room 1")
    desks = new_clinic(wanted.folder, wanted.clinic, a.SetClock(), AtDesk(), wanted.technician, wanted.room)
    assert [each.name for each in desks.clinic.rooms()] == ["Room 1"]
    desks.close()


def test_the_country_proposes_zone_money_language_and_paper(dialog: NewClinicDialog) -> None:
    write(dialog, "name", "Main Street")
    write(dialog, "technician", "Tom Hale")
    pick(dialog, "country", "United States")
    clinic = dialog.wanted().clinic
    assert (clinic.country, clinic.currency, clinic.paper, clinic.language) == (
        "US",
        "USD",
        "Letter",
        "en-US",
    )
    assert clinic.time_zone == "America/New_York"
    pick(dialog, "country", "Poland")
    clinic = dialog.wanted().clinic
    assert (clinic.time_zone, clinic.currency, clinic.paper) == ("Europe/Warsaw", "PLN", "A4")
    assert dialog.wanted().technician == "Tom Hale"


def test_a_clinic_without_a_name_stays_and_says_so(dialog: NewClinicDialog) -> None:
    QTest.keyClick(field(dialog, "name"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "The clinic needs a name" in words_of(dialog)


def test_a_place_that_is_taken_is_said_beside_it(dialog: NewClinicDialog, tmp_path: Path) -> None:
    (tmp_path / "Northgate.smpdesk").mkdir()
    (tmp_path / "Northgate.smpdesk" / "clinic.db").touch()
    write(dialog, "name", "Northgate")
    QTest.keyClick(field(dialog, "name"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Something lies at" in field(dialog, "folder").accessibleDescription()


@pytest.mark.parametrize("typed", ["", "somewhere", ".", "~nobody"])
def test_a_place_must_be_a_whole_path(dialog: NewClinicDialog, typed: str) -> None:
    write(dialog, "name", "Northgate")
    write(dialog, "folder", typed)
    QTest.keyClick(field(dialog, "name"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Choose where the clinic" in field(dialog, "folder").accessibleDescription()


def test_a_place_typed_by_hand_is_not_taken_back(dialog: NewClinicDialog, tmp_path: Path) -> None:
    write(dialog, "folder", str(tmp_path / "Mine"))
    write(dialog, "name", "Northgate")
    assert dialog.wanted().folder == tmp_path / "Mine.smpdesk"


def test_a_synchronised_place_is_warned_of(dialog: NewClinicDialog, tmp_path: Path) -> None:
    assert "synchronised" not in words_of(dialog)
    write(dialog, "folder", str(tmp_path / "OneDrive - Clinic" / "Northgate.smpdesk"))
    assert "looks like a folder that is synchronised" in words_of(dialog)
    assert not synchronised(Path("/home/maya/Documents/Northgate.smpdesk"))


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Northgate", "Northgate.smpdesk"),
        ('A/B: "C" <D>', "A B C D.smpdesk"),
        ("  ...  ", "Clinic.smpdesk"),
        ("Łódź Studio", "Łódź Studio.smpdesk"),
    ],
)
def test_a_folder_is_named_so_that_every_system_takes_it(name: str, folder: str) -> None:
    assert folder_name(name) == folder


def test_every_country_has_a_zone_to_propose_and_a_currency() -> None:
    known = set(countries.zones())
    money = dict(countries.currencies())
    for code, _name in countries.countries():
        assert countries.usual_zone(code) in known, code
        assert countries.usual_currency(code) in money, code
    assert countries.zones_of("AU")[0] == "Australia/Sydney"


def test_every_key_of_a_typed_path_is_taken(dialog: NewClinicDialog, tmp_path: Path) -> None:
    write(dialog, "folder", "/")
    assert dialog.wanted().folder == Path("/Clinic.smpdesk")
    write(dialog, "folder", "~/Northgate")
    assert dialog.wanted().folder == Path.home() / "Northgate.smpdesk"
