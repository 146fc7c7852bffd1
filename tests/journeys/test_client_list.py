"""From the clients tab to a list, to a client in it, to a file."""

from pathlib import Path

from smpdesk.domain.course import Course
from smpdesk.ui.lists.dialog import ListDialog
from tests import builders as a


def table(whole) -> ListDialog:
    """The table that is open."""
    found: list[ListDialog] = [each for each in whole.window.findChildren(ListDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_list_is_opened_from_the_tab_and_from_the_menu_and_shows_its_clients(whole, tmp_path: Path):
    desks = a.clinic(tmp_path)
    a.client(desks, "Ruth", "McDavid")
    owen = a.client(desks, "Owen", "Davies")
    desks.clients.start_course(owen.id, Course(client=owen.id))
    desks.close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    whole.until(lambda: bool(whole.buttons("In treatment 1")))
    whole.button("In treatment 1").click()
    whole.button("Table…").click()
    whole.settle()
    assert table(whole).model.rowCount() == 1
    whole.command("list")
    assert table(whole).model.rowCount() == 2
    table(whole).table.activated.emit(table(whole).model.index(1, 0))
    whole.settle()
    assert "Ruth McDavid" in whole.words()
    assert table(whole).isVisible()
