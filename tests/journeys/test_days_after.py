"""What happens around an open window: lists, other programs, closing, looks, the demo, settings, who did it."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.change import Change
from smpdesk.domain.clinic import Clinic
from smpdesk.domain.problem import StorageFault
from smpdesk.ui.bring_in.dialog import BringInDialog
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.shared import theme
from tests import builders as a
from tests.documents import reading
from tests.journeys.conftest import Whole

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).parents[1] / "data"
LISTS = ("ledger", "phone-contacts", "contacts-windows", "salon-export")

# Lists that pop up ask the offscreen platform for things it does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A clinic with two technicians, Owen finished this morning and Ana booked for the afternoon."""
    desks = a.clinic(tmp_path)
    a.finished(desks, a.visit(desks, a.client(desks, phone="07700 900118"), "2026-11-24 08:00"))
    a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-24 14:00", technician=2, room=2)
    desks.close()
    return tmp_path / "Northgate.smpdesk"


def smpdesk(*words: object) -> subprocess.CompletedProcess[str]:
    """Another process, without a screen."""
    env = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    env |= {"PYTHONPATH": str(ROOT), "DISPLAY": ""}
    command = [sys.executable, "-m", "smpdesk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=60)


def last_changes(whole: Whole, count: int) -> list[Change]:
    """The newest entries of the journal."""
    story = whole.desks.store.story
    return [story.change(story.newest() - back) for back in range(count)]


def size_of_page(pdf: bytes) -> tuple[int, int]:
    """In points."""
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return round(float(box.width)), round(float(box.height))


def test_the_four_lists_come_in_one_after_another(whole: Whole, tmp_path: Path) -> None:
    a.clinic(tmp_path).close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    whole.sit_down("Maya Reid")
    for name in LISTS:
        whole.command("bring_in")
        dialog = whole.widget
        assert isinstance(dialog, BringInDialog)
        dialog.open_list(Path(shutil.copy(DATA / f"{name}.csv", tmp_path)))
        for _ in range(3):  # the columns, the rows, the result
            whole.settle()
            dialog.next.setFocus()
            QTest.keyClick(dialog.next, Qt.Key.Key_Return)
            whole.settle()
        assert not whole.buttons("Cancel")
    counts = whole.desks.keeping.check()
    assert counts.problems == ()
    assert (counts.counts["clients"], counts.counts["sessions"]) == (895, 246)
    assert "895 clients" in whole.words()
    assert {each.actor for each in last_changes(whole, 4)} == {"Maya Reid"}


def test_what_a_verb_changes_is_seen_within_two_seconds(whole: Whole, clinic: Path, tmp_path: Path) -> None:
    whole.begin(clinic)
    whole.command("go:2")
    assert "2 to do" in whole.words()
    added = tmp_path / "one.csv"
    added.write_text("Name,Phone\nZora Quist,07700 900333\n", "utf-8")
    assert smpdesk("import", clinic, added).returncode == 0
    whole.command("go:0")
    whole.until(lambda: "3 clients" in whole.words(), 2000)
    day = ("papers", clinic, "--date", "2026-11-24", "--to", tmp_path / "out", "--issue")
    assert smpdesk(*day).returncode == 0
    whole.command("go:2")
    whole.until(lambda: "Mark as given" in [each.text() for each in whole.every_button()], 2000)
    assert {each.actor for each in last_changes(whole, 2)} == {"command line"}


def test_closing_with_an_unsaved_edit_asks(whole: Whole, clinic: Path) -> None:
    whole.begin(clinic)
    whole.press("Edit")
    whole.fill("given", "Owain")
    said = whole.answering("Stay here")
    whole.window.close()
    assert said[0] == "Save before closing?"
    assert whole.window.isVisible()
    whole.answering("Save")
    whole.window.close()
    assert not whole.window.isVisible()
    names = [each.listed for each in whole.desks.clients.lines("")]
    assert "Davies, Owain" in names


def test_an_edit_may_be_left_behind(whole: Whole, clinic: Path) -> None:
    whole.begin(clinic)
    whole.press("Edit")
    whole.fill("given", "Owain")
    whole.answering("Don't save")
    whole.window.close()
    assert not whole.window.isVisible()
    assert [each.listed for each in whole.desks.clients.lines("")] == ["Davies, Owen", "Sousa, Ana"]


def test_looks_and_text_sizes_change_while_one_works(whole: Whole, clinic: Path, qapp: QApplication) -> None:
    whole.begin(clinic)
    ground = {}
    for look in ("dark", "contrast", "light"):
        whole.command(f"look:{look}")
        ground[look] = whole.window.palette().color(QPalette.ColorRole.Window).name()
        assert whole.window.grab().toImage().pixelColor(640, 500).isValid()
        assert ground[look] == theme.colour("ground").name()
    assert len(set(ground.values())) == 3
    before = whole.button("+ New").height()
    whole.command("scale:1.5")
    assert whole.button("+ New").height() > before * 1.3
    whole.command("scale:1.0")
    assert whole.button("+ New").height() == before


def test_the_look_follows_the_system(whole: Whole, clinic: Path, qapp: QApplication) -> None:
    """The offscreen platform has one scheme only: what follows a change of it is asked by hand."""
    whole.begin(clinic)
    whole.command("look:dark")
    whole.command("look:system")
    seen = "dark" if qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
    assert theme.look.name == seen
    with whole.bot.waitSignal(theme.look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    whole.command("look:dark")
    with whole.bot.assertNotEmitted(theme.look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_a_backup_that_was_tampered_with_changes_nothing(whole: Whole, clinic: Path, tmp_path: Path) -> None:
    whole.begin(clinic)
    backup = whole.desks.keeping.backup(tmp_path / "stick").folder
    with (backup / "clinic.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"tampered")
    whole.picking(backup)
    whole.answering("Restore")
    told = whole.answering("Close")
    whole.command("restore")
    whole.until(lambda: bool(told))
    assert told[0] == "That cannot be done"
    assert "is not the one that was backed up" in told[1]
    assert whole.window.isVisible()
    assert whole.desks.clients.count() == 2


def test_the_demo_stays_as_it_was_left_until_it_is_reset(whole: Whole) -> None:
    whole.begin()
    whole.press("Look at the demo")
    assert whole.desks.at_desk.actor.name == "Maya Reid"
    states = {each.appointment.state for each in whole.desks.sessions.day(a.TODAY)}
    assert {VisitState.ARRIVED, VisitState.IN_CHAIR, VisitState.DONE} <= states
    a.client(whole.desks, "Played", "With")
    whole.program.open_demo()
    assert whole.desks.clients.lines("played")
    whole.answering("Cancel")
    whole.command("reset_demo")
    assert whole.desks.clients.lines("played")
    said = whole.answering("Start afresh")
    whole.command("reset_demo")
    assert said[0] == "Start the demo afresh?"
    assert not whole.desks.clients.lines("played")


def test_a_place_without_a_clinic_is_said_over_the_open_one(
    whole: Whole, clinic: Path, tmp_path: Path
) -> None:
    whole.begin(clinic)
    whole.picking(tmp_path / "home")
    told = whole.answering("Close")
    whole.command("open")
    whole.until(lambda: bool(told))
    assert "There is no clinic at" in told[1]
    assert whole.window.isVisible()
    assert (
        sum(each.isVisible() for each in QApplication.topLevelWidgets() if not isinstance(each, QMessageBox))
        == 1
    )


def close_box() -> None:
    """Take the last answer of the box in front, if there is one."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        box.buttons()[-1].click()


def test_a_clinic_that_is_moved_while_it_is_open_is_noticed(whole: Whole, clinic: Path) -> None:
    whole.begin(clinic)
    closing = QTimer()  # what the lane was just doing may say so too, in a box
    closing.timeout.connect(close_box)
    closing.start(20)
    with whole.bot.captureExceptions() as noticed:
        clinic.rename(clinic.with_name("Elsewhere.smpdesk"))
        whole.until(lambda: bool(noticed), 2500)
    closing.stop()
    fault = noticed[0][1]
    assert isinstance(fault, StorageFault)
    assert fault.code == "clinic_gone"


class Changed:
    """Settings changed at the desk while the window is open, and what is then to be seen."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole

    def to(self, **settings: object) -> None:
        """Save these settings."""
        desk = self.whole.desks.clinic
        wanted: Clinic = replace(desk.clinic(), **settings)  # type: ignore[arg-type]
        desk.save(wanted)
        self.whole.settle()

    def sheet(self) -> str:
        """The aftercare sheet of today as it would be printed now."""
        desks = self.whole.desks
        return reading.text(desks.aftercare.preview(desks.aftercare.leaving(a.TODAY)[0].session))

    def consent(self) -> str:
        """The consent form of Owen as it would be printed now."""
        return reading.text(self.whole.desks.papers.consent_preview(1))


def test_each_setting_shows_at_once(whole: Whole, clinic: Path) -> None:
    whole.begin(clinic)
    changed = Changed(whole)
    letters = {"name": "Eastgate Clinic", "address": "9 Eastgate\nYork", "phone": "01904 555 018"}
    letters |= {"email": "desk@eastgate.example", "web": "eastgate.example"}
    changed.to(**letters)
    assert "Eastgate Clinic" in whole.window.windowTitle()
    for text in (changed.sheet(), changed.consent()):
        for wanted in (
            "Eastgate Clinic",
            "9 Eastgate",
            "01904 555 018",
            "desk@eastgate.example",
            "eastgate.example",
        ):
            assert wanted in text
    # Language: the order of day and month, on paper and in the window
    assert "24 November 2026" in changed.sheet()
    changed.to(language="en-US")
    assert "November 24, 2026" in changed.sheet()
    whole.command("go:1")
    assert "Tuesday, November 24" in whole.words()
    changed.to(language="en-GB")
    assert "Tuesday 24 November" in whole.words()
    # Time zone: the clinic's now and today
    changed.to(time_zone="Asia/Tokyo")
    assert whole.desks.clinic.now().hour == 20
    changed.to(time_zone="Pacific/Auckland")
    assert whole.desks.clinic.today().day == 25
    changed.to(time_zone="Europe/London")
    # Country: how a number without a country is read
    changed.to(country="FR")
    owen = whole.desks.clients.client(1)
    assert whole.desks.clients.save(replace(owen, phone="06 12 34 56 78")).phone_e164 == "+33612345678"
    # Country: what the law of it puts on the consent
    assert "Food and Drug Administration" not in changed.consent()
    changed.to(country="US")
    assert "Food and Drug Administration" in changed.consent()
    # Paper
    pdf = whole.desks.papers.consent_preview(1)
    changed.to(paper="Letter")
    letter = whole.desks.papers.consent_preview(1)
    assert [size_of_page(each) for each in (pdf, letter)] == [(595, 842), (612, 792)]
    # Opening hours: the book says when a day is closed
    whole.command("go:1")
    assert "Closed" not in whole.words()
    changed.to(hours=(None,) * 7)
    assert "Closed" in whole.words()
    # Logo: on both papers
    before = len(pdf)
    whole.desks.clinic.set_logo(_logo())
    assert len(whole.desks.papers.consent_preview(1)) > before + 200


def _logo() -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.effect_noise((120, 60), 90).save(out, "PNG")
    return out.getvalue()


def test_staff_and_rooms_show_in_the_book_at_once(whole: Whole, clinic: Path) -> None:
    whole.begin(clinic)
    whole.command("go:1")
    tom = next(each for each in whole.desks.clinic.staff() if each.name == "Tom Hale")
    whole.desks.clinic.save_staff(replace(tom, name="Thomas Hale"))
    whole.settle()
    board = whole.window.findChild(Board)
    assert isinstance(board, QWidget)
    whole.command("settings")
    whole.choose("Pages of the settings", 3)
    assert ("Thomas Hale",) in [row[1:2] for row in whole.rows("Staff")]


def test_who_is_at_the_desk_is_who_did_it(whole: Whole, clinic: Path) -> None:
    whole.begin(clinic)
    whole.sit_down("Inês Prado")
    whole.press("Edit")
    whole.fill("given", "Owain")
    whole.press("Save")
    (last,) = last_changes(whole, 1)
    assert (last.actor, last.name) == ("Inês Prado", "Edit client")
