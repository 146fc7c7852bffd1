"""Where a client stands with consent, word by word; and the PIN of the client's view."""

from datetime import date, datetime

import pytest

from smpdesk.domain.consent_record import ConsentRecord, ConsentState, PhotoPermission, PhotoUse, SignedWay
from smpdesk.domain.consent_standing import Stand, permitted, said_of, standing
from smpdesk.domain.kiosk import pin_problems, wait_after
from smpdesk.domain.paper import Paper, PaperKind

NOW, OLD = "consent en 2", "consent en 1"


def word(state: str, day: int, wording: str = NOW, since: int = 0, paper: int | None = None) -> ConsentRecord:
    return ConsentRecord(
        id=day,
        client=1,
        paper=paper,
        wording=wording,
        language="en-GB",
        state=ConsentState(state),
        way=SignedWay.SCREEN,
        at=datetime(2026, 11, day, 10),
        withdrawn=datetime(2026, 11, since) if since else None,
    )


def by_hand(day: int, key: int = 7) -> Paper:
    issued = datetime(2026, 11, day, 9)
    return Paper(
        id=key, client=1, kind=PaperKind.CONSENT, wording=NOW, sha256="", issued=issued, signed=issued.date()
    )


@pytest.mark.parametrize(
    ("words", "day", "stand"),
    [
        ((), 24, Stand.NONE),
        ((word("signed", 20),), 24, Stand.SIGNED),
        ((word("signed", 20),), 19, Stand.NONE),
        ((word("signed", 20, OLD),), 24, Stand.OLD_WORDING),
        ((word("signed", 20), word("signed", 21, OLD)), 24, Stand.SIGNED),
        ((word("signed", 20), word("refused", 21)), 24, Stand.REFUSED),
        ((word("signed", 20), word("refused", 21), word("signed", 22)), 24, Stand.SIGNED),
        ((word("signed", 20), word("refused", 21), word("signed", 22, OLD)), 24, Stand.OLD_WORDING),
        ((word("signed", 20), word("withdrawn", 21, since=24)), 23, Stand.SIGNED),
        ((word("signed", 20), word("withdrawn", 21, since=24)), 24, Stand.WITHDRAWN),
        ((word("signed", 20), word("withdrawn", 21, since=24), word("signed", 22)), 25, Stand.SIGNED),
        ((word("signed", 20, OLD), word("confirmed", 22)), 24, Stand.OLD_WORDING),
        ((word("confirmed", 22),), 24, Stand.NONE),
    ],
)
def test_the_latest_word_that_counts_by_then_decides(
    words: tuple[ConsentRecord, ...], day: int, stand: Stand
) -> None:
    assert standing(said_of(words, ()), NOW, date(2026, 11, day)).stand is stand


def test_a_paper_marked_as_signed_counts_once() -> None:
    assert standing(said_of((), [by_hand(20)]), NOW, date(2026, 11, 24)).stand is Stand.SIGNED
    assert (
        standing(said_of([word("refused", 21)], [by_hand(20)]), NOW, date(2026, 11, 24)).stand
        is Stand.REFUSED
    )
    assert (
        standing(said_of([word("refused", 21)], [by_hand(22)]), NOW, date(2026, 11, 24)).stand is Stand.SIGNED
    )
    assert len(said_of([word("signed", 20, paper=7)], [by_hand(20)])) == 1


def test_the_last_word_on_each_use_of_photographs_counts() -> None:
    at = datetime(2026, 11, 20)
    said = [
        PhotoPermission(id=1, client=1, purpose=PhotoUse.PRINT, allowed=True, at=at),
        PhotoPermission(id=2, client=1, purpose=PhotoUse.PRINT, allowed=False, at=at),
        PhotoPermission(id=3, client=1, purpose=PhotoUse.RECORD, allowed=True, at=at),
    ]
    assert {use: each.allowed for use, each in permitted(said).items()} == {
        PhotoUse.RECORD: True,
        PhotoUse.PRINT: False,
    }


@pytest.mark.parametrize(
    ("pin", "again", "code"),
    [
        ("258", "258", "pin_shape"),
        ("123456789", "123456789", "pin_shape"),
        ("25a0", "25a0", "pin_shape"),
        ("٢٥٨٠", "٢٥٨٠", "pin_shape"),
        ("1234", "1234", "pin_easy"),
        ("7890", "7890", "pin_easy"),
        ("9876", "9876", "pin_easy"),
        ("5555", "5555", "pin_easy"),
        ("2580", "2581", "pin_differs"),
    ],
)
def test_a_pin_that_is_none_or_guessed_at_once_is_not_taken(pin: str, again: str, code: str) -> None:
    assert [each.code for each in pin_problems(pin, again)] == [code]


def test_wrong_pins_wait_longer_and_longer() -> None:
    assert pin_problems("2580", "2580") == []
    assert [wait_after(wrong) for wrong in (1, 2, 3, 4, 5, 12)] == [0, 0, 5, 10, 20, 300]
