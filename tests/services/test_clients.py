"""Adding, finding and editing clients, and where their treatment stands."""

from dataclasses import replace
from datetime import date

import pytest

from smpdesk.domain.client import Client
from smpdesk.domain.course import Course
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.services.desks import Desks
from tests import builders as a


def test_a_name_and_a_number_are_enough(desks: Desks) -> None:
    made = desks.clients.add(Client(given=" Owen ", phone="07700 900118"))
    assert (made.number, made.given, made.phone, made.phone_e164) == (
        1001,
        "Owen",
        "07700 900118",
        "+447700900118",
    )
    assert made.since == a.TODAY


@pytest.mark.parametrize(
    ("details", "field", "code"),
    [
        ({"given": "", "family": ""}, "given", "client_name_missing"),
        ({"birth": date(2026, 11, 25)}, "birth", "birth_in_future"),
        ({"birth": date(1866, 1, 1)}, "birth", "birth_too_long_ago"),
        ({"phone": "12"}, "phone", "phone_impossible"),
        ({"other_phone": "seven"}, "other_phone", "phone_impossible"),
        ({"email": "owen@example"}, "email", "email_impossible"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    desks: Desks, details: dict[str, object], field: str, code: str
) -> None:
    draft = replace(Client(given="Owen"), **details)  # type: ignore[arg-type]
    assert [(each.field, each.code) for each in desks.clients.problems(draft)] == [(field, code)]
    with pytest.raises(Refusal):
        desks.clients.add(draft)
    assert desks.clients.count() == 0


def test_a_number_is_read_as_the_clinics_country_writes_it(desks: Desks) -> None:
    desks.clinic.save(replace(desks.clinic.clinic(), country="US"))
    made = desks.clients.add(Client(given="Bob", phone="(202) 555-0143"))
    assert made.phone_e164 == "+12025550143"


@pytest.mark.parametrize("text", ["dav", "DAVIES ow", "900 118", "900118", "0118", "owen.d", "1001"])
def test_a_client_is_found_by_any_part_that_people_know(desks: Desks, text: str) -> None:
    a.client(desks, phone="07700 900118", email="owen.davies@example.com")
    a.client(desks, "Ana", "Sousa", phone="07700 900204")
    assert [each.listed for each in desks.clients.lines(text)] == ["Davies, Owen"]


def test_the_same_person_is_recognised_by_number_mail_or_name(desks: Desks) -> None:
    a.client(desks, phone="07700 900118", email="owen@example.com")
    same = [
        Client(given="O", phone="+44 7700 900118"),
        Client(given="O", email="OWEN@example.com"),
        Client(given="davies", family="owen"),
    ]
    for draft in same:
        assert [each.number for each in desks.clients.same_person(draft)] == [1001], draft
    assert desks.clients.same_person(Client(given="Owen", family="Smith", phone="07700 900999")) == []


def test_a_second_editor_is_told_what_changed(desks: Desks) -> None:
    mine = a.client(desks)
    desks.clients.save(replace(mine, alert="Aspirin"))
    with pytest.raises(Stale) as refused:
        desks.clients.save(replace(mine, notes="Prefers mornings", alert="None"))
    assert "alert" in [each.field for each in refused.value.problems]
    assert desks.clients.client(mine.id).alert == "Aspirin"


def test_a_course_shows_its_steps_with_dates(desks: Desks) -> None:
    owen = a.client(desks)
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:00"))
    a.visit(desks, owen, "2026-12-08 10:00")
    steps = [(each.number, each.state, each.purpose) for each in desks.clients.steps(owen.id)]
    assert steps == [(1, "done", "base layer"), (2, "booked", "density"), (3, "planned", "refine")]
    third = desks.clients.steps(owen.id)[2]
    assert third.earliest == date(2026, 12, 15)
    assert third.suggested == (date(2026, 12, 22), date(2027, 1, 5))


@pytest.mark.parametrize(
    "course", [{"planned": 0}, {"planned": 9}, {"minutes": 5}, {"gap": -1}, {"price": -1}]
)
def test_an_impossible_course_is_refused(desks: Desks, course: dict[str, int]) -> None:
    owen = a.client(desks)
    with pytest.raises(Refusal):
        desks.clients.start_course(owen.id, replace(Course(client=owen.id), **course))  # type: ignore[arg-type]
    assert desks.clients.courses(owen.id) == []
