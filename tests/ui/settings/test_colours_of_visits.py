"""The clinic's own colours for kinds of visit: chosen in the settings, drawn in the book at once."""

from smpdesk.domain.appointment import VisitKind
from smpdesk.ui.settings.colours_section import ColoursSection
from smpdesk.ui.shared import visit_colours
from tests import builders as a


def test_a_hue_is_chosen_kept_and_drawn(tmp_path, qtbot):
    desks = a.clinic(tmp_path)
    page = ColoursSection(desks.clinic)
    qtbot.addWidget(page)
    field = page.hues[VisitKind.CONSULTATION]
    assert field.value() == "Violet" and not field.itemIcon(0).isNull()
    field.setCurrentIndex(field.findText("Brown"))
    field.activated.emit(field.currentIndex())
    assert page.save()
    kept = visit_colours.chosen(desks.clinic.choices(visit_colours.KEY))
    assert kept[VisitKind.CONSULTATION] == "Brown" and kept[VisitKind.SESSION] == "Teal"
    assert visit_colours.use(kept)
    assert visit_colours.roles(VisitKind.CONSULTATION) == ("brown_tint", "brown")
    assert visit_colours.use(visit_colours.USUAL)
    desks.close()


def test_a_hue_that_is_not_known_is_drawn_as_usual():
    assert visit_colours.chosen({"book.colour.session": "Octarine"})[VisitKind.SESSION] == "Teal"
