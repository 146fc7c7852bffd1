"""The journal's last link: all that opening a clinic needs to know of its journal."""

from typing import Any

from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.rows import ChangeRow


def last_link(db: SqliteClinic) -> tuple[int, str]:
    """Id and link of the journal's last change, 0 and "" in an empty one."""
    query = db.queries.get("last link", db, _last)
    found = db.run(query.sql, query.values(None)).fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def _last() -> Any:
    return ChangeRow.select(ChangeRow.id, ChangeRow.link).order_by(ChangeRow.id.desc()).limit(1)
