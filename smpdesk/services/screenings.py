"""Health screening: the questions, the answers as they are given, confirmations, doctors' letters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from smpdesk.domain.alerts import Health
from smpdesk.domain.letter import Decision, Letter, letter_problems
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.domain.questionnaire import RENEW, QuestionEdit, Questionnaire, edit_problems
from smpdesk.domain.screening import Answer, Confirmation, Reply, Screening, finish_problems, open_questions
from smpdesk.domain.verdict import Verdict, verdict
from smpdesk.services.ground import Ground
from smpdesk.services.health import healths
from smpdesk.services.questionnaire import questionnaire, shipped

if TYPE_CHECKING:
    from smpdesk.exchange.page_images import PageImage


class ScreeningDesk:
    """One method per thing staff do with health questions and doctors' letters."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    # The questions

    def questionnaire(self) -> Questionnaire:
        """The questions as this clinic asks them."""
        return questionnaire(self._store)

    def shipped(self) -> Questionnaire:
        """The questions without this clinic's edits."""
        return shipped()

    def edits(self) -> list[QuestionEdit]:
        """What this clinic changed."""
        return self._store.screenings.edits()

    def save_edits(self, question: str, wanted: Sequence[QuestionEdit]) -> None:
        """Keep what this clinic changes of a question and its options, instead of what it changed before.

        An edit that says nothing is none. Refusal names fields such as ``wait`` or ``wait:insulin``.
        """
        plain = [replace(each, text=each.text.strip(), wait=each.wait.strip()) for each in wanted]
        known = () if question == RENEW else (shipped().question(question),)
        least = {each.option: asked.rule_of(each.option).least for asked in known for each in plain}
        found = [problem for each in plain for problem in edit_problems(each, least.get(each.option))]
        if found:
            raise Refusal(found)
        before_by = {each.option: each for each in self.edits() if each.question == question}
        with self._ground.write("Change health question"):
            for each in plain:
                before = before_by.get(each.option)
                if not (each.text or each.severity or each.wait):
                    if before is not None:
                        self._store.screenings.drop_edit(before)
                elif before is None:
                    self._store.screenings.add_edit(each)
                else:
                    self._store.screenings.save_edit(replace(each, id=before.id, version=before.version))

    def reset(self, question: str) -> None:
        """Ask a question as it was shipped, its options too."""
        with self._ground.write("Reset health question"):
            for each in self.edits():
                if each.question == question:
                    self._store.screenings.drop_edit(each)

    # One client

    def health(self, client_id: int) -> Health:
        """Everything known, judged today."""
        return healths(self._store, [client_id], self.today())[client_id]

    def all(self, client_id: int) -> list[Screening]:
        """The client's screenings, the latest first, a draft among them."""
        return self._store.screenings.of_clients([client_id])

    def latest(self, client_id: int) -> Screening | None:
        """The latest screening that was finished."""
        return self._store.screenings.latest(client_id)

    def draft(self, client_id: int) -> Screening | None:
        """The screening that is being filled in, if any."""
        return next((each for each in self.all(client_id) if each.asked is None), None)

    def begin(self, client_id: int) -> Screening:
        """Begin a screening, filled in with what was answered last; the one already begun when there is one.

        What is asked anew on every day of treatment stays open, and so does what was not answered before.
        """
        begun = self.draft(client_id)
        if begun is not None:
            return begun
        before, asked = self.latest(client_id), self.questionnaire()
        anew = {each.key for each in asked.questions if each.gravest.day}
        kept = tuple(each for each in before.answers if each.question not in anew) if before else ()
        fresh = Screening(
            client=client_id,
            questionnaire=asked.id,
            answers=kept,
            doctor=before.doctor if before else "",
            contact=before.contact if before else "",
            started=self._ground.now(),
        )
        with self._ground.write("Begin health screening"):
            return self._store.screenings.add(fresh)

    def keep(self, draft: Screening) -> Screening:
        """Keep a draft as it is now. Stale when somebody else changed it."""
        if draft.asked is not None:
            raise refuse("screening_finished_already")
        with self._ground.write("Answer health questions"):
            return self._store.screenings.save(draft)

    def no_to_the_rest(self, draft: Screening) -> Screening:
        """Answer no to every question that nobody has answered."""
        for each in open_questions(self.questionnaire().questions, draft.answers):
            draft = draft.with_answer(Answer(question=each.key, reply=Reply.NO))
        return self.keep(draft)

    def discard(self, draft: Screening) -> None:
        """Take a draft away; what was finished before counts again."""
        if draft.asked is not None:
            raise refuse("screening_finished_already")
        with self._ground.write("Discard health screening"):
            self._store.screenings.drop(draft)

    def problems(self, draft: Screening) -> list[Problem]:
        """Why it cannot be finished yet; a field is the key of a question."""
        return finish_problems(self.questionnaire().questions, draft)

    def finish(self, draft: Screening) -> Screening:
        """Finish it in the name of whoever is at the desk: the words asked and the verdict of today are kept."""
        asked = self.questionnaire()
        found = self.problems(draft)
        if found:
            raise Refusal(found)
        if self._ground.at_desk.actor.id is None:
            raise refuse("screening_nobody_at_desk")
        wanted = replace(
            draft,
            questionnaire=asked.id,
            wording=tuple((each.key, each.text) for each in asked.questions),
            asked=self.today(),
            by=self._ground.at_desk.actor.name,
            outcome=self.judge(draft).outcome.value,
        )
        with self._ground.write("Finish health screening"):
            return self._store.screenings.save(wanted)

    def judge(self, draft: Screening) -> Verdict:
        """What the answers of a draft mean today."""
        return verdict(
            self.questionnaire().questions,
            draft.answers,
            self.today(),
            birth=self._store.clients.get(draft.client).birth,
            letters=self._store.letters.of_clients([draft.client]),
            country=self._store.clinic.get().country,
        )

    def confirm_unchanged(
        self, client_id: int, findings: tuple[str, ...] = (), looked: bool = False
    ) -> Confirmation:
        """“Anything changed since last time?”: no, said today; ``findings`` are keys of the day's checks, ``looked``
        says that the scalp was looked at for them.

        Refusal when there is nothing to confirm, when a screening is being filled in, when all questions
        should be asked again, or when an answer was about one day only.
        """
        health, asked = self.health(client_id), self.questionnaire()
        screening = health.screening
        if screening is None:
            raise refuse("screening_nothing_to_confirm")
        if health.draft is not None:
            raise refuse("screening_begun")
        if health.stale:
            raise refuse("screening_too_old", day=screening.asked)
        if self._ground.at_desk.actor.id is None:
            raise refuse("screening_nobody_at_desk")
        passing = [
            each.title
            for each in asked.questions
            if each.gravest.day and screening.answer(each.key).reply in (Reply.YES, Reply.UNSURE)
        ]
        if passing and screening.asked != self.today():
            raise Refusal([problem("screening_ask_day", what=passing)])
        said = Confirmation(
            client=client_id,
            screening=screening.id,
            day=self.today(),
            at=self._ground.now(),
            by=self._ground.at_desk.actor.name,
            findings=tuple(each.key for each in asked.today if each.key in findings),
            looked=looked or bool(findings),
        )
        with self._ground.write("Confirm health answers"):
            return self._store.screenings.confirm(said)

    # Doctors' letters

    def letters(self, client_id: int) -> list[Letter]:
        """The client's letters, the latest first."""
        return self._store.letters.of_clients([client_id])

    def letter_problems(self, letter: Letter) -> list[Problem]:
        """Why a letter cannot be kept like this, as typed."""
        return letter_problems(letter, self.today())

    def save_letter(self, letter: Letter) -> Letter:
        """Keep a letter (id 0: a new one): asked for, received, and what was decided on it.

        A decision is dated today, and is a technician's: ``decided_by``, or whoever is at the desk if they
        treat. Refusal names the fields.
        """
        before = self._store.letters.get(letter.id) if letter.id else None
        wanted = replace(letter, doctor=letter.doctor.strip(), statement=letter.statement.strip())
        if wanted.decision is Decision.NONE:
            wanted = replace(wanted, decided=None, decided_by="")
        elif before is None or (before.decision, before.decided_by) != (wanted.decision, wanted.decided_by):
            wanted = replace(wanted, decided=self.today(), decided_by=wanted.decided_by or self._technician())
        found = self.letter_problems(wanted)
        if found:
            raise Refusal(found)
        with self._ground.write(_letter_name(before, wanted)):
            return self._store.letters.save(wanted) if wanted.id else self._store.letters.add(wanted)

    def technicians(self) -> list[str]:
        """Who may decide on a letter."""
        return [each.name for each in self._store.staff.all() if each.treats]

    def _technician(self) -> str:
        name = self._ground.at_desk.actor.name
        return name if name in self.technicians() else ""

    def attach(self, letter_id: int, data: bytes, name: str) -> Letter:
        """Attach the letter's file: a PDF as it is, a picture made anew without its hidden data.

        Refusal ``letter_file_unreadable`` or ``letter_file_too_large``.
        """
        from smpdesk.exchange.letter_file import letter_file

        body, media = letter_file(data)
        sha256 = self._store.pictures.keep(body)
        letter = self._store.letters.get(letter_id)
        with self._ground.write("Attach doctor's letter"):
            return self._store.letters.save(replace(letter, sha256=sha256, media=media, file_name=name))

    def file(self, letter: Letter) -> bytes:
        """The attached bytes; StorageFault when they are gone or no longer the same."""
        return self._store.pictures.body(letter.sha256)

    def file_pages(self, letter: Letter, width: int) -> "list[PageImage]":
        """The attached file as pictures ``width`` pixels wide."""
        from smpdesk.exchange.letter_file import letter_pages

        return letter_pages(self.file(letter), letter.media, width)


def _letter_name(before: Letter | None, after: Letter) -> str:
    if after.decision is not Decision.NONE and (before is None or before.decision is not after.decision):
        return "Decide on doctor's letter"
    if after.received is not None and (before is None or before.received is None):
        return "Receive doctor's letter"
    return "Change doctor's letter" if before is not None else "Request doctor's letter"
