"""The clock, breaks, anaesthetic and stock at the chair."""

from datetime import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from smpdesk.domain.scalp_area import AreaKind
from smpdesk.domain.session import Zone
from smpdesk.ui.chair.stepper import Stepper
from tests import builders as a
from tests.ui.on_screen import Answering


def type_over(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_clock_stands_still_in_a_break(chair):
    assert "1:38" in chair.says()
    assert "98 minutes without a break" in chair.says()
    chair.press("Break")
    chair.clock.tick(minutes=20)
    chair.press("Resume")
    assert "1:38" in chair.says() and "20 min of breaks" in chair.says()
    assert [each.ends is not None for each in chair.desks.chair.pauses(chair.record().id)] == [True]
    chair.press("Session")
    assert "20 min" in chair.says()
    chair.press("It was no break: 11:45–12:05")
    assert chair.desks.chair.pauses(chair.record().id) == []
    assert "1:58" in chair.says()


def test_anaesthetic_goes_on_with_its_lot_and_off_again(chair):
    chair.press("Anaesthetic")
    chair.press("On now")  # the only one on the shelf is chosen already
    chair.clock.tick(minutes=25)
    chair.press("Anaesthetic 0 min")
    (numbing,) = chair.desks.chair.numbings(chair.record().id)
    assert (numbing.product, numbing.lot, numbing.stock, numbing.strength) == (
        "Lidocaine cream", "L-77", chair.shelf.cream.id, 50,
    )  # fmt: skip
    assert "On 25 min" in chair.says()
    chair.press("Off now")
    (numbing,) = chair.desks.chair.numbings(chair.record().id)
    assert numbing.ends is not None
    used = {each.line.lot.number: each.amount for each in chair.desks.stock.used_in(chair.record().id)}
    assert used == {"L-77": 200}
    chair.press(next(each for each in chair.buttons() if each.startswith("Remove Lidocaine")))
    assert chair.desks.chair.numbings(chair.record().id) == []


def test_what_is_on_the_skin_comes_off_with_the_end(chair):
    chair.press("Anaesthetic")
    chair.press("On now")
    chair.press("Back to the zones")
    chair.press("Same as last time")
    chair.press("Finish session")
    assert "Anaesthetic is still on." in chair.says()
    chair.press("Finish anyway")
    assert all(each.ends for each in chair.desks.chair.numbings(chair.finished[0].id))


def test_what_today_used_is_listed_and_put_right(chair):
    chair.press("Same as last time")
    chair.press("Stock used 2")
    assert "Graphite 2" in chair.says() and "Cartridge 3RL 0.25" in chair.says()
    used = chair.find("Used of Cartridge 3RL 0.25: 1")
    chair.press_at(used, used.rect().center())
    chair.key(Qt.Key.Key_Up, Qt.Key.Key_Return)
    amounts = {each.line.lot.number: each.amount for each in chair.desks.stock.used_in(chair.record().id)}
    assert amounts == {"GR2-2409": 100, "C-1187": 200}
    chair.press("Add something from stock")
    chair.press(next(each for each in chair.buttons() if each.startswith("Lidocaine")))
    assert "Lidocaine cream" in chair.says()
    chair.press("Lidocaine cream was not used")
    amounts = {each.line.lot.number: each.amount for each in chair.desks.stock.used_in(chair.record().id)}
    assert set(amounts) == {"GR2-2409", "C-1187"}


def test_a_lot_whose_account_is_empty_is_taken_when_the_person_says_there_is_more(chair, desks):
    desks.stock.count(chair.shelf.pigment.id, 50, "Counted by hand")
    chair.press("Same as last time")
    assert chair.record().zones == ()
    chair.press("There is more: take it")
    assert [each.zone for each in chair.record().zones] == [Zone.FRONTAL, Zone.CROWN]


def test_the_keyboard_does_all_of_it(chair, press):
    press("F8")
    assert len(chair.record().zones) == 2
    press("Ctrl+PgDown")
    assert "Frontal" in chair.says()
    chair.key(Qt.Key.Key_Up)  # the density, where the keyboard is
    assert chair.zone(Zone.FRONTAL).density == 88
    press("Ctrl+PgDown")
    assert "Crown" in chair.says()
    press("F6")
    assert chair.desks.chair.clock(chair.record().id).pause is not None
    press("F6", "F7")
    assert "Put on now" in chair.says()
    press("F3")
    chair.key(Qt.Key.Key_4)
    assert chair.record().discomfort == 4
    press("F4")
    assert "Lot GR2-2409" in chair.says()
    press("F9")
    assert "Whether scabs were left was not asked." in chair.says()
    press("Escape", "Escape")
    assert chair.left == [True]


def draw(chair, tool: str, *corners: tuple[int, int]) -> None:
    """Draw an outline on the head with a finger."""
    from smpdesk.ui.shared.scalp_map import ScalpMap

    chair.press(tool)
    head = chair.page.findChild(ScalpMap)
    middle = head.rect().center()
    points = [QPoint(middle.x() + x, middle.y() + y) for x, y in (*corners, corners[0])]
    QTest.mousePress(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for each in points[1:]:
        QTest.mouseMove(head, each)
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
    chair.settle()


def test_a_scar_is_drawn_named_and_worked_with_its_own_density(chair, desks):
    draw(chair, "Draw scar", (-40, 60), (40, 60), (40, 80), (-40, 80))
    (scar,) = desks.chart.areas(1)
    assert scar.kind is AreaKind.SCAR
    name = chair.find("What this place is called")
    name.setFocus()
    QTest.keyClicks(name, "FUT scar")
    chair.key(Qt.Key.Key_Return)
    assert desks.chart.areas(1)[0].name == "FUT scar"
    chair.press(next(each for each in chair.buttons() if each.startswith("Work here today")))
    (work,) = chair.record().zones
    assert (work.zone, work.area) == (Zone.SCAR, scar.id)
    chair.press("More: Density")
    chair.press("All zones")
    assert "FUT scar · layer 1" in chair.says()


def test_a_mole_is_marked_and_no_work_is_offered_there(chair, desks):
    draw(chair, "No-go mark", (-10, 10), (10, 10), (10, 30), (-10, 30))
    assert "No needle goes here." in chair.says()
    assert not [each for each in chair.buttons() if each.startswith("Work here")]
    assert chair.record().zones == ()
    chair.press_at(chair.find("Take off the map"), QPoint(20, 20))
    assert desks.chart.areas(1) == []


def test_more_was_used_than_the_account_has(chair, desks):
    desks.stock.count(chair.shelf.needle.id, 200, "Counted by hand")
    chair.press("Same as last time")
    chair.press("Stock used 2")
    used = chair.find("Used of Cartridge 3RL 0.25: 1")
    chair.press_at(used, used.rect().center())
    chair.key(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert "There is more: take it" in chair.buttons()
    chair.press("There is more: take it")
    amounts = {each.line.lot.number: each.amount for each in desks.stock.used_in(chair.record().id)}
    assert amounts["C-1187"] == 300
    assert desks.stock.lot(chair.shelf.needle.id).left == 0
    assert "There is more: take it" not in chair.buttons()


def test_a_lot_past_its_day_is_refused_beside_its_field_and_nothing_else_is_lost(chair, desks):
    chair.press("Same as last time")
    chair.press("Session")
    notes = chair.find("Notes on the session")
    notes.setFocus()
    QTest.keyClicks(notes, "Before it was refused")
    chair.press("Zones 2")
    chair.tap(Zone.CROWN)
    chair.press("Pigment: Graphite 2 · lot GR2-2409")
    row = next(each for each in chair.buttons() if "GR2-2512" in each)
    desks.stock.discard(chair.shelf.sooner.id, "Fell on the floor")  # by somebody else, meanwhile
    chair.press(row)
    assert "GR2-2512" in chair.says()
    assert chair.zone(Zone.CROWN).pigment_lot == "GR2-2409"
    chair.press("More: Dilution")
    assert (chair.zone(Zone.CROWN).dilution, chair.record().notes) == (5, "Before it was refused")


def test_a_full_disk_is_explained_and_what_was_entered_is_kept_for_the_next_try(chair, desks):
    chair.press("Same as last time")
    chair.tap(Zone.CROWN)
    desks.store.database.run("PRAGMA max_page_count = 1")
    boxes: list[str] = []
    Answering("Close", boxes)
    reason = "The client said nothing hurt, " * 400  # more than fits into the pages there are
    chair.find("Note on this zone").setPlainText(reason)
    chair.page.save_unsaved()
    chair.settle()
    assert boxes and "could not be used" in boxes[0]
    assert "Not saved yet. What you entered is still here." in chair.says()
    assert chair.page.keeper.unsaved
    desks.store.database.run("PRAGMA max_page_count = 1073741823")
    chair.press("Try again")
    assert chair.zone(Zone.CROWN).note == reason.strip()
    assert "Not saved yet" not in chair.says()


def test_a_break_and_an_anaesthetic_are_put_right_by_typing(chair, desks):
    chair.press("Break")
    chair.clock.tick(minutes=10)
    chair.press("Resume")
    chair.press("Anaesthetic")
    where = chair.find("Where the next is put")
    where.setFocus()
    QTest.keyClicks(where, "Crown")
    chair.press("On now")
    session = chair.record().id
    began = chair.find("Anaesthetic from")
    type_over(began, "11:20")
    chair.key(Qt.Key.Key_Return)
    (numbing,) = desks.chair.numbings(session)
    assert (numbing.zone, numbing.starts.time(), numbing.ends) == ("crown", time(11, 20), None)
    type_over(chair.find("Anaesthetic until"), "11:10")
    chair.key(Qt.Key.Key_Return)
    assert "before" in chair.says()
    assert desks.chair.numbings(session) == [numbing]
    chair.press("Session")
    ended = next(
        each
        for each in chair.page.findChildren(QLineEdit)
        if each.accessibleName().startswith("Break") and each.accessibleName().endswith("until")
    )
    type_over(ended, "11:50")
    chair.key(Qt.Key.Key_Return)
    (pause,) = desks.chair.pauses(session)
    assert (pause.starts.time().replace(second=0), pause.ends.time()) == (time(11, 45), time(11, 50))


def test_a_typed_number_is_one_entry_of_the_record(chair, desks):
    chair.press("+ Crown")
    versions = chair.record().version
    density = next(
        each for each in chair.page.findChildren(Stepper) if each.accessibleName().startswith("Density")
    )
    density.setFocus()
    chair.key(Qt.Key.Key_9, Qt.Key.Key_6)
    assert chair.zone(Zone.CROWN).density != 96
    chair.key(Qt.Key.Key_Return)
    assert chair.zone(Zone.CROWN).density == 96
    assert chair.record().version - versions <= 1


def test_a_button_that_is_held_is_one_touch(chair):
    chair.press("+ Crown")
    more = chair.find("More: Dilution")
    before, version = chair.zone(Zone.CROWN).dilution, chair.record().version
    QTest.mousePress(more, Qt.MouseButton.LeftButton)
    chair.qtbot.wait(1000)  # time itself is what is tested: it repeats
    assert chair.zone(Zone.CROWN).dilution == before
    QTest.mouseRelease(more, Qt.MouseButton.LeftButton)
    chair.settle()
    assert chair.zone(Zone.CROWN).dilution >= before + 3
    assert chair.record().version == version + 1


def test_a_correction_starts_from_circumstances_and_says_why(desks, clock, visit, chair_of):
    from smpdesk.domain.course import Course, CourseKind

    owen = desks.clients.client(1)
    desks.clients.start_course(
        1, Course(client=1, kind=CourseKind.CORRECTION, planned=1, reasons=("hairline_alteration", "scar"))
    )
    again = a.visit(desks, owen, "2026-11-24 14:15", minutes=60)
    clock.tick(hours=3)
    chair = chair_of(again.id).open()
    assert "Hairline alteration" in chair.says()
    chair.press("Start session")
    assert "Circumstances and preferences today" in chair.says()
    assert "Hairline alteration" in chair.says()
