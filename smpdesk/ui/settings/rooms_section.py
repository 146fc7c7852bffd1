"""The treatment rooms."""

from collections.abc import Sequence
from dataclasses import replace

from smpdesk.domain.clinic import Room
from smpdesk.ui.settings.presenter import SettingsPresenter
from smpdesk.ui.settings.records_section import RecordsSection
from smpdesk.ui.settings.section import put
from smpdesk.ui.shared.forms import text, tick
from smpdesk.ui.shared.rows import Row


class RoomsSection(RecordsSection):
    """Rooms. A closed one stays in old records."""

    def __init__(self, ask: SettingsPresenter) -> None:
        text_ = (
            "Where clients are treated. A room that is closed stays in old records and is offered no longer."
        )
        super().__init__(ask, "Rooms", text_, "Add a room")
        self._name_field = text()
        self._closed = tick("No longer used")
        self.form.add("name", "Name", self._name_field, optional=False)
        self.form.add("closed", "No longer used", self._closed)
        self.fill()

    def read(self) -> Sequence[Room]:
        """Every room."""
        return self.ask.rooms()

    def draft(self) -> Room:
        """A new room, named by the next number."""
        return Room(name=f"Room {len(self.records) + 1}")

    def row(self, record: Room) -> Row:
        """The name, and whether it is closed."""
        return Row(record.name, "", "Closed" if record.closed else "", "plain", "", record.id)

    def put(self, record: Room) -> None:
        """Show a room."""
        put(self._name_field, record.name)
        self._closed.setChecked(record.closed)

    def taken(self, record: Room) -> Room:
        """What the form says."""
        return replace(record, name=self._name_field.text(), closed=self._closed.isChecked())

    def keep(self, record: Room) -> Room:
        """Save."""
        return self.ask.save_room(record)
