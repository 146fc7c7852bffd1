"""``keys.json`` in the clinic's folder: who may open the clinic, and how, as it lies on the disk.

The names of those who sign in are the one personal thing in it: they are shown before anybody has signed in. All but
``swapping`` is sealed by the data key, so that nobody slips in a lock of their own to be opened by the next change of
the data key.
"""

import dataclasses
import json
from pathlib import Path
from typing import Any

from smpdesk.domain.problem import StorageFault
from smpdesk.storage import durable
from smpdesk.storage.data_key import ClinicKey
from smpdesk.storage.files import KEYS

FORMAT = 1
#: Bytes: a clinic has a dozen people, and nobody needs more than this.
_MOST = 1 << 20


@dataclasses.dataclass(frozen=True, kw_only=True)
class Lock:
    """One person's way in. ``id`` is their staff id. ``private`` lies under their password; ``data``, the data
    key, is sealed to ``public``."""

    id: int
    name: str
    public: str
    private: dict[str, Any]
    data: dict[str, Any]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Recovery:
    """The way in of whoever holds the printed sheet."""

    public: str
    data: dict[str, Any]


@dataclasses.dataclass(frozen=True, kw_only=True)
class KeyFile:
    """All of it. ``swapping``: files that wait to take the old ones' place (see ``swap``)."""

    clinic: str
    people: tuple[Lock, ...]
    recovery: Recovery
    journal: str
    since: tuple[int, str] = (0, "")
    mac: str = ""
    swapping: tuple[str, ...] = ()
    format: int = FORMAT

    def lock_of(self, person: int) -> Lock | None:
        """A person's way in, None for somebody who has none."""
        return next((each for each in self.people if each.id == person), None)

    def sealed(self, key: ClinicKey) -> "KeyFile":
        """The same with its seal."""
        return dataclasses.replace(self, mac=key.seal("keys", _sealed_part(self)))

    def fits(self, key: ClinicKey) -> bool:
        """Whether this is the file of these keys, as they left it."""
        return self.mac == key.seal("keys", _sealed_part(self))


def read(folder: Path) -> KeyFile | None:
    """The keys of a folder, None for one without. StorageFault keys_damaged, keys_newer, clinic_unreachable."""
    try:
        with (folder / KEYS).open("rb") as file:
            content = file.read(_MOST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageFault(
            "clinic_unreachable", path=str(folder / KEYS), reason=str(error.strerror)
        ) from error
    try:
        values = json.loads(content)
        if isinstance(values, dict) and isinstance(values.get("format"), int) and values["format"] > FORMAT:
            raise StorageFault("keys_newer", path=str(folder / KEYS))
        return _from(values)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StorageFault("keys_damaged", path=str(folder / KEYS)) from error


def existing(folder: Path) -> KeyFile:
    """The keys of a folder. StorageFault keys_missing, and as ``read``."""
    found = read(folder)
    if found is None:
        raise StorageFault("keys_missing", path=str(folder))
    return found


def fitting(folder: Path, key: ClinicKey) -> KeyFile:
    """The key file that belongs to these keys. StorageFault keys_changed when it does not: another program changed
    the data key meanwhile, or somebody edited the file."""
    file = existing(folder)
    if not file.fits(key):
        raise StorageFault("keys_changed", path=str(folder))
    return file


def write(folder: Path, file: KeyFile) -> None:
    """Put it in its place, the old one or the new one at any moment. StorageFault for what the disk says."""
    text = json.dumps(dataclasses.asdict(file), ensure_ascii=False, indent=1) + "\n"
    try:
        durable.put(folder / KEYS, text.encode())
    except OSError as error:
        code = "disk_full" if error.errno == 28 else "clinic_read_only"
        raise StorageFault(code, path=str(folder / KEYS), reason=str(error.strerror)) from error


def _from(values: dict[str, Any]) -> KeyFile:
    number, link = values["since"]
    return KeyFile(
        clinic=str(values["clinic"]),
        people=tuple(
            Lock(
                id=int(each["id"]),
                name=str(each["name"]),
                public=str(each["public"]),
                private=dict(each["private"]),
                data=dict(each["data"]),
            )
            for each in values["people"]
        ),
        recovery=Recovery(public=str(values["recovery"]["public"]), data=dict(values["recovery"]["data"])),
        journal=str(values["journal"]),
        since=(int(number), str(link)),
        mac=str(values["mac"]),
        swapping=tuple(str(each) for each in values["swapping"]),
        format=int(values["format"]),
    )


def _sealed_part(file: KeyFile) -> bytes:
    values = dataclasses.asdict(file)
    del values["mac"], values["swapping"]
    return json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
