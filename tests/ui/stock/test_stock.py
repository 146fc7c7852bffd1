"""The shelf by hand: a delivery in a few keystrokes, opening, counting, discarding, what was wrong put right."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from smpdesk.domain.stock import LotState, MoveKind
from tests.documents import reading
from tests.ui.on_screen import print_dialog
from tests.ui.stock.conftest import Shelf


def test_the_first_product_and_its_first_delivery_by_keyboard(shelf: Shelf, press, typed) -> None:
    shelf.stock()
    assert "Nothing here" in shelf.words()
    press("Insert")
    shelf.write("Name, needed", "Graphite 2")
    shelf.write("Low list begins at", "2,5")
    shelf.press("Save")
    shelf.back()
    press("Insert")
    typed("LOT GR2-2409 EXP 2028-11")
    press("Tab", "Tab")
    typed("7,5 ml")
    press("Return")
    shelf.settle()
    assert [(each.lot.number, each.lot.expiry, each.left) for each in shelf.desks.stock.lots()] == [
        ("GR2-2409", date(2028, 11, 30), 750)
    ]
    assert shelf.rows("Lots")[0][1:3] == ("Lot GR2-2409", "7.5 ml left · use by 30 Nov 2028")


def test_what_cannot_be_received_is_said_beside_its_field_and_a_known_lot_at_once(
    shelf: Shelf, press
) -> None:
    shelf.lot(shelf.graphite())
    shelf.stock()
    press("Insert")
    shelf.write("Lot number, needed", "gr2 2409")
    assert "15 ml left" in shelf.words() and "added to it" in shelf.words()
    shelf.write("Expiry", "3.2.2020")
    shelf.write("Amount, needed", "-2")
    shelf.press("Receive")
    assert "expired on Monday 3 February 2020" in shelf.words()
    assert "above zero" in shelf.words()
    shelf.write("Amount, needed", "<b>x")
    shelf.press("Receive")
    assert "“<b>x” is not an amount" in shelf.words()
    assert shelf.desks.stock.lots()[0].left == 1500


def test_a_lot_is_opened_counted_and_discarded_and_a_mistake_put_right(shelf: Shelf, press) -> None:
    lot = shelf.lot(shelf.graphite(ingredients="Aqua, CI 77266, <b>pH regulator"))
    shelf.stock()
    shelf.press("Open a bottle…")
    shelf.press("Note as opened")
    assert "may be used until Wednesday 24 November 2027" in shelf.words()
    shelf.press("Count…")
    shelf.write("There is, needed", "12")
    assert "3 ml less than the account says." in shelf.words()
    shelf.press("Write the count")
    assert "Say why" in shelf.words()
    shelf.write("Reason", "Spilt")
    shelf.press("Write the count")
    shelf.press("Account")
    assert [row[1] for row in shelf.rows("Entries")] == ["Counted  -3 ml", "Came in  +15 ml"]
    shelf.named("Entries").setFocus()
    press("Return")
    shelf.write("Reason, needed", "Counted the wrong bottle")
    shelf.press("Correct")
    assert [row[3] for row in shelf.rows("Entries")] == ["15 ml left", "Put right since", "15 ml left"]
    press("Escape")
    shelf.back()
    shelf.named("Lots").setFocus()
    press("Delete")
    shelf.write("Reason, needed", "Cap was off")
    shelf.press("Discard")
    assert shelf.desks.stock.lot(lot.id).state is LotState.CLOSED
    shelf.press("Put aside")
    assert [row[3] for row in shelf.rows("Lots")] == ["Put aside"]
    assert shelf.desks.history.next_undo() == "Discard lot"


def test_the_ingredients_are_printed_as_they_were_typed(shelf: Shelf) -> None:
    shelf.lot(shelf.graphite(ingredients="Aqua, CI 77266, <b>pH regulator & more"))
    shelf.stock()
    shelf.press("Label…")
    shelf.press("Print…")
    print_dialog().accept()
    shelf.settle()
    assert shelf.printed.stat().st_size > 1000
    said = reading.text(shelf.desks.stock_papers.labels_pdf([1]))
    assert "Graphite 2" in said and "Lot GR2-2409" in said and "<b>pH regulator & more" in said


def test_a_stock_take_shows_what_differs_before_it_is_written(shelf: Shelf, press, typed) -> None:
    product = shelf.graphite()
    one, two = shelf.lot(product), shelf.lot(product, "GR2-2410")
    shelf.stock()
    shelf.press("Stock-take…")
    press("1")
    typed("2,5")
    press("Return")
    shelf.settle()
    press("x", "Return")
    shelf.settle()
    assert "1 lot counted, 1 of them otherwise" in shelf.words()
    said = shelf.answering("Write")
    shelf.press("Write the counts…")
    assert said[1] == "Graphite 2, lot GR2-2409: 15 ml becomes 12.5 ml"
    assert [shelf.desks.stock.lot(each.id).left for each in (one, two)] == [1250, 1500]
    assert shelf.desks.stock.moves(one.id)[-1].kind is MoveKind.COUNTED
    assert shelf.desks.history.next_undo() == "Take stock"


def test_low_and_expiring_have_lists_of_their_own_and_the_days_are_the_clinics_choice(shelf: Shelf) -> None:
    shelf.lot(shelf.graphite(low=2000))
    shelf.graphite("Graphite 3")
    shelf.stock()
    shelf.press("Low 1")
    assert [row[1] for row in shelf.rows("Products")] == ["Graphite 2"]
    shelf.press("Expiring")
    assert shelf.rows("Products") == []
    days = shelf.named("Days ahead that count as expiring: the clinic’s choice")
    days.setValue(730)
    days.editingFinished.emit()
    shelf.settle()
    assert shelf.desks.stock.expiring_days() == 730
    shelf.press("All")
    shelf.write("Find by product, maker or lot number", "gr2 2409")
    assert [row[1] for row in shelf.rows("Products")] == ["Graphite 2"]


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(1.0, marks=pytest.mark.look("dark")),
        pytest.param(1.5, marks=pytest.mark.look("light", 1.5)),
    ],
)
def test_the_windows_are_whole_and_named(shelf: Shelf, clipped, nameless, size: float) -> None:
    long = shelf.graphite("Graphite " * 12, ingredients="Aqua " * 90)
    lot = shelf.lot(long, "X" * 60)
    shelf.treated("Maximiliane Theodora Wilhelmine", lot.number)
    dialog = shelf.stock()
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    for words in (
        "Change product…",
        "Receive delivery…",
        "Count…",
        "Account",
        "Whom it touched",
        "Label…",
        "Recall…",
    ):
        shelf.press(words)
        opened = dialog.children()[-1]
        assert clipped(opened) == [], words
        assert nameless(opened) == [], words
        assert isinstance(opened, QDialog)
        opened.reject()
        shelf.settle()
