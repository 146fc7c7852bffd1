"""What the client's view asks the desks for, and what it keeps as it goes. No widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smpdesk.domain.consent import ConsentSheet
from smpdesk.domain.consent_answers import answer_problems
from smpdesk.domain.kiosk import KioskDraft
from smpdesk.domain.problem import Problem
from smpdesk.domain.signature import Signature, signature_problems

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.page_view import PageImage


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What the screen was handed over for: to sign for a visit, or with ``paper`` to read that paper."""

    client: int
    appointment: int | None = None
    paper: int = 0


class KioskPresenter:
    """One client at the screen."""

    def __init__(self, desks: "Desks", handed: Handed) -> None:
        self._desks, self.handed = desks, handed
        self.words: Mapping[str, str] = desks.kiosk.words(handed.client)
        self.sheet: ConsentSheet | None = None
        self.draft = KioskDraft(client=handed.client, appointment=handed.appointment)
        if not handed.paper:
            self.sheet = desks.consents.sheet(handed.client, handed.appointment)
            kept = desks.kiosk.draft(handed.client)
            same = kept is not None and kept.wording == self.sheet.form
            self.draft = kept if kept is not None and same else replace(self.draft, wording=self.sheet.form)

    @property
    def answers(self) -> dict[str, str]:
        """What was answered so far."""
        return dict(self.draft.answers)

    @property
    def clinic(self) -> str:
        """The clinic's name."""
        return self._desks.clinic.clinic().name

    def answer(self, key: str, answer: str) -> None:
        """Keep an answer at once."""
        answers = {**self.answers, key: answer}
        self.draft = replace(self.draft, answers=tuple(answers.items()))
        self._desks.kiosk.keep(self.draft)

    def problems(self, keys: "frozenset[str] | None" = None) -> list[Problem]:
        """What is missing or holds the signature back, of all questions or of those named."""
        if self.sheet is None:
            return []
        found = answer_problems(self._desks.consents.asked(self.sheet), self.answers)
        return [each for each in found if keys is None or each.field.removeprefix("answers.") in keys]

    def signature_missing(self, signature: Signature) -> bool:
        """Whether this is no signature yet."""
        return bool(signature_problems(signature))

    def sign(self, signature: Signature) -> None:
        """The client signed; the technician signs when the screen is back."""
        self.draft = self._desks.kiosk.client_signed(self.draft, signature)

    def refuse(self, reason: str, signature: Signature) -> None:
        """The client does not agree: recorded at once, seen by whoever handed the screen over."""
        actor = self._desks.at_desk.actor
        self._desks.consents.refuse(
            self.handed.client,
            self.handed.appointment,
            signature,
            actor.name or self.clinic,
            reason=reason,
            cannot_sign=self.signature_missing(signature),
        )
        self._desks.kiosk.forget(self.handed.client)

    def statement(self) -> tuple[str, str]:
        """Title and statement of a refusal."""
        from smpdesk.domain.paper import PaperKind

        sheet = self._desks.consents.statement(self.handed.client, PaperKind.CONSENT_REFUSAL)
        return sheet.title, sheet.statement

    def check_pin(self, pin: str) -> None:
        """Refusal while it is wrong, or has to wait."""
        self._desks.kiosk.check_pin(pin)

    def paper_images(self, width: int) -> "Sequence[PageImage]":
        """The pages of the paper that is to be read."""
        return self._desks.papers.pages(self._desks.papers.pdf(self.handed.paper), width)
