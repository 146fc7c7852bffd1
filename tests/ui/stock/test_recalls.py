"""A recall by hand: the alert is pasted, the lots are chosen, everybody is told or it is said who was not."""

from pathlib import Path

import pytest

from smpdesk.domain.recall import Told
from smpdesk.domain.stock import LotState
from smpdesk.ui.stock.alert_dialog import AlertDialog
from smpdesk.ui.stock.recalls import RecallsDialog
from tests.documents import reading
from tests.ui.stock.conftest import Shelf

ALERT = "Northlight recalls Graphite 2, lot gr2 2409. Also old GR1-2311."


def begun(shelf: Shelf) -> RecallsDialog:
    """A recall of two lots, one of which only old records name."""
    shelf.lot(shelf.graphite())
    shelf.treated("Ana", "GR2-2409", phone="07700 900204")
    shelf.treated("Bea", "gr1 2311", phone="07700 900118", no_contact=True)
    shelf.treated("Cleo", "GR3-1")
    dialog = shelf.recalls()
    assert "No recall" in shelf.words()
    shelf.press("Begin a recall…")
    (asking,) = dialog.findChildren(AlertDialog)
    asking.alert.setPlainText(ALERT)
    shelf.press("Recall these lots")
    assert "Give the recall a name" in shelf.words()
    shelf.write("Name of the recall, needed", "Northlight: bacteria")
    assert [asking.lots.item(at).checkState().value for at in range(asking.lots.count())] == [2, 2]
    shelf.press("Recall these lots")
    return dialog


def test_a_pasted_alert_leads_to_everybody_the_lots_touched(shelf: Shelf, press) -> None:
    begun(shelf)
    assert [line.state for line in shelf.desks.stock.lots(usable=False)] == [LotState.RECALLED] * 2
    assert "2 clients touched, 2 not told yet" in shelf.words()
    assert [(row[0], row[1], row[3]) for row in shelf.rows("Clients to tell")] == [
        ("Not told yet", "Ana Sousa", ""),
        ("", "Bea Sousa", "Asked not to be contacted"),
    ]
    assert shelf.rows("Clients to tell")[0][2] == "\u206607700 900204\u2069"
    shelf.back()
    press("Return")
    shelf.pick("What came of it", "Not reached")
    shelf.press("Note it")
    shelf.back()
    press("Return")
    shelf.write("Note", "Will watch for swelling")
    shelf.press("Note it")
    assert [(row[0], row[1], row[3]) for row in shelf.rows("Clients to tell")] == [
        ("Not told yet", "Bea Sousa", "Asked not to be contacted"),
        ("Told", "Ana Sousa", "Told"),
    ]
    bea = shelf.desks.recalls.untold(1)[0].client.client
    shelf.back()
    press("F2")
    assert shelf.asked == [bea]


def test_closing_says_who_is_not_told_and_wants_a_reason(shelf: Shelf) -> None:
    begun(shelf)
    shelf.press("Close the recall…")
    assert "2 clients not told yet: Ana Sousa, Bea Sousa." in shelf.words()
    shelf.press("Close the recall")
    assert "say why the recall is closed all the same" in shelf.words()
    shelf.write("Note, needed", "The maker writes to them")
    shelf.press("Close the recall")
    assert "Closed on 24 Nov 2026. The maker writes to them" in shelf.words()
    shelf.press("Open it again")
    assert shelf.desks.recalls.all()[0].closed is None


def test_the_call_list_leaves_as_paper_and_as_a_file(shelf: Shelf, tmp_path: Path) -> None:
    begun(shelf)
    recall = shelf.desks.recalls.all()[0]
    ana = shelf.desks.recalls.calls(recall.id)[0].client
    shelf.desks.recalls.note_call(recall.id, ana.client, Told.LETTER, "<b>by hand")
    said = reading.text(shelf.desks.stock_papers.calls_pdf(recall.id))
    for words in (
        "Northlight: bacteria",
        "07700 900204",
        "Asked not to be contacted",
        "told by letter. <b>by hand",
    ):
        assert words in said
    assert said.index("Bea Sousa") < said.index("Ana Sousa")
    shelf.press("Save as CSV…")
    shelf.save_as(tmp_path / "list.csv")
    assert "2 clients written to" in shelf.words()
    lines = (tmp_path / "list.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3 and "07700 900118" in lines[1] and "yes" in lines[1]


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(1.0, marks=pytest.mark.look("dark")),
        pytest.param(1.5, marks=pytest.mark.look("light", 1.5)),
    ],
)
def test_the_recalls_are_whole_and_named(shelf: Shelf, clipped, nameless, size: float) -> None:
    dialog = begun(shelf)
    dialog.resize(1200, 780)
    shelf.settle()
    assert clipped(dialog) == []
    assert nameless(dialog) == []
