"""The clock, breaks, anaesthetic and stock at the chair."""

from PySide6.QtCore import Qt

from smpdesk.domain.session import Zone


def test_the_clock_stands_still_in_a_break(chair):
    assert "1:38" in chair.says()
    assert "98 minutes without a break" in chair.says()
    chair.press("Break")
    chair.clock.tick(minutes=20)
    chair.press("Resume")
    assert "1:38" in chair.says() and "20 min of breaks" in chair.says()
    assert [each.ends is not None for each in chair.desks.chair.pauses(chair.record().id)] == [True]


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
    chair.key(Qt.Key.Key_Up)
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
