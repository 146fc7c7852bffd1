"""Asks the desk what there is to decide, holds what was decided. Knows no widget."""

from dataclasses import fields
from typing import TYPE_CHECKING

from smpdesk.domain.client import Client
from smpdesk.domain.merging import Choice, FieldPair, Merged, MergePreview, merged

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_HIDDEN = frozenset({"id", "version", "phone_e164", "other_phone_e164"})


class MergePresenter:
    """One merge: ``keep_id`` stays, ``gone_id`` goes. KeyError when one of the two is not there."""

    def __init__(self, desks: "Desks", keep_id: int, gone_id: int) -> None:
        self._desk = desks.duplicates
        self._ids = (keep_id, gone_id)
        self.choices: dict[str, Choice] = {}
        self.sight: MergePreview = self._desk.preview(keep_id, gone_id)

    def read(self) -> None:
        """Read both records again; what was decided stays."""
        self.sight = self._desk.preview(*self._ids)

    def swap(self) -> None:
        """The other one stays. What was chosen stays chosen: it is now the other side's."""
        turned = {Choice.KEEP: Choice.GONE, Choice.GONE: Choice.KEEP, Choice.BOTH: Choice.BOTH}
        self._ids = (self._ids[1], self._ids[0])
        self.choices = {name: turned[choice] for name, choice in self.choices.items()}
        self.read()

    def pairs(self) -> tuple[FieldPair, ...]:
        """The fields to decide, the course that goes on last."""
        if not self.sight.courses:
            return self.sight.pairs
        keep, gone = self.sight.courses
        return (
            *self.sight.pairs,
            FieldPair(field="course", keep=keep, gone=gone, suggested=self.sight.course),
        )

    def choice(self, pair: FieldPair) -> Choice:
        """What is chosen for a field now."""
        return self.choices.get(pair.field, pair.suggested)

    def result(self) -> Client:
        """The record as it will be."""
        return merged(self.sight.keep, self.sight.gone, self._of_record())

    def changes(self) -> list[tuple[str, object, object]]:
        """Fields of the record that stays which will not be as they are: (field, now, then)."""
        then = self.result()
        names = [each.name for each in fields(Client) if each.name not in _HIDDEN]
        return [
            (name, getattr(self.sight.keep, name), getattr(then, name))
            for name in names
            if getattr(self.sight.keep, name) != getattr(then, name)
        ]

    def merge(self) -> Merged:
        """Do it. Refusal says what forbids it."""
        return self._desk.merge(*self._ids, {**self._of_record(), **self._of_course()})

    def _of_record(self) -> dict[str, Choice]:
        return {name: choice for name, choice in self.choices.items() if name != "course"}

    def _of_course(self) -> dict[str, Choice]:
        return {name: choice for name, choice in self.choices.items() if name == "course"}
