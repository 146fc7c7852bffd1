"""Forecasts and reviews as Peewee sees them: the columns are the fields of the records."""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson, WallTime
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import AppointmentRow, ClientRow, CourseRow, PaperRow, ScalpAreaRow, StaffRow


class ForecastRow(Versioned):
    """Forecasts as they were made; the old ones stay."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    course = peewee.ForeignKeyField(CourseRow, column_name="course", null=True)
    zone = peewee.TextField()
    since = peewee.DateField()
    made = WallTime()
    low = peewee.IntegerField()
    middle = peewee.IntegerField()
    high = peewee.IntegerField()
    formula = peewee.IntegerField()
    reasons = TupleJson()
    missing = TupleJson()
    learned_from = peewee.IntegerField()
    weight = peewee.IntegerField()
    why = peewee.TextField()
    told = WallTime(null=True)
    told_on = peewee.TextField()
    paper = peewee.ForeignKeyField(PaperRow, column_name="paper", null=True)

    class Meta:
        table_name = "forecast"


class ReviewRow(Versioned):
    """How dense the result looks, visit by visit."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    course = peewee.ForeignKeyField(CourseRow, column_name="course", null=True)
    appointment = peewee.ForeignKeyField(AppointmentRow, column_name="appointment", null=True)
    day = peewee.DateField()
    step = peewee.TextField()
    zone = EnumText("session.Zone")
    area = peewee.ForeignKeyField(ScalpAreaRow, column_name="area", null=True)
    score = peewee.IntegerField()
    technician = peewee.ForeignKeyField(StaffRow, column_name="technician", null=True)
    note = peewee.TextField()

    class Meta:
        table_name = "review"
