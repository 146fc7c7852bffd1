"""The waiting list as Peewee sees it: the columns are the fields of the record."""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import AppointmentRow, ClientRow, StaffRow


class WaitingRow(Versioned):
    """Who would come sooner."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    kind = EnumText("appointment.VisitKind")
    minutes = peewee.IntegerField()
    technician = peewee.ForeignKeyField(StaffRow, column_name="technician", null=True)
    weekdays = TupleJson()
    earliest = peewee.IntegerField()
    latest = peewee.IntegerField()
    urgency = EnumText("waiting.Urgency")
    until = peewee.DateField(null=True)
    note = peewee.TextField()
    since = peewee.DateField()
    ended = peewee.DateField(null=True)
    reason = peewee.TextField()
    appointment = peewee.ForeignKeyField(AppointmentRow, column_name="appointment", null=True)

    class Meta:
        table_name = "waiting"
