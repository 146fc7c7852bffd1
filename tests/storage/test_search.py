"""Finding clients as receptionists type."""

from dataclasses import replace

import hypothesis
import pytest
from hypothesis import strategies as st

from smpdesk.domain.client import Client
from smpdesk.storage.check import check
from smpdesk.storage.files import RECORDS
from tests.storage.made import MAYA, again, person, raw

PEOPLE = (
    Client(given="Seán", family="O’Brien", phone="07700 900118", phone_e164="+447700900118"),
    Client(given="Łukasz", family="Nowak", email="lukasz.n@example.org"),
    Client(given="Jürgen", family="Straße"),
    Client(given="Ann", family="Smith"),
    Client(given="Smithy", family="Ann"),
    Client(given="Anna", family="Annand"),
    Client(given="Søren", family="Ærø", other_phone="(020) 7946-0018", other_phone_e164="+442079460018"),
    Client(given="Νίκος", family="Παπαδόπουλος"),
    Client(given="100%", family="_under"),
)


@pytest.fixture
def crowd(store):
    """The clinic with these people."""
    with store.transaction("Bring in", MAYA):
        for each in PEOPLE:
            store.clients.add(each)
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("o'brien", ["Seán O’Brien"]),
        ("OBRIEN", ["Seán O’Brien"]),
        ("sean obr", ["Seán O’Brien"]),
        ("lukasz", ["Łukasz Nowak"]),
        ("ukas", ["Łukasz Nowak"]),
        ("strasse", ["Jürgen Straße"]),
        ("straße", ["Jürgen Straße"]),
        ("jurgen", ["Jürgen Straße"]),
        ("soren", ["Søren Ærø"]),
        ("aero", ["Søren Ærø"]),
        ("νικος", ["Νίκος Παπαδόπουλος"]),
        ("900 118", ["Seán O’Brien"]),
        ("00900", ["Seán O’Brien"]),
        ("07700-900.118", ["Seán O’Brien"]),
        ("+44 (0)7700 900118", ["Seán O’Brien"]),
        ("0044 7700 900118", ["Seán O’Brien"]),
        ("(020", ["Søren Ærø"]),
        ("79460018", ["Søren Ærø"]),
        ("lukasz.n@exam", ["Łukasz Nowak"]),
        ("lukasz.n", ["Łukasz Nowak"]),
        ("example", []),
        ("nowak smith", []),
        ("zzz", []),
        ("un", ["100% _under"]),
    ],
)
def test_people_are_found_as_typed(crowd, typed, found):
    assert [each.name for each in crowd.clients.lines(typed)] == found
    assert crowd.clients.count(typed) == len(found)


def test_the_likeliest_comes_first(crowd):
    assert [each.name for each in crowd.clients.lines("ann")] == ["Smithy Ann", "Anna Annand", "Ann Smith"]
    assert [each.name for each in crowd.clients.lines("a")][:2] == ["Søren Ærø", "Smithy Ann"]


def test_everybody_comes_by_family_name_and_in_pages(crowd):
    everybody = [each.listed for each in crowd.clients.lines()]
    assert everybody[:4] == ["Ærø, Søren", "Ann, Smithy", "Annand, Anna", "Nowak, Łukasz"]
    pages = crowd.clients.lines(limit=5) + crowd.clients.lines(limit=5, offset=5)
    assert [each.listed for each in pages] == everybody


@pytest.mark.parametrize(
    "typed", ['"', "'", "(", ")", "*", "a*", 'a"b', "NEAR(", "ab AND", "%", "_", "\\", "\0", "-"]
)
def test_nothing_that_is_typed_breaks_the_search(crowd, typed):
    crowd.clients.lines(typed)


@hypothesis.settings(
    max_examples=60, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@hypothesis.given(typed=st.text(max_size=12))
def test_any_text_has_an_answer(crowd, typed):
    assert len(crowd.clients.lines(typed)) == crowd.clients.count(typed)


@hypothesis.settings(
    max_examples=60, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@hypothesis.given(data=st.data())
def test_any_piece_of_a_name_finds_its_owner(crowd, data):
    client = data.draw(st.sampled_from(PEOPLE[:8]))
    start = data.draw(st.integers(0, len(client.family) - 3))
    piece = client.family[start : start + data.draw(st.integers(3, 8))]
    hypothesis.assume(len(piece.replace("’", "")) >= 3)
    assert client.name in [each.name for each in crowd.clients.lines(piece)]


def test_a_new_name_is_found_and_the_old_one_is_not(store):
    client = person(store, "Owen", "Davies")
    with store.transaction("Edit client", MAYA):
        store.clients.save(replace(client, family="Price"))
    assert ([*map(str, store.clients.lines("davies"))], len(store.clients.lines("price"))) == ([], 1)


def test_another_program_finds_them_too(store):
    other = again(store)
    person(store, "Owen", "Davies")
    assert len(other.clients.lines("davies")) == 1
    other.close()


def test_the_same_person_is_found_by_each_mark(crowd):
    sean = crowd.clients.lines("obrien")[0].id
    lukasz = crowd.clients.lines("nowak")[0].id
    assert [each.id for each in crowd.clients.like_phone("+447700900118")] == [sean]
    assert [each.id for each in crowd.clients.like_email("LUKASZ.N@example.org ")] == [lukasz]
    assert [each.id for each in crowd.clients.like_name("sean", "O'BRIEN")] == [sean]
    assert crowd.clients.like_phone("") == crowd.clients.like_email(" ") == []


def test_an_index_out_of_step_is_found(crowd):
    lost = crowd.clients.lines("nowak")[0].id
    raw(crowd.folder / RECORDS, f"DELETE FROM find_words WHERE rowid = {lost}")
    (found,) = check(crowd).problems
    assert (found.code, found.facts["client"]) == ("search_out_of_step", lost)
