"""What stands at the head of a client's page: what would stop or endanger the next treatment, gravest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from smpdesk.domain.client import Client, too_young
from smpdesk.domain.consent_standing import Stand, Standing
from smpdesk.domain.incident import Incident
from smpdesk.domain.letter import Letter, LetterState, state
from smpdesk.domain.problem import Problem
from smpdesk.domain.screening import Confirmation, Screening, confirmed_last, is_stale
from smpdesk.domain.span import Span
from smpdesk.domain.verdict import Outcome, Verdict

_KINDS = ("bad", "warn", "plain", "ok")


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A few words for a chip, by code and facts; ``kind`` is bad, warn, plain or ok."""

    kind: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def said(self) -> Problem:
        """The same as a Problem, for the one place that finds the words."""
        return Problem(code=self.code, facts=self.facts)


@dataclass(frozen=True, kw_only=True)
class Health:
    """Everything about a client's health that is known, judged on one day.

    ``screening`` is the latest that was finished, ``draft`` one that was begun after it; ``verdict`` judges the
    finished one and is None without one; ``confirmed`` is the day its answers were last known to be true.
    """

    client: int
    today: date
    screening: Screening | None = None
    draft: Screening | None = None
    verdict: Verdict | None = None
    confirmed: date | None = None
    stale: bool = False
    letters: tuple[Letter, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()

    @property
    def code(self) -> str:
        """In one word for the card of a visit: stop, missing, stale, caution or ok."""
        if self.verdict is None:
            return "missing"
        if not self.verdict.may_treat:
            return "stop"
        if self.stale or self.confirmed != self.today:
            return "stale"
        return "ok" if self.verdict.outcome in (Outcome.CLEAR, Outcome.INFORMATION) else "caution"


def known_last(
    screening: Screening, confirmations: Sequence[Confirmation], renew: Span, today: date
) -> tuple[date | None, bool]:
    """The day the answers were last known to be true, and whether all should be asked again."""
    return confirmed_last(screening, confirmations), is_stale(screening, renew, today)


def client_alerts(client: Client, today: date, consent: Standing, treated: bool) -> list[Alert]:
    """The note everybody must see, age, consent. ``treated``: a treating visit stands in the book."""
    found = []
    if too_young(client.birth, today):
        found.append(Alert(kind="bad", code="client_under_age"))
    if client.alert:
        found.append(Alert(kind="warn", code="client_alert", facts={"text": client.alert}))
    return [*found, consent_alert(consent, treated)]


def consent_alert(consent: Standing, treated: bool) -> Alert:
    """Where consent stands; what was refused or taken back stays in sight whether or not a visit is booked."""
    said, wanted = consent.said, "warn" if treated else "plain"
    if said is None:
        return Alert(kind=wanted, code="consent_missing")
    if consent.stand is Stand.SIGNED:
        return Alert(kind="ok", code="consent_signed", facts={"day": said.since})
    if consent.stand is Stand.OLD_WORDING:
        return Alert(kind=wanted, code="consent_old", facts={"day": said.since})
    code = "consent_refused" if consent.stand is Stand.REFUSED else "consent_withdrawn"
    return Alert(kind="bad", code=code, facts={"day": said.since})


def incident_alerts(incidents: Sequence[Incident]) -> list[Alert]:
    """One for all incidents that nobody has closed, the gravest speaking for them."""
    open_ = [each for each in incidents if each.closed is None]
    if not open_:
        return []
    serious = any(each.serious for each in open_)
    code = "incident_open_serious" if serious else "incident_open"
    return [Alert(kind="bad" if serious else "warn", code=code)]


def patch_alert(state: str, kind: str, treated: bool) -> Alert:
    """Where the patch test stands; ``state`` and ``kind`` are those of domain/patch_state.py."""
    code = {
        "patch_not_offered": "patch_alert_missing",
        "patch_offered": "patch_alert_open",
        "patch_declined": "patch_alert_declined",
        "patch_positive": "patch_alert_reaction",
        "patch_mild": "patch_alert_reaction",
        "patch_clear": "patch_alert_clear",
        "patch_clear_for_good": "patch_alert_clear",
        "patch_expired": "patch_alert_over",
        "patch_too_recent": "patch_alert_new",
        "patch_reading_due": "patch_alert_to_read",
        "patch_inconclusive": "patch_alert_unclear",
    }.get(state, "patch_alert_open")
    return Alert(kind="plain" if kind == "warn" and not treated else kind, code=code)


def health_alerts(health: Health, treated: bool, treated_today: bool) -> list[Alert]:
    """Verdict, letters awaited, what is missing or old. ``treated``: a treating visit stands in the book,
    ``treated_today``: today.
    """
    found = []
    if health.verdict is None:
        begun = health.draft is not None
        code = "health_begun" if begun else "health_missing"
        found.append(Alert(kind="warn" if treated or begun else "plain", code=code))
    else:
        found.append(_verdict_alert(health.verdict))
        if health.draft is not None:
            found.append(Alert(kind="warn", code="health_changed_meanwhile"))
        if health.stale:
            found.append(Alert(kind="warn", code="health_stale", facts={"day": _short(health.screening)}))
        elif treated_today and health.confirmed != health.today:
            found.append(Alert(kind="warn", code="health_to_confirm"))
    awaited = [each for each in health.letters if state(each, health.today) is LetterState.AWAITED]
    undecided = [each for each in health.letters if state(each, health.today) is LetterState.TO_DECIDE]
    if awaited:
        found.append(Alert(kind="warn", code="health_letter_awaited"))
    if undecided:
        found.append(Alert(kind="warn", code="health_letter_to_decide"))
    return in_order(found)


def in_order(alerts: Sequence[Alert]) -> list[Alert]:
    """The gravest first; equals stay as they stand."""
    return sorted(alerts, key=lambda each: _KINDS.index(each.kind))


def _verdict_alert(found: Verdict) -> Alert:
    if found.outcome is Outcome.DO_NOT_TREAT:
        return Alert(kind="bad", code="health_do_not_treat")
    if found.outcome is Outcome.WAIT and found.until is not None:
        return Alert(kind="bad", code="health_wait_until", facts={"until": found.until})
    code, kind = {
        Outcome.WAIT: ("health_wait", "bad"),
        Outcome.LETTER: ("health_letter_needed", "bad"),
        Outcome.INCOMPLETE: ("health_to_clear_up", "bad"),
        Outcome.REVIEW: ("health_review", "warn"),
        Outcome.CAUTION: ("health_caution", "warn"),
        Outcome.INFORMATION: ("health_clear", "ok"),
        Outcome.CLEAR: ("health_clear", "ok"),
    }[found.outcome]
    return Alert(kind=kind, code=code)


def _short(screening: Screening | None) -> date | None:
    return screening.asked if screening is not None else None
