"""How much of everything a clinic holds."""

from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.row import Row
from smpdesk.storage.rows import AppointmentRow, ChangeRow, ClientRow, PaperRow, PictureRow, SessionRow

_COUNTED: dict[str, type[Row]] = {
    "clients": ClientRow,
    "appointments": AppointmentRow,
    "sessions": SessionRow,
    "papers": PaperRow,
    "changes": ChangeRow,
    "pictures": PictureRow,
}


def counts_of(db: SqliteClinic) -> dict[str, int]:
    """Rows by name: clients, appointments, sessions, papers, changes, pictures."""
    return {name: int(model.select().count(db)) for name, model in _COUNTED.items()}
