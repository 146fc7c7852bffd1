"""Patch tests and a clinic's small choices as Peewee sees them: the columns are the fields of the records."""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson, WallTime
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ClientRow, PaperRow, StaffRow


class PatchTestRow(Versioned):
    """Patch tests."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    technician = peewee.ForeignKeyField(StaffRow, column_name="technician", null=True)
    offered = peewee.DateField()
    declined = WallTime(null=True)
    signature = peewee.TextField()
    witness = peewee.TextField()
    wording = peewee.TextField()
    paper = peewee.ForeignKeyField(PaperRow, column_name="paper", null=True)
    done = WallTime(null=True)
    site = EnumText("patch_test.PatchSite")
    site_said = peewee.TextField()
    pigment = peewee.TextField()
    lot = peewee.TextField()
    anaesthetic = peewee.TextField()
    anaesthetic_lot = peewee.TextField()
    anaesthetic_site = peewee.TextField()
    read = WallTime(null=True)
    result = EnumText("patch_test.PatchResult")
    signs = TupleJson()
    anaesthetic_result = EnumText("patch_test.PatchResult")
    note = peewee.TextField()

    class Meta:
        table_name = "patch_test"


class ClinicChoiceRow(Versioned):
    """Small choices of the clinic."""

    key = peewee.TextField(unique=True)
    value = peewee.TextField()

    class Meta:
        table_name = "clinic_choice"
