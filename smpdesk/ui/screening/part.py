"""The Health tab of a client: questions with the verdict beside them, this visit, letters, screenings before."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smpdesk.domain.letter import Letter
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.domain.questionnaire import Question
from smpdesk.domain.screening import Answer, Reply, Screening
from smpdesk.domain.verdict import Outcome
from smpdesk.services.desks import Desks
from smpdesk.ui.screening.answers_card import AnswersCard, EarlierCard
from smpdesk.ui.screening.letters_card import LettersCard
from smpdesk.ui.screening.pinned import Sticky
from smpdesk.ui.screening.presenter import TOPICS, ScreeningPresenter
from smpdesk.ui.screening.questions import QuestionSheet
from smpdesk.ui.screening.verdict_panel import VerdictPanel
from smpdesk.ui.screening.visit_bar import VisitBar
from smpdesk.ui.shared import faults, messages, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.layouts import Columns
from smpdesk.ui.shared.theme import px


class ScreeningPart(QWidget):
    """Everything about one client's health. Answers are kept as they are given: nothing waits to be saved."""

    def __init__(
        self, desks: Desks, feed: Feed, jobs: Jobs, client_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desks = desks
        self._behind = False
        self._presenter = ScreeningPresenter(desks, client_id)
        self.empty = parts.Empty(
            "No health screening yet",
            "It takes about two minutes, with the keyboard alone, and is needed before the first treatment.",
            "Begin screening",
            self._begin,
        )
        self.visit = VisitBar()
        self.sheet = QuestionSheet()
        self.answers = AnswersCard()
        self.earlier = EarlierCard()
        self.letters = LettersCard()
        self.panel = VerdictPanel()
        self.settings = parts.quiet("Questions of this clinic…", on=self._settings)
        self._build()
        feed.changed.connect(self._heard)
        self.refresh()

    def show_client(self, client_id: int) -> None:
        """Show another client; what was typed about the one before is kept first."""
        if client_id != self._presenter.client_id:
            self.sheet.flush()
            self._presenter = ScreeningPresenter(self._desks, client_id)
            self.refresh()

    def refresh(self) -> None:
        """Read and show everything again."""
        self._behind = False
        self._presenter.read()
        self._show()

    def unsaved(self) -> str:
        """Nothing ever is: what was typed is kept here and now."""
        self.sheet.flush()
        return ""

    def save_unsaved(self) -> bool:
        """Keep what was typed a moment ago."""
        self.sheet.flush()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Back again: show what changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab: keep what was typed a moment ago."""
        self.sheet.flush()
        super().hideEvent(event)

    # What the cards ask for

    @Slot()
    def _begin(self) -> None:
        with faults.caught(self.window()) as caught:
            self._presenter.begin()
        if not caught:
            self.refresh()
            self.sheet.first()

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        with faults.caught(self.window()) as caught:
            self._presenter.answer(answer)
        self._kept(caught)

    @Slot(object, object)
    def _contacts(self, doctor: str, contact: str) -> None:
        with faults.caught(self.window()) as caught:
            self._presenter.contacts(doctor, contact)
        self._kept(caught)

    @Slot()
    def _no_to_rest(self) -> None:
        with faults.caught(self.window()) as caught:
            self._presenter.no_to_the_rest()
        if not caught:
            self._show()
            self.sheet.first()

    @Slot()
    def _finish(self) -> None:
        try:
            self._presenter.finish()
        except Stale as error:
            faults.show(self.window(), error)
        except Refusal as error:
            self.sheet.show_problems([each for each in error.problems if each.field])
            others = [each for each in error.problems if not each.field]
            if others:
                faults.show(self.window(), Refusal(others))
            return
        self.refresh()
        self.visit.no.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _discard(self) -> None:
        text = "The answers given so far are taken away; the history keeps them. An earlier screening counts again."
        if not messages.ask(self.window(), "Discard this screening?", text, "Discard", "Keep it"):
            return
        with faults.caught(self.window()) as caught:
            self._presenter.discard()
        if not caught:
            self.refresh()

    @Slot(object)
    def _unchanged(self, found: tuple[str, ...]) -> None:
        with faults.caught(self.window()) as caught:
            self._presenter.confirm(found)
        if not caught:
            self.refresh()

    @Slot()
    def _ask_letter(self) -> None:
        found = self._presenter.verdict()
        needed = [
            each.question
            for each in (found.reasons if found is not None else ())
            if each.outcome is Outcome.LETTER or each.said.code == "screening_block_letter"
        ]
        self._open_letter(
            Letter(client=self._presenter.client_id, reasons=tuple(needed), requested=self._presenter.today())
        )

    @Slot(object)
    def _open_letter(self, letter: Letter) -> None:
        from smpdesk.ui.screening.letter_dialog import LetterDialog

        LetterDialog(self._presenter, letter, self._offered(letter), self.window()).open()

    @Slot(object)
    def _show_file(self, letter: Letter) -> None:
        from smpdesk.ui.screening.letter_view import LetterView

        with faults.caught(self.window()):
            LetterView(self._presenter, letter, self.window()).open()

    @Slot()
    def _settings(self) -> None:
        from smpdesk.ui.screening.questions_dialog import QuestionsDialog

        QuestionsDialog(self._presenter, self.window()).open()

    @Slot(object)
    def _show_earlier(self, screening: Screening) -> None:
        self.answers.show_screening(screening, self._presenter.questionnaire.questions)

    @Slot(object)
    def _looked_at(self, question: Question) -> None:
        self.panel.show_question(question)

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & TOPICS and not self._presenter.busy:
            self._behind = True
            self._catch_up()

    def _catch_up(self) -> None:
        """Read again what changed while nobody looked."""
        if self._behind and self.isVisible():
            self.refresh()

    def _kept(self, failed: object) -> None:
        """After an answer: the verdict is another; after a failure, show what is on record."""
        if failed or self._presenter.draft is None:
            self.refresh()
            return
        found = self._presenter.verdict()
        self.sheet.count(self._presenter.draft, found)
        self.panel.show_verdict(found)

    def _offered(self, letter: Letter) -> list[Question]:
        """The questions a letter may be about: those answered with yes, and those it names already."""
        screening = self._presenter.draft or self._presenter.health.screening
        yes = {each.question for each in screening.answers if each.reply is Reply.YES} if screening else set()
        asked = self._presenter.questionnaire.questions
        found = [each for each in asked if each.key in yes or each.key in letter.reasons]
        return found or list(asked)

    def _show(self) -> None:
        presenter = self._presenter
        draft, finished = presenter.draft, presenter.health.screening
        today: date = presenter.today()
        asked = presenter.questionnaire.questions
        self.empty.setVisible(draft is None and finished is None)
        self._columns.setVisible(not self.empty.isVisibleTo(self) or bool(presenter.letters()))
        self.panel.setVisible(not self.empty.isVisibleTo(self))
        self.sheet.setVisible(draft is not None)
        self.visit.setVisible(draft is None and finished is not None)
        self.answers.setVisible(draft is None and finished is not None)
        if draft is not None:
            self.sheet.show_draft(draft, asked, today, presenter.verdict())
            self.earlier.hide()
        elif finished is not None:
            self.visit.show_health(presenter.health, presenter.questionnaire, presenter.signed())
            self.answers.show_screening(finished, asked)
            self.earlier.show_screenings(presenter.screenings)
            self.panel.show_question(None)
        self.letters.show_letters(presenter.letters(), asked, today)
        self.panel.show_verdict(presenter.verdict())

    def _build(self) -> None:
        self.sheet.answered.connect(self._answered)
        self.sheet.contacts.connect(self._contacts)
        self.sheet.looked_at.connect(self._looked_at)
        self.sheet.no_to_rest.connect(self._no_to_rest)
        self.sheet.finish.connect(self._finish)
        self.sheet.discard.connect(self._discard)
        self.visit.unchanged.connect(self._unchanged)
        self.visit.changed.connect(self._begin)
        self.letters.asked_for.connect(self._ask_letter)
        self.letters.opened.connect(self._open_letter)
        self.letters.file_wanted.connect(self._show_file)
        self.earlier.chosen.connect(self._show_earlier)
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(12))
        for each in (self.visit, self.sheet, self.answers, self.letters, self.earlier):
            left.addWidget(each)
        left.addStretch(1)
        self._columns = Columns(ems=56, gap=14)
        self._columns.add(main, 5)
        side = Sticky(self.panel)
        side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._columns.add(side, 3)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        body.addWidget(self._columns)
        body.addWidget(self.empty)
        body.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
