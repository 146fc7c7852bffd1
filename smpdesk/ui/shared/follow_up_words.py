"""What check-ins, contacts and lines of the work list say."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.check_in import AFTERCARE, BROKEN
from smpdesk.domain.contact import Contact
from smpdesk.domain.work_line import WorkLine

NO_CONTACT = "Asked not to be contacted"


def section(name: str) -> str:
    """The caption of a section."""
    return str(_texts()["sections"][name])


def filter_name(name: str) -> str:
    """What a filter is called."""
    return str(_texts()["filters"][name])


def question(key: str) -> str:
    """“Redness?”."""
    return str(_texts()["questions"][key]["ask"])


def reply(key: str, said: str) -> str:
    """“Not fading”."""
    return str(_texts()["questions"].get(key, {}).get(said, said))


def doctor(name: str) -> tuple[str, str]:
    """Heading and text about an answer that matters: doctor, emergency or broken."""
    return str(_texts()["doctor"][name]), str(_texts()["doctor"][f"{name}_text"])


def outcome(name: str) -> str:
    """“No answer”."""
    return str(_texts()["outcomes"][name])


def about(name: str) -> str:
    """“Check-in”."""
    return str(_texts()["about"][name])


def way(name: str) -> str:
    """“Call”."""
    return str(_texts()["ways"][name])


def step_name(step: str) -> str:
    """“5 days after”, “6 months after”, “2 years after”; “every year after” for all yearly ones."""
    unit, number = step[:1], step[1:]
    if not number:
        return "every year after"
    if unit == "m" and int(number) % 12 == 0:
        return f"{words.counted(int(number) // 12, 'year')} after"
    return f"{words.counted(int(number), {'d': 'day', 'm': 'month', 'y': 'year'}[unit])} after"


def moment(at: datetime, today: date) -> str:
    """“today 10:05”, “Tue 24 Nov 10:05”, “24 Nov 2025 10:05”."""
    if at.date() == today:
        return f"today {words.time_text(at)}"
    far = abs((today - at.date()).days) > 300
    return f"{words.plain_date(at) if far else words.short_date(at)} {words.time_text(at)}"


def tries(line: WorkLine, today: date) -> str:
    """“2 tries, last Tue 24 Nov 10:05 no answer”; empty before the first."""
    if not line.calls:
        return ""
    last = line.calls[-1]
    said = f"{moment(last.at, today)} {outcome(last.outcome).lower()}"
    return f"{words.counted(line.tries, 'try', 'tries')}, last {said}" if line.tries else said


def answers(contact: Contact) -> list[str]:
    """Each answer in words, whether the aftercare was followed at the end."""
    found = [f"{question(key)} {reply(key, said)}" for key, said in contact.answers if key != AFTERCARE]
    kept = dict(contact.answers).get(AFTERCARE)
    if kept:
        found.append("Aftercare not followed" if kept == BROKEN else "Aftercare followed")
    return found


def isolated(text: str) -> str:
    """A number that stays as it is among words of another direction."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if text else ""


def spoken_number(phone: str) -> str:
    """A telephone number for ears: digit by digit, “plus” for +."""
    return " ".join("plus" if each == "+" else each for each in phone if each.isdigit() or each == "+")


def _texts() -> Mapping[str, Any]:
    return _read(words.language().split("-", maxsplit=1)[0])


@cache
def _read(folder: str) -> Mapping[str, Any]:
    return resources.toml(f"texts/{folder}/follow_up.toml")
