"""Two records of one client become one: which value of each field stays."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum

from smpdesk.domain.client import Client, Permission
from smpdesk.domain.names import digits
from smpdesk.domain.problem import Problem


class Choice(StrEnum):
    """Whose value stays."""

    KEEP = "keep"
    GONE = "gone"
    BOTH = "both"


#: Not chosen: they follow from the record, or from the field that they spell out.
_FOLLOWING = frozenset({"id", "version", "phone_e164", "other_phone_e164"})
#: Texts that can stand one under the other.
_JOINED = {"notes": "\n", "alert": "; ", "referral": ", "}
_SPELT = {"phone": "phone_e164", "other_phone": "other_phone_e164"}


@dataclass(frozen=True, kw_only=True)
class FieldPair:
    """One field of which the two records say different things, and what is suggested."""

    field: str
    keep: object
    gone: object
    both: bool = False
    suggested: Choice = Choice.KEEP


@dataclass(frozen=True, kw_only=True)
class Follows:
    """How many rows of a table follow to the client who stays."""

    table: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class MergePreview:
    """Everything to decide by: both records, the fields that differ, what follows, what forbids it.

    ``courses`` are the two open courses when both have one (the goal or kind of each), else empty;
    ``course`` is whose is suggested to go on.
    """

    keep: Client
    gone: Client
    pairs: tuple[FieldPair, ...]
    follows: tuple[Follows, ...] = ()
    courses: tuple[str, ...] = ()
    course: Choice = Choice.KEEP
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Merged:
    """A merge on record. ``gone`` is the id that was, ``number`` the number that nobody bears any more; ``at`` is
    wall time; ``change`` the journal's id of the merge (0 while unknown), by which it is undone.
    """

    id: int = 0
    client: int
    gone: int
    number: int
    name: str
    at: datetime
    version: int = 0
    change: int = 0


def pairs(keep: Client, gone: Client) -> tuple[FieldPair, ...]:
    """The fields that differ, in the order of the record."""
    names = [each.name for each in fields(Client) if each.name not in _FOLLOWING]
    return tuple(_pair(name, keep, gone) for name in names if not _equal(name, keep, gone))


def merged(keep: Client, gone: Client, choices: Mapping[str, Choice]) -> Client:
    """The record that stays. Fields that differ and are not in ``choices`` get what is suggested."""
    values: dict[str, object] = {}
    spare = ("", "")
    for pair in pairs(keep, gone):
        choice = Choice(choices.get(pair.field, pair.suggested))
        values[pair.field] = _chosen(pair, choice)
        if pair.field in _SPELT:
            source = gone if choice is Choice.GONE else keep
            values[_SPELT[pair.field]] = getattr(source, _SPELT[pair.field])
            if choice is Choice.BOTH:
                spare = (gone.phone, gone.phone_e164)
    made = replace(keep, **values)  # type: ignore[arg-type]
    if spare[0] and not made.other_phone:
        made = replace(made, other_phone=spare[0], other_phone_e164=spare[1])
    return made


def _equal(name: str, keep: Client, gone: Client) -> bool:
    if name in _SPELT and getattr(keep, _SPELT[name]):
        return bool(getattr(keep, _SPELT[name]) == getattr(gone, _SPELT[name]))
    return bool(getattr(keep, name) == getattr(gone, name))


def _pair(name: str, keep: Client, gone: Client) -> FieldPair:
    ours, theirs = getattr(keep, name), getattr(gone, name)
    both = bool(ours and theirs) and (name in _JOINED or (name == "phone" and _room_for_phone(keep, gone)))
    return FieldPair(
        field=name, keep=ours, gone=theirs, both=both, suggested=_suggested(name, ours, theirs, both)
    )


def _room_for_phone(keep: Client, gone: Client) -> bool:
    return not keep.other_phone and not gone.other_phone and digits(keep.phone) != digits(gone.phone)


def _suggested(name: str, ours: object, theirs: object, both: bool) -> Choice:
    """What is known before what is not; nothing lost; a no before a yes; the earlier day; active before not."""
    if both:
        return Choice.BOTH
    if name == "marketing":
        return Choice.GONE if theirs is Permission.NO or not ours else Choice.KEEP
    if name == "since" and isinstance(ours, date) and isinstance(theirs, date):
        return Choice.GONE if theirs < ours else Choice.KEEP
    if name == "inactive":
        return Choice.GONE if ours else Choice.KEEP
    return Choice.GONE if not ours and theirs else Choice.KEEP


def _chosen(pair: FieldPair, choice: Choice) -> object:
    if choice is Choice.GONE:
        return pair.gone
    if choice is Choice.BOTH and pair.field in _JOINED:
        return _JOINED[pair.field].join(filter(None, (str(pair.keep).strip(), str(pair.gone).strip())))
    return pair.keep
