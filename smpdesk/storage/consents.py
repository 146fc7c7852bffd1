"""What clients agreed to, refused and took back, and what photographs may be used for. Written once, never changed."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from smpdesk.domain.consent_record import ConsentRecord, PhotoPermission
from smpdesk.storage.part import Part
from smpdesk.storage.rows import PaperBodyRow
from smpdesk.storage.rows_aftercare import ConsentRow, PhotoPermissionRow


class ConsentPart(Part):
    """Consents and permissions. The one thing that is added to a consent later is the scan of its paper."""

    def get(self, key: int) -> ConsentRecord:
        """One consent; KeyError when unknown."""
        return self._by_id(ConsentRow, key, ConsentRecord)

    def of_clients(self, clients: Sequence[int]) -> list[ConsentRecord]:
        """The consents of several clients in one go, the latest first."""
        return self._among(_latest_first, ConsentRow.client, clients, ConsentRecord)

    def scans(self) -> list[tuple[int, str]]:
        """Every scanned paper: the consent's id and the SHA-256 of the bytes."""
        query = ConsentRow.select(ConsentRow.id, ConsentRow.scan).where(ConsentRow.scan.is_null(False))
        return [
            (int(key), str(name)) for key, name in self._db.plain(query.order_by(ConsentRow.id)).fetchall()
        ]

    def add(self, record: ConsentRecord) -> ConsentRecord:
        """Write a new one."""
        return self._add(ConsentRow, record)

    def put_scan(self, record: ConsentRecord, body: bytes, media: str) -> ConsentRecord:
        """Keep the scanned paper of a consent; its SHA-256 enters the journal with the record. Raises Stale."""
        name = self.keep_body(body)
        return self._save(ConsentRow, replace(record, scan=name, media=media))

    def keep_body(self, body: bytes) -> str:
        """Write bytes beside those of the issued papers, unless they are there; their SHA-256."""
        name = hashlib.sha256(body).hexdigest()
        if not self._count(PaperBodyRow.select().where(PaperBodyRow.sha256 == name)):
            PaperBodyRow.insert({"sha256": name, "body": body}).execute(self._db)
        return name

    def permissions(self, clients: Sequence[int]) -> list[PhotoPermission]:
        """Every word about photographs of several clients, the latest first."""
        row = PhotoPermissionRow
        query = row.select().where(row.client.in_(list(clients)))
        return self._all(query.order_by(row.at.desc(), row.id.desc()), PhotoPermission)

    def permit(self, permission: PhotoPermission) -> PhotoPermission:
        """Write a yes or a no for one use."""
        return self._add(PhotoPermissionRow, permission)


def _latest_first() -> Any:
    return ConsentRow.select().order_by(ConsentRow.at.desc(), ConsentRow.id.desc())
