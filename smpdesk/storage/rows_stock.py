"""What happens to lots, and recalls, as Peewee sees them: the columns are the fields of the records."""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson, WallTime
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ClientRow, LotRow, SessionRow, StaffRow


class StockMoveRow(Versioned):
    """What came into a lot and what was taken from it; never changed, only corrected by another."""

    lot = peewee.ForeignKeyField(LotRow, column_name="lot")
    kind = EnumText("stock.MoveKind")
    amount = peewee.IntegerField()
    at = WallTime()
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    session = peewee.ForeignKeyField(SessionRow, column_name="session", null=True)
    reason = peewee.TextField()
    corrects = peewee.ForeignKeyField("self", column_name="corrects", null=True)

    class Meta:
        table_name = "stock_move"


class RecallRow(Versioned):
    """Recalls of lots by a maker or an authority."""

    day = peewee.DateField()
    title = peewee.TextField()
    text = peewee.TextField()
    lots = TupleJson()
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    closed = peewee.DateField(null=True)
    note = peewee.TextField()

    class Meta:
        table_name = "recall"


class RecallCallRow(Versioned):
    """Who was told of a recall, and what came of it."""

    recall = peewee.ForeignKeyField(RecallRow, column_name="recall")
    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    at = WallTime()
    staff = peewee.ForeignKeyField(StaffRow, column_name="staff", null=True)
    outcome = EnumText("recall.Told")
    note = peewee.TextField()

    class Meta:
        table_name = "recall_call"
