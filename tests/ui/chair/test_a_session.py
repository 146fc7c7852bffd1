"""A session is recorded at the chair: few touches, each of them in the clinic's file at once."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from smpdesk.domain.client import Permission
from smpdesk.domain.session import Session, Zone
from smpdesk.ui.chair.merge import merged
from smpdesk.ui.shared.discomfort import DiscomfortScale
from tests import builders as a


def scale(chair) -> DiscomfortScale:
    found: list[DiscomfortScale] = chair.page.findChildren(DiscomfortScale)
    return next(each for each in found if each.isVisibleTo(chair.page))


def field(chair, name: str):
    kinds = (QLineEdit, QPlainTextEdit)
    found = [each for kind in kinds for each in chair.page.findChildren(kind) if each.isVisibleTo(chair.page)]
    return next(each for each in found if name in (each.accessibleName(), each.objectName()))


def write(widget, text: str) -> None:
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)


def test_same_as_last_time_with_two_changes_takes_fewer_than_twelve_touches(desks, visit, chair_of):
    chair = chair_of(visit).open()
    chair.press("Start session")
    chair.press("Same as last time")
    chair.tap(Zone.CROWN)
    chair.press("More: Dilution")  # the first change
    chair.tap(Zone.FRONTAL)
    chair.press("More: Density")  # the second
    chair.press("Session")
    chair.press_at(scale(chair), scale(chair).rect().topLeft() + scale(chair).rect().center() / 2)
    chair.press("Scabs left from last time: No")
    chair.clock.tick(hours=1)
    chair.press("Finish session")
    assert chair.presses < 12, chair.presses
    (done,) = chair.finished
    assert done.finished and done.scabs is Permission.NO and done.discomfort is not None
    assert [(each.zone, each.layer, each.dilution, each.density) for each in done.zones] == [
        (Zone.FRONTAL, 2, 4, 88),
        (Zone.CROWN, 2, 5, 84),
    ]
    assert {each.mix[0].stock for each in done.zones} == {chair.shelf.pigment.id}


def test_every_touch_is_in_the_file_at_once(chair):
    chair.press("Same as last time")
    assert [(each.zone, each.layer) for each in chair.record().zones] == [(Zone.FRONTAL, 2), (Zone.CROWN, 2)]
    chair.tap(Zone.FRONTAL)
    chair.press("Needle: 1RL")
    assert chair.zone(Zone.FRONTAL).needle == "1RL"
    chair.press("Diameter in millimetres: 0.20")
    chair.press("Bleeding: Pinpoint")
    chair.press("Skin: Mild redness")
    chair.press("Felt like: Pricking")
    chair.press("More: Layer")
    kept = chair.zone(Zone.FRONTAL)
    assert (kept.needle_um, kept.bleeding, kept.layer) == (200, "pinpoint", 3)
    assert (kept.reactions, kept.sensations) == (("erythema_mild",), ("pricking",))
    chair.press("Machine and depth")
    chair.press("More: Voltage")
    chair.press("More: Depth")
    kept = chair.zone(Zone.FRONTAL)
    assert kept.volts is not None and kept.depth is not None
    chair.press("Skin: None")
    assert chair.zone(Zone.FRONTAL).reactions == ("none",)
    assert chair.zone(Zone.CROWN).needle == "3RL"


def test_what_is_typed_is_kept_after_a_rest(chair):
    chair.press("Session")
    write(field(chair, "Notes on the session"), "Softened left temple")
    assert chair.record().notes == ""
    chair.qtbot.waitUntil(lambda: chair.record().notes == "Softened left temple", timeout=3000)
    write(field(chair, "What the client says"), "Softer")
    assert chair.page.unsaved() == ""  # what can be saved is saved
    assert chair.record().feedback == "Softer"


def test_a_zone_that_is_only_looked_at_is_not_recorded(chair):
    chair.tap(Zone.MIDSCALP)
    assert "Mid-scalp" in chair.says()
    assert chair.record().zones == ()
    chair.press("Work here today, layer 1")
    assert [each.zone for each in chair.record().zones] == [Zone.MIDSCALP]
    chair.press("Remove this zone")
    assert chair.record().zones == ()


def test_zones_are_added_from_the_list_filled_from_last_time_and_removed_one_by_one(chair):
    chair.press("+ Crown")
    assert "Stood at 36 / cm²" in chair.says()
    assert (chair.zone(Zone.CROWN).layer, chair.zone(Zone.CROWN).pigment_lot) == (2, "GR2-2409")
    chair.press("All zones")
    chair.press("+ Hairline")
    chair.press("All zones")
    chair.press("Remove Crown")
    assert [each.zone for each in chair.record().zones] == [Zone.HAIRLINE]
    chair.press("More zones")
    chair.press("+ Nape")
    assert chair.zone(Zone.NAPE).layer == 1


def test_a_record_that_names_scar_twice_keeps_both_rows_apart(chair, desks):
    scars = (a.zone(Zone.SCAR, note="behind the ear"), a.zone(Zone.SCAR, note="at the crown"))
    desks.chair.record(replace(chair.record(), zones=scars))
    chair.settle()
    assert chair.says().count("Scar · layer 1") == 2
    chair.page.step_zone(1)
    chair.page.step_zone(1)
    chair.settle()
    chair.press("More: Dilution")
    assert [(each.note, each.dilution) for each in chair.record().zones] == [
        ("behind the ear", 4),
        ("at the crown", 5),
    ]
    chair.press("Remove this zone")
    assert [each.note for each in chair.record().zones] == ["behind the ear"]


def test_a_record_from_an_old_list_is_opened_and_put_right(desks, visit, chair_of):
    with desks.ground.write("Bring in"):
        old = Session(client=1, day=a.TODAY.replace(year=2019), historical=True, finished=True)
        kept = desks.store.sessions.add(old)
    chair = chair_of(visit).open()
    chair.page.show_session(kept)
    chair.settle()
    assert "On record" in chair.says()
    assert "Aftercare sheet" not in chair.buttons()
    chair.press("Reopen the record")
    chair.press("+ Crown")
    chair.press("Finish session")
    assert "When the session started is not noted." not in chair.says()
    chair.press("Finish anyway")
    (done,) = chair.finished
    assert ([each.zone for each in done.zones], done.ended) == ([Zone.CROWN], None)


def test_one_pigment_for_every_zone(chair):
    chair.press("Same as last time")
    chair.tap(Zone.CROWN)
    chair.press("Pigment: Graphite 2 · lot GR2-2409")
    rows = [each for each in chair.buttons() if each.startswith("Graphite 2")]
    assert [each.split(", ")[1] for each in rows] == [
        "lot GR2-2512",
        "lot GR2-2409",
    ]  # first to expire on top
    chair.press(rows[0])
    assert chair.zone(Zone.CROWN).pigment_lot == "GR2-2512"
    chair.press("Same pigment and needle in every zone")
    assert {each.pigment_lot for each in chair.record().zones} == {"GR2-2512"}


def test_a_mix_of_two_pigments_one_of_them_in_words(chair):
    chair.press("+ Crown")
    chair.press("Mix in another pigment")
    write(field(chair, "Name, in your own words"), "Warm tone")
    write(field(chair, "Lot, in your own words"), "W-1")
    chair.press("Use this")
    chair.press("More: Parts")
    kept = chair.zone(Zone.CROWN)
    assert [(each.pigment, each.lot, each.parts) for each in kept.mix] == [
        ("Graphite 2", "GR2-2409", 2),
        ("Warm tone", "W-1", 1),
    ]
    assert kept.pigment_lot == "GR2-2409 + W-1"


def test_a_lot_of_needles_brings_its_needle(chair):
    chair.press("+ Crown")
    chair.press("Needle: 1RL")
    chair.press("Needle lot: lot C-1187")
    chair.press(next(each for each in chair.buttons() if each.startswith("Cartridge")))
    kept = chair.zone(Zone.CROWN)
    assert (kept.needle, kept.needle_um, kept.needle_stock) == ("3RL", 250, chair.shelf.needle.id)


def test_another_needle_is_written_in_words(chair):
    chair.press("+ Crown")
    chair.press("Needle: Other…")
    write(field(chair, "Needle, in your own words"), "5-prong")
    chair.page.save_unsaved()
    assert chair.zone(Zone.CROWN).needle == "5-prong"


def test_a_touch_up_begins_with_circumstances_and_wishes(desks, visit, chair_of):
    owen = desks.clients.client(1)
    from smpdesk.domain.appointment import VisitKind

    desks.sessions.cancel(visit, "Came for a touch-up")
    again = a.visit(desks, owen, "2026-11-24 11:30", kind=VisitKind.TOUCH_UP)
    desks.chair.start(again.id)
    chair = chair_of(again.id).open()
    assert "Circumstances and preferences today" in chair.says()
    write(field(chair, "Circumstances today"), "Back from the sea")
    chair.press("Hairline changed today: Changed")
    assert (chair.record().circumstances, chair.record().hairline_changed) == ("Back from the sea", True)


def test_finishing_says_what_is_missing_and_goes_there(chair):
    chair.press("Finish session")
    assert "No zone is recorded." in chair.says()
    assert "Finish anyway" not in chair.buttons()
    chair.press("Go there")
    chair.press("Same as last time")
    chair.press("Finish session")
    assert "Discomfort, all in all, was not asked." in chair.says()
    chair.press("Finish anyway")
    assert chair.finished[0].ended == datetime(2026, 11, 24, 11, 45)


def test_times_are_put_right_and_a_wrong_one_is_said_beside_its_field(chair):
    chair.press("Session")
    write(field(chair, "Started"), "16:00")  # later than now
    chair.key(Qt.Key.Key_Return)
    assert "cannot have started later than now" in chair.says()
    write(field(chair, "Started"), "noonish")
    chair.key(Qt.Key.Key_Return)
    assert "“noonish” is not a time" in chair.says()
    write(field(chair, "Started"), "10:30")
    chair.key(Qt.Key.Key_Return)
    assert chair.record().started == datetime(2026, 11, 24, 10, 30)
    assert "is not a time" not in chair.says()


def test_an_end_after_midnight_belongs_to_the_next_day(desks, chair_of, clock):
    late = a.visit(desks, a.client(desks, "Marta", "Davila"), "2026-11-24 21:00", minutes=300)
    clock.tick(hours=9, minutes=30)  # 21:15
    desks.chair.start(late.id)
    clock.tick(hours=4)  # 01:15 on the next day
    chair = chair_of(late.id).open()
    chair.press("+ Crown")
    chair.press("Finish session")
    assert "The session was on another day: note when it ended." in chair.says()
    chair.press("Session")
    write(field(chair, "Ended"), "00:50")
    chair.key(Qt.Key.Key_Return)
    chair.press("Finish session")
    chair.press("Finish anyway")
    assert [each.ended for each in chair.finished] == [datetime(2026, 11, 25, 0, 50)]


def test_a_finished_record_is_read_and_reopened(desks, visit, chair_of):
    begun = desks.chair.start(visit)
    said = {"scabs": Permission.NO, "feedback": "Softer", "hairline_changed": True}
    desks.chair.begin_pause(begun.id)
    desks.chair.record(replace(begun, zones=(a.zone(Zone.CROWN, discomfort=4),), **said))
    desks.chair.finish(begun.id)
    chair = chair_of(visit).open()
    assert "Crown · layer 1" in chair.says() and "Discomfort 4 of 10" in chair.says()
    desks.clients.save(replace(desks.clients.client(1), notes="Something else"))  # while it is looked at
    chair.settle()
    for words in (
        "Crown · layer 1",
        "No scabs left",
        "The client said: Softer",
        "hairline was changed",
        "1 break",
    ):
        assert words in chair.says()
    chair.press("Reopen the record")
    chair.press("+ Frontal")
    assert [each.zone for each in chair.record().zones] == [Zone.CROWN, Zone.FRONTAL]


def test_two_people_write_in_one_record_and_both_are_kept(chair, desks):
    chair.press("Same as last time")
    chair.press("Session")
    write(field(chair, "Notes on the session"), "Mine")
    theirs = chair.record()
    frontal, crown = theirs.zones
    desks.chair.record(replace(theirs, discomfort=5, zones=(frontal, replace(crown, note="Theirs"))))
    chair.settle()
    assert chair.page.save_unsaved()
    kept = chair.record()
    assert (kept.notes, kept.discomfort, kept.zones[1].note) == ("Mine", 5, "Theirs")
    chair.press("Zones 2")
    chair.tap(Zone.CROWN)
    chair.press("More: Dilution")
    assert (chair.zone(Zone.CROWN).note, chair.zone(Zone.CROWN).dilution) == ("Theirs", 5)


@pytest.mark.parametrize("who", ["mine", "theirs"])
def test_a_zone_that_one_removed_and_the_other_changed_stays(who):
    crown = a.zone(Zone.CROWN, id=1)
    base = Session(
        id=1, client=1, day=a.TODAY, notes="was", zones=(crown, a.zone(Zone.FRONTAL, id=2)), version=1
    )
    changed = replace(base, zones=(replace(crown, note="here"), base.zones[1]))
    without = replace(base, zones=(base.zones[1],))
    mine, theirs = (changed, without) if who == "mine" else (without, changed)
    kept = merged(base, replace(mine, notes="mine"), replace(theirs, discomfort=3, version=2))
    assert (kept.notes, kept.discomfort, kept.version) == ("mine", 3, 2)
    assert sorted((each.zone, each.note) for each in kept.zones) == [(Zone.CROWN, "here"), (Zone.FRONTAL, "")]
    assert merged(base, without, replace(base, version=2)).zones == without.zones
