"""What belongs to a session besides its zones, as Peewee sees it: the columns are the fields of the records."""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson, WallTime
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import AppointmentRow, ClientRow, LotRow, ScalpAreaRow, SessionRow, StaffRow


class PauseRow(Versioned):
    """Breaks in a session."""

    session = peewee.ForeignKeyField(SessionRow, column_name="session")
    starts = WallTime()
    ends = WallTime(null=True)
    note = peewee.TextField()

    class Meta:
        table_name = "pause"


class NumbingRow(Versioned):
    """Anaesthetic put on the skin."""

    session = peewee.ForeignKeyField(SessionRow, column_name="session")
    product = peewee.TextField()
    strength = peewee.IntegerField(null=True)
    lot = peewee.TextField()
    stock = peewee.ForeignKeyField(LotRow, column_name="stock", null=True)
    applied_by = EnumText("sitting.AppliedBy")
    zone = peewee.TextField()
    starts = WallTime()
    ends = WallTime(null=True)
    covered = peewee.BooleanField()
    reactions = TupleJson()
    note = peewee.TextField()

    class Meta:
        table_name = "numbing"


class GatePassRow(Versioned):
    """Closed gates that were passed, by whom and why; kept for ever."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    appointment = peewee.ForeignKeyField(AppointmentRow, column_name="appointment")
    rule = EnumText("readiness.Rule")
    said = peewee.TextField()
    name = peewee.TextField()
    reason = peewee.TextField()
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    at = WallTime()

    class Meta:
        table_name = "gate_pass"


class IncidentRow(Versioned):
    """Incidents and reactions."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client", null=True)
    session = peewee.ForeignKeyField(SessionRow, column_name="session", null=True)
    lot = peewee.ForeignKeyField(LotRow, column_name="lot", null=True)
    lot_said = peewee.TextField()
    zone = peewee.TextField()
    area = peewee.ForeignKeyField(ScalpAreaRow, column_name="area", null=True)
    kind = EnumText("incident.IncidentKind")
    happened = WallTime()
    noticed = peewee.DateField()
    what = TupleJson()
    severity = EnumText("incident.Severity")
    serious = peewee.BooleanField()
    description = peewee.TextField()
    action = peewee.TextField()
    advice = peewee.TextField()
    exposed = peewee.TextField()
    reported_to = peewee.TextField()
    reported = peewee.DateField(null=True)
    outcome = peewee.TextField()
    closed = peewee.DateField(null=True)
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)

    class Meta:
        table_name = "incident"
