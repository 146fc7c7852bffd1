"""The past sessions of one row: its dates, numbers, pigments and lots put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from smpdesk.domain.client_list import Column, DateOrder
from smpdesk.domain.column_names import TOUCH_UP
from smpdesk.domain.list_dates import blank, read_date
from smpdesk.domain.past_session import (
    PastSession,
    PigmentNote,
    SessionNumber,
    read_pigment,
    read_session_number,
)

_SEVERAL = re.compile(r"\s*(?:[;&\n]|,\s|\s\+\s|\s/\s|\band\b|\bund\b|\bet\b|\by\b|\bi\b)\s*", re.IGNORECASE)

Filled = Sequence[tuple[Column, str]]


@dataclass(frozen=True, kw_only=True)
class SessionCells:
    """The cells of a row that speak of sessions, by kind."""

    days: Filled = ()
    numbers: Filled = ()
    pigments: Filled = ()
    lots: Filled = ()


@dataclass(frozen=True, kw_only=True)
class FoundSessions:
    """The sessions; cells that found no place (``left``); and cells that say something impossible (``troubles``:
    code, column, cell), which are kept in the notes too.
    """

    sessions: tuple[PastSession, ...] = ()
    left: Filled = ()
    troubles: Sequence[tuple[str, Column, str]] = ()


def read_sessions(cells: SessionCells, order: DateOrder, today: date) -> FoundSessions:
    """The sessions of a row, the oldest first. Number and pigment belong to the latest one; without any day
    they have no session to belong to, and are left.
    """
    days, troubles = _days(cells.days, order, today)
    rest = [each for each in (*cells.numbers, *cells.pigments, *cells.lots) if not blank(each[1])]
    if not days:
        if rest and not troubles and not cells.days:
            troubles = [("list_session_without_day", *each) for each in rest]
            rest = []
        return FoundSessions(left=rest, troubles=troubles)
    which, notes = _number(cells.numbers)
    ordered = sorted(days)
    numbers = _numbered([days[day] for day in ordered], which)
    sessions = [PastSession(day=day, which=number) for day, number in zip(ordered, numbers, strict=True)]
    headed = {each.which.number: at for at, each in enumerate(sessions) if each.which.number}
    left: list[tuple[Column, str]] = []
    for number in dict.fromkeys(column.session for column, _ in (*cells.pigments, *cells.lots)):
        pigments, lots = _of(number, cells.pigments), _of(number, cells.lots)
        if number and number not in headed:
            left += [*pigments, *lots]
            continue
        at = headed[number] if number else -1
        pigment, more = _pigment(pigments, lots)
        if pigment.known or more:
            sessions[at] = replace(sessions[at], pigment=pigment, notes=(*sessions[at].notes, *more))
    sessions[-1] = replace(sessions[-1], notes=(*notes, *sessions[-1].notes))
    return FoundSessions(sessions=tuple(sessions), left=left, troubles=troubles)


def _of(number: int, filled: Filled) -> Filled:
    """The cells of columns that belong to one session by their heading (0: to none)."""
    return [each for each in filled if each[0].session == number]


def _days(
    filled: Filled, order: DateOrder, today: date
) -> tuple[dict[date, int], list[tuple[str, Column, str]]]:
    """Days with what their heading says (a number, TOUCH_UP, or 0), and the cells that hold none."""
    days: dict[date, int] = {}
    troubles: list[tuple[str, Column, str]] = []
    for column, cell in filled:
        whole = read_date(cell, order, today, birth=False)
        parts = (
            [cell] if whole.day or not whole.code else [part for part in _SEVERAL.split(cell) if part.strip()]
        )
        for part in parts:
            found = read_date(part, order, today, birth=False)
            if found.day is not None and found.day > today:
                troubles.append(("list_session_in_future", column, part))
            elif found.day is not None:
                days[found.day] = column.session or days.get(found.day, 0)
                if found.turned:
                    troubles.append(("list_date_turned", column, part))
            elif found.code:
                troubles.append((found.code, column, part))
    return days, troubles


def _numbered(headed: Sequence[int], which: SessionNumber) -> list[SessionNumber]:
    """Which session each day was, the oldest first: by its column's heading where that says so.

    The number cell tells of the last one; those before it count down. Several days without any number are the
    first, the second and so on.
    """
    if any(headed):
        own = [replace(which, number=max(number, 0), touch_up=number == TOUCH_UP) for number in headed]
        return [*own[:-1], which if not headed[-1] else own[-1]]
    if len(headed) > 1 and not (which.number or which.touch_up):
        return [replace(which, number=at) for at in range(1, len(headed) + 1)]
    before = [max(which.number - back, 0) for back in range(len(headed) - 1, 0, -1)]
    return [*(SessionNumber(number=number, planned=which.planned) for number in before), which]


def _number(filled: Filled) -> tuple[SessionNumber, list[str]]:
    which, notes = SessionNumber(), []
    for column, cell in filled:
        if blank(cell):
            continue
        found = read_session_number(cell)
        if found.left or (which.number and found.number != which.number):
            notes.append(f"{column.heading}: {cell}")
        elif not (which.number or which.touch_up):
            which = found
    return which, notes


def _pigment(pigments: Filled, lots: Filled) -> tuple[PigmentNote, list[str]]:
    """What was used. A column of its own for dilution or lot completes what the pigment column says."""
    used, notes = PigmentNote(), []
    for column, cell in pigments:
        if blank(cell):
            continue
        found = read_pigment(cell)
        clash = (used.pigment and found.pigment) or (used.lot and found.lot)
        if found.left or clash:
            notes.append(f"{column.heading}: {cell}")
        if not clash:
            dilution = used.dilution if used.dilution is not None else found.dilution
            used = PigmentNote(
                pigment=used.pigment or found.pigment, dilution=dilution, lot=used.lot or found.lot
            )
    for column, cell in lots:
        if cell.strip("?-. "):
            if used.lot and used.lot != cell:
                notes.append(f"{column.heading}: {cell}")
            else:
                used = replace(used, lot=cell)
        elif cell:
            notes.append(f"{column.heading}: {cell}")
    return used, notes
