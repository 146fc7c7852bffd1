"""Health screenings with their confirmations, doctors' letters, and the clinic's edits of the questions."""

from collections.abc import Sequence
from typing import Any

from smpdesk.domain.letter import Letter
from smpdesk.domain.questionnaire import QuestionEdit
from smpdesk.domain.screening import Confirmation, Screening
from smpdesk.storage.part import Part
from smpdesk.storage.rows_screening import ConfirmationRow, LetterRow, QuestionEditRow, ScreeningRow


class ScreeningPart(Part):
    """Screenings, drafts among them, and confirmations."""

    def get(self, key: int) -> Screening:
        """One screening; KeyError when unknown."""
        return self._by_id(ScreeningRow, key, Screening)

    def of_clients(self, clients: Sequence[int]) -> list[Screening]:
        """The screenings of several clients in one go, the latest first."""
        return self._among(_screenings, ScreeningRow.client, clients, Screening)

    def latest(self, client: int) -> Screening | None:
        """A client's latest screening that was finished, None without one."""
        row = ScreeningRow
        query = row.select().where(row.client == client, row.asked.is_null(False))
        return self._first(query.order_by(row.id.desc()), Screening)

    def add(self, screening: Screening) -> Screening:
        """Write a new one."""
        return self._add(ScreeningRow, screening)

    def save(self, screening: Screening) -> Screening:
        """Write a changed one. Raises Stale."""
        return self._save(ScreeningRow, screening)

    def drop(self, screening: Screening) -> None:
        """Take a draft away that nobody wants; the journal keeps what it said."""
        ScreeningRow.delete().where(ScreeningRow.id == screening.id).execute(self._db)

    def confirmations(self, clients: Sequence[int]) -> list[Confirmation]:
        """The confirmations of several clients, the latest first."""
        return self._among(_confirmations, ConfirmationRow.client, clients, Confirmation)

    def confirm(self, confirmation: Confirmation) -> Confirmation:
        """Write a confirmation."""
        return self._add(ConfirmationRow, confirmation)

    def edits(self) -> list[QuestionEdit]:
        """What the clinic changed of the questions."""
        return self._known("edits", _edits, QuestionEdit)

    def add_edit(self, edit: QuestionEdit) -> QuestionEdit:
        """Write a new edit."""
        return self._add(QuestionEditRow, edit)

    def save_edit(self, edit: QuestionEdit) -> QuestionEdit:
        """Write a changed edit. Raises Stale."""
        return self._save(QuestionEditRow, edit)

    def drop_edit(self, edit: QuestionEdit) -> None:
        """Back to what was shipped."""
        QuestionEditRow.delete().where(QuestionEditRow.id == edit.id).execute(self._db)


class LetterPart(Part):
    """Doctors' letters; the bytes of their files are kept with the pictures."""

    def get(self, key: int) -> Letter:
        """One letter; KeyError when unknown."""
        return self._by_id(LetterRow, key, Letter)

    def of_clients(self, clients: Sequence[int]) -> list[Letter]:
        """The letters of several clients, the latest first."""
        return self._among(_letters, LetterRow.client, clients, Letter)

    def with_file(self) -> list[Letter]:
        """Every letter that has a file."""
        return self._all(LetterRow.select().where(LetterRow.sha256 != "").order_by(LetterRow.id), Letter)

    def add(self, letter: Letter) -> Letter:
        """Write a new one."""
        return self._add(LetterRow, letter)

    def save(self, letter: Letter) -> Letter:
        """Write a changed one. Raises Stale."""
        return self._save(LetterRow, letter)


def _edits() -> Any:
    return QuestionEditRow.select().order_by(QuestionEditRow.id)


def _screenings() -> Any:
    return ScreeningRow.select().order_by(ScreeningRow.id.desc())


def _confirmations() -> Any:
    return ConfirmationRow.select().order_by(ConfirmationRow.id.desc())


def _letters() -> Any:
    return LetterRow.select().order_by(LetterRow.id.desc())
