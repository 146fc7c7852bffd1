"""The journal's last link: all that opening a clinic needs to know of its journal."""

from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.rows import ChangeRow


def last_link(db: SqliteClinic) -> tuple[int, str]:
    """Id and link of the journal's last change, 0 and "" in an empty one."""
    query = ChangeRow.select(ChangeRow.id, ChangeRow.link).order_by(ChangeRow.id.desc()).limit(1)
    found = db.plain(query).fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")
