"""Calendars for other programs: one visit for a client, and a file for each technician that is kept up to date."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from smpdesk import words
from smpdesk.domain.appointment import OCCUPYING, Appointment, VisitKind, VisitState
from smpdesk.domain.calendar_entry import CalendarEntry
from smpdesk.domain.client import Client
from smpdesk.domain.clinic import Clinic, Staff
from smpdesk.domain.file_name import file_name
from smpdesk.domain.problem import StorageFault
from smpdesk.services.book_words import book_words
from smpdesk.services.ground import Ground

FOLDER = "calendars.folder"
NAMES = "calendars.names"
#: Choice: what other programs may want to look back to, and as far ahead as anybody books.
PAST, AHEAD = timedelta(days=30), timedelta(days=366)
_TABLE = "appointment"


class CalendarDesk:
    """One method per thing staff do with calendars. Nothing of anybody's health goes into them."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store
        self._known_root = ""

    def invite(self, appointment_id: int) -> bytes:
        """One visit as a calendar entry for the client: when, where, and no word of what is wrong with whom."""
        from smpdesk.exchange.calendars import calendar

        visit = self._store.appointments.get(appointment_id)
        clinic, text = self._store.clinic.get(), _texts()
        entry = self._entry(
            visit,
            self._changed([visit]),
            title=", ".join(each for each in (text["invite"], clinic.name) if each),
            place=_address(clinic),
            text="\n".join(each for each in (clinic.phone, clinic.email) if each),
        )
        return calendar([entry], clinic.time_zone)

    def save_invite(self, appointment_id: int, to: Path) -> Path:
        """Write it to a file; StorageFault ``calendar_not_written``."""
        from smpdesk.exchange.calendars import save

        save(to, self.invite(appointment_id))
        return to

    def invite_name(self, appointment_id: int) -> str:
        """A file name for it: client number and date, nobody's name."""
        visit = self._store.appointments.get(appointment_id)
        number = self._store.clients.get(visit.client).number
        return f"{number}-{visit.starts.date().isoformat()}.ics"

    def folder(self) -> Path | None:
        """Where the technicians' files are kept up to date; None while they are not."""
        chosen = self._store.choices.get(FOLDER)
        return Path(chosen) if chosen else None

    def names(self) -> bool:
        """Whether clients' names stand in the technicians' files."""
        return self._store.choices.get(NAMES) == "yes"

    def choose(self, folder: Path | None, names: bool) -> None:
        """Keep files in a folder, with names or without; None stops it, and the files stay as they are.

        StorageFault ``calendar_folder_missing``.
        """
        if folder is not None and not folder.is_dir():
            raise StorageFault("calendar_folder_missing", path=str(folder))
        with self._ground.write("Choose calendar files"):
            self._store.choices.put(FOLDER, str(folder) if folder else "")
            self._store.choices.put(NAMES, "yes" if names else "no")

    def keep_up(self) -> list[Path]:
        """Write what changed since the files were written last; nothing when no folder is chosen."""
        folder = self.folder()
        return self.write_all(folder) if folder is not None else []

    def write_all(self, folder: Path) -> list[Path]:
        """A file for each technician, all of them; StorageFault when the folder or a file cannot be written.

        A file that says the same already is left alone; that of somebody who is called otherwise now goes.
        """
        from smpdesk.exchange.calendars import names_in, owned, remove, save

        if not folder.is_dir():
            raise StorageFault("calendar_folder_missing", path=str(folder))
        root = self._root()
        kept = {mark: path for mark, path in owned(folder).items() if mark.endswith(f"@{root}")}
        taken = names_in(folder) - {path.name.casefold() for path in kept.values()}
        written: list[Path] = []
        for person, body in self._bodies({mark.partition("@")[0] for mark in kept}):
            path = folder / _free(person.name or _texts()["unnamed"].format(number=person.id), taken)
            save(path, body)
            written.append(path)
        for path in kept.values():
            if path.name.casefold() not in {each.name.casefold() for each in written}:
                remove(path)
        return written

    def last_written(self) -> datetime | None:
        """Wall time of the clinic at which a file changed last; None where there is none."""
        from smpdesk.exchange.calendars import owned, written

        folder = self.folder()
        if folder is None or not folder.is_dir():
            return None
        root = self._root()
        times = [written(path) for mark, path in owned(folder).items() if mark.endswith(f"@{root}")]
        latest = max((each for each in times if each is not None), default=None)
        if latest is None:
            return None
        return latest.astimezone(ZoneInfo(self._store.clinic.time_zone())).replace(tzinfo=None, microsecond=0)

    def _bodies(self, known: set[str]) -> list[tuple[Staff, bytes]]:
        """Everybody who treats, has visits or has a file already, by id, with the bytes of the file."""
        from smpdesk.exchange.calendars import calendar

        clinic, names, root = self._store.clinic.get(), self.names(), self._root()
        visits = self._visits(self._ground.today())
        people = {
            each.id: each for each in self._store.clients.some(sorted({each.client for each in visits}))
        }
        rooms = {each.id: each.name for each in self._store.rooms.all(closed=True)}
        planned = {each.id: each.planned for each in self._store.courses.of_clients(sorted(people))}
        changed = self._changed(visits)
        entries: dict[int, list[CalendarEntry]] = defaultdict(list)
        for visit in visits:
            client = people[visit.client]
            title = _title(visit, planned.get(visit.course or 0, 0), client, names)
            place = ", ".join(each for each in (rooms.get(visit.room, ""), clinic.name) if each)
            text = _texts()["client_number"].format(number=client.number) if names else ""
            entries[visit.technician].append(self._entry(visit, changed, title=title, place=place, text=text))
        return [
            (
                person,
                calendar(
                    entries[person.id],
                    clinic.time_zone,
                    _texts()["file"].format(technician=person.name, clinic=clinic.name),
                    f"{person.id}@{root}",
                ),
            )
            for person in sorted(self._store.staff.all(left=True), key=lambda each: each.id)
            if (person.treats and not person.left) or person.id in entries or str(person.id) in known
        ]

    def _visits(self, today: date) -> list[Appointment]:
        """Those that hold their time, and cancelled ones to come: programs that know them must let them go."""
        found = self._store.appointments.days(today - PAST, today + AHEAD)
        return [
            each
            for each in found
            if each.state in OCCUPYING or (each.state is VisitState.CANCELLED and each.starts.date() >= today)
        ]

    def _changed(self, visits: Sequence[Appointment]) -> Mapping[int, datetime]:
        found = self._store.story.changed_at(_TABLE, [each.id for each in visits])
        return {key: datetime.fromisoformat(at) for key, at in found.items()}

    def _entry(
        self, visit: Appointment, changed: Mapping[int, datetime], *, title: str, place: str, text: str
    ) -> CalendarEntry:
        return CalendarEntry(
            uid=f"visit-{visit.id}@{self._root()}.smpdesk",
            sequence=visit.version,
            changed=changed.get(visit.id, datetime(1970, 1, 1, tzinfo=UTC)),
            starts=visit.starts,
            ends=visit.ends,
            title=title,
            place=place,
            text=text,
            cancelled=visit.state not in OCCUPYING,
        )

    def _root(self) -> str:
        """What tells this clinic from every other; a copy brought back from a backup is the same clinic."""
        self._known_root = self._known_root or self._store.story.root()[:20]
        return self._known_root


def _title(visit: Appointment, planned: int, client: Client, names: bool) -> str:
    text = _texts()
    what = book_words(words.language())["kinds"][visit.kind.value]
    if visit.kind is VisitKind.SESSION and visit.number:
        pattern = text["session_of"] if planned else text["session"]
        what = pattern.format(number=visit.number, planned=planned)
    who = client.name if names else text["client"].format(number=client.number)
    return f"{who} · {what}" if names else f"{what} · {who}"


def _address(clinic: Clinic) -> str:
    lines = (line.strip() for line in clinic.address.splitlines())
    return ", ".join(each for each in lines if each)


def _free(name: str, taken: set[str]) -> str:
    """The file name of a person, with a count when another bears it already."""
    stem, count = file_name(name), 1
    free = f"{stem}.ics"
    while free.casefold() in taken:
        count += 1
        free = f"{stem} {count}.ics"
    taken.add(free.casefold())
    return free


def _texts() -> Mapping[str, str]:
    return book_words(words.language())["calendar"]
