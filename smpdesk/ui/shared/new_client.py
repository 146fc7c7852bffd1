"""Somebody unknown is on the telephone: a name and a number, and one can go on. Whoever may be meant is offered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smpdesk.domain.client import Client
from smpdesk.domain.person_name import name_from_one
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_PAUSE_MS = 150
_MOST = 3


class NewClientDialog(QDialog):
    """`meant` carries the id of the client who was added, or of the one who was on record already."""

    meant = Signal(object)

    def __init__(self, desks: "Desks", name: str, phone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New client")
        self._desks = desks
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)
        self.form = forms.Form(columns=2)
        named = name_from_one(name)
        self._given, self._family = forms.text(named.given), forms.text(named.family)
        self._phone = forms.text(phone)
        self._known: list[_Known] = []
        self._alike = QVBoxLayout()
        self._build()
        self._look()
        wanted = (self._given, self._family, self._phone)
        first = next((each for each in wanted if not each.text()), None)
        (first or self._add).setFocus()

    @Slot()
    def save(self) -> None:
        """Add them, or say beside the fields why not."""
        with faults.caught(self, self.form) as caught:
            added = self._desks.clients.add(self._draft())
        if not caught:
            self.meant.emit(added.id)
            self.accept()

    def take(self, client: int) -> None:
        """It is somebody who is on record."""
        self.meant.emit(client)
        self.accept()

    @Slot()
    def _look(self) -> None:
        """Who may be the same person."""
        draft = self._draft()
        found = self._desks.duplicates.alike(draft, _MOST) if draft.given or draft.family else []
        for each in self._known:
            each.hide()
            each.deleteLater()
        self._known = [
            _Known(f"{each.line.name} · No. {each.line.number} · {each.line.phone}", each.line.id, self)
            for each in found
        ]
        for known in self._known:
            self._alike.addWidget(known)
        self._notice.say("On record already? Choose who is meant:" if found else "")

    @Slot()
    def _soon(self) -> None:
        self._pause.start()

    def _draft(self) -> Client:
        lines = (self._given, self._family, self._phone)
        given, family, phone = (each.text().strip() for each in lines)
        return Client(given=given, family=family, phone=phone)

    def _build(self) -> None:
        self.form.add("given", "Given name", self._given)
        self.form.add("family", "Family name", self._family)
        self.form.add("phone", "Phone", self._phone, wide=True)
        self.form.changed.connect(self._soon)
        self._notice = parts.Notice("")
        self._add = parts.button("Add", primary=True, on=self.save)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self._add)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(18), px(20), px(16))
        body.setSpacing(px(12))
        body.addWidget(parts.title("New client"))
        body.addWidget(parts.muted("Everything else can be asked for when they come."))
        body.addWidget(self.form)
        body.addWidget(self._notice)
        body.addLayout(self._alike)
        body.addStretch(1)
        body.addLayout(line)
        self._add.setDefault(True)
        self.setMinimumWidth(px(440))


class _Known(QPushButton):
    """A button that knows whom it stands for."""

    def __init__(self, words: str, client: int, dialog: NewClientDialog) -> None:
        super().__init__(words.removesuffix(" · ").replace("&", "&&"), dialog)
        self._client, self._dialog = client, dialog
        self.setProperty("primary", "false")
        self.setAutoDefault(True)
        self.clicked.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        self._dialog.take(self._client)
