"""The people of the clinic: who they are, what they do, and their colour in the book."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from smpdesk.domain.clinic import Role, Staff
from smpdesk.ui.settings.presenter import SettingsPresenter, colours
from smpdesk.ui.settings.records_section import RecordsSection
from smpdesk.ui.settings.section import put
from smpdesk.ui.shared.forms import Choice, choice, text, tick
from smpdesk.ui.shared.parts import button
from smpdesk.ui.shared.rows import Row
from smpdesk.ui.shared.theme import px

ROLES = {
    Role.OWNER: "Owner",
    Role.MANAGER: "Manager",
    Role.TECHNICIAN: "Technician",
    Role.RECEPTIONIST: "Receptionist",
}


class ColourChoice(Choice):
    """Colours by name, each with a patch of it."""

    def __init__(self) -> None:
        super().__init__((name, colour) for colour, name in colours().items())
        self._paint()

    def set_value(self, value: object) -> bool:
        """Choose a colour; one that is not offered is added as the person's own."""
        if value is not None and value not in self._values:
            self.offer([*((name, colour) for colour, name in colours().items()), (f"Own ({value})", value)])
            self._paint()
        return super().set_value(value)

    def _paint(self) -> None:
        for at, value in enumerate(self._values):
            self.setItemIcon(at, patch(str(value)))


def patch(colour: str) -> QIcon:
    """A round patch of a colour."""
    size = px(14)
    picture = QPixmap(size * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(2, 2, size * 2 - 4, size * 2 - 4)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)


class PeopleSection(RecordsSection):
    """Staff."""

    hours_requested = Signal(object)  # a technician's id

    def __init__(self, ask: SettingsPresenter) -> None:
        text_ = "Who works here, and who treats. Nobody is deleted: old records keep the name of who did it."
        super().__init__(ask, "Staff", text_, "Add somebody")
        self._name_field = text()
        self._role = choice((name, role) for role, name in ROLES.items())
        self._colour = ColourChoice()
        self._licence = text()
        self._treats = tick("Treats clients, and has a column in the book")
        self._left = tick("No longer works here")
        self.form.add("name", "Name", self._name_field, optional=False)
        self.form.add("role", "Role", self._role)
        self.form.add("colour", "Colour in the book", self._colour)
        self.form.add(
            "licence", "Licence or registration number", self._licence, "It stands on consent forms"
        )
        self.form.add("treats", "Treats clients", self._treats)
        self.form.add("left", "No longer works here", self._left)
        self._working = button("Hours and holidays…", on=self._ask_hours)
        self.form.add_wide(self._working)
        self.fill()

    def read(self) -> Sequence[Staff]:
        """Everybody."""
        return self.ask.staff()

    def draft(self) -> Staff:
        """Somebody new, in a colour nobody has."""
        return self.ask.new_staff()

    def row(self, record: Staff) -> Row:
        """Name, role, and whether they left."""
        role = ROLES[record.role]
        doing = role if record.treats == (record.role is Role.TECHNICIAN) else f"{role} · treats"
        if not record.treats and record.role is Role.TECHNICIAN:
            doing = f"{role} · does not treat"
        return Row(record.name or "New", doing, "Left" if record.left else "", "plain", "", record.id)

    def put(self, record: Staff) -> None:
        """Show somebody."""
        put(self._name_field, record.name)
        put(self._role, record.role)
        self._colour.set_value(record.colour)
        put(self._licence, record.licence)
        self._treats.setChecked(record.treats)
        self._left.setChecked(record.left)
        self._working.setVisible(bool(record.id and record.treats and not record.left))

    @Slot()
    def _ask_hours(self) -> None:
        if self.current is not None:
            self.hours_requested.emit(self.current.id)

    def taken(self, record: Staff) -> Staff:
        """What the form says."""
        return replace(
            record,
            name=self._name_field.text(),
            role=self._role.value(),
            colour=self._colour.value(),
            licence=self._licence.text(),
            treats=self._treats.isChecked(),
            left=self._left.isChecked(),
        )

    def keep(self, record: Staff) -> Staff:
        """Save."""
        return self.ask.save_staff(record)
