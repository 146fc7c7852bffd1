"""Lists of clients: who is in which, and in what order."""

from datetime import date, datetime, timedelta

import pytest

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.course import Course
from smpdesk.domain.letter import Letter
from smpdesk.domain.lists import Column, ListKind, Sorting, treated_before
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.session import Session
from smpdesk.storage.lists import When
from tests.storage.made import MAYA, TODAY, booked, person, recorded

NOON = datetime(2026, 11, 24, 11, 45)
WHEN = When(NOON, treated_before(TODAY))
LONG_AGO = date(2023, 11, 24)


def treated(store, client, day=LONG_AGO, ended=LONG_AGO, finished=True):
    """A course with one session of a day."""
    with store.transaction("Bring in", MAYA):
        course = store.courses.add(Course(client=client.id, planned=1, started=day, ended=ended))
        store.sessions.add(Session(client=client.id, course=course.id, day=day, finished=finished))


def signed(store, client, on=TODAY):
    """A consent form, signed on a day or not at all."""
    draft = Paper(client=client.id, kind=PaperKind.CONSENT, wording="1", sha256="", issued=NOON, signed=on)
    with store.transaction("Issue consent", MAYA):
        store.papers.add(draft, b"%PDF-1.7 consent")


def who(store, kind, text=""):
    """Names in a list; its count says the same, and so do its ids."""
    lines = store.lists.lines(kind, text, 50, 0, WHEN)
    ids = store.lists.ids(kind, text, Sorting(), WHEN)
    assert store.lists.count(kind, text, WHEN) == len(lines) == len(ids)
    assert sorted(ids) == sorted(line.id for line in lines)
    return [line.given for line in lines]


def test_in_treatment_is_whose_course_has_not_ended(store):
    treated(store, person(store, "Ann"), ended=None)
    treated(store, person(store, "Ben"))
    person(store, "Cas")
    treated(store, person(store, "Dan", inactive=True), ended=None)
    assert who(store, ListKind.IN_TREATMENT) == ["Ann"]


def test_a_letter_is_waited_for_until_it_comes(store):
    ann, ben = person(store, "Ann"), person(store, "Ben")
    with store.transaction("Ask for letters", MAYA):
        store.letters.add(Letter(client=ann.id, reasons=("Q06",), requested=TODAY))
        store.letters.add(
            Letter(client=ben.id, reasons=("Q06",), requested=TODAY, received=TODAY, doctor="Dr X")
        )
    assert who(store, ListKind.LETTER) == ["Ann"]


@pytest.mark.parametrize(("days", "due"), [(0, True), (1, False), (-1, True)])
def test_a_touch_up_is_due_three_years_after_the_last_session(store, days, due):
    treated(store, person(store, "Ann"), LONG_AGO + timedelta(days=days))
    assert bool(who(store, ListKind.TOUCH_UP)) is due


def test_nobody_is_called_back_who_comes_anyway_or_came_since(store):
    booked(store, _treated(store, "Ann").id, "15:00")
    treated(store, _treated(store, "Ben"), date(2026, 1, 5))
    treated(store, _treated(store, "Cas"), ended=None)
    recorded(store, _treated(store, "Dan").id, finished=True)
    cancelled = _treated(store, "Eve")
    booked(store, cancelled.id, "16:00", state=VisitState.CANCELLED)
    assert who(store, ListKind.TOUCH_UP) == ["Eve"]


def _treated(store, name):
    client = person(store, name, name)
    treated(store, client)
    return client


def test_no_consent_is_who_has_signed_none(store):
    signed(store, person(store, "Ann"))
    signed(store, person(store, "Ben"), on=None)
    person(store, "Cas", "Zed")
    person(store, "Dan", inactive=True)
    assert who(store, ListKind.NO_CONSENT) == ["Ben", "Cas"]


def test_inactive_clients_are_in_their_own_list_and_among_all(store):
    person(store, "Ann", inactive=True)
    person(store, "Ben")
    assert who(store, ListKind.INACTIVE) == ["Ann"]
    assert who(store, ListKind.ALL) == ["Ann", "Ben"]


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("text", ["a", "an", "ann", "ann d", "07700", "99", "zzz"])
def test_every_list_can_be_searched(store, kind, text):
    for name in ("Ann", "Anna", "Ben"):
        treated(store, person(store, name, phone="07700 900118", phone_e164="+447700900118"), ended=None)
    found = who(store, kind, text)
    assert found == (who(store, ListKind.ALL, text) if kind in _HERE else [])


_HERE = (ListKind.ALL, ListKind.IN_TREATMENT, ListKind.NO_CONSENT)


def test_a_list_comes_in_pages_whatever_is_typed(store):
    for number in range(30):
        person(store, "Sam", f"Number {number:02}")
        person(store, "Number", f"Sam {number:02}")
    for text in ("", "sam", "n", "nu", "numb", "number sam"):
        whole = store.clients.lines(text, 100)
        pages = [store.clients.lines(text, 7, at) for at in range(0, 63, 7)]
        assert [each for page in pages for each in page] == whole
        assert len(whole) == 60


def test_sorting_puts_those_of_whom_nothing_is_known_last_either_way(store):
    people = {name: person(store, name, birth=born) for name, born in _BORN.items()}
    names = {client.id: name for name, client in people.items()}
    for descending, order in ((False, "ABC"), (True, "BAC")):
        ids = store.lists.ids(ListKind.ALL, "", Sorting(Column.BIRTH, descending), WHEN)
        assert "".join(names[key] for key in ids) == order


_BORN = {"A": date(1970, 1, 1), "B": date(1990, 1, 1), "C": None}


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_and_tells(store, column, descending):
    ann = person(store, "Ann", "Zed", birth=date(1970, 1, 1), email="B@x.example", phone="1", alert="aspirin")
    ben = person(store, "Ben", "Abel", email="a@x.example")
    treated(store, ann, ended=None)
    booked(store, ann.id, "15:00")
    signed(store, ann)
    ids = store.lists.ids(ListKind.ALL, "", Sorting(column, descending), WHEN)
    found = store.lists.cells(ids, [column], NOON)
    cells = [found[key][0] for key in ids]
    assert sorted(ids) == [ann.id, ben.id]
    known = [cell for cell in cells if cell not in (None, "")]
    assert known == sorted(known, key=_caseless, reverse=descending)
    assert cells[: len(known)] == known


def _caseless(cell):
    return cell.lower() if isinstance(cell, str) else cell


def test_cells_are_told_of_those_who_are_there(store):
    ann = person(store, "Ann")
    assert store.lists.cells([999, ann.id], [Column.GIVEN, Column.INACTIVE], NOON) == {ann.id: ("Ann", False)}


@pytest.mark.parametrize(
    ("today", "before"),
    [(date(2026, 11, 24), date(2023, 11, 24)), (date(2027, 2, 28), date(2024, 2, 28)),
     (date(2028, 2, 29), date(2025, 2, 28))],
)  # fmt: skip
def test_three_years_before_a_day(today, before):
    assert treated_before(today) == before


def test_the_position_of_a_client_is_their_row(store):
    people = [
        person(store, given, family) for given, family in (("B", "B"), ("A", "B"), ("C", "A"), ("A", "B"))
    ]
    listed = [line.id for line in store.clients.lines()]
    assert [listed.index(each.id) for each in people] == [store.clients.position(each.id) for each in people]
    with pytest.raises(KeyError):
        store.clients.position(999)
