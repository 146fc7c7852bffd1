"""Who may be the person that is being typed in: a jump to each, so that nobody is entered twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.ui.clients.summary import joined
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.likeness_words import because
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.domain.likeness import Likeness


class AlikeCard(parts.Card):
    """Lists clients who may be the same, and why; in view only while there are any."""

    client_requested = Signal(object)  # id
    merge_requested = Signal(object)  # id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Is it one of these?", parent)
        self.list = RowList("Clients who may be the same person")
        self.list.opened.connect(self.client_requested)
        self.go = parts.button("Open the one chosen", on=self._go)
        self.merge = parts.button("Merge with the one chosen…", on=self._merge)
        actions = Bar()
        actions.left.addWidget(self.go)
        actions.left.addWidget(self.merge)
        self.body.addWidget(self.list)
        self.body.addWidget(actions)
        self.hide()

    def show_alike(self, people: "Sequence[Likeness]", known: bool = False) -> None:
        """Show these people, or nothing; somebody ``known`` already may be merged with one of them."""
        self.list.show_rows([_row(each) for each in people], self.list.record())
        self.list.setFixedHeight(px(56) * max(1, len(people)) + px(2))
        self.merge.setVisible(known)
        self.setAccessibleDescription(words.counted(len(people), "client") + " may be the same person")
        self.setVisible(bool(people))

    @Slot()
    def _go(self) -> None:
        if self.list.record():
            self.client_requested.emit(self.list.record())

    @Slot()
    def _merge(self) -> None:
        if self.list.record():
            self.merge_requested.emit(self.list.record())


def _row(found: "Likeness") -> Row:
    line = found.line
    born = f"born {words.plain_date(line.birth)}" if line.birth else ""
    facts = joined([because(found.reasons, 2), line.phone, born, line.email])
    return Row(line.listed, facts, badge=str(line.number), record=line.id)
