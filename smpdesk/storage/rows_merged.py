"""Clients who were merged into another: the number that nobody bears any more, and where they went."""

import peewee

from smpdesk.storage.fields import WallTime
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ClientRow


class MergedRow(Versioned):
    """One merge. ``gone`` is the id of the client's row that was taken out, ``number`` the one that fell free."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    gone = peewee.IntegerField()
    number = peewee.IntegerField()
    name = peewee.TextField()
    at = WallTime()

    class Meta:
        table_name = "merged"
