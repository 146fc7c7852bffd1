"""What all row models share: how the journal treats a table, and the columns of every noted row."""

from typing import Any

import peewee

#: How the journal treats a table: noted with images, written once by content, or kept by the store itself.
NOTED, ONCE, OWN = "noted", "once", "own"


class Row(peewee.Model):
    """What all tables share."""

    keeping = NOTED

    class Meta:
        legacy_table_names = False
        strict_tables = True

    @classmethod
    def table_name(cls) -> str:
        """The table's name in the file."""
        return str(cls._meta.table_name)

    @classmethod
    def all_fields(cls) -> list[Any]:
        """The columns in order, as Peewee's fields; their names are the fields of the record."""
        return list(cls._meta.sorted_fields)


class Versioned(Row):
    """A table whose rows are noted in the journal and carry a version."""

    id = peewee.AutoField()
    version = peewee.IntegerField()
