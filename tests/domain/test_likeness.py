"""Who may be one person: slips, nicknames, swapped fields; and who is only a namesake or of the family."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.domain.blocking import keys, pairs
from smpdesk.domain.client import Client
from smpdesk.domain.clues import days_alike, name_starts
from smpdesk.domain.commonness import Commonness, counted
from smpdesk.domain.likeness import DOUBLE, Weighed, weigh
from smpdesk.domain.nicknames import other_forms, same_name
from smpdesk.domain.traits import traits, traits_of

LUKASZ = Client(
    given="Łukasz",
    family="Wiśniewski",
    birth=date(1984, 3, 7),
    phone="07700 900118",
    email="l.wisniewski@example.com",
    address="12 Quarry Hill\nLeeds LS2 7AB",
)
LARGE = Commonness(people=100_000, families={"smith": 3000, "wisniewski": 12}, givens={"john": 3000})


def weighed(one: Client, other: Client, common: Commonness = LARGE) -> Weighed:
    return weigh(traits_of(one), traits_of(other), common)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"given": "Lukasz", "family": "WISNIEWSKI"}, "family_same"),
        ({"family": "Wisniewsky"}, "family_slip"),
        ({"given": "Lukazs"}, "given_slip"),
        ({"given": "Luke"}, "given_nickname"),
        ({"given": "Wiśniewski", "family": "Łukasz"}, "names_swapped"),
        ({"family": "Wiśniewski-Jones"}, "family_part"),
        ({"birth": date(1984, 7, 3)}, "birth_turned"),
        ({"birth": date(1985, 3, 7)}, "birth_slip"),
        ({"phone": "+44 7700 900118", "birth": None}, "phone_same"),
        ({"phone": "07700 900113"}, "phone_slip"),
        ({"email": "l.wisnewski@example.com"}, "email_slip"),
        ({"address": "12 Quarry Hil, LS2 7AB", "birth": None}, "address_same"),
    ],
)
def test_a_slip_does_not_hide_a_person(changes, reason):
    found = weighed(LUKASZ, replace(LUKASZ, **changes))
    assert found.score > 0.9
    assert reason in found.reasons


def test_a_common_name_alone_says_little_and_a_rare_one_much():
    john = Client(given="John", family="Smith")
    rare = Client(given="Bartholomew", family="Featherstonehaugh")
    assert weighed(john, john).score < 0.01 < DOUBLE < weighed(rare, rare).score


def test_a_wife_at_the_same_address_is_somebody_else():
    wife = replace(LUKASZ, given="Agnieszka", birth=date(1986, 10, 21), email="")
    assert weighed(LUKASZ, wife).score < DOUBLE


def test_namesakes_with_everything_else_different_are_two():
    other = Client(
        given="John",
        family="Smith",
        birth=date(1970, 1, 30),
        phone="07700 900999",
        address="3 High Street LS9 1AB",
    )
    one = replace(other, birth=date(1991, 6, 4), phone="07700 900222", address="88 Mill Lane LS4 2XY")
    assert weighed(one, other).score < 0.001


def test_nothing_known_is_nothing_said():
    assert weighed(Client(), LUKASZ).reasons == ()
    assert weighed(Client(), LUKASZ).score < 0.01


def test_a_birth_date_that_never_was_still_compares():
    one = traits(given="Ann", family="Baker", birth="19840231")
    assert "birth_slip" in weigh(one, traits(given="Ann", family="Baker", birth="19840221"), LARGE).reasons


def test_nicknames_go_both_ways_and_a_name_is_not_its_own():
    assert same_name("bill", "william") and same_name("william", "bill")
    assert not same_name("bill", "robert")
    assert "william" not in other_forms("william")
    assert other_forms("xyzzy") == []


def test_the_days_that_a_hand_may_have_made_of_a_birth_date():
    assert days_alike(date(1984, 3, 7)) == [date(1984, 3, 7), date(1984, 7, 3)]
    assert days_alike(date(1984, 3, 13)) == [date(1984, 3, 13)]
    assert days_alike(date(1984, 3, 3)) == [date(1984, 3, 3)]


def test_one_name_alone_is_looked_up_on_both_sides():
    assert name_starts(traits(family="Wiśniewski")) == [("wisniewski ", ""), ("", "wisniewski ")]
    assert name_starts(traits(given="Jo")) == []


_word = st.text(alphabet="abcdefghijklmnoprstuwyzł", min_size=3, max_size=10)
_person = st.builds(
    traits,
    given=_word,
    family=_word,
    birth=st.dates(min_value=date(1930, 1, 1), max_value=date(2008, 1, 1)).map("{:%Y%m%d}".format),
    phones=st.tuples(st.from_regex(r"07[0-9]{9}", fullmatch=True)),
    address=st.builds("{} {} street {}".format, st.integers(1, 200), _word, st.integers(1000, 9999)),
)


@given(_person, _person)
def test_likeness_is_the_same_from_both_sides(one, other):
    assert weigh(one, other, LARGE).score == pytest.approx(weigh(other, one, LARGE).score, rel=1e-6)
    assert 0 <= weigh(one, other, LARGE).score <= 1


@given(_person)
def test_everybody_is_like_themselves(person):
    assert weigh(person, person, LARGE).score > 0.99


@given(_person, st.data())
def test_a_letter_lost_from_one_name_keeps_a_shared_key(person, data):
    name = data.draw(st.sampled_from(("given", "family")))
    at = data.draw(st.integers(0, len(getattr(person, name)) - 1))
    text = getattr(person, name)
    other = traits(
        **{
            "given": person.given, "family": person.family, "birth": person.birth, name: text[:at] + text[at + 1 :],
        }
    )  # fmt: skip
    assert keys(person) & keys(other)


@given(st.lists(_person, min_size=2, max_size=12))
def test_each_pair_is_compared_once_and_stands_in_order(people):
    found = list(pairs(people))
    assert len(found) == len(set(found))
    assert all(one < other for one, other in found)


def test_names_are_counted_where_they_stand():
    common = counted([traits(given="Ann", family="Baker"), traits(given="Baker", family="Ann")])
    assert (common.people, common.givens["ann"], common.families["ann"]) == (2, 1, 1)
    assert common.given("ann") > common.given("zoe") > 0
