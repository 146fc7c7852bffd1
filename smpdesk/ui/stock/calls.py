"""One attempt to tell a client, and the end of a recall."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.recall import Recall, RecallCall, Told, TouchedClient
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.asking import Asking

if TYPE_CHECKING:
    from smpdesk.services.recalls import RecallDesk


class CallDialog(Asking):
    """What came of a call."""

    def __init__(
        self, desk: "RecallDesk", recall: Recall, client: TouchedClient, parent: QWidget | None = None
    ) -> None:
        super().__init__("Note a call", parent)
        self._desk, self._recall, self._client = desk, recall, client
        self.outcome = forms.choice((labels.TOLD[each][0], each) for each in Told)
        self.note = forms.lines(rows=3)
        phone = labels.isolated(client.phone or client.other_phone)
        self.form.add_wide(parts.strong(" · ".join(each for each in (client.name, phone) if each)))
        if client.no_contact:
            self.form.add_wide(parts.Notice("Asked not to be contacted."))
        self.form.add("outcome", "What came of it", self.outcome)
        self.form.add("note", "Note", self.note, "Needed where somebody need not know")
        self.finish_with(parts.button("Note it", primary=True, on=self.save))
        self.form.first()

    def store(self) -> RecallCall:
        """Write it."""
        return self._desk.note_call(
            self._recall.id, self._client.client, self.outcome.value(), self.note.value()
        )


class CloseDialog(Asking):
    """Says who is still untold; with those, it wants a reason."""

    def __init__(self, desk: "RecallDesk", recall: Recall, parent: QWidget | None = None) -> None:
        super().__init__("Close the recall", parent)
        self._desk, self._recall = desk, recall
        self.note = forms.lines(rows=3)
        untold = desk.untold(recall.id)
        names = [each.client.name for each in untold]
        if names:
            more = f" and {len(names) - 10} more" if len(names) > 10 else ""
            text = f"{words.counted(len(names), 'client')} not told yet: {', '.join(names[:10])}{more}."
            self.form.add_wide(parts.Notice(text))
        else:
            self.form.add_wide(parts.muted("Everybody was told. The lots stay recalled."))
        self.form.add("note", "Note", self.note, "Needed while somebody is not told", optional=not names)
        self.finish_with(parts.button("Close the recall", primary=True, on=self.save))
        self.form.first()

    def store(self) -> Recall:
        """End it."""
        return self._desk.close(self._recall.id, self.note.value())
