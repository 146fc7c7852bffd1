"""The client's own view: what was answered there and not kept as a consent yet, and the PIN that opens the way back."""

from dataclasses import dataclass
from datetime import datetime

from smpdesk.domain.problem import Problem, problem

PIN_SHORTEST, PIN_LONGEST = 4, 8
#: Wrong entries that cost nothing, then seconds to wait, doubled each time, at most so many; a choice.
FREE, FIRST_WAIT, LONGEST_WAIT = 3, 5, 300
_ROW = "01234567890"


@dataclass(frozen=True, kw_only=True)
class KioskDraft:
    """Answers by the keys of questions, and once the client has signed the strokes as text with the moment."""

    client: int
    appointment: int | None = None
    wording: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    signature: str = ""
    signed: datetime | None = None


def pin_problems(pin: str, again: str) -> list[Problem]:
    """Why this cannot be the clinic's PIN: digits only, 4 to 8, no row and no repeated digit, typed twice alike."""
    if not (pin.isascii() and pin.isdigit() and PIN_SHORTEST <= len(pin) <= PIN_LONGEST):
        return [problem("pin_shape", "pin")]
    if len(set(pin)) == 1 or pin in _ROW or pin in _ROW[::-1]:
        return [problem("pin_easy", "pin")]
    return [problem("pin_differs", "again")] if pin != again else []


def wait_after(wrong: int) -> int:
    """Seconds before the next entry counts, after so many wrong ones in a row."""
    return 0 if wrong < FREE else min(FIRST_WAIT * 2 ** (wrong - FREE), LONGEST_WAIT)
