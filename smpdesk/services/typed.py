"""What is typed about a client outlives the program: kept a moment after the last key, offered at the next start."""

import logging
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from smpdesk.domain.client import Client, Gone, Permission, Sex
from smpdesk.domain.typed import Typed
from smpdesk.services.ground import Ground
from smpdesk.storage import typed as file

_log = logging.getLogger(__name__)
_DAYS = ("birth", "since", "gone_on")


class TypedDesk:
    """Keeps what is in an open editor. A disk that takes nothing is noted in the log: saving will say it aloud."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._mine: set[str] = set()

    def begin(self) -> str:
        """A key for an editor that was opened now."""
        key = uuid4().hex
        self._mine.add(key)
        return key

    def keep(self, key: str, base: Client, draft: Client, born: str) -> None:
        """Keep what stands in the fields; ``born`` is the birth date as typed."""
        at = self._ground.now().isoformat()
        self._write(key, {"base": _plain(base), "draft": _plain(draft), "born": born, "at": at})

    def forget(self, key: str) -> None:
        """It was saved, or given up."""
        if key in self._kept():
            self._write(key, None)

    def left_behind(self) -> list[Typed]:
        """What no editor of this program typed and nobody decided about, the latest first."""
        found = []
        for key, each in self._kept().items():
            if key not in self._mine and (typed := _typed(key, each)) is not None:
                found.append(typed)
        return sorted(found, key=lambda each: each.at, reverse=True)

    def take_up(self, typed: Typed) -> None:
        """An editor of this program goes on with it: it is not offered again."""
        self._mine.add(typed.key)

    def _write(self, key: str, wanted: dict[str, Any] | None) -> None:
        store, known = self._ground.store, self._kept()
        known.pop(key, None)
        try:
            file.keep(store.folder, known if wanted is None else {**known, key: wanted}, store.key)
        except OSError as error:
            _log.warning("What is typed could not be kept: %s", error.strerror)

    def _kept(self) -> dict[str, Any]:
        return file.kept(self._ground.store.folder, self._ground.store.key)


def _plain(client: Client) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(client).items()
    }


def _typed(key: str, kept: Any) -> Typed | None:
    """None for what another version wrote, or a damaged file."""
    try:
        base, draft = _client(kept["base"]), _client(kept["draft"])
        return Typed(
            key=key, base=base, draft=draft, born=str(kept["born"]), at=datetime.fromisoformat(kept["at"])
        )
    except (KeyError, TypeError, ValueError):
        return None


def _client(kept: dict[str, Any]) -> Client:
    values = {each.name: kept[each.name] for each in fields(Client)}
    for name in _DAYS:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    coded = {
        "sex": Sex(values["sex"]),
        "marketing": Permission(values["marketing"]),
        "gone": Gone(values["gone"]),
    }
    return Client(**{**values, **coded})
