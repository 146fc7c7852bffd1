"""Words for patch tests, as they stand in resources/texts."""

from datetime import datetime
from functools import cache

from smpdesk import resources, words
from smpdesk.domain.patch_test import PatchResult, PatchSite, PatchTest, Sign

#: What the chip of a row says, and in which kind.
_BADGES = {
    PatchResult.NOT_DONE: ("Offered", "warn"),
    PatchResult.OFFERED_DECLINED_SIGNED: ("Declined", "plain"),
    PatchResult.PENDING: ("Not read yet", "warn"),
    PatchResult.NEGATIVE: ("Negative", "ok"),
    PatchResult.MILD_REACTION: ("Mild reaction", "bad"),
    PatchResult.POSITIVE: ("Positive", "bad"),
    PatchResult.INCONCLUSIVE: ("Cannot be told", "warn"),
}
#: What stands large over the state's sentence.
HEADS = {
    "patch_not_offered": "Not offered yet",
    "patch_offered": "Offered",
    "patch_declined": "Declined in writing",
    "patch_too_recent": "Too early",
    "patch_reading_due": "Ready to read",
    "patch_clear": "Negative",
    "patch_clear_for_good": "Negative",
    "patch_expired": "Too old",
    "patch_other_pigment": "Another pigment",
    "patch_positive": "Reaction: stop",
    "patch_mild": "Mild reaction",
    "patch_inconclusive": "Cannot be told",
}


def group(name: str) -> dict[str, str]:
    """Words of one group: facts, sites, results, signs."""
    found: dict[str, str] = _texts(words.language())[name]
    return found


@cache
def _texts(language: str) -> dict[str, dict[str, str]]:
    return resources.toml(f"texts/{language.partition('-')[0]}/patch_test.toml")


def results(offered: tuple[PatchResult, ...]) -> list[tuple[str, PatchResult]]:
    """Results to choose from, with their words."""
    return [(group("results")[each], each) for each in offered]


def sites() -> list[tuple[str, PatchSite]]:
    """Places of a spot to choose from."""
    return [
        ("Choose…", PatchSite.UNKNOWN),
        *((name, PatchSite(code)) for code, name in group("sites").items()),
    ]


def signs() -> list[tuple[str, Sign]]:
    """Signs of a reaction to tick."""
    return [(name, Sign(code)) for code, name in group("signs").items()]


def badge(test: PatchTest) -> tuple[str, str]:
    """The chip of a test: words and kind."""
    return _BADGES[test.result]


def place(test: PatchTest) -> str:
    """Where the spot is."""
    said = "" if test.site in ("", PatchSite.OTHER) else group("sites")[test.site]
    return ", ".join(part for part in (said, test.site_said) if part)


def moment(at: datetime) -> str:
    """“24 Nov 2026, 11:45”."""
    return f"{words.plain_date(at.date())}, {words.time_text(at)}"


def title(test: PatchTest) -> str:
    """What a row is about."""
    if test.done is not None:
        return " · ".join(part for part in (test.pigment, place(test)) if part)
    return "Declined in writing" if test.declined is not None else "Offered, no answer yet"


def story(test: PatchTest, technician: str) -> str:
    """What happened, in one line."""
    told = []
    if test.done is not None:
        by = f" by {technician}" if technician else ""
        told.append(f"done {moment(test.done)}{by}, lot {test.lot}")
    if test.anaesthetic:
        told.append(f"{test.anaesthetic}: {_BADGES[test.anaesthetic_result][0].lower()}")
    if test.read is not None:
        told.append(f"read {moment(test.read)}")
    if test.signs:
        told.append(words.listed([group("signs")[each].lower() for each in test.signs]))
    if test.declined is not None:
        how = "signed" if test.signature else "could not sign, witnessed"
        told.append(f"{how} {moment(test.declined)}, seen by {test.witness}")
    if test.done is None and test.declined is None:
        told.append(f"offered {words.plain_date(test.offered)}")
    if test.note:
        told.append(test.note)
    line = " · ".join(told)
    return line[:1].upper() + line[1:]
