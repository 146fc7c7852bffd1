"""What is looked at before a session, in the words of the clinic: titles, and the way to what is missing."""

from smpdesk.domain.readiness import Check, Rule, Weight

TITLES = {
    Rule.CONSULTATION: "Consultation",
    Rule.SCREENING: "Health questions",
    Rule.HEALTH: "Health answers",
    Rule.CONFIRMED: "Asked again on the day",
    Rule.SCALP: "Scalp fit on the day",
    Rule.LETTER: "Doctor’s letter",
    Rule.PATCH: "Patch test",
    Rule.CONSENT: "Consent",
    Rule.GAP: "Days since the last session",
    Rule.AGE: "Age",
    Rule.DEPOSIT: "Deposit",
}
#: The button beside a rule that misses something; a rule without one is only a matter of waiting.
ACTIONS = {
    Rule.CONSULTATION: "Open consultation",
    Rule.SCREENING: "Ask health questions",
    Rule.HEALTH: "Show health",
    Rule.CONFIRMED: "Ask now…",
    Rule.SCALP: "Look at the scalp…",
    Rule.LETTER: "Show letters",
    Rule.PATCH: "Open patch test",
    Rule.CONSENT: "Open consent",
    Rule.AGE: "Enter date of birth",
}


def action(check: Check) -> str:
    """The words of the button that leads to what is missing; empty where nothing but time helps."""
    if check.fine or check.said.code == "ready_age_under":
        return ""
    return ACTIONS.get(check.rule, "")


def state(check: Check) -> tuple[str, str]:
    """Where a rule stands in a word, and the kind of its chip."""
    if check.fine:
        return "In order", "ok"
    if check.passed:
        return "Passed", "warn"
    return ("Closed", "bad") if check.weight is Weight.GATE else ("Advice", "warn")
