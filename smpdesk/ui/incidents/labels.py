"""Incidents in words, as lists and the form have them."""

from smpdesk import words
from smpdesk.domain.incident import Incident, IncidentKind, Late, Severity
from smpdesk.domain.session import Reaction, Zone
from smpdesk.services.incidents import IncidentLine
from smpdesk.services.record_words import incident_title, word


def kinds() -> list[tuple[str, IncidentKind]]:
    """What it can be."""
    return [(word("kind", each.value), each) for each in IncidentKind]


def severities() -> list[tuple[str, Severity]]:
    """How bad it was."""
    return [("Not judged", Severity.UNKNOWN)] + [
        (word("severity", each.value), each) for each in Severity if each
    ]


def reactions() -> list[tuple[str, str]]:
    """What shows on the day."""
    return [(word("reaction", each.value), each.value) for each in Reaction if each is not Reaction.NONE]


def lates() -> list[tuple[str, str]]:
    """What shows days or months later."""
    return [(word("late", each.value), each.value) for each in Late]


def title(incident: Incident) -> str:
    """“Late complication: infection”."""
    return incident_title(incident)


def about(line: IncidentLine) -> str:
    """When, and what it is tied to."""
    incident = line.incident
    noticed = ""
    if incident.noticed != incident.happened.date():
        noticed = f"noticed {words.plain_date(incident.noticed)}"
    severity = word("severity", incident.severity.value)
    parts = (
        words.plain_date(incident.happened.date()),
        noticed,
        severity,
        line.session,
        line.place,
        line.lot,
    )
    return " · ".join(each for each in parts if each)


def badge(incident: Incident) -> tuple[str, str]:
    """The chip: what is still to be done about it."""
    if incident.closed is not None:
        return "Closed", "plain"
    if incident.serious:
        return (
            ("Serious, reported", "warn")
            if incident.reported is not None
            else ("Serious, not reported", "bad")
        )
    return "Open", "warn"


def details(line: IncidentLine) -> str:
    """All that was written of it, a line for each thing."""
    incident = line.incident
    reported = ""
    if incident.reported is not None:
        reported = f"Reported to {incident.reported_to} on {words.plain_date(incident.reported)}."
    closed = f"Closed on {words.plain_date(incident.closed)}." if incident.closed is not None else ""
    told = (
        incident.description,
        f"Done at once: {incident.action}" if incident.action else "",
        f"Advice given: {incident.advice}" if incident.advice else "",
        f"Exposed: {incident.exposed}" if incident.exposed else "",
        reported,
        f"Outcome: {incident.outcome}" if incident.outcome else "",
        closed,
        f"Written by {line.written_by}." if line.written_by else "",
    )
    return "\n".join(each for each in told if each)


def zone(code: Zone) -> str:
    """A zone of the scalp."""
    return word("zone", code.value)
