"""Records of a client in a few words: the second line of the list, the line under the name, the chips."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from smpdesk import words
from smpdesk.domain.client import ADULT_YEARS, Client, ClientLine, Gone, Permission, age, too_young
from smpdesk.ui.clients.presenter import Story

if TYPE_CHECKING:
    from smpdesk.domain.alerts import Alert

Chips = list[tuple[str, str]]


def day_words(day: date, today: date) -> str:
    """“Tue 24 Nov”, with the year instead of the weekday when it is not this one's."""
    return words.short_date(day) if day.year == today.year else words.plain_date(day)


def visit_words(when: datetime, today: date) -> str:
    """“today 10:00” or the day."""
    return f"today {words.time_text(when)}" if when.date() == today else day_words(when.date(), today)


def line_words(line: ClientLine, today: date) -> str:
    """“07700 900 118 · Session 2 of 3 · Tue 24 Nov”."""
    parts = [line.phone or line.email]
    if line.planned:
        more = line.done < line.planned
        parts.append(f"Session {line.done + 1} of {line.planned}" if more else "Course finished")
    if line.next_visit is not None:
        parts.append(visit_words(line.next_visit, today))
    elif line.last_session is not None:
        seen = "today" if line.last_session == today else day_words(line.last_session, today)
        parts.append(f"last seen {seen}")
    return " · ".join(part for part in parts if part) or f"Client {line.number}"


def line_chip(line: ClientLine, today: date) -> tuple[str, str]:
    """What must not be overlooked in the list: a short word, and the kind of chip."""
    if too_young(line.birth, today):
        return f"Under {ADULT_YEARS}", "bad"
    return ("Note", "warn") if line.alert else ("", "plain")


def facts(client: Client, today: date) -> str:
    """“Client 1042 · 41 years · 07700 900 118 · owen.davies@example.com”."""
    parts = [f"Client {client.number}"]
    if client.birth is not None:
        parts.append(f"{age(client.birth, today)} years")
    parts += [client.phone, client.email]
    return " · ".join(part for part in parts if part)


_GONE = {
    Gone.MOVED: "Moved away", Gone.ELSEWHERE: "Goes elsewhere", Gone.NOT_WANTED: "Not asked back", Gone.DIED: "Died",
}  # fmt: skip


def chips(story: Story) -> Chips:
    """What stands under the name, most serious first; a long alert is shown as a line by itself."""
    client = story.client
    found = [chip for each in story.alerts if (chip := alert_chip(story, each))[0]]
    if client.no_contact:
        found.append(("Not to be contacted", "warn"))
    elif client.marketing is Permission.NO:
        found.append(("No marketing", "plain"))
    if client.gone:
        found.append((_GONE[client.gone], "plain"))
    if client.inactive:
        found.append(("Inactive", "plain"))
    return found


def alert_chip(story: Story, alert: "Alert") -> tuple[str, str]:
    """An alert in a few words; none for what is shown elsewhere."""
    if alert.code == "client_alert":
        return ("", "plain") if long_alert(story.client.alert) else (story.client.alert, alert.kind)
    if alert.code == "client_under_age":
        return f"Under {ADULT_YEARS}: not to be treated", alert.kind
    if alert.code == "consent_missing":
        return consent_chip(story)
    facts = {
        name: day_words(value, story.today) if isinstance(value, date) else value
        for name, value in alert.facts.items()
    }
    return words.say(replace(alert.said, facts=facts)), alert.kind


def long_alert(alert: str) -> bool:
    """True for an alert that a chip has no room for."""
    return len(alert) > 48 or "\n" in alert


def consent_chip(story: Story) -> tuple[str, str]:
    """Issued and waiting for a signature, or not there."""
    return ("Consent not signed", "warn") if story.consents() else ("No consent yet", "plain")


def joined(parts: Sequence[str]) -> str:
    """What is there, with dots between."""
    return " · ".join(part for part in parts if part)
