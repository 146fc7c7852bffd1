"""Two people edited one client: what each changed, and what becomes of it."""

from dataclasses import fields, replace
from typing import Any, NamedTuple

from smpdesk.domain.client import Client

_OURS_TO_KEEP = ("id", "version", "number", "phone_e164", "other_phone_e164")
NAMES = {
    "given": "Given name", "family": "Family name", "sex": "Sex", "birth": "Born", "phone": "Phone",
    "other_phone": "Other phone", "email": "E-mail", "address": "Address", "marketing": "Marketing",
    "referral": "Found us by", "alert": "Alert", "notes": "Notes", "since": "Client since", "inactive": "Inactive",
    "language": "Papers in", "no_contact": "Not to be contacted", "gone": "Why gone",
    "gone_on": "Gone since",
}  # fmt: skip


class Conflict(NamedTuple):
    """A field that both changed, each in another way."""

    field: str
    mine: Any
    theirs: Any


class Merge(NamedTuple):
    """``record`` is theirs with my changes where they left the field alone; ``taken`` names fields of theirs."""

    record: Client
    taken: list[str]
    conflicts: list[Conflict]


def merged(base: Client, mine: Client, theirs: Client) -> Merge:
    """Bring two edits of ``base`` together; in conflicts the record has mine until somebody decides."""
    changes: dict[str, Any] = {}
    taken: list[str] = []
    conflicts: list[Conflict] = []
    for name in (each.name for each in fields(Client) if each.name not in _OURS_TO_KEEP):
        was, here, there = getattr(base, name), getattr(mine, name), getattr(theirs, name)
        if here in (was, there):
            if there not in (was, here):
                taken.append(name)
            continue
        changes[name] = here
        if there != was:
            conflicts.append(Conflict(name, here, there))
    return Merge(replace(theirs, **changes), taken, conflicts)
