"""Check-ins and contacts in the file, and the sessions that a check-in may be due for."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

import peewee

from smpdesk.domain.appointment import TREATING, VisitState
from smpdesk.domain.client import Gone
from smpdesk.domain.contact import About, Contact
from smpdesk.domain.follow_up import FollowUp, Outcome
from smpdesk.storage.part import Part
from smpdesk.storage.rows import AppointmentRow, ClientRow, PaperRow, SessionRow
from smpdesk.storage.rows_aftercare import ConsentRow, ContactRow, FollowUpRow
from smpdesk.storage.rows_screening import LetterRow

fn = peewee.fn


class Treated(NamedTuple):
    """The last session of a client, and who they are."""

    session: int
    client: int
    day: date
    number: int
    touch_up: bool
    given: str
    family: str
    called: int
    phone: str
    other_phone: str
    gone: Gone
    to_come: int | None


class Missing(NamedTuple):
    """A paper or letter that is not back yet, and whose it is; ``since`` is when it went out."""

    id: int
    client: int
    since: date | datetime | None
    visit: int | None
    given: str
    family: str
    called: int
    phone: str
    other_phone: str
    no_contact: bool


class FollowUpPart(Part):
    """What somebody began, put off or ended; all other check-ins follow from the sessions."""

    def get(self, key: int) -> FollowUp:
        """One of them; KeyError when unknown."""
        return self._by_id(FollowUpRow, key, FollowUp)

    def of_sessions(self, sessions: Sequence[int]) -> list[FollowUp]:
        """Those of several sessions in one go."""
        return self._all(FollowUpRow.select().where(FollowUpRow.session.in_(list(sessions))), FollowUp)

    def lately(self, since: date) -> list[FollowUp]:
        """Those of sessions that were due since a day, and all that are open: without a list of thousands of ids."""
        row = FollowUpRow
        fresh = (row.due >= since) | (row.outcome == Outcome.OPEN)
        return self._all(row.select().where(row.session.is_null(False), fresh), FollowUp)

    def of_no_session(self) -> list[FollowUp]:
        """Those that hang on a letter or a consent."""
        return self._all(FollowUpRow.select().where(FollowUpRow.session.is_null()), FollowUp)

    def add(self, follow_up: FollowUp) -> FollowUp:
        """Write a new one."""
        return self._add(FollowUpRow, follow_up)

    def save(self, follow_up: FollowUp) -> FollowUp:
        """Write a changed one. Raises Stale."""
        return self._save(FollowUpRow, follow_up)

    def treated(self, windows: Sequence[tuple[date, date]], now: datetime) -> list[Treated]:
        """The last session of every client who may be contacted, where it lies in one of the windows or somebody
        began one of its check-ins; ``to_come`` is a visit that is still booked. One query."""
        row, later, visit, who = SessionRow, SessionRow.alias(), AppointmentRow.alias(), ClientRow
        since = (later.day > row.day) | ((later.day == row.day) & (later.id > row.id))
        newer = later.select(later.id).where(later.client == row.client, since)
        begun = FollowUpRow.select(FollowUpRow.session).where(
            FollowUpRow.outcome == Outcome.OPEN, FollowUpRow.session.is_null(False)
        )
        inside = reduce(or_, [row.day.between(*each) for each in windows], row.id.in_(begun))
        coming = visit.select(visit.id).where(
            visit.client == row.client,
            visit.starts >= now,
            visit.kind.in_(list(TREATING)),
            visit.state.in_([VisitState.BOOKED, VisitState.ARRIVED]),
        )
        query = (
            row.select(
                row.id.alias("session"), row.client, row.day, row.number, row.touch_up, who.given, who.family,
                who.number.alias("called"), who.phone, who.other_phone, who.gone,
                coming.limit(1).alias("to_come"),
            )
            .join(who, on=(who.id == row.client))
            .where(inside, row.finished, ~row.historical, ~who.no_contact, ~who.inactive, ~fn.EXISTS(newer))
        )  # fmt: skip
        return self._all(query, Treated)

    def letters_out(self) -> list[Missing]:
        """Doctors' letters that were asked for and have not come."""
        row, who = LetterRow, ClientRow
        query = (
            row.select(
                row.id, row.client, row.requested.alias("since"), peewee.Value(None).alias("visit"), *_WHO
            )
            .join(who, on=(who.id == row.client))
            .where(row.received.is_null(), ~who.inactive, who.gone != Gone.DIED)
        )
        return self._all(query.order_by(row.id), Missing)

    def consents_unsigned(self) -> list[Missing]:
        """The latest consent form of every client who has had one and has signed none since."""
        row, newer, who = PaperRow, PaperRow.alias(), ClientRow
        since = newer.select(newer.id).where(
            newer.client == row.client,
            newer.kind == "consent",
            newer.signed.is_null(False) | (newer.id > row.id),
        )
        spoke = ConsentRow.select(ConsentRow.id).where(
            ConsentRow.client == row.client, ConsentRow.at >= row.issued
        )
        query = (
            row.select(row.id, row.client, row.issued.alias("since"), row.appointment.alias("visit"), *_WHO)
            .join(who, on=(who.id == row.client))
            .where(
                row.kind == "consent",
                row.signed.is_null(),
                ~fn.EXISTS(since),
                ~fn.EXISTS(spoke),
                ~who.inactive,
                who.gone == Gone.NO,
            )
        )
        return self._all(query.order_by(row.id), Missing)


class ContactPart(Part):
    """Calls, messages and letters."""

    def of_client(self, client: int) -> list[Contact]:
        """All contacts with a client, the latest first."""
        query = ContactRow.select().where(ContactRow.client == client)
        return self._all(query.order_by(ContactRow.at.desc(), ContactRow.id.desc()), Contact)

    def of_follow_ups(self, keys: Sequence[int]) -> list[Contact]:
        """The attempts of several check-ins in one go, the oldest first."""
        query = ContactRow.select().where(ContactRow.follow_up.in_(list(keys)))
        return self._all(query.order_by(ContactRow.at, ContactRow.id), Contact)

    def about(self, matter: About, since: datetime) -> list[Contact]:
        """Contacts of one matter from a moment on, the oldest first."""
        query = ContactRow.select().where(ContactRow.about == matter, ContactRow.at >= since)
        return self._all(query.order_by(ContactRow.at, ContactRow.id), Contact)

    def add(self, contact: Contact) -> Contact:
        """Write an attempt."""
        return self._add(ContactRow, contact)


_WHO = (
    ClientRow.given, ClientRow.family, ClientRow.number.alias("called"), ClientRow.phone, ClientRow.other_phone,
    ClientRow.no_contact,
)  # fmt: skip
