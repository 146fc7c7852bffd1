"""Fields, values and rows of two records in words; the words stand in ``texts/<language>/merge.toml``."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.client import Client
from smpdesk.domain.languages import ENGLISH_NAMES
from smpdesk.domain.merging import Follows

EMPTY = "(empty)"
_LONGEST = 32  # letters beside a radio button; the whole text is in the tip and for screen readers


def field(name: str) -> str:
    """ "Family name"."""
    return str(_texts()["fields"].get(name, name.replace("_", " ").capitalize()))


def value(name: str, what: object) -> str:
    """A value on one line, whole."""
    if name in ("sex", "marketing"):
        return str(_texts()[name].get(str(what), EMPTY))
    if name == "course":
        return str(_texts()["course"].get(str(what), what))
    if name == "language":
        return ENGLISH_NAMES.get(str(what), EMPTY)
    if name in ("inactive", "no_contact"):
        return "Yes" if what else "No"
    if isinstance(what, date):
        return words.plain_date(what)
    return " ".join(str(what or "").split()) or EMPTY


def short(text: str) -> str:
    """Not longer than fits, ampersands as they are."""
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return cut.replace("&", "&&")


def who(client: Client) -> str:
    """ "Owen Davies, client 1001"."""
    return f"{client.name}, client {client.number}"


def following(follows: Sequence[Follows], gone: Client) -> str:
    """ "2 visits and 1 paper follow. Client 1002 is taken off the list."."""
    rows = [words.counted(each.rows, _row(each.table)) for each in follows]
    many = sum(each.rows for each in follows) != 1
    moved = (
        f"{words.listed(rows)} {'follow' if many else 'follows'}. "
        if rows
        else "Nothing else is on that record. "
    )
    return f"{moved}{gone.name or 'Client'} {gone.number} is taken off the list."


def _row(table: str) -> str:
    return str(_texts()["rows"].get(table, table.replace("_", " ")))


def _texts() -> dict[str, Any]:
    return _read(words.language().split("-", maxsplit=1)[0])


@cache
def _read(folder: str) -> dict[str, Any]:
    return resources.toml(f"texts/{folder}/merge.toml")
