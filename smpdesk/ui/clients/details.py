"""The Details tab: everything the clinic knows about the person, to read and to copy."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.client import Client, Gone, Permission, Sex, age
from smpdesk.domain.languages import ENGLISH_NAMES
from smpdesk.ui.clients.presenter import Story
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Columns
from smpdesk.ui.shared.theme import px

SEXES = {Sex.UNKNOWN: "Not asked", Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.OTHER: "Other"}
ASKED_BACK = {
    Gone.NO: "Yes",
    Gone.MOVED: "No: moved away",
    Gone.ELSEWHERE: "No: went elsewhere",
    Gone.NOT_WANTED: "No: does not want to",
    Gone.DIED: "No: has died",
}
PERMISSIONS = {
    Permission.UNKNOWN: "Never asked",
    Permission.YES: "Yes, may be sent news",
    Permission.NO: "No",
}
Rows = list[tuple[str, str]]


class DetailsPart(QWidget):
    """Two cards of fields and one of notes."""

    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder: QWidget | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def show_story(self, story: Story) -> None:
        """Show this client's details."""
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        body = QVBoxLayout(self._holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(14))
        columns = Columns(ems=46, gap=14)
        columns.add(_card("Person", person_rows(story)), 1)
        columns.add(_card("How to reach them", reach_rows(story.client)), 1)
        body.addWidget(columns)
        body.addWidget(self._notes(story.client))
        body.addStretch(1)
        self._body.addWidget(self._holder)

    @Slot()
    def _ask(self) -> None:
        self.edit_requested.emit()

    def _notes(self, client: Client) -> QWidget:
        card = parts.Card("Notes")
        if client.alert:
            card.body.addWidget(parts.Notice(client.alert))
        if client.notes.strip():
            card.body.addWidget(_value(client.notes.strip()))
        else:
            card.body.addWidget(parts.muted("No notes."))
        card.body.addLayout(_at_text(parts.quiet("Edit details", on=self._ask)))
        return card


def person_rows(story: Story) -> Rows:
    """Who the client is."""
    client = story.client
    born = (
        f"{words.plain_date(client.birth)} ({age(client.birth, story.today)} years)" if client.birth else ""
    )
    merges = [
        ("Merged into this", f"{each.name}, client {each.number}, on {words.plain_date(each.at.date())}")
        for each in story.merges
    ]
    return [
        ("Given name", client.given),
        ("Family name", client.family),
        ("Born", born),
        ("Sex", SEXES[client.sex]),
        ("Client number", str(client.number)),
        ("Client since", words.plain_date(client.since) if client.since else ""),
        ("Found us by", client.referral),
        ("State", "Inactive" if client.inactive else "Active"),
        *([("Asked back", ASKED_BACK[client.gone])] if client.gone else []),
        *merges,
    ]


def reach_rows(client: Client) -> Rows:
    """How the client can be reached."""
    return [
        ("Phone", client.phone),
        ("Other phone", client.other_phone),
        ("E-mail", client.email),
        ("Address", client.address),
        ("Marketing", PERMISSIONS[client.marketing]),
        ("Contact", "Asked not to be contacted" if client.no_contact else "May be called and written to"),
        ("Papers in", ENGLISH_NAMES.get(client.language, "The clinic’s language")),
    ]


def _card(caption: str, rows: Rows) -> parts.Card:
    card = parts.Card(caption)
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setHorizontalSpacing(px(18))
    form.setVerticalSpacing(px(7))
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for name, value in rows:
        form.addRow(parts.muted(name, wrap=False), _value(value) if value else parts.label("–", "muted"))
    card.body.addLayout(form)
    card.body.addStretch(1)
    return card


def _value(text: str) -> QWidget:
    said = parts.label(text, wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return said


def _at_text(push: QWidget) -> QHBoxLayout:
    """A quiet button whose words begin where the other words do."""
    row = QHBoxLayout()
    row.addSpacing(-px(14))
    row.addWidget(push)
    row.addStretch(1)
    return row
