"""Who is who, by the rule of the issue."""

from datetime import date

import pytest

from smpdesk.domain.client import Client, Permission
from smpdesk.domain.filling import fill, with_notes
from smpdesk.domain.matching import By, Likeness, People, name_key, person_of

ANN = Client(
    given="Ann", family="Lee", phone_e164="+447700900118", email="ann@example.com", birth=date(1980, 3, 12)
)


def likeness(**row: object) -> Likeness:
    """How somebody read from a list is like Ann Lee."""
    known = People([person_of(ANN, 1)])
    return known.nearest(person_of(Client(**row), -2)).likeness  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "equal", [{"phone_e164": "+447700900118"}, {"email": "ANN@example.com"}, {"birth": date(1980, 3, 12)}]
)
def test_the_same_name_and_one_thing_equal_is_the_same_person(equal):
    assert likeness(given="ANN", family="Lée", **equal) is Likeness.SAME


def test_the_same_name_in_the_other_order_is_the_same_name():
    assert likeness(given="Lee", family="Ann", phone_e164="+447700900118") is Likeness.SAME


def test_o_neil_is_the_same_name_with_and_without_its_apostrophe():
    names = ("Sean O'Neil", "Sean ONeil", "O Neil Sean", "O’Neil, Sean")
    assert len({name_key(name) for name in names}) == 1


def test_the_second_number_counts_too():
    assert likeness(given="Ann", family="Lee", other_phone_e164="+447700900118") is Likeness.SAME


@pytest.mark.parametrize("given", ["Tom", "Maria", "Joan"])
def test_the_same_telephone_with_another_name_is_somebody_new(given):
    assert likeness(given=given, family="Lee", phone_e164="+447700900118") is Likeness.NONE
    assert likeness(given=given, family="Brown", phone_e164="+447700900118") is Likeness.NONE


@pytest.mark.parametrize(("one", "other"), [("Daniel", "Daniela"), ("Jean", "Jeanne"), ("Mario", "Maria")])
def test_daniel_and_daniela_with_one_telephone_are_two_people(one, other):
    known = People([person_of(Client(given=one, family="Silva", phone_e164="+447700900118"), 1)])
    row = Client(given=other, family="Silva", phone_e164="+447700900118")
    assert known.nearest(person_of(row, -2)).likeness is Likeness.NONE


def test_the_same_birth_date_with_another_name_is_somebody_new():
    assert likeness(given="Tom", family="Brown", birth=date(1980, 3, 12)) is Likeness.NONE


def test_the_same_name_alone_is_only_a_likeness():
    assert likeness(given="Ann", family="Lee", phone_e164="+447700900999") is Likeness.LIKE


@pytest.mark.parametrize(
    ("given", "family"), [("?nn", "Lee"), ("Anna", "Lee"), ("Ann Marie", "Lee"), ("A", "Lee"), ("Ann", "")]
)
def test_nearly_the_same_name_with_something_equal_is_a_likeness(given, family):
    assert likeness(given=given, family=family, phone_e164="+447700900118") is Likeness.LIKE


def test_the_same_email_under_another_name_is_a_likeness():
    assert likeness(given="Jim", family="Poe", email="ann@example.com") is Likeness.LIKE


def test_a_new_surname_with_two_things_equal_is_a_likeness():
    row = {"given": "Ann", "family": "Jones", "phone_e164": "+447700900118"}
    assert likeness(**row) is Likeness.NONE
    assert likeness(**row, birth=date(1980, 3, 12)) is Likeness.LIKE


def test_lost_letters_fit_any_letter_and_no_other_name():
    known = People([person_of(Client(given="Şefi", family="Yıldırım", phone_e164="+447700900275"), 1)])
    lost = Client(given="?efi", family="Y?ld?r?m", phone_e164="+447700900275")
    other = Client(given="?efi", family="Y?ld?z", phone_e164="+447700900275")
    assert known.nearest(person_of(lost, -2)).likeness is Likeness.LIKE
    assert known.nearest(person_of(other, -3)).likeness is Likeness.NONE


def test_the_same_person_goes_before_a_likeness():
    twin = Client(given="Ann", family="Lee", phone_e164="+447700900999")
    known = People([person_of(twin, 1), person_of(ANN, 2)])
    found = known.nearest(person_of(Client(given="Ann", family="Lee", email="ann@example.com"), -2))
    assert (found.likeness, found.person.ref if found.person else 0, found.by) == (
        Likeness.SAME,
        2,
        (By.EMAIL,),
    )


def test_empty_fields_are_filled_and_contradictions_told():
    known = Client(
        given="Ann", family="Lee", phone="07700 900118", phone_e164="+447700900118", address="1 High St"
    )
    found = Client(
        given="ANN",
        family="LEE",
        phone="07700 900999",
        phone_e164="+447700900999",
        birth=date(1980, 3, 12),
        address="2 Low St",
    )
    filled = fill(known, found)
    assert (filled.client.given, filled.client.birth) == ("Ann", date(1980, 3, 12))
    assert (filled.client.other_phone, filled.client.address) == ("07700 900999", "1 High St")
    assert filled.differs == (("Address", "1 High St", "2 Low St"),)


def test_a_no_to_marketing_wins_and_a_yes_does_not():
    yes, no = Client(marketing=Permission.YES), Client(marketing=Permission.NO)
    assert fill(yes, no).client.marketing is Permission.NO
    assert fill(no, yes).client.marketing is Permission.NO
    assert fill(Client(), yes).client.marketing is Permission.YES
    assert fill(yes, Client()).client.marketing is Permission.YES


def test_a_note_that_stands_already_is_not_repeated():
    assert with_notes("Fair skin\nTel: x", ["Fair skin", "Tel: x", "new"]) == "Fair skin\nTel: x\nnew"
    assert with_notes("", ["a", "a"]) == "a"
