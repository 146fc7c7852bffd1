"""A day and a time that make one moment in a form."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from smpdesk.ui.shared.forms import DateField, Form, TimeField

if TYPE_CHECKING:
    from datetime import date


class When:
    """Two fields, ``field`` for the day and ``field``_at for the time; a time that is missing is midnight."""

    def __init__(self, form: Form, field: str, name: str, today: "date", value: datetime | None) -> None:
        self.day = DateField(today, value.date() if value else None, past=True)
        self.time = TimeField(value.time() if value else None)
        form.add(field, name, self.day, optional=False)
        form.add(f"{field}_at", "Time", self.time, optional=False)

    def value(self) -> datetime | None:
        """The moment, None while it has no day."""
        day = self.day.value()
        return None if day is None else datetime.combine(day, self.time.value() or time())
