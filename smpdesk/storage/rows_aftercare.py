"""Follow-ups, contacts, wording and consents as Peewee sees them: the columns are the fields of the records."""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson, WallTime
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import AppointmentRow, ClientRow, PaperBodyRow, PaperRow, SessionRow, StaffRow


class WordingRow(Versioned):
    """Wording of the clinic's own, one row for each version."""

    paper = EnumText("paper.PaperKind")
    language = peewee.TextField()
    number = peewee.IntegerField()
    based_on = peewee.TextField()
    texts = TupleJson()
    days = TupleJson()
    at = WallTime()
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)

    class Meta:
        table_name = "wording"
        indexes = ((("paper", "language", "number"), True),)


class ApprovalRow(Versioned):
    """Translations that a named person of the clinic has read and approved."""

    paper = EnumText("paper.PaperKind")
    language = peewee.TextField()
    wording = peewee.TextField()
    name = peewee.TextField()
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    at = WallTime()
    withdrawn = WallTime(null=True)

    class Meta:
        table_name = "approval"


class FollowUpRow(Versioned):
    """Check-ins that somebody has begun, put off or done; the others follow from the sessions."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    session = peewee.ForeignKeyField(SessionRow, column_name="session", null=True, index=False)
    step = peewee.TextField()
    due = peewee.DateField()
    snoozed = peewee.DateField(null=True)
    done = WallTime(null=True)
    outcome = EnumText("follow_up.Outcome")
    note = peewee.TextField()

    class Meta:
        table_name = "follow_up"
        indexes = ((("session", "step"), True),)


class ContactRow(Versioned):
    """Calls, messages and letters: who was told what, and when."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    about = EnumText("contact.About")
    session = peewee.ForeignKeyField(SessionRow, column_name="session", null=True)
    follow_up = peewee.ForeignKeyField(FollowUpRow, column_name="follow_up", null=True)
    way = EnumText("contact.Way")
    at = WallTime()
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    outcome = EnumText("contact.Reached")
    answers = TupleJson()
    note = peewee.TextField()

    class Meta:
        table_name = "contact"


class ConsentRow(Versioned):
    """Consents given, refused and withdrawn."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    appointment = peewee.ForeignKeyField(AppointmentRow, column_name="appointment", null=True)
    paper = peewee.ForeignKeyField(PaperRow, column_name="paper", null=True)
    wording = peewee.TextField()
    language = peewee.TextField()
    state = EnumText("consent_record.ConsentState")
    way = EnumText("consent_record.SignedWay")
    at = WallTime()
    answers = TupleJson()
    signature = peewee.TextField()
    technician = peewee.ForeignKeyField(StaffRow, column_name="technician", null=True)
    technician_signature = peewee.TextField()
    witness = peewee.TextField()
    scan = peewee.ForeignKeyField(PaperBodyRow, column_name="scan", null=True)
    media = peewee.TextField()
    withdrawn = WallTime(null=True)
    reason = peewee.TextField()

    class Meta:
        table_name = "consent"


class PhotoPermissionRow(Versioned):
    """What may be done with photographs: each use by itself, the latest word counts."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    purpose = EnumText("consent_record.PhotoUse")
    allowed = peewee.BooleanField()
    at = WallTime()
    consent = peewee.ForeignKeyField(ConsentRow, column_name="consent", null=True)
    note = peewee.TextField()

    class Meta:
        table_name = "photo_permission"
