"""Who may open a clinic, and who no longer."""

import dataclasses
import json
import os
from pathlib import Path

import pytest

from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.storage import key_file, keys, recovery_key
from smpdesk.storage.files import KEYS
from smpdesk.storage.keys import NewPerson
from tests.storage.locked import CHEAP, INES, TOM, fresh


@pytest.fixture
def made(tmp_path):
    """Keys in an empty folder."""
    found = fresh()
    key_file.write(tmp_path, found.file)
    return found


def refusal_of(work, *arguments: object) -> str:
    with pytest.raises(Refusal) as caught:
        work(*arguments)
    return caught.value.problems[0].code


def fault_of(work, *arguments: object) -> str:
    with pytest.raises(StorageFault) as caught:
        work(*arguments)
    return caught.value.code


def test_everybody_gets_the_same_keys_with_a_password_of_their_own(tmp_path, made):
    assert keys.people(tmp_path) == [(1, "Tom Hale"), (2, "Inês Prado")]
    for each in (TOM, INES):
        assert keys.sign_in(tmp_path, each.id, each.password) == made.key
    assert keys.recover(tmp_path, made.recovery) == made.key


def test_a_wrong_password_or_person_or_sheet_is_told_apart(tmp_path, made):
    assert refusal_of(keys.sign_in, tmp_path, 1, INES.password) == "password_wrong"
    assert refusal_of(keys.sign_in, tmp_path, 1, "") == "password_wrong"
    assert refusal_of(keys.sign_in, tmp_path, 7, TOM.password) == "person_unknown"
    other = recovery_key.told(recovery_key.new())
    assert refusal_of(keys.recover, tmp_path, other) == "recovery_key_other"


def test_the_usual_cost_is_a_real_one(tmp_path):
    """The one test here that pays it."""
    made = keys.fresh([TOM])
    (wrap,) = [each.private for each in made.file.people]
    assert (wrap["passes"], wrap["memory"], wrap["lanes"]) == (3, 65536, 4)
    key_file.write(tmp_path, made.file)
    assert keys.sign_in(tmp_path, 1, TOM.password) == made.key


@pytest.mark.parametrize("password", ["пароль с пробелом", "x" * 5000, "naïve ☂ 😀", "nul\0inside"])
def test_any_password_will_do_and_counts_to_its_last_letter(tmp_path, password):
    key_file.write(tmp_path, keys.fresh([NewPerson(id=1, name="T", password=password)], CHEAP).file)
    keys.sign_in(tmp_path, 1, password)
    assert refusal_of(keys.sign_in, tmp_path, 1, password[:-1]) == "password_wrong"


def test_an_accent_typed_on_another_system_is_the_same(tmp_path):
    made = keys.fresh([NewPerson(id=1, name="T", password="na\u00efve password")], CHEAP)
    key_file.write(tmp_path, made.file)
    assert keys.sign_in(tmp_path, 1, "nai\u0308ve password") == made.key


def test_a_password_is_changed_by_whoever_knows_it(tmp_path, made):
    assert refusal_of(keys.change_password, tmp_path, 1, "guess", "new", CHEAP) == "password_wrong"
    keys.change_password(tmp_path, 1, TOM.password, "a new one", CHEAP)
    assert refusal_of(keys.sign_in, tmp_path, 1, TOM.password) == "password_wrong"
    assert keys.sign_in(tmp_path, 1, "a new one") == made.key
    assert keys.sign_in(tmp_path, 2, INES.password) == made.key


def test_a_forgotten_password_is_reset_by_whoever_has_the_keys(tmp_path, made):
    keys.reset_password(tmp_path, made.key, 2, "a new one", CHEAP)
    assert refusal_of(keys.sign_in, tmp_path, 2, INES.password) == "password_wrong"
    assert keys.sign_in(tmp_path, 2, "a new one") == made.key
    assert refusal_of(keys.reset_password, tmp_path, made.key, 9, "x", CHEAP) == "person_unknown"


def test_somebody_new_gets_a_way_in_once(tmp_path, made):
    newcomer = NewPerson(id=5, name="Maya Reid", password="first day")
    keys.add(tmp_path, made.key, newcomer, CHEAP)
    assert keys.sign_in(tmp_path, 5, "first day") == made.key
    assert refusal_of(keys.add, tmp_path, made.key, newcomer, CHEAP) == "person_has_password"
    keys.rename(tmp_path, made.key, 5, "Maya Hale")
    assert keys.people(tmp_path)[-1] == (5, "Maya Hale")
    assert keys.sign_in(tmp_path, 5, "first day") == made.key


def test_a_clinics_secrets_are_nowhere_in_the_file_or_in_a_log(tmp_path, made):
    text = (tmp_path / KEYS).read_text()
    for secret in (TOM.password, made.recovery, made.key.data.hex(), made.key.journal.hex()):
        assert secret not in text
        assert secret not in repr(made) + repr(made.key) + repr(TOM)


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_the_file_is_its_owners_alone(tmp_path, made):
    assert (tmp_path / KEYS).stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == [KEYS]


def edited(folder: Path, **changes: object) -> None:
    path = folder / KEYS
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_an_edit_by_somebody_without_the_keys_shows_before_anything_is_opened(tmp_path, made):
    stranger = keys.fresh([NewPerson(id=9, name="Mallory", password="mine")], CHEAP)
    theirs = json.loads(json.dumps(dataclasses.asdict(stranger.file)))["people"][0]
    values = json.loads((tmp_path / KEYS).read_text())
    edited(tmp_path, people=[*values["people"], theirs])
    assert fault_of(keys.sign_in, tmp_path, 1, TOM.password) == "keys_changed"
    assert refusal_of(keys.sign_in, tmp_path, 9, "mine") == "password_wrong"
    assert fault_of(keys.add, tmp_path, made.key, INES, CHEAP) == "keys_changed"
    edited(tmp_path, people=values["people"], since=[99, "x"])
    assert fault_of(keys.sign_in, tmp_path, 1, TOM.password) == "keys_changed"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"format": 1}', b"\xff\xfe", b"[" * 100_000]
)
def test_a_damaged_file_is_told_and_stays_as_it_is(tmp_path, content):
    (tmp_path / KEYS).write_bytes(content)
    assert fault_of(keys.sign_in, tmp_path, 1, TOM.password) == "keys_damaged"
    assert (tmp_path / KEYS).read_bytes() == content


def test_a_newer_file_and_a_missing_one_are_told(tmp_path, made):
    edited(tmp_path, format=2)
    assert fault_of(keys.people, tmp_path) == "keys_newer"
    (tmp_path / KEYS).unlink()
    assert fault_of(keys.people, tmp_path) == "keys_missing"


def test_a_file_that_asks_for_all_the_memory_there_is_is_refused(tmp_path, made):
    values = json.loads((tmp_path / KEYS).read_text())
    values["people"][0]["private"]["memory"] = 1 << 40
    edited(tmp_path, **values)
    assert fault_of(keys.sign_in, tmp_path, 1, TOM.password) == "keys_damaged"


ODD: tuple[object, ...] = (None, -1, 1 << 80, "", "é", "A" * 43 + "=", [], {}, True)


def places(value: object, path: tuple = ()) -> list[tuple]:
    """The way to everything inside a parsed file."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(*path, key) for key, _ in inside] + [
        way for key, each in inside for way in places(each, (*path, key))
    ]


def test_whatever_is_put_into_the_file_is_told_and_never_more(tmp_path, made):
    """Every value of it, replaced by odd ones: a sentence for the person, and the keys for nobody but its people."""
    good = (tmp_path / KEYS).read_text()
    for way in places(json.loads(good)):
        for odd in ODD:
            values = json.loads(good)
            inside = values
            for key in way[:-1]:
                inside = inside[key]
            inside[way[-1]] = odd
            (tmp_path / KEYS).write_text(json.dumps(values))
            try:
                assert keys.sign_in(tmp_path, 1, TOM.password) == made.key
            except (Refusal, StorageFault):
                continue
            assert way[0] == "swapping" or values == json.loads(good), way
