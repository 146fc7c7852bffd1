"""Working time as Peewee sees it: the columns are the fields of the records."""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import StaffRow


class PersonHoursRow(Versioned):
    """Hours of people that are not the clinic's."""

    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", unique=True)
    hours = TupleJson()

    class Meta:
        table_name = "person_hours"


class ClosureRow(Versioned):
    """Holidays and closed days."""

    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    first = peewee.DateField()
    last = peewee.DateField()
    name = peewee.TextField()
    dropped = peewee.BooleanField()

    class Meta:
        table_name = "closure"


class BlockRow(Versioned):
    """Breaks, training and other blocks."""

    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    kind = EnumText("working.AwayKind")
    name = peewee.TextField()
    weekdays = TupleJson()
    first = peewee.DateField(null=True)
    last = peewee.DateField(null=True)
    starts = peewee.IntegerField()
    ends = peewee.IntegerField()
    dropped = peewee.BooleanField()

    class Meta:
        table_name = "block"
