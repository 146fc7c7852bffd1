"""The Patch test tab: what it says, and its steps by mouse and by keyboard."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from smpdesk.domain.client import Client
from smpdesk.domain.patch_test import PatchResult, PatchSite, Sign
from smpdesk.domain.problem import Problem
from smpdesk.domain.signature import from_text
from smpdesk.ui.patch_tests import labels
from smpdesk.ui.patch_tests.decline_dialog import DeclineDialog
from smpdesk.ui.patch_tests.done_dialog import DoneDialog
from smpdesk.ui.patch_tests.part import PatchTestPart
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.shared.signature_pad import SignaturePad
from tests import builders as a
from tests.ui.on_screen import OnScreen

Press = Callable[..., None]
Typed = Callable[[str], None]


def dialog() -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def said(widget: QDialog) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def sign(widget: QDialog) -> None:
    sheet = widget.findChildren(SignaturePad)[0].sheet
    for spots in (((40, 90), (90, 30), (150, 110), (220, 40)), ((60, 120), (300, 118))):
        QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(*spots[0]))
        for spot in spots[1:]:
            QTest.mouseMove(sheet, QPoint(*spot), 5)
        QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(*spots[-1]))


def do_test(on: OnScreen, who: Client, **details: object) -> None:
    from dataclasses import replace

    usual: dict[str, object] = {"site": PatchSite.SCALP, "pigment": "GR2", "lot": "GR2-2409"}
    on.desks.patch_tests.do(replace(on.desks.patch_tests.draft(who.id), **{**usual, **details}))  # type: ignore[arg-type]
    on.settle()


def test_a_test_is_done_and_read_with_the_keyboard_alone(
    on: OnScreen, part: PatchTestPart, owen: Client, clock: a.SetClock, press: Press, typed: Typed
) -> None:
    assert "No patch test was offered yet." in on.words()
    part.state.done.setFocus()
    press("Return")
    typed("GR2")
    press("Tab")
    typed("GR2-2409")
    press("Tab", "Down", "Down", "Tab")
    typed("left, low")
    press("Return")
    on.settle()
    (test,) = on.desks.patch_tests.of_client(owen.id)
    assert (test.pigment, test.lot, test.site, test.site_said) == (
        "GR2", "GR2-2409", PatchSite.BEHIND_EAR, "left, low",
    )  # fmt: skip
    assert "Wait until 11:45 on Thursday 26 November 2026" in on.words()
    clock.tick(hours=49)
    part.show_client(owen.id)
    assert "is ready to read" in on.words()
    part.activateWindow()
    on.settle()
    part.state.read_now.setFocus()
    press("Return", "Down", "Return")
    on.settle()
    assert on.rows("Patch tests of this client")[0][3] == "Negative"
    assert "does not rule out an allergy" in on.words()


def test_a_client_declines_and_signs(on: OnScreen, part: PatchTestPart, owen: Client) -> None:
    shown: list[object] = []
    part.paper_requested.connect(shown.append)
    on.press("Declined…")
    assert "I decline the patch test." in said(dialog())
    on.press("Keep as declined")
    assert "Nobody has signed yet." in said(dialog())
    sign(dialog())
    assert "Nobody has signed yet." not in said(dialog())
    on.press("Keep as declined")
    (test,) = on.desks.patch_tests.of_client(owen.id)
    assert len(from_text(test.signature).strokes) == 2 and test.witness == "Maya Reid"
    assert on.rows("Patch tests of this client")[0][1:] == (
        "Declined in writing", "Signed 24 Nov 2026, 11:45, seen by Maya Reid", "Declined",
    )  # fmt: skip
    assert part.history.signature.isVisible()
    assert part.history.signature.accessibleName() == "Signature of the client, seen by Maya Reid"
    on.press("Open paper")
    assert shown == on.desks.clients.papers(owen.id)


def test_a_client_who_cannot_sign_declines_before_a_witness(
    on: OnScreen, part: PatchTestPart, owen: Client
) -> None:
    on.press("Declined…")
    on.press("The client cannot sign: a witness stands for the signature")
    on.write("Seen by, needed", "")
    on.press("Keep as declined")
    assert "Say who witnesses it" in said(dialog())
    on.write("Seen by, needed", "Tom Hale")
    on.press("Keep as declined")
    (test,) = on.desks.patch_tests.of_client(owen.id)
    assert (test.signature, test.witness) == ("", "Tom Hale")


def test_problems_stand_beside_their_fields_and_nothing_is_lost(on: OnScreen, part: PatchTestPart) -> None:
    on.press("Test done…")
    on.write("Product", "Lidocaine 4 %")
    on.press("Keep test")
    assert on.said(on.named("Pigment, needed")) == "Name the pigment that was tested."
    assert on.said(on.named("Lot, needed")).startswith("Write the lot number")
    assert on.said(on.named("Spot of the product")).startswith("Say where the spot")
    assert on.named("Product").text() == "Lidocaine 4 %"
    on.write("Done on, needed", "nonsense")
    on.press("Keep test")
    assert on.named("Done on, needed").hasFocus()


def test_too_early_to_be_called_negative_is_said_before_and_refused_after(
    on: OnScreen, part: PatchTestPart, owen: Client
) -> None:
    do_test(on, owen)
    on.press("Read result…")
    assert "Too early to call it negative: not before 26 Nov 2026, 11:45." in said(dialog())
    on.pick("GR2, needed", "Negative: no reaction")
    on.press("Keep result")
    assert on.said(on.named("GR2, needed")).startswith("Too early to call it negative")
    on.pick("GR2, needed", "Positive: reaction")
    assert "dermatologist" in said(dialog())
    on.press("Blisters")
    on.press("Keep result")
    (test,) = on.desks.patch_tests.of_client(owen.id)
    assert (test.result, test.signs) == (PatchResult.POSITIVE, (Sign.BLISTERS,))
    assert "GR2 caused a reaction. Do not use it." in on.words()


def test_a_lot_that_was_typed_wrongly_is_put_right(on: OnScreen, part: PatchTestPart, owen: Client) -> None:
    do_test(on, owen, lot="GR2-2490", site_said="left, low", technician=2)
    on.press("Change test…")
    assert (on.named("By").currentText(), on.named("Which spot").text()) == ("Inês Prado", "left, low")
    on.write("Lot, needed", "GR2-2409")
    on.press("Keep test")
    (test,) = on.desks.patch_tests.of_client(owen.id)
    assert (test.lot, test.technician, test.result) == ("GR2-2409", 2, PatchResult.PENDING)


def test_one_pigment_can_be_asked_about(on: OnScreen, part: PatchTestPart, owen: Client) -> None:
    do_test(on, owen)
    do_test(on, owen, pigment="GR3")
    a.finished(on.desks, a.visit(on.desks, owen, "2026-11-24 08:00"), a.zone(pigment="Graphite 9"))
    part.refresh()
    on.pick("Where things stand for", "Graphite 9")
    assert "Tested with GR3 and GR2, not with Graphite 9" in on.words()


def test_an_offer_without_an_answer_is_kept_and_a_visit_is_asked_for(
    on: OnScreen, part: PatchTestPart, owen: Client
) -> None:
    asked: list[object] = []
    part.book_requested.connect(asked.append)
    on.press("Offered, no answer yet")
    assert "Nobody has answered yet." in on.words()
    assert not on.buttons("Offered, no answer yet")
    on.press("Book patch test")
    assert asked == [owen.id]


def test_another_client_is_shown_and_changes_elsewhere_are_seen(
    on: OnScreen, part: PatchTestPart, owen: Client
) -> None:
    ana = a.client(on.desks, "Ana", "Sousa")
    do_test(on, ana)
    assert "No patch test was offered yet." in on.words()
    part.show_client(ana.id)
    assert "GR2 was tested." in on.words()


@pytest.mark.look("dark", 1.5)
def test_nothing_is_cut_and_everything_has_a_name(
    on: OnScreen,
    part: PatchTestPart,
    owen: Client,
    clipped: Callable[..., list[str]],
    nameless: Callable[..., list[str]],
) -> None:
    do_test(on, owen, anaesthetic="Lidocaine 4 %", anaesthetic_site="Left wrist")
    part.resize(1100, 1100)
    on.settle()
    assert (clipped(part), nameless(part)) == ([], [])
    for words in ("Test done…", "Read result…", "Declined…"):
        on.press(words)
        shown = dialog()
        shown.resize(1000, 1300)
        on.settle()
        assert (clipped(shown), nameless(shown)) == ([], []), words
        shown.close()
        on.settle()


def test_every_state_sign_site_and_result_has_words() -> None:
    from smpdesk import words

    for code in labels.HEADS:
        assert words.say(Problem(code=code)) != code
    for name, kind in (("sites", PatchSite), ("results", PatchResult), ("signs", Sign)):
        assert set(labels.group(name)) == {each.value for each in kind if each.value}


@pytest.mark.parametrize("make", [DoneDialog, DeclineDialog])
def test_a_closed_dialog_is_freed(
    on: OnScreen, owen: Client, make: Callable[[PatchTestsPresenter], QDialog]
) -> None:
    shown = make(PatchTestsPresenter(on.desks, owen.id))
    on.show(shown, 640, 700)
    kept = weakref.ref(shown)
    shown.close()
    on.widget = QWidget()
    del shown
    on.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert kept() is None
