"""Asks the desk for what the Health tab shows, and keeps what is typed. Knows no widget."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from smpdesk.domain.alerts import Health
from smpdesk.domain.letter import Letter
from smpdesk.domain.questionnaire import Questionnaire
from smpdesk.domain.screening import Answer, Screening
from smpdesk.domain.verdict import Verdict

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.services.screenings import ScreeningDesk

P = ParamSpec("P")
R = TypeVar("R")

#: Topics after which the tab may say something else.
TOPICS = frozenset({"screening", "confirmation", "letter", "question_edit", "client", "clinic", "paper"})


class ScreeningPresenter:
    """One client's health. ``draft`` is the screening that is being filled in, None while there is none."""

    def __init__(self, desks: "Desks", client_id: int) -> None:
        self.desks = desks
        self.client_id = client_id
        self.questionnaire: Questionnaire = self.desk.questionnaire()
        self.health: Health = self.desk.health(client_id)
        self.screenings: list[Screening] = []
        self.draft: Screening | None = None
        self.busy = False
        self.read()

    @property
    def desk(self) -> "ScreeningDesk":
        """The desk of health screening."""
        return self.desks.screenings

    def today(self) -> date:
        """The clinic's day."""
        return self.desk.today()

    def read(self) -> None:
        """Read everything again."""
        self.questionnaire = self.desk.questionnaire()
        self.health = self.desk.health(self.client_id)
        self.screenings = self.desk.all(self.client_id)
        self.draft = self.health.draft

    def verdict(self) -> Verdict | None:
        """On the draft while there is one, else on what was finished."""
        return self.desk.judge(self.draft) if self.draft is not None else self.health.verdict

    def begin(self) -> None:
        """Begin a screening, or go on with the one begun."""
        self.draft = self._own(self.desk.begin, self.client_id)

    def answer(self, answer: Answer) -> None:
        """Keep one answer at once."""
        draft = self._draft()
        if draft.answer(answer.question) != answer:
            self.draft = self._own(self.desk.keep, draft.with_answer(answer))

    def contacts(self, doctor: str, contact: str) -> None:
        """Keep the doctor and the emergency contact."""
        draft = self._draft()
        wanted = replace(draft, doctor=doctor, contact=contact)
        if wanted != draft:
            self.draft = self._own(self.desk.keep, wanted)

    def no_to_the_rest(self) -> None:
        """No to every question without an answer."""
        self.draft = self._own(self.desk.no_to_the_rest, self._draft())

    def finish(self) -> None:
        """Finish the draft; Refusal says what is missing."""
        self._own(self.desk.finish, self._draft())

    def discard(self) -> None:
        """Take the draft away."""
        self._own(self.desk.discard, self._draft())

    def confirm(self, findings: tuple[str, ...]) -> None:
        """Nothing has changed since last time."""
        self._own(self.desk.confirm_unchanged, self.client_id, findings, True)

    def signed(self) -> bool:
        """Whether there is a signed consent."""
        return any(each.code == "consent_signed" for each in self.desks.clients.alerts(self.client_id))

    def letters(self) -> list[Letter]:
        """The client's letters, the latest first."""
        return self.desk.letters(self.client_id)

    def _draft(self) -> Screening:
        if self.draft is None:
            raise RuntimeError("no screening is being filled in")
        return self.draft

    def _own(self, work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """Do a write of our own: the feed's word of it needs no answer."""
        self.busy = True
        try:
            return work(*given, **named)
        finally:
            self.busy = False
