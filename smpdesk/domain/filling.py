"""What a list adds to a client who is known already: empty fields are filled, contradictions are noted in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from smpdesk.domain.client import Client, Permission, Sex
from smpdesk.domain.names import fold

#: Fields that one value fills, with the name that a note gives them.
_FIELDS = {
    "sex": "Sex",
    "birth": "Date of birth",
    "email": "E-mail",
    "address": "Address",
    "referral": "Referral",
    "since": "Client since",
}


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The client with what was added; ``differs`` are (field's name, kept, found) for what contradicts."""

    client: Client
    differs: tuple[tuple[str, str, str], ...] = ()


def fill(known: Client, found: Client) -> Filled:
    """Fill what is empty in ``known`` from ``found``. A “no” to marketing always wins."""
    changes: dict[str, object] = {}
    differs: list[tuple[str, str, str]] = []
    for name, title in _FIELDS.items():
        ours, theirs = getattr(known, name), getattr(found, name)
        if not theirs:
            continue
        if not ours:
            changes[name] = theirs
        elif _plain(ours) != _plain(theirs):
            differs.append((title, _shown(ours), _shown(theirs)))
    differs += _fill_phones(known, found, changes)
    differs += _fill_marketing(known, found, changes)
    if found.alert and found.alert not in known.alert:
        changes["alert"] = f"{known.alert}\n{found.alert}".strip()
    if "?" in known.name and "?" not in found.name and fold(found.name):
        changes.update(given=found.given, family=found.family)
    return Filled(client=replace(known, **changes), differs=tuple(differs))  # type: ignore[arg-type]


def _fill_phones(known: Client, found: Client, changes: dict[str, object]) -> list[tuple[str, str, str]]:
    """New numbers take the free places; what finds none is noted."""
    ours = {known.phone_e164, known.other_phone_e164} - {""}
    places = [name for name in ("phone", "other_phone") if not getattr(known, name)]
    differs: list[tuple[str, str, str]] = []
    for typed, number in ((found.phone, found.phone_e164), (found.other_phone, found.other_phone_e164)):
        if not typed or number in ours:
            continue
        if places:
            place = places.pop(0)
            changes[place], changes[f"{place}_e164"] = typed, number
        else:
            differs.append(("Telephone", " / ".join(filter(None, (known.phone, known.other_phone))), typed))
    return differs


def _fill_marketing(known: Client, found: Client, changes: dict[str, object]) -> list[tuple[str, str, str]]:
    if found.marketing is Permission.UNKNOWN or found.marketing is known.marketing:
        return []
    if known.marketing is Permission.UNKNOWN:
        changes["marketing"] = found.marketing
        return []
    if found.marketing is Permission.NO:
        changes["marketing"] = Permission.NO
        return [("Marketing", "no (from the list)", "was yes")]
    return [("Marketing", known.marketing.value, found.marketing.value)]


def with_notes(notes: str, blocks: Iterable[str]) -> str:
    """The notes with more blocks of text below; a block that stands there already is not repeated."""
    standing = notes
    for block in blocks:
        text = block.strip()
        if text and not _stands(text, standing):
            standing = f"{standing}\n{text}" if standing else text
    return standing


def _stands(text: str, notes: str) -> bool:
    """True when the block stands in the notes as whole lines."""
    return f"\n{text}\n" in f"\n{notes}\n"


def _plain(value: object) -> object:
    return fold(value) if isinstance(value, str) and not isinstance(value, Sex) else value


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return ", ".join(str(value).splitlines())
