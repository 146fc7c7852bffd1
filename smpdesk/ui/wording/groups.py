"""In which groups the texts of a paper are shown, and what each is called beside its field."""

from collections.abc import Sequence
from typing import NamedTuple

from smpdesk.domain.forecast import Factor
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.wording import WordingText

#: The group of days, which holds no texts.
DAYS = "days"
_SHEET = {
    "row": "Timetable",
    "next": "Next session",
    "warning": "Warning signs",
    "expect": "What to expect",
    "lasting": "How long it lasts",
    "used": "What was used",
    "code": "Dates for a phone",
}
_OTHER = {"calendar": "Dates for a phone", "card": "Wallet card"}
_NAMES = {"mri": "MRI scan", "what": "what to do"}
DAY_NAMES = {
    "dry_through": "Dry until day",
    "first_wash": "First gentle wash on day",
    "gym_from": "Gym again from day",
    "blade_after": "No blade until day",
    "cover_through": "Hat, no sun, no swimming until day",
    "minoxidil_after": "No minoxidil until day",
}
PAPERS = (
    (PaperKind.AFTERCARE, "Aftercare sheet"),
    (PaperKind.CONSENT, "Consent form"),
    (PaperKind.OUTLOOK, "Your result over the years"),
    (PaperKind.INVITATION, "Invitation"),
)
#: Groups of the page about the years, by the beginnings of keys; what is not here is at its head and foot.
_AHEAD = {
    **dict.fromkeys((each.value for each in Factor), "What helps, what shortens it"),
    **dict.fromkeys(("later", "sooner", "helps", "shortens", "neutral"), "What helps, what shortens it"),
    "evidence": "How good the evidence is",
    "name": "What things are called",
    **dict.fromkeys(("spring", "summer", "autumn", "winter", "about"), "Seasons and years"),
    "missing": "What is not known",
    "cost": "What it may cost",
    "curve": "The curve",
}


class Group(NamedTuple):
    """Texts that belong together: ``key`` is its own, ``texts`` may be none for the days."""

    key: str
    title: str
    texts: tuple[WordingText, ...] = ()


def groups(kind: PaperKind, texts: Sequence[WordingText]) -> list[Group]:
    """The groups in the order of the paper; the days of an aftercare sheet first."""
    found: dict[str, list[WordingText]] = {}
    titles: dict[str, str] = {}
    for each in texts:
        key, title = _group(kind, each, titles)
        titles.setdefault(key, title)
        found.setdefault(key, []).append(each)
    days = [Group(DAYS, "Days")] if kind is PaperKind.AFTERCARE else []
    return days + [Group(key, titles[key], tuple(inside)) for key, inside in found.items()]


def name(text: WordingText) -> str:
    """ "Dry, what to do", "Title": a text among those of its group."""
    _section, *parts = text.place.split(".")
    kept = parts[1:] if len(parts) > 1 and parts[0] in _SHEET else parts
    said = [_NAMES.get(each, each.replace("_", " ")) for each in kept if each not in ("text", "point")]
    return ", ".join(said)[:1].upper() + ", ".join(said)[1:]


def _group(kind: PaperKind, text: WordingText, titles: dict[str, str]) -> tuple[str, str]:
    section, *parts = text.place.split(".")
    first = parts[0]
    if section in _OTHER:
        return _OTHER[section], _OTHER[section]
    if kind is PaperKind.AFTERCARE:
        title = _SHEET.get(first, "Head and foot")
        return title, title
    if kind is PaperKind.OUTLOOK:
        title = _AHEAD.get(first, "Head and foot")
        return title, title
    if kind is PaperKind.INVITATION:
        return "Letter", "Letter"
    if first in ("title", "intro", "field", "signature", "answer", "refused", "withdrawn", "visit"):
        named = {
            "field": "Fields", "signature": "Signatures", "answer": "Answers", "refused": "Refused and withdrawn",
            "withdrawn": "Refused and withdrawn",
        }  # fmt: skip
        return named.get(first, "Head"), named.get(first, "Head")
    # A section of the form is called as the form calls it.
    return first, text.text if parts[1:] == ["title"] else titles.get(first, first.capitalize())
