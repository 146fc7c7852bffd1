"""One row of a list: cells in, a client with past sessions out, and every word that found no place.

Nothing is dropped in silence: a cell that cannot be what its column says is named as a problem and stands in the
client's notes under its heading.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smpdesk.domain.client import Client, Permission, Sex, birth_problems, email_looks_right
from smpdesk.domain.client_list import Column, DateOrder, Into, TableRow
from smpdesk.domain.list_dates import blank, read_date
from smpdesk.domain.list_phones import ReadPhone, read_phones
from smpdesk.domain.list_sessions import SessionCells, read_sessions
from smpdesk.domain.list_words import read_permission, read_sex
from smpdesk.domain.names import fold
from smpdesk.domain.past_session import PastSession
from smpdesk.domain.person_name import PersonName, lost_letters, name_from_one, name_from_two
from smpdesk.domain.problem import Problem, problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a row says. ``client`` is a draft without notes; ``remarks`` is the text of its own remarks column
    and ``notes`` are lines “Heading: cell”; ``problems`` carry the ``heading`` and the ``cell``.
    """

    row: TableRow
    client: Client
    sessions: tuple[PastSession, ...] = ()
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class RowReader:
    """Reads the rows of one list: columns, the order of dates, today and the way to read numbers are settled."""

    def __init__(
        self, columns: Sequence[Column], order: DateOrder, today: date, e164: Callable[[str], str]
    ) -> None:
        self._order = order
        self._today = today
        self._e164 = e164
        self._columns: dict[Into, list[Column]] = {}
        for column in columns:
            self._columns.setdefault(column.into, []).append(column)

    def read(self, row: TableRow) -> Reading:
        """Everything that the row says."""
        page = _Page(row)
        name = self._name(page)
        phones = self._phones(page)
        client = Client(
            given=name.given,
            family=name.family,
            phone=phones[0].typed,
            phone_e164=phones[0].e164,
            other_phone=phones[1].typed,
            other_phone_e164=phones[1].e164,
            email=self._email(page),
            birth=self._birth(page),
            sex=self._sex(page),
            marketing=self._marketing(page),
            address=self._joined(page, Into.ADDRESS, "\n"),
            referral=self._joined(page, Into.REFERRAL, ", "),
            alert=self._alert(page),
            since=self._date(page, Into.SINCE),
        )
        sessions = self._sessions(page)
        for column, cell in self._filled(page, Into.NOTES):
            page.note(column, cell)
        remarks = tuple(cell for _, cell in self._filled(page, Into.REMARKS))
        return Reading(
            row=row,
            client=client,
            sessions=sessions,
            remarks=remarks,
            notes=tuple(dict.fromkeys(page.notes)),
            problems=tuple(page.problems),
        )

    def _filled(self, page: "_Page", into: Into) -> list[tuple[Column, str]]:
        """The columns of a kind with their cells, empty ones left out."""
        return [
            (column, cell) for column in self._columns.get(into, ()) if (cell := page.row.cell(column.index))
        ]

    def _joined(self, page: "_Page", into: Into, sign: str) -> str:
        return sign.join(dict.fromkeys(cell for _, cell in self._filled(page, into) if not blank(cell)))

    def _name(self, page: "_Page") -> PersonName:
        given = " ".join(cell for _, cell in self._filled(page, Into.GIVEN))
        family = " ".join(cell for _, cell in self._filled(page, Into.FAMILY))
        wholes = self._filled(page, Into.NAME)
        name = name_from_two(given, family) if given or family else PersonName()
        for column, cell in wholes:
            whole = name_from_one(cell, _family_first(column.heading))
            if name.empty:
                name = whole
            elif _letters(whole) != _letters(name):
                page.note(column, cell)
        if name.extra:
            first = (*wholes, *self._filled(page, Into.GIVEN), *self._filled(page, Into.FAMILY))[0]
            page.note(
                first[0],
                " ".join(cell for _, cell in wholes) or " ".join(part for part in (given, family) if part),
            )
        if lost_letters(name.given + name.family):
            page.problems.append(
                problem("list_name_letters_lost", "name", name=f"{name.given} {name.family}".strip())
            )
        return name

    def _phones(self, page: "_Page") -> list[ReadPhone]:
        """The first two numbers; any more, and words among them, go to the notes."""
        found: list[ReadPhone] = []
        for column, cell in [*self._filled(page, Into.PHONE), *self._filled(page, Into.OTHER_PHONE)]:
            numbers = read_phones(cell, self._e164)
            for each in numbers:
                if not each.e164 and not any(other.e164 for other in numbers):
                    page.trouble("list_phone_unreadable", column, cell, "phone")
                elif not each.e164:
                    page.note(column, cell)
                elif any(each.e164 == known.e164 for known in found):
                    continue
                elif len(found) == 2:
                    page.note(column, cell)
                else:
                    found.append(each)
        return [*found, ReadPhone(typed=""), ReadPhone(typed="")][:2]

    def _email(self, page: "_Page") -> str:
        email = ""
        for column, cell in self._filled(page, Into.EMAIL):
            for part in (
                cell.replace(":::", ";").replace(",", ";").replace("\n", ";").replace(" / ", ";").split(";")
            ):
                text = part.strip().removeprefix("mailto:").strip("<> ")
                if blank(text) or text.casefold() == email.casefold():
                    continue
                if not email_looks_right(text):
                    page.trouble("list_email_unreadable", column, part.strip(), "email")
                elif email:
                    page.note(column, text)
                else:
                    email = text
        return email

    def _birth(self, page: "_Page") -> date | None:
        return self._date(page, Into.BIRTH, birth=True)

    def _date(self, page: "_Page", into: Into, birth: bool = False) -> date | None:
        """The first date of these columns that can be one; what is wrong with it is named and noted."""
        day: date | None = None
        for column, cell in self._filled(page, into):
            found = read_date(cell, self._order, self._today, birth)
            if found.code:
                page.trouble(found.code, column, cell, into)
            elif found.day is not None and (wrong := self._impossible(found.day, birth)):
                page.trouble(wrong, column, cell, into)
            elif found.day is not None:
                if found.turned:
                    page.trouble("list_date_turned", column, cell, into)
                if day is None:
                    day = found.day
                elif day != found.day:
                    page.note(column, cell)
        return day

    def _impossible(self, day: date, birth: bool) -> str:
        """Why a day that exists cannot be this one: it lies ahead, or too far back."""
        if birth:
            wrong = birth_problems(day, self._today)
            return _BIRTHS[wrong[0].code] if wrong else ""
        return "list_date_in_future" if day > self._today + timedelta(days=1) else ""

    def _sex(self, page: "_Page") -> Sex:
        sex = Sex.UNKNOWN
        for column, cell in self._filled(page, Into.SEX):
            found = read_sex(cell)
            if found is None:
                page.trouble("list_sex_unknown", column, cell, "sex")
            sex = sex or found or Sex.UNKNOWN
        return sex

    def _marketing(self, page: "_Page") -> Permission:
        """A “no” in any of the columns is a no; so is a “yes” below “Opted out”, whose “no” says nothing."""
        answers: set[Permission] = set()
        for column, cell in self._filled(page, Into.MARKETING):
            found = read_permission(cell)
            if found is None:
                page.trouble("list_marketing_unknown", column, cell, "marketing")
            else:
                answers.add(_turned(found) if _opting_out(column.heading) else found)
        if Permission.NO in answers:
            return Permission.NO
        return Permission.YES if Permission.YES in answers else Permission.UNKNOWN

    def _alert(self, page: "_Page") -> str:
        """Warnings with their heading; “Blocked: No” is none, “Allergies: none” an answer worth a note."""
        lines: list[str] = []
        for column, cell in self._filled(page, Into.ALERT):
            answer = read_permission(cell)
            if answer is Permission.NO:
                if not _blocking(column.heading):
                    page.note(column, cell)
            elif not blank(cell):
                lines.append(column.heading if answer is Permission.YES else f"{column.heading}: {cell}")
        return "\n".join(lines)

    def _sessions(self, page: "_Page") -> tuple[PastSession, ...]:
        cells = SessionCells(
            days=self._filled(page, Into.SESSION_DAY),
            numbers=self._filled(page, Into.SESSION_NUMBER),
            pigments=self._filled(page, Into.PIGMENT),
            lots=self._filled(page, Into.LOT),
        )
        found = read_sessions(cells, self._order, self._today)
        for code, column, cell in found.troubles:
            page.trouble(code, column, cell, column.into)
        for column, cell in found.left:
            page.note(column, cell)
        return found.sessions


class _Page:
    """What gathers while a row is read."""

    def __init__(self, row: TableRow) -> None:
        self.row = row
        self.notes: list[str] = []
        self.problems: list[Problem] = []

    def note(self, column: Column, cell: str) -> None:
        """Keep a cell in the notes under its heading."""
        if not _ZERO.match(cell):
            self.notes.append(f"{column.heading}: {cell}")

    def trouble(self, code: str, column: Column, cell: str, field: str) -> None:
        """Name what is wrong with a cell, and keep the cell in the notes."""
        self.problems.append(problem(code, str(field), heading=column.heading, cell=_short(cell)))
        self.note(column, cell)


def _short(cell: str) -> str:
    return cell if len(cell) <= 60 else cell[:59] + "…"


def _letters(name: PersonName) -> str:
    return "".join(sorted(fold(f"{name.given} {name.family}").replace(" ", "")))


#: A date that a program writes for none, or a dash: nothing to note.
_ZERO = re.compile(r"^(?:0{1,4}[./-]0{1,2}[./-]0{1,4}|[-–—]+)$")
#: A date of birth that cannot be one, as the list's problem.
_BIRTHS = {"birth_in_future": "list_birth_in_future", "birth_too_long_ago": "list_birth_too_long_ago"}
_FAMILY_FIRST = (
    "nazwisko",
    "nachname",
    "surname",
    "last",
    "family",
    "apellidos",
    "cognome",
    "name vorname",
    "nom prenom",
    "nom et",
)
_OPTING_OUT = ("no ", "unsubscribed", "do not", "keine ", "pas ", "sin ", "bez ")
_BLOCKING = ("block", "bann", "black", "sperr", "bloq", "blocc", "blokad", "geblok", "zablok", "do not")


def _family_first(heading: str) -> bool:
    return fold(heading).startswith(_FAMILY_FIRST)


def _opting_out(heading: str) -> bool:
    words = fold(heading)
    return "opt out" in words or "opted out" in words or words.startswith(_OPTING_OUT)


def _turned(answer: Permission) -> Permission:
    return Permission.NO if answer is Permission.YES else Permission.UNKNOWN


def _blocking(heading: str) -> bool:
    return any(word in fold(heading) for word in _BLOCKING)
