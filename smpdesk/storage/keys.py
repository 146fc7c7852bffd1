"""Who may open a clinic: signing in, and every change of people, passwords and the recovery key.

The data key is sealed to each person's public key and to the recovery key's, so that it can be changed without
anybody's password (``rekey``). Each change here is one durable write of the key file, under the folder's lock.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from smpdesk.domain.problem import StorageFault, refuse
from smpdesk.storage import key_wraps as wraps
from smpdesk.storage import recovery_key
from smpdesk.storage.data_key import KEY_BYTES, ClinicKey
from smpdesk.storage.key_file import KeyFile, Lock, Recovery, existing, fitting, write
from smpdesk.storage.key_wraps import Cost
from smpdesk.storage.turn import turn

USUAL = Cost()


@dataclass(frozen=True, kw_only=True, repr=False)
class NewPerson:
    """Somebody who gets a way in: their staff id, the name shown at sign-in, their first password."""

    id: int
    name: str
    password: str


@dataclass(frozen=True, kw_only=True, repr=False)
class FreshKeys:
    """Keys that were made and lie nowhere yet: the sheet can be printed and tried before anything depends on it.
    ``recovery`` is the text on the sheet."""

    file: KeyFile
    key: ClinicKey
    recovery: str


def fresh(people: Sequence[NewPerson], cost: Cost = USUAL) -> FreshKeys:
    """New keys for a clinic: a data key, a journal key, a recovery key, and a way in for each of ``people``."""
    key = ClinicKey(clinic=os.urandom(8).hex(), data=os.urandom(KEY_BYTES), journal=os.urandom(KEY_BYTES))
    recovery = recovery_key.new()
    file = KeyFile(
        clinic=key.clinic,
        people=tuple(_new_lock(key, each, cost) for each in people),
        recovery=_recovery(key, recovery),
        journal=_journal(key),
    )
    return FreshKeys(file=file.sealed(key), key=key, recovery=recovery_key.told(recovery))


def since(made: FreshKeys, last: tuple[int, str]) -> FreshKeys:
    """The same keys for a clinic whose journal had no key up to a change: its id and link."""
    key = replace(made.key, since=last)
    return replace(made, key=key, file=replace(made.file, since=last).sealed(key))


def people(folder: Path) -> list[tuple[int, str]]:
    """Staff id and name of everybody who can sign in, in the order in which they were added."""
    return [(each.id, each.name) for each in existing(folder).people]


def sign_in(folder: Path, person: int, password: str) -> ClinicKey:
    """Unlock a clinic or a backup. Takes as long as the password's derivation.

    Refusal password_wrong, person_unknown. StorageFault keys_missing, keys_damaged, keys_newer; keys_changed when the
    password opens its wrap and something else in the file was changed by somebody who did not have the keys.
    """
    file = existing(folder)
    return _checked(folder, file, _data(file, _private(folder, file, person, password), person))


def recover(folder: Path, recovery: str) -> ClinicKey:
    """Unlock a clinic or a backup with what stands on the printed sheet.

    Refusal as ``recovery_key.understood``, recovery_key_other when it belongs to other keys; StorageFault as sign_in.
    """
    file = existing(folder)
    private = _recovery_private(recovery_key.understood(recovery), file.clinic)
    try:
        data = wraps.unsealed(private, file.recovery.data, _about(file.clinic, "data", "recovery"))
    except wraps.WrongKey:
        raise refuse("recovery_key_other", "recovery") from None
    except (ValueError, KeyError, TypeError) as error:
        raise StorageFault("keys_damaged", path=str(folder)) from error
    return _checked(folder, file, data)


def add(folder: Path, key: ClinicKey, person: NewPerson, cost: Cost = USUAL) -> None:
    """Give somebody a way in. Refusal person_has_password when they have one."""
    lock = _new_lock(key, person, cost)
    with _changing(folder, key) as file:
        if file.lock_of(person.id) is not None:
            raise refuse("person_has_password", "person")
        write(folder, replace(file, people=(*file.people, lock)).sealed(key))


def rename(folder: Path, key: ClinicKey, person: int, name: str) -> None:
    """Show another name at sign-in; nothing happens to somebody without a way in."""
    with _changing(folder, key) as file:
        _replace(folder, key, file, [replace(e, name=name) if e.id == person else e for e in file.people])


def change_password(folder: Path, person: int, old: str, new: str, cost: Cost = USUAL) -> None:
    """Change one's own password. Refusal password_wrong, person_unknown.

    The data key stays, and the key file of an older backup still yields it to whoever knows the old password: where
    somebody else knows it, the data key has to be changed too (``rekey.change_keys``).
    """
    key = sign_in(folder, person, old)
    with _changing(folder, key) as file:
        private = _private(folder, file, person, old)
        again = wraps.under_password(new, private, _about(file.clinic, "private", person), cost)
        _replace(folder, key, file, [replace(e, private=again) if e.id == person else e for e in file.people])


def reset_password(folder: Path, key: ClinicKey, person: int, new: str, cost: Cost = USUAL) -> None:
    """Give somebody who forgot theirs a new one. Refusal person_unknown."""
    with _changing(folder, key) as file:
        known = file.lock_of(person)
        if known is None:
            raise refuse("person_unknown", "person")
        lock = _new_lock(key, NewPerson(id=person, name=known.name, password=new), cost)
        _replace(folder, key, file, [lock if each.id == person else each for each in file.people])


def renewed(file: KeyFile, key: ClinicKey, leaving: int | None, recovery: bytes | None) -> FreshKeys:
    """The key file under a new data key, without the one who leaves, and with another recovery key if given.

    Nobody's password is needed. ``recovery`` of the answer is empty when the sheet stays as it is. Refusal
    person_unknown, last_person.
    """
    if leaving is not None and file.lock_of(leaving) is None:
        raise refuse("person_unknown", "person")
    new = replace(key, data=os.urandom(KEY_BYTES))
    staying = tuple(
        replace(each, data=wraps.sealed_to(each.public, new.data, _about(key.clinic, "data", each.id)))
        for each in file.people
        if each.id != leaving
    )
    if not staying:
        raise refuse("last_person", "person")
    if recovery is None:
        about = _about(key.clinic, "data", "recovery")
        kept = replace(file.recovery, data=wraps.sealed_to(file.recovery.public, new.data, about))
    else:
        kept = _recovery(new, recovery)
    changed = replace(file, people=staying, recovery=kept, journal=_journal(new), swapping=()).sealed(new)
    return FreshKeys(file=changed, key=new, recovery=recovery_key.told(recovery) if recovery else "")


@contextmanager
def _changing(folder: Path, key: ClinicKey) -> Iterator[KeyFile]:
    with turn(folder):
        yield fitting(folder, key)


def _replace(folder: Path, key: ClinicKey, file: KeyFile, people: Sequence[Lock]) -> None:
    write(folder, replace(file, people=tuple(people)).sealed(key))


def _checked(folder: Path, file: KeyFile, data: bytes) -> ClinicKey:
    unproved = ClinicKey(clinic=file.clinic, data=data, journal=b"", since=file.since)
    try:
        journal = wraps.with_key(
            unproved.for_use("journal"), file.journal, _about(file.clinic, "journal", "")
        )
    except (wraps.WrongKey, ValueError) as error:
        raise StorageFault("keys_changed", path=str(folder)) from error
    key = replace(unproved, journal=journal)
    if not file.fits(key):
        raise StorageFault("keys_changed", path=str(folder))
    return key


def _private(folder: Path, file: KeyFile, person: int, password: str) -> bytes:
    lock = file.lock_of(person)
    if lock is None:
        raise refuse("person_unknown", "person")
    try:
        return wraps.with_password(password, lock.private, _about(file.clinic, "private", person))
    except wraps.WrongKey:
        raise refuse("password_wrong", "password") from None
    except (ValueError, KeyError, TypeError) as error:
        raise StorageFault("keys_damaged", path=str(folder)) from error


def _data(file: KeyFile, private: bytes, person: int) -> bytes:
    lock = file.lock_of(person)
    assert lock is not None
    try:
        return wraps.unsealed(private, lock.data, _about(file.clinic, "data", person))
    except (wraps.WrongKey, ValueError, KeyError, TypeError) as error:
        raise StorageFault("keys_changed", path=file.clinic) from error


def _new_lock(key: ClinicKey, person: NewPerson, cost: Cost) -> Lock:
    private = wraps.new_private()
    public = wraps.public_of(private)
    about = _about(key.clinic, "private", person.id)
    return Lock(
        id=person.id,
        name=person.name,
        public=public,
        private=wraps.under_password(person.password, private, about, cost),
        data=wraps.sealed_to(public, key.data, _about(key.clinic, "data", person.id)),
    )


def _recovery(key: ClinicKey, recovery: bytes) -> Recovery:
    public = wraps.public_of(_recovery_private(recovery, key.clinic))
    return Recovery(
        public=public, data=wraps.sealed_to(public, key.data, _about(key.clinic, "data", "recovery"))
    )


def _recovery_private(recovery: bytes, clinic: str) -> bytes:
    return wraps.private_from(recovery, _about(clinic, "recovery", ""))


def _journal(key: ClinicKey) -> str:
    return wraps.under_key(key.for_use("journal"), key.journal, _about(key.clinic, "journal", ""))


def _about(clinic: str, what: str, whose: int | str) -> str:
    return f"smpdesk 1 {clinic} {what} {whose}"
