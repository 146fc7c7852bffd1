"""The clinic's data: one database of records, one of pictures, one store, one journal.

Nothing outside this package sees a Peewee row: reads return records of ``smpdesk.domain``.
"""
