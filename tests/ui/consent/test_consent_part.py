"""The Consent tab: what it says, and its steps as they are pressed."""

import gc
import subprocess
import weakref
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from smpdesk.domain.client import Client
from smpdesk.domain.consent_record import PhotoUse
from smpdesk.domain.consent_standing import Stand
from smpdesk.ui.consent.part import ConsentPart
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.consent.scan_dialog import ScanDialog
from smpdesk.ui.consent.send_dialog import SendDialog
from smpdesk.ui.consent.sign_dialog import SignDialog
from smpdesk.ui.consent.statement_dialog import PhotosDialog, RefuseDialog, VisitDialog, WithdrawDialog
from smpdesk.ui.kiosk.presenter import Handed
from smpdesk.ui.kiosk.window import KioskWindow
from smpdesk.ui.shared.consent_form import QuestionRow
from smpdesk.ui.shared.signature_pad import SignaturePad
from tests import builders as a
from tests.services.test_consents import sign as signed
from tests.ui.on_screen import OnScreen


def dialog() -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def ink(pad: SignaturePad) -> None:
    for spots in (((40, 90), (90, 30), (150, 110), (220, 40)), ((60, 120), (300, 118))):
        QTest.mousePress(pad.sheet, Qt.MouseButton.LeftButton, pos=QPoint(*spots[0]))
        for spot in spots[1:]:
            QTest.mouseMove(pad.sheet, QPoint(*spot), 5)
        QTest.mouseRelease(pad.sheet, Qt.MouseButton.LeftButton, pos=QPoint(*spots[-1]))


def pictures(folder: Path, count: int) -> list[Path]:
    found = []
    for number in range(count):
        out = BytesIO()
        Image.new("RGB", (300, 400), "white").save(out, "JPEG")
        found.append(folder / f"page{number + 1}.jpg")
        found[-1].write_bytes(out.getvalue())
    return found


def test_the_form_is_answered_and_signed_on_the_screen(on: OnScreen, part: ConsentPart, owen: Client) -> None:
    assert "No consent form is signed." in on.words()
    on.press("Sign on this screen…")
    asked = dialog()
    rows = asked.findChildren(QuestionRow)
    assert len(rows) == 16 and not [each for each in rows if each.answer()]
    on.press("Sign and seal")
    assert said(asked).count("Choose yes or no.") == len(rows)
    assert "Nobody has signed yet." in said(asked) and "Say which technician signs." in said(asked)
    for row in rows:
        push = row.no if row.key in ("health.patch_declined", "photos.social", "plan.accept") else row.yes
        push.click()
    on.pick("Technician, needed", "Tom Hale")
    for pad in asked.findChildren(SignaturePad):
        ink(pad)
    on.press("Sign and seal")
    assert "Without a yes here nobody can sign." in said(asked)
    next(each for each in rows if each.key == "plan.accept").yes.click()
    on.press("Sign and seal")
    assert "Consent in the current wording, signed on Tuesday 24 November 2026." in on.words()
    assert on.rows("Consents of this client")[0][1:] == (
        "Consent signed", "24 Nov 2026, 11:45 · on the screen · seen by Tom Hale · consent en 2026-12", "Yes",
    )  # fmt: skip
    assert [chip.text() for chip in part.photos.chips.values()] == ["Yes", "Yes", "Yes", "Yes", "No", "Yes"]
    shown: list[object] = []
    part.paper_requested.connect(shown.append)
    on.press("Open paper")
    assert shown == on.desks.clients.papers(owen.id)


def test_a_scan_is_dropped_on_the_tab_and_kept(
    on: OnScreen, part: ConsentPart, owen: Client, tmp_path: Path
) -> None:
    asked: list[object] = []
    part.form_requested.connect(asked.append)
    on.press("Print to sign…")
    assert asked == [owen.id]
    paper = on.desks.papers.issue_consent(owen.id)
    on.settle()
    on.press("Bring in signed paper…")
    on.press("Bring in")
    assert "Choose the file of the signed paper, or drop it here." in said(dialog())
    on.press("Cancel")
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(each)) for each in pictures(tmp_path, 2)])
    held = (Qt.DropAction.CopyAction, what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(part, QDragEnterEvent(QPoint(9, 9), *held))
    QApplication.sendEvent(part, QDropEvent(QPointF(9, 9), *held))
    on.settle()
    assert "page1.jpg and page2.jpg" in said(dialog())
    on.pick("Treatment record", "Yes")
    on.pick("Social media", "No")
    on.press("Bring in")
    assert on.desks.papers.paper(paper.id).signed == a.TODAY
    assert "on paper · scanned · seen by Maya Reid" in on.rows("Consents of this client")[0][2]
    texts = {use: chip.text() for use, chip in part.photos.chips.items()}
    assert (texts[PhotoUse.RECORD], texts[PhotoUse.SOCIAL], texts[PhotoUse.PRINT]) == (
        "Yes",
        "No",
        "Not asked",
    )
    on.press("Open scan")
    assert dialog().windowTitle() == "Signed consent"
    on.press("Close")


def test_refusing_and_withdrawing_are_recorded_step_by_step(
    on: OnScreen, part: ConsentPart, owen: Client, clock: a.SetClock
) -> None:
    on.press("Does not agree…")
    on.press("Record refusal")
    assert "Nobody has signed yet." in said(dialog())
    on.press("The client cannot or will not sign: a witness stands for the signature")
    on.write("Seen by, needed", "Tom Hale")
    on.press("Record refusal")
    assert "The client refused consent on Tuesday 24 November 2026." in on.words()
    clock.tick(minutes=1)
    signed(on.desks, owen.id)
    on.settle()
    clock.tick(minutes=1)
    on.press("Withdraw a use…")
    on.press("Withdraw these uses")
    ink(dialog().findChildren(SignaturePad)[0])
    on.press("Withdraw these uses")
    assert "Choose at least one use that the client withdraws." in said(dialog())
    on.press("Print")
    on.press("Withdraw these uses")
    assert part.photos.chips[PhotoUse.PRINT].text() == "No"
    assert on.rows("Consents of this client")[0][1:3] == (
        "Use of photographs withdrawn", "24 Nov 2026, 11:47 · Print · seen by Maya Reid · consent en 2026-12",
    )  # fmt: skip
    on.press("Withdraw…")
    on.write("From, needed", "1 dec 2026")
    assert "I withdraw my consent from 1 Dec 2026 on." in said(dialog())
    ink(dialog().findChildren(SignaturePad)[0])
    on.press("Record withdrawal")
    assert "counts from 1 Dec 2026" in on.rows("Consents of this client")[0][2]
    clock.tick(days=8)
    part.refresh()
    assert "The client withdrew consent from Tuesday 1 December 2026 on." in on.words()
    assert on.desks.consents.standing(owen.id).stand is Stand.WITHDRAWN


def test_at_the_next_visit_nothing_has_changed(
    on: OnScreen, part: ConsentPart, owen: Client, clock: a.SetClock
) -> None:
    signed(on.desks, owen.id)
    clock.tick(days=14)
    a.visit(on.desks, owen, "2026-12-08 14:00")
    on.settle()
    on.press("Nothing has changed: sign…")
    ink(dialog().findChildren(SignaturePad)[0])
    on.press("Keep signature")
    assert on.rows("Consents of this client")[0][1] == "Signed that nothing has changed"
    assert not on.buttons("Nothing has changed: sign…")


def test_a_copy_is_saved_under_a_password(
    on: OnScreen, part: ConsentPart, owen: Client, tmp_path: Path
) -> None:
    signed(on.desks, owen.id)
    on.settle()
    on.press("Save for sending…")
    asked = dialog()
    assert isinstance(asked, SendDialog)
    before = asked.password.text()
    on.press("Another")
    assert asked.password.text() != before
    on.write("Password, needed", "short")
    on.press("Save copy…")
    assert "Use at least 10 characters" in said(asked)
    on.write("Password, needed", "correct horse")
    on.press("Save copy…")
    on.save_as(tmp_path / "copy.pdf")
    done = subprocess.run(
        ["pdfinfo", "-upw", "correct horse", tmp_path / "copy.pdf"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "AES-256" in done.stdout


def test_a_copy_of_every_dialog_fits_and_goes(on: OnScreen, part: ConsentPart, owen: Client) -> None:
    record = signed(on.desks, owen.id)
    paper = on.desks.papers.paper(record.paper or 0)
    ask = ConsentPresenter(on.desks, owen.id)
    gone = []
    for make in (
        lambda: SignDialog(ask), lambda: RefuseDialog(ask), lambda: WithdrawDialog(ask), lambda: PhotosDialog(ask),
        lambda: VisitDialog(ask), lambda: ScanDialog(ask, paper), lambda: SendDialog(ask, paper, "x.pdf", on.jobs),
    ):  # fmt: skip
        made = make()
        made.show()
        QApplication.processEvents()
        made.reject()
        gone.append(weakref.ref(made))
        del made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [each for each in gone if each() is not None] == []


@pytest.mark.look("dark", 1.5)
def test_everything_is_in_reach_in_the_dark_at_large_text(
    on: OnScreen, part: ConsentPart, owen: Client, clipped: Callable, nameless: Callable
) -> None:
    signed(on.desks, owen.id)
    on.settle()
    assert clipped(part) == [] and nameless(part) == []
    part.state.send.click()
    assert clipped(dialog()) == [] and nameless(dialog()) == []
    dialog().reject()
    view = KioskWindow(
        on.desks, Handed(client=a.client(on.desks, "Wolfeschlegelstein" * 3, language="pl").id)
    )
    view.resize(1280, 800)
    view.show()
    for _ in range(4):
        view.larger.click()
    QApplication.processEvents()
    for _ in range(12):
        assert clipped(view) == [] and nameless(view) == []
        view.stack.setCurrentIndex(view.stack.currentIndex() + 1)
        QApplication.processEvents()
    view.end()
