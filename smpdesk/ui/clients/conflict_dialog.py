"""Somebody else changed the same client meanwhile: field by field, take theirs or keep mine."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.languages import ENGLISH_NAMES
from smpdesk.ui.clients.details import ASKED_BACK, PERMISSIONS, SEXES
from smpdesk.ui.clients.merging import NAMES, Conflict, Merge
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px


class ConflictDialog(QDialog):
    """Asks about each field that two people changed; ``decided()`` is the answer once it is accepted."""

    def __init__(self, merge: Merge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Changed by somebody else")
        self._choices: dict[str, tuple[Conflict, QRadioButton]] = {}
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(18), px(20), px(16))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Somebody else changed this client meanwhile"))
        body.addWidget(
            parts.muted("What you typed is still here. Choose what to keep; nothing is saved before that.")
        )
        if merge.taken:
            names = words.listed([NAMES[each] for each in merge.taken])
            body.addWidget(parts.muted(f"Taken from theirs, because you did not touch it: {names}."))
        for conflict in merge.conflicts:
            body.addWidget(self._question(conflict))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(parts.button("Back to my edit", on=self.reject))
        self.save = parts.button("Save this", primary=True, on=self.accept)
        buttons.addWidget(self.save)
        body.addLayout(buttons)
        self.setMinimumWidth(px(460))
        self.save.setDefault(True)

    def decided(self) -> dict[str, Any]:
        """The value to keep of every field that was asked about."""
        return {
            name: conflict.mine if mine.isChecked() else conflict.theirs
            for name, (conflict, mine) in self._choices.items()
        }

    def _question(self, conflict: Conflict) -> QWidget:
        card = parts.Card(NAMES[conflict.field])
        group = QButtonGroup(card)
        mine = QRadioButton(f"Keep mine: {value_words(conflict.field, conflict.mine)}")
        theirs = QRadioButton(f"Take theirs: {value_words(conflict.field, conflict.theirs)}")
        mine.setChecked(True)
        for button in (mine, theirs):
            group.addButton(button)
            card.body.addWidget(button)
        self._choices[conflict.field] = (conflict, mine)
        return card


def value_words(field: str, value: Any) -> str:
    """A field's value on one line, short enough for a button."""
    if field == "sex":
        return SEXES[value]
    if field == "marketing":
        return PERMISSIONS[value]
    if field == "gone":
        return ASKED_BACK[value]
    if field == "language":
        return ENGLISH_NAMES.get(value, "The clinic’s")
    if field in ("inactive", "no_contact"):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return words.plain_date(value)
    text = " ".join(str(value or "").split()) or "(empty)"
    return (text if len(text) <= 60 else f"{text[:59]}…").replace("&", "&&")
