"""The screen goes to a client: they read, answer and sign; nothing but the PIN leads out, whatever they try."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFileOpenEvent,
    QHelpEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from smpdesk.domain.client import Client
from smpdesk.domain.consent_standing import Stand
from smpdesk.services.desks import Desks
from smpdesk.ui.consent.sign_dialog import SignDialog
from smpdesk.ui.kiosk.window import KioskWindow
from smpdesk.ui.shared.consent_form import QuestionRow
from smpdesk.ui.shared.signature_pad import SignatureSheet
from tests import builders as a
from tests.journeys.conftest import Whole

# Offscreen there is no window manager: what is in front again after a dialog has to be told so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PIN = "2580"


@pytest.fixture
def at_view(whole: Whole, tmp_path: Path) -> Whole:
    """A client, booked today, has the screen; their papers are in German."""
    made = a.clinic(tmp_path, gates=True)
    owen = a.client(made, language="de")
    a.visit(made, owen, "2026-11-24 12:30")
    made.kiosk.choose_pin(PIN, PIN)
    made.close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    whole.sit_down("Tom Hale")
    whole.shown.show_consent(owen.id)
    whole.settle()
    whole.press("Hand the screen to the client…")
    return whole


def view() -> KioskWindow:
    found = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, KioskWindow) and each.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def in_sight() -> list[QWidget]:
    QApplication.processEvents()
    QApplication.processEvents()
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def click(text: str) -> None:
    found = [each for each in view().findChildren(QPushButton) if each.isVisible() and each.text() == text]
    assert found, text
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def answer(word: str = "Ja", **other: str) -> None:
    """Every question of the page, and `Weiter`."""
    for row in view().findChildren(QuestionRow):
        if row.isVisible():
            said = other.get(row.key.replace(".", "_"), word)
            push = row.yes if said == "Ja" else row.no
            QTest.mouseClick(push, Qt.MouseButton.LeftButton)
    click("Weiter")


def sign(sheet: SignatureSheet) -> None:
    for spots in (((40, 90), (90, 30), (150, 110), (220, 40)), ((60, 120), (300, 118))):
        QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(*spots[0]))
        for spot in spots[1:]:
            QTest.mouseMove(sheet, QPoint(*spot), 5)
        QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(*spots[-1]))


def pad() -> SignatureSheet:
    return next(each for each in view().findChildren(SignatureSheet) if each.isVisible())


def give_pin(pin: str) -> None:
    click("Für das Personal: PIN") if not _pin_field() else None
    field = _pin_field()
    assert field is not None
    QTest.keyClicks(field, pin)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def _pin_field() -> QLineEdit | None:
    found = [each for each in view().findChildren(QLineEdit) if each.isVisible()]
    return next((each for each in found if each.echoMode() == QLineEdit.EchoMode.Password), None)


def to_the_signature() -> None:
    for _ in range(20):
        if any(each.isVisible() for each in view().findChildren(SignatureSheet)):
            return
        answer(health_patch_declined="Nein", photos_social="Nein")


def owen(desks: Desks) -> Client:
    return desks.clients.client(1)


def test_a_client_answers_and_signs_and_the_technician_seals_it(at_view: Whole) -> None:
    assert in_sight() == [view()]
    click("Weiter")
    for _ in range(3):
        click("Weiter")
    click("Weiter")
    assert "Bitte Ja oder Nein" in _said() or "Ja oder Nein" in _said()
    to_the_signature()
    agree = at_view.desks.kiosk.words(1)["agree"]
    click(agree)
    assert at_view.desks.kiosk.words(1)["signature_missing"] in _said()
    sign(pad())
    click(agree)
    assert at_view.desks.kiosk.words(1)["thanks"] in _said()
    assert at_view.desks.consents.standing(1).stand is Stand.NONE
    give_pin(PIN)
    at_view.settle()
    assert at_view.window.isVisible() and at_view.window.isEnabled()
    assert "The technician’s signature is still missing" in at_view.words()
    at_view.press("Sign as technician…")
    dialog = at_view.widget
    assert isinstance(dialog, SignDialog)
    dialog.technician_pad.set_value(dialog.pad.value())
    at_view.press("Sign and seal")
    at_view.settle()
    assert at_view.desks.consents.standing(1).stand is Stand.SIGNED
    assert at_view.desks.kiosk.draft(1) is None
    (record,) = at_view.desks.consents.records(1)
    assert record.language == "de" and dict(record.answers)["photos.social"] == "no"


def _said() -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in view().findChildren(QLabel) if each.isVisible())


def test_nothing_but_the_pin_leads_out(at_view: Whole, tmp_path: Path) -> None:
    shown, window = view(), at_view.window
    for keys in (
        "Alt+F4", "Ctrl+Q", "Ctrl+W", "Escape", "Ctrl+K", "Ctrl+1", "Ctrl+2", "Ctrl+3", "F1", "F11", "Ctrl+Z", "Ctrl+,",
        "Ctrl+N", "Ctrl+P", "Ctrl+S", "Alt+F", "F10", "Menu", "Ctrl+Tab", "Meta+D", "Ctrl+Alt+Delete", "Ctrl+V",
    ):  # fmt: skip
        for target in (shown, QApplication.focusWidget() or shown, window):
            QTest.keySequence(target, keys)
    shown.close()
    window.close()
    QApplication.closeAllWindows()
    QApplication.sendEvent(shown, QCloseEvent())
    app = QApplication.instance()
    assert app is not None
    QApplication.sendEvent(app, QEvent(QEvent.Type.Quit))
    QApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path))))
    at_view.program.open_clinic(tmp_path / "Northgate.smpdesk")
    at_view.program.open_clinic(tmp_path / "Other.smpdesk")
    at_view.shown.come_forward()
    middle = shown.rect().center()
    QApplication.sendEvent(
        shown, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, shown.mapToGlobal(middle))
    )
    QApplication.sendEvent(shown, QHelpEvent(QEvent.Type.ToolTip, middle, shown.mapToGlobal(middle)))
    drop = QMimeData()
    drop.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    held = (Qt.DropAction.CopyAction, drop, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(middle, *held), QDropEvent(QPointF(middle), *held)):
        event.ignore()
        QApplication.sendEvent(shown, event)
        assert not event.isAccepted()
    second = QDialog(window)
    second.show()
    at_view.desks.clients.add(Client(given="Somebody", family="Else"))  # news from elsewhere
    assert in_sight() == [shown]
    assert at_view.program.on_screen is at_view.shown and not window.isVisible()
    for pin in ("", "1111", "25800", "0000"):
        give_pin(pin)
        assert in_sight() == [shown]
    give_pin(PIN)  # right, but too soon after three wrong ones
    assert in_sight() == [shown] and " s)" in _said()
    at_view.clock.tick(minutes=6)
    give_pin(PIN)
    assert view_gone() and window.isVisible()


def view_gone() -> bool:
    QApplication.processEvents()
    return not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, KioskWindow) and each.isVisible()
    ]


def test_after_a_power_cut_the_screen_is_still_with_the_client(at_view: Whole, tmp_path: Path, qtbot) -> None:
    click("Weiter")
    for _ in range(3):
        click("Weiter")
    answer(health_patch_declined="Nein")
    # The power goes: what the program had in mind is gone, its files are not.
    view().end()
    at_view.program.end()
    settings = QSettings(at_view.settings.fileName(), QSettings.Format.IniFormat)
    again = Whole(qtbot, settings, a.SetClock())
    again.program.begin(tmp_path / "Another.smpdesk")
    QApplication.processEvents()
    assert in_sight() == [view()]
    kept = again.desks.kiosk.draft(1)
    assert kept is not None and dict(kept.answers)["health.true"] == "yes"
    to_the_signature()
    give_pin(PIN)
    again.settle()
    assert again.window.isVisible() and view_gone()
    again.program.end()


def test_a_no_is_recorded_at_once(at_view: Whole) -> None:
    said = at_view.desks.kiosk.words(1)
    click(said["refuse"])
    reason = next(each for each in view().findChildren(QLineEdit) if each.isVisible())
    QTest.keyClicks(reason, "Too soon <b>")
    QTest.keySequence(reason, "Ctrl+V")
    sign(pad())
    click(said["refuse"])
    assert said["thanks"] in _said()
    (record,) = at_view.desks.consents.records(1)
    assert (record.state, record.reason) == ("refused", "Too soon <b>") and record.signature
    give_pin(PIN)
    at_view.settle()
    assert "Refused" in at_view.words()


def test_without_a_pin_one_is_set_first_and_a_sheet_can_be_read(whole: Whole, tmp_path: Path) -> None:
    made = a.clinic(tmp_path, gates=True)
    owen = a.client(made)
    paper = made.papers.issue_consent(owen.id)
    made.close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    whole.shown.kiosk.hand_over_paper(paper)
    whole.settle()
    for first, second, said in (
        ("12", "12", "4 to 8 digits"),
        ("1234", "1234", "guessed"),
        (PIN, "2581", "differ"),
    ):
        whole.write("PIN, needed", first)
        whole.write("PIN once more, needed", second)
        whole.press("Set PIN and go on")
        assert said in whole.said(whole.named("PIN, needed")) + whole.said(
            whole.named("PIN once more, needed")
        )
    whole.write("PIN once more, needed", PIN)
    whole.press("Set PIN and go on")
    assert in_sight() == [view()]
    kept = whole.desks.store.choices.get("kiosk.pin") or ""
    assert kept.startswith("scrypt ") and PIN not in kept
    click("Continue")
    assert "Thank you" in _said()
    click("For staff: PIN")
    for digit in PIN:  # on a screen without keys
        click(digit)
    click("OK")
    assert view_gone() and whole.window.isVisible()


def test_whoever_looks_after_the_computer_gets_out_without_the_pin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from smpdesk import cli
    from smpdesk.at_kiosk import MARK, marked

    settings = QSettings("SMP Desk", "SMP Desk")
    settings.setValue(MARK, '{"clinic": "/nowhere", "client": 1}')
    settings.sync()
    assert cli.main(["leave-client-view"]) == 0
    settings.sync()
    assert not marked(settings) and "What was answered is kept" in capsys.readouterr().out
    assert cli.main(["leave-client-view"]) == 1
