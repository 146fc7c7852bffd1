"""Health screening at the desk: drafts, finishing, confirmations, letters, the clinic's edits, alerts, papers."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from smpdesk import words
from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.change import Actor
from smpdesk.domain.letter import Decision, Letter
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.domain.questionnaire import QuestionEdit
from smpdesk.domain.screening import Answer, Reply, Screening
from smpdesk.domain.verdict import Outcome
from smpdesk.services.desks import Desks
from tests import builders as a

NOBODY = Actor(name="set-up")


@pytest.fixture
def clock():
    return a.SetClock()


@pytest.fixture
def desks(tmp_path, clock):
    made = a.clinic(tmp_path, clock=clock)
    yield made
    made.close()


def yes(key: str, *options: str, text: str = "", day: date | None = None) -> Answer:
    return Answer(question=key, reply=Reply.YES, options=options, text=text, day=day)


def screened(desks: Desks, client: int, *answers: Answer) -> Screening:
    """Asked and finished: these answers, no to all others."""
    draft = desks.screenings.begin(client)
    for each in answers:
        draft = desks.screenings.keep(draft.with_answer(each))
    return desks.screenings.finish(desks.screenings.no_to_the_rest(draft))


def refused(work, *arguments) -> list[str]:
    with pytest.raises(Refusal) as caught:
        work(*arguments)
    return [each.code for each in caught.value.problems]


def alerts(desks: Desks, client: int) -> list[tuple[str, str]]:
    return [(each.kind, each.code) for each in desks.clients.alerts(client) if each.code.startswith("health")]


def test_answers_come_back_as_given(desks):
    owen = a.client(desks)
    given = yes("Q13", "after", text='=1+1 <b>"x"</b> ä', day=date(2026, 1, 5))
    kept = desks.screenings.keep(desks.screenings.begin(owen.id).with_answer(given))
    again = desks.screenings.draft(owen.id)
    assert again == kept
    assert again.answer("Q13") == given
    assert again.answer("Q14") == Answer(question="Q14")


def test_a_finished_screening_keeps_its_words_its_verdict_and_who_asked(desks):
    owen = a.client(desks)
    done = screened(desks, owen.id, yes("Q06", text="Aspirin"))
    assert (done.asked, done.by, done.outcome) == (a.TODAY, "Maya Reid", "letter")
    assert done.questionnaire == "screening en 2026-11"
    desks.screenings.save_edits("Q06", [QuestionEdit(question="Q06", text="Other words?")])
    kept = dict(desks.screenings.latest(owen.id).wording)
    assert kept["Q06"] == "Do you take blood thinners or aspirin regularly?"
    assert len(kept) == 41


def test_an_unanswered_question_keeps_it_open(desks):
    owen = a.client(desks)
    draft = desks.screenings.begin(owen.id)
    assert refused(desks.screenings.finish, draft) == ["screening_unanswered"]
    assert desks.screenings.problems(draft)[0].field == "Q01"
    assert desks.screenings.judge(draft).outcome is Outcome.INCOMPLETE


def test_somebody_must_be_at_the_desk_to_sign(desks):
    owen = a.client(desks)
    draft = desks.screenings.no_to_the_rest(desks.screenings.begin(owen.id))
    desks.at_desk.actor = NOBODY
    assert refused(desks.screenings.finish, draft) == ["screening_nobody_at_desk"]


def test_a_finished_screening_is_not_changed_any_more(desks):
    owen = a.client(desks)
    done = screened(desks, owen.id)
    assert refused(desks.screenings.keep, done) == ["screening_finished_already"]
    assert refused(desks.screenings.discard, done) == ["screening_finished_already"]


def test_two_windows_do_not_overwrite_each_others_answers(desks):
    owen = a.client(desks)
    draft = desks.screenings.begin(owen.id)
    desks.screenings.keep(draft.with_answer(yes("Q06")))
    with pytest.raises(Stale):
        desks.screenings.keep(draft.with_answer(yes("Q11")))
    assert desks.screenings.draft(owen.id).answer("Q06").reply is Reply.YES


def test_no_change_is_a_dated_word_of_whoever_asked(desks, clock):
    owen = a.client(desks)
    screened(desks, owen.id, yes("Q37"))
    clock.tick(days=10)
    assert desks.screenings.health(owen.id).code == "stale"
    said = desks.screenings.confirm_unchanged(owen.id)
    assert (said.day, said.by) == (date(2026, 12, 4), "Maya Reid")
    health = desks.screenings.health(owen.id)
    assert (health.confirmed, health.code) == (date(2026, 12, 4), "caution")


def test_something_found_on_the_day_sends_home_on_that_day_only(desks, clock):
    owen = a.client(desks)
    screened(desks, owen.id)
    desks.screenings.confirm_unchanged(owen.id, ("cut",))
    health = desks.screenings.health(owen.id)
    assert (health.verdict.outcome, health.code) == (Outcome.DO_NOT_TREAT, "stop")
    clock.tick(days=1)
    assert desks.screenings.health(owen.id).verdict.outcome is Outcome.CLEAR


def test_something_changed_begins_with_what_was_answered_last(desks, clock):
    owen = a.client(desks)
    screened(desks, owen.id, yes("Q06", text="Aspirin"), yes("Q22", day=a.TODAY))
    clock.tick(days=20)
    draft = desks.screenings.begin(owen.id)
    assert draft.answer("Q06").text == "Aspirin"
    assert draft.answer("Q04").reply is Reply.NO
    assert {draft.answer(key).reply for key in ("Q03", "Q08", "Q09", "Q21", "Q22")} == {Reply.NONE}
    assert desks.screenings.begin(owen.id) == draft


def test_nothing_is_confirmed_that_was_never_asked_or_is_being_changed(desks, clock):
    owen = a.client(desks)
    assert refused(desks.screenings.confirm_unchanged, owen.id) == ["screening_nothing_to_confirm"]
    screened(desks, owen.id)
    draft = desks.screenings.begin(owen.id)
    assert refused(desks.screenings.confirm_unchanged, owen.id) == ["screening_begun"]
    desks.screenings.discard(draft)
    clock.tick(days=366)
    assert refused(desks.screenings.confirm_unchanged, owen.id) == ["screening_too_old"]


def test_an_answer_about_one_day_is_asked_again_rather_than_confirmed(desks, clock):
    owen = a.client(desks)
    screened(desks, owen.id, yes("Q21", day=a.TODAY))
    clock.tick(days=30)
    assert refused(desks.screenings.confirm_unchanged, owen.id) == ["screening_ask_day"]


def test_a_discarded_draft_leaves_the_earlier_screening(desks):
    owen = a.client(desks)
    done = screened(desks, owen.id)
    desks.screenings.discard(desks.screenings.begin(owen.id))
    assert desks.screenings.all(owen.id) == [done]


def test_a_letter_goes_its_way_and_satisfies_the_verdict(desks):
    owen = a.client(desks)
    screened(desks, owen.id, yes("Q06", text="Aspirin"))
    assert desks.screenings.health(owen.id).verdict.outcome is Outcome.LETTER
    letter = desks.screenings.save_letter(
        Letter(client=owen.id, reasons=("Q06",), requested=date(2026, 11, 3))
    )
    assert ("warn", "health_letter_awaited") in alerts(desks, owen.id)
    come = replace(letter, received=date(2026, 11, 10), doctor=" Dr Hall ", statement="No objection.")
    letter = desks.screenings.save_letter(come)
    assert ("warn", "health_letter_to_decide") in alerts(desks, owen.id)
    allowed = replace(letter, decision=Decision.MAY_TREAT)
    assert refused(desks.screenings.save_letter, allowed) == [
        "letter_technician_missing"
    ]  # Maya does not treat
    letter = desks.screenings.save_letter(replace(allowed, decided_by="Tom Hale"))
    assert (letter.doctor, letter.decided, letter.decided_by) == ("Dr Hall", a.TODAY, "Tom Hale")
    assert desks.screenings.health(owen.id).verdict.outcome is Outcome.INFORMATION
    assert alerts(desks, owen.id) == [("ok", "health_clear")]


def test_a_letter_that_cannot_be_so_is_refused_beside_its_field(desks):
    owen = a.client(desks)
    assert refused(desks.screenings.save_letter, Letter(client=owen.id, reasons=())) == [
        "letter_reason_missing"
    ]


def picture() -> bytes:
    from PIL import Image

    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Leeds, 53.8 N"
    Image.new("RGB", (300, 400), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_picture_of_a_letter_is_made_anew_and_kept_by_its_hash(desks):
    owen = a.client(desks)
    letter = desks.screenings.save_letter(Letter(client=owen.id, reasons=("Q06",), requested=a.TODAY))
    kept = desks.screenings.attach(letter.id, picture(), "letter.jpg")
    body = desks.screenings.file(kept)
    assert (kept.media, kept.file_name) == ("jpeg", "letter.jpg")
    assert b"Leeds" in picture()
    assert b"Leeds" not in body
    assert desks.screenings.file_pages(kept, 150)[0].width == 150
    assert desks.keeping.check().problems == ()


def test_a_pdf_is_kept_as_it_is_and_shown(desks):
    owen = a.client(desks)
    pdf = desks.papers.consent_preview(owen.id, None)
    letter = desks.screenings.save_letter(Letter(client=owen.id, reasons=("Q06",), requested=a.TODAY))
    kept = desks.screenings.attach(letter.id, pdf, "letter.pdf")
    assert desks.screenings.file(kept) == pdf
    assert len(desks.screenings.file_pages(kept, 200)) >= 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nonsense", b"PK\x03\x04", b"<html>"])
def test_what_is_no_letter_is_refused(desks, data):
    owen = a.client(desks)
    letter = desks.screenings.save_letter(Letter(client=owen.id, reasons=("Q06",), requested=a.TODAY))
    assert refused(desks.screenings.attach, letter.id, data, "x") == ["letter_file_unreadable"]


def test_a_letter_whose_file_is_altered_is_found_by_the_check(desks):
    from smpdesk.storage.files import PHOTOS
    from tests.storage.made import raw

    owen = a.client(desks)
    letter = desks.screenings.save_letter(Letter(client=owen.id, reasons=("Q06",), requested=a.TODAY))
    desks.screenings.attach(letter.id, picture(), "letter.jpg")
    raw(desks.store.folder / PHOTOS, "UPDATE picture SET body = x'00'")
    assert [each.code for each in desks.keeping.check().problems] == ["picture_changed"]


def test_the_clinics_edit_counts_and_can_be_taken_back(desks):
    owen = a.client(desks)
    screened(desks, owen.id, yes("Q16"))
    edit = QuestionEdit(question="Q16", severity="CAUTION")
    desks.screenings.save_edits("Q16", [edit])
    assert desks.screenings.health(owen.id).verdict.outcome is Outcome.CAUTION
    assert desks.screenings.questionnaire().id == "screening en 2026-11 edited"
    desks.screenings.save_edits("Q16", [replace(edit, severity="BLOCK")])
    assert desks.screenings.health(owen.id).verdict.outcome is Outcome.DO_NOT_TREAT
    desks.screenings.reset("Q16")
    assert desks.screenings.edits() == []
    assert desks.screenings.health(owen.id).verdict.outcome is Outcome.LETTER
    assert refused(desks.screenings.save_edits, "Q07", [QuestionEdit(question="Q07", wait="3 months")]) == [
        "question_wait_too_short"
    ]
    assert refused(desks.screenings.save_edits, "Q07", [QuestionEdit(question="Q07", wait="long")]) == [
        "question_wait_unreadable"
    ]


def test_the_head_says_what_would_stop_the_next_treatment(desks, clock):
    owen = a.client(desks)
    assert alerts(desks, owen.id) == [("plain", "health_missing")]
    a.visit(desks, owen, "2026-11-24 14:00")
    assert alerts(desks, owen.id) == [("warn", "health_missing")]
    draft = desks.screenings.begin(owen.id)
    assert alerts(desks, owen.id) == [("warn", "health_begun")]
    draft = desks.screenings.keep(draft.with_answer(yes("Q07", day=date(2026, 3, 1))))
    desks.screenings.finish(desks.screenings.no_to_the_rest(draft))
    assert alerts(desks, owen.id) == [("bad", "health_wait_until")]
    clock.tick(days=400)
    assert alerts(desks, owen.id) == [("warn", "health_stale"), ("ok", "health_clear")]


def test_answers_are_confirmed_on_the_day_of_a_session(desks, clock):
    owen = a.client(desks)
    screened(desks, owen.id)
    a.visit(desks, owen, "2026-12-08 14:00")
    clock.tick(days=14)
    assert ("warn", "health_to_confirm") in alerts(desks, owen.id)
    desks.screenings.confirm_unchanged(owen.id)
    assert alerts(desks, owen.id) == [("ok", "health_clear")]


def test_the_card_of_a_visit_shows_its_clients_health(desks, clock):
    owen, ana = a.client(desks), a.client(desks, "Ana", "Sousa")
    today = a.visit(desks, owen, "2026-11-24 14:00")
    talk = a.visit(desks, ana, "2026-11-24 15:00", kind=VisitKind.CONSULTATION, technician=2, room=2)

    def shown(visit) -> str:
        return str(desks.sessions.booking(visit.id).health)

    assert (shown(today), shown(talk)) == ("missing", "")
    screened(desks, owen.id, yes("Q04"))
    assert shown(today) == "stop"
    draft = desks.screenings.begin(owen.id)
    draft = desks.screenings.keep(draft.with_answer(Answer(question="Q04", reply=Reply.NO)))
    desks.screenings.finish(desks.screenings.no_to_the_rest(draft))
    assert shown(today) == "ok"
    later = a.visit(desks, owen, "2026-12-08 14:00")
    clock.tick(days=7)
    assert shown(later) == "ok"
    clock.tick(days=7)
    assert shown(later) == "stale"


def test_under_eighteen_blocks_whatever_was_answered(desks):
    owen = a.client(desks, birth=date(2009, 5, 1))
    screened(desks, owen.id)
    health = desks.screenings.health(owen.id)
    assert (health.verdict.outcome, health.verdict.until) == (Outcome.DO_NOT_TREAT, date(2027, 5, 1))


def test_the_consent_form_shows_the_answers_but_not_what_was_said_in_confidence(desks):
    owen = a.client(desks)
    from smpdesk.services.consent_sheet import consent_sheet

    def health_of(sheet) -> str:
        return "".join(
            field.answer for part in sheet.sections for field in part.fields if "Health" in field.label
        )

    assert health_of(consent_sheet(desks.ground, owen.id, None)) == ""
    screened(desks, owen.id, yes("Q06", text="Aspirin 75 mg"), yes("Q16", text="HIV"))
    said = health_of(consent_sheet(desks.ground, owen.id, None))
    assert said == (
        "Asked 24 Nov 2026. Blood thinners or aspirin: yes (Aspirin 75 mg). One answer is kept in confidence. "
        "No to the other 39 questions."
    )


def test_the_history_tells_each_answer_in_words(desks):
    owen = a.client(desks)
    screened(desks, owen.id, yes("Q11", "insulin", text="since 2019"))
    desks.screenings.confirm_unchanged(owen.id, ("cut",))
    told = {
        line.name: [(field.what, field.was, field.now) for story in line.stories for field in story.fields]
        for line in desks.history.of_client(owen.id)
    }
    assert told["Answer health questions"] in (
        [("Diabetes", "", "yes (Type 1, or with insulin; since 2019)")],
        [("40 more questions", "", "no")],
    )
    assert ("findings", "", "Cut or graze in the area") in told["Confirm health answers"]
    assert ("verdict", "", "letter") in told["Finish health screening"]


def test_an_answer_can_be_taken_back_and_put_back(desks):
    owen = a.client(desks)
    draft = desks.screenings.begin(owen.id)
    desks.screenings.keep(draft.with_answer(yes("Q06", text="Aspirin")))
    desks.history.undo_last()
    assert desks.screenings.draft(owen.id).answers == ()
    desks.history.redo()
    assert desks.screenings.draft(owen.id).answer("Q06").text == "Aspirin"


def test_every_reason_has_words():
    from tests.domain.test_screening_table import TABLE, judged

    for key, options, day, *_ in TABLE:
        for reason in judged(key, options, day).reasons:
            said = words.say(reason.said)
            assert "…" not in said
            assert len(said) > 10
            assert reason.said.code in words.problems()


def test_the_card_of_a_visit_names_the_answers_that_ask_for_care(desks: Desks) -> None:
    owen, ann = a.client(desks), a.client(desks, "Ann", "Bell")
    screened(desks, owen.id, yes("Q06", text="Aspirin"))
    screened(desks, ann.id)
    a.visit(desks, owen, "2026-11-24 13:00")
    a.visit(desks, owen, "2026-11-24 16:30", kind=VisitKind.REVIEW, minutes=30)
    a.visit(desks, ann, "2026-11-24 13:00", technician=2, room=2)
    found = {(each.client_name, each.appointment.kind): each.cautions for each in desks.sessions.day(a.TODAY)}
    assert found == {
        ("Owen Davies", VisitKind.SESSION): ("Blood thinners or aspirin",),
        ("Owen Davies", VisitKind.REVIEW): (),
        ("Ann Bell", VisitKind.SESSION): (),
    }
