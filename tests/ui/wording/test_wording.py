"""The wording of papers on screen: typed, seen, refused beside its field, kept, approved."""

from smpdesk.domain.paper import PaperKind
from smpdesk.ui.shared.paper_preview import PaperPreview
from tests.documents import reading
from tests.ui.wording.conftest import OnWording


def page(wording: OnWording) -> str:
    """What stands on the page beside the fields, once typing has rested."""
    preview = wording.dialog.findChild(PaperPreview)
    assert preview is not None
    wording.settle()
    assert preview.pdf is not None
    return reading.text(preview.pdf)


def rested(wording: OnWording) -> None:
    """Typing has rested, and the page was made anew."""
    preview = wording.dialog.findChild(PaperPreview)
    assert preview is not None
    with wording.bot.waitSignal(preview.settled, timeout=5000):
        pass


def turn_to(wording: OnWording, title: str) -> None:
    """Click a group."""
    rows = [row[1] for row in wording.rows("Parts of the paper")]
    wording.choose("Parts of the paper", rows.index(title))


def test_a_text_is_typed_seen_saved_and_brought_back(wording: OnWording):
    wording.open()
    assert "Your aftercare plan" in page(wording)
    turn_to(wording, "Head and foot")
    assert not wording.button("Save").isEnabled()
    wording.write("Title", "Look after your dots")
    rested(wording)
    assert "Look after your dots" in page(wording)
    assert wording.rows("Parts of the paper")[1][3] == "1 own"
    assert wording.desks.wordings.versions(PaperKind.AFTERCARE, "en") == []
    wording.press("Save")
    assert "In use: aftercare en 2026-12, own 1" in wording.words()
    assert "As shipped: Your aftercare plan" in wording.words()
    wording.press("As shipped")
    wording.press("Save")
    assert "In use: aftercare en 2026-12" in wording.words().splitlines()


def test_a_brace_that_is_not_known_is_said_beside_its_text_and_not_saved(wording: OnWording):
    wording.open()
    turn_to(wording, "Timetable")
    wording.write("Gym, what to do", "Gym again. Blade from {blade_form}.")
    assert "{blade_form} is not known here" in wording.said(wording.named("Gym, what to do"))
    wording.press("Save")
    assert wording.rows("Parts of the paper")[2][3] == "Look"
    assert wording.desks.wordings.versions(PaperKind.AFTERCARE, "en") == []
    wording.answering("Don't save")
    wording.press("Close")


def test_a_day_moves_the_dates_of_the_page(wording: OnWording):
    wording.open()
    wording.named("Hat, no sun, no swimming until day").set_value(35)
    wording.named("Hat, no sun, no swimming until day").edited.emit()
    rested(wording)
    assert "Until Mon 28 Dec" in page(wording)
    wording.press("Save")
    assert "Saved as a new version" in wording.words()


def test_a_translation_is_marked_until_somebody_approves_it_by_name(wording: OnWording):
    wording.open(PaperKind.CONSENT)
    wording.pick("Language", "Spanish, not yet reviewed")
    wording.settle()
    assert "Not yet reviewed" in wording.words()
    wording.write("Name of whoever has read this translation", "Ana Sousa")
    wording.press("Approve")
    assert "Approved by Ana Sousa, 24 Nov 2026" in wording.words()
    turn_to(wording, "Head")
    wording.write("Title", "Consentimiento nuestro")
    wording.press("Save")
    assert "Not yet reviewed" in wording.words()


def test_an_earlier_version_comes_back_into_the_fields(wording: OnWording):
    desk = wording.desks.wordings
    desk.save(PaperKind.AFTERCARE, "en", {"aftercare.title": "First words"}, {})
    desk.save(PaperKind.AFTERCARE, "en", {"aftercare.title": "Second words"}, {})
    wording.open()
    turn_to(wording, "Head and foot")
    wording.pick("Earlier versions", "Version 1, 24 Nov 2026 11:45")
    assert wording.named("Title").value() == "First words"
    wording.press("Save")
    assert desk.versions(PaperKind.AFTERCARE, "en")[0].texts == (("aftercare.title", "First words"),)
    wording.press("All as shipped")
    wording.press("Save")
    assert desk.state(PaperKind.AFTERCARE, "en").wording == "aftercare en 2026-12"
