"""The Health tab: asked with the keyboard, kept as it is given, confirmed, with letters and the clinic's edits."""

import time
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from smpdesk.domain.letter import Decision, Letter
from smpdesk.domain.screening import Answer, Reply
from smpdesk.domain.verdict import Outcome
from smpdesk.services.demo import health
from smpdesk.ui.screening.letter_dialog import LetterDialog
from smpdesk.ui.screening.letter_view import LetterView
from smpdesk.ui.screening.part import ScreeningPart
from smpdesk.ui.screening.question_row import QuestionRow
from smpdesk.ui.screening.questions_dialog import QuestionsDialog
from tests import builders as a


def opened(kind):
    """The dialog of a kind that is open."""
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    )


def seen(widget):
    """All words of a dialog in sight."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def row(part, key):
    return next(each for each in part.sheet.rows if each.question.key == key)


def test_a_screening_is_done_with_the_keyboard_alone(on, owen, part, press, typed):
    part.empty.action.setFocus()
    began = time.perf_counter()
    press("Return")
    on.settle()
    for _ in range(11):
        press("N")
    assert QApplication.focusWidget() is row(part, "Q07")
    press("Y")
    typed("1 Mar")
    press("Tab")
    typed("5 mg")
    press("Return")
    while not part.sheet.done.hasFocus():
        press("N")
    press("Return")
    on.settle()
    assert time.perf_counter() - began < 20
    done = on.desks.screenings.latest(owen.id)
    assert done.asked == a.TODAY
    assert done.answer("Q07") == Answer(question="Q07", reply=Reply.YES, text="5 mg", day=date(2026, 3, 1))
    assert "Wait until 1 Mar 2027" in on.words()
    assert part.visit.no.hasFocus()


def test_a_figure_chooses_a_follow_up_and_enter_goes_on(on, owen, part, press, typed):
    on.press("Begin screening")
    row(part, "Q11").setFocus()
    press("Y", "2")
    assert on.desks.screenings.draft(owen.id).answer("Q11").options == ("insulin",)
    typed("tablets")
    press("Shift+Tab")
    typed("2019-05-01")
    press("Return")
    assert isinstance(QApplication.focusWidget(), QuestionRow)
    assert on.desks.screenings.draft(owen.id).answer("Q11").day == date(2019, 5, 1)
    row(part, "Q17").setFocus()
    press("Y", "1", "4")
    assert on.desks.screenings.draft(owen.id).answer("Q17").options == ("pigment", "latex")


def test_every_answer_is_kept_at_once_and_typing_when_it_pauses_or_is_left(
    on, owen, part, press, typed, qtbot
):
    on.press("Begin screening")
    row(part, "Q06").setFocus()
    press("Y")
    assert on.desks.screenings.draft(owen.id).answer("Q06").reply is Reply.YES
    typed("Aspirin")
    qtbot.waitUntil(lambda: on.desks.screenings.draft(owen.id).answer("Q06").text == "Aspirin", timeout=3000)
    typed(" 75 mg")
    on.widget.hide()
    assert on.desks.screenings.draft(owen.id).answer("Q06").text == "Aspirin 75 mg"


def test_what_was_begun_is_there_again_after_a_crash(on, owen, part, press, qtbot):
    on.press("Begin screening")
    press("N", "N", "U")
    again = ScreeningPart(on.desks, on.feed, on.jobs, owen.id)
    qtbot.addWidget(again)
    on.show(again, 940, 720)
    assert [row(again, key).answer().reply for key in ("Q01", "Q02", "Q03", "Q04")] == [
        Reply.NO, Reply.NO, Reply.UNSURE, Reply.NONE,
    ]  # fmt: skip


def test_the_verdict_follows_each_answer_in_words(on, owen, part, press):
    on.press("Begin screening")
    on.press("No to all that are left")
    assert part.sheet.done.hasFocus()
    assert "No reason found." in on.words()
    row(part, "Q04").setFocus()
    press("Y")
    on.settle()
    assert "•  Bleeding disorder: not to be treated." in on.words()
    row(part, "Q04").setFocus()
    press("N")
    on.settle()
    assert "Bleeding disorder: not" not in on.words()


def test_the_answers_are_given_with_the_mouse_too(on, owen, part):
    on.press("Begin screening")
    QTest.mouseClick(row(part, "Q02").yes, Qt.MouseButton.LeftButton)
    QTest.mouseClick(row(part, "Q02").follow_up.options[1], Qt.MouseButton.LeftButton)
    assert on.desks.screenings.draft(owen.id).answer("Q02").options == ("ended",)


def test_up_and_down_walk_and_delete_takes_an_answer_back(on, owen, part, press):
    on.press("Begin screening")
    press("N", "Up")
    assert QApplication.focusWidget() is row(part, "Q01")
    press("Delete")
    assert on.desks.screenings.draft(owen.id).answer("Q01").reply is Reply.NONE
    press("Down")
    assert QApplication.focusWidget() is row(part, "Q02")


def test_finishing_too_early_leads_to_the_first_open_question(on, owen, part, press):
    on.press("Begin screening")
    press("N", "N")
    on.press("Finish screening")
    assert QApplication.focusWidget() is row(part, "Q03")
    assert "Questions without an answer: 39" in row(part, "Q03").problem.text()
    assert on.desks.screenings.latest(owen.id) is None


def test_no_change_and_something_changed(on, owen, part, clock):
    health.ask(on.desks, owen.id, {"Q06": health.ASPIRIN})
    on.settle()
    clock.tick(days=14)
    part.refresh()
    assert "Asked on 24 Nov 2026 by Maya Reid." in on.words()
    on.press("No change")
    assert on.desks.screenings.health(owen.id).confirmed == date(2026, 12, 8)
    assert "Last confirmed today by Maya Reid." in on.words()
    on.press("Something changed…")
    assert row(part, "Q06").answer().text == health.ASPIRIN.text
    focus = QApplication.focusWidget()
    assert getattr(focus, "question").key == "Q03"  # noqa: B009 - only rows of questions have one


def test_what_is_found_on_the_day_is_ticked_and_sends_home(on, owen, part):
    health.ask(on.desks, owen.id, {})
    on.settle()
    on.press("Cut or graze in the area")
    on.press("No change")
    assert "Do not treat" in on.words()
    assert on.desks.screenings.health(owen.id).verdict.outcome is Outcome.DO_NOT_TREAT


def test_a_draft_can_be_discarded_after_a_question(on, owen, part):
    on.press("Begin screening")
    said = on.answering("Discard")
    on.press("Discard")
    assert said[0] == "Discard this screening?"
    assert on.desks.screenings.all(owen.id) == []
    assert "No health screening yet" in on.words()


def test_a_letter_is_asked_for_received_with_its_file_and_decided_on(on, owen, part, tmp_path):
    health.ask(on.desks, owen.id, {"Q06": health.ASPIRIN, "Q37": Answer(question="Q37", reply=Reply.YES)})
    on.settle()
    on.press("Ask for a letter…")
    dialog = opened(LetterDialog)
    assert [key for key, box in dialog.reasons.items() if box.isChecked()] == ["Q06"]
    on.press("Save")
    (letter,) = on.desks.screenings.letters(owen.id)
    assert (letter.requested, letter.received) == (a.TODAY, None)
    assert "Awaited" in on.words()
    pdf = tmp_path / "Dr Hall.pdf"
    pdf.write_bytes(on.desks.papers.consent_preview(owen.id, None))
    on.press("It has come…")
    dialog = opened(LetterDialog)
    drop(dialog, pdf)
    dialog.received.setText("24 Nov 2026")
    dialog.decision.set_value(Decision.MAY_TREAT)
    on.press("Save")
    assert dialog.isVisible()  # whose letter it is is missing
    dialog.doctor.setText("Dr Hall")
    dialog.decided_by.set_value("Tom Hale")
    on.press("Save")
    (letter,) = on.desks.screenings.letters(owen.id)
    assert (letter.decision, letter.decided_by, letter.file_name) == (
        Decision.MAY_TREAT, "Tom Hale", "Dr Hall.pdf",
    )  # fmt: skip
    assert on.desks.screenings.health(owen.id).verdict.may_treat
    on.press("Show letter")
    assert opened(LetterView).view.count >= 1


def drop(dialog, path):
    """Drop a file as the file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    near, buttons, no = QPoint(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(near, Qt.DropAction.CopyAction, data, buttons, no))
    QApplication.sendEvent(dialog, QDropEvent(near.toPointF(), Qt.DropAction.CopyAction, data, buttons, no))


def test_a_letter_outlives_the_screening_it_was_asked_for_in(on, owen, part):
    assert "Doctor’s letters" not in on.words()
    on.desks.screenings.save_letter(Letter(client=owen.id, reasons=("Q06",), requested=a.TODAY))
    on.settle()
    part.refresh()
    on.settle()
    assert "No health screening yet" in on.words()
    assert "Blood thinners or aspirin" in on.words()


def test_a_file_that_is_no_letter_is_said_and_the_dialog_stays(on, owen, part, tmp_path):
    health.ask(on.desks, owen.id, {"Q06": health.ASPIRIN})
    letter = on.desks.screenings.save_letter(Letter(client=owen.id, reasons=("Q06",), requested=a.TODAY))
    on.settle()
    on.settle()
    on.press("It has come…")
    dialog = opened(LetterDialog)
    wrong = tmp_path / "page.html"
    wrong.write_text("<html>")
    dialog.attach(wrong)
    on.press("Save")
    assert dialog.isVisible()
    assert "This is no PDF or picture that can be opened" in on.said(dialog.form.widget("file"))
    assert on.desks.screenings.letters(owen.id)[0].sha256 == letter.sha256 == ""


def test_the_clinic_changes_a_question_and_takes_it_back(on, owen, part):
    part.settings.click()
    dialog = opened(QuestionsDialog)
    dialog.editor.show_key("Q18")
    editor = dialog.editor
    on.settle()
    assert "Shipped: 14 days. Sources name 1 day to 8 weeks." in seen(dialog)
    editor.form.widget("wait").setText("4 weeks")
    on.press("Save question")
    assert str(on.desks.screenings.questionnaire().question("Q18").rule.wait) == "4 weeks"
    editor.form.widget("wait").setText("soon")
    on.press("Save question")
    assert "“soon” is no span of time" in on.said(editor.form.widget("wait"))
    on.press("Reset to default")
    assert on.desks.screenings.edits() == []
    assert editor.form.widget("wait").text() == "14 days"


def test_a_wait_outside_of_what_sources_name_is_allowed_and_said(on, owen, part):
    part.settings.click()
    editor = opened(QuestionsDialog).editor
    editor.show_key("Q18")
    on.settle()
    editor.form.widget("wait").setText("6 months")
    on.press("Save question")
    on.settle()
    assert "outside of what any source names" in seen(editor)


def test_saving_without_a_change_changes_nothing(on, owen, part):
    part.settings.click()
    editor = opened(QuestionsDialog).editor
    for each in (*on.desks.screenings.questionnaire().questions,):
        editor.show_key(each.key)
        on.settle()
        on.press("Save question")
    editor.show_key("renew")
    on.settle()
    on.press("Save question")
    assert on.desks.screenings.edits() == []


def test_another_client_is_shown_in_the_same_tab(on, owen, part, press, typed):
    ana = a.client(on.desks, "Ana", "Sousa")
    on.press("Begin screening")
    row(part, "Q06").setFocus()
    press("Y")
    typed("Aspirin")
    part.show_client(ana.id)
    assert on.desks.screenings.draft(owen.id).answer("Q06").text == "Aspirin"
    assert "No health screening yet" in on.words()
    assert on.desks.screenings.draft(ana.id) is None


def test_another_windows_answer_is_not_overwritten(on, owen, part, press):
    on.press("Begin screening")
    press("N")
    draft = on.desks.screenings.draft(owen.id)
    on.desks.screenings.keep(draft.with_answer(Answer(question="Q04", reply=Reply.YES)))
    on.settle()
    assert row(part, "Q04").answer().reply is Reply.YES
    press("N")
    kept = on.desks.screenings.draft(owen.id)
    assert (kept.answer("Q04").reply, kept.answer("Q02").reply) == (Reply.YES, Reply.NO)


def test_an_earlier_screening_can_be_read(on, owen, part, clock):
    health.ask(on.desks, owen.id, {"Q37": Answer(question="Q37", reply=Reply.YES, text="ten a day")})
    clock.tick(days=30)
    health.ask(on.desks, owen.id, {})
    on.settle()
    assert [each[1] for each in on.rows("Screenings of this client")] == ["24 Dec 2026", "24 Nov 2026"]
    on.choose("Screenings of this client", 1)
    assert "Smoking or nicotine: ten a day" in on.words()


DRESSED = [
    pytest.param(marks=pytest.mark.look(*each), id=str(each))
    for each in (("light", 1.0), ("dark", 1.0), ("light", 1.5))
]


@pytest.mark.parametrize((), DRESSED)
def test_nothing_is_cut_off_and_everything_has_a_name(on, owen, part, clipped, nameless):
    on.press("Begin screening")
    for key in ("Q02", "Q06", "Q17", "Q40"):
        QTest.mouseClick(row(part, key).yes, Qt.MouseButton.LeftButton)
    on.settle()
    assert nameless(part) == []
    assert clipped(part) == []
    on.press("No to all that are left")
    on.press("Finish screening")
    on.desks.screenings.save_letter(Letter(client=owen.id, reasons=("Q06",), requested=a.TODAY))
    on.settle()
    assert nameless(part) == []
    assert clipped(part) == []


@pytest.mark.parametrize((), DRESSED)
def test_the_dialogs_are_whole_named_and_gone_when_closed(on, owen, part, clipped, nameless):
    health.ask(on.desks, owen.id, {"Q06": health.ASPIRIN, "Q11": Answer(question="Q11", reply=Reply.YES)})
    on.settle()
    on.press("Ask for a letter…")
    letter = opened(LetterDialog)
    on.settle()
    assert nameless(letter) == []
    assert clipped(letter) == []
    letter.reject()
    part.settings.click()
    questions = opened(QuestionsDialog)
    for key in ("Q12", "Q16", "Q19", "renew"):
        questions.editor.show_key(key)
        on.settle()
        assert nameless(questions) == []
        assert clipped(questions) == []
    questions.accept()
    on.bot.waitUntil(lambda: not isValid(letter) and not isValid(questions), timeout=3000)
