"""What keeps a session from starting, as the clinic chooses."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smpdesk.domain.readiness import Rule, Weight
from smpdesk.ui.shared import ready_words
from tests.ui.settings.conftest import Settings


def test_every_rule_is_off_advice_or_gate_and_says_what_is_known_of_it(settings: Settings) -> None:
    settings.desks.ready.choose({Rule.CONSENT: Weight.GATE, Rule.GAP: Weight.OFF})
    settings.open("ready")
    shown = {rule: settings.named(title).value() for rule, title in _TITLES.items()}
    assert (shown[Rule.CONSENT], shown[Rule.GAP]) == (Weight.GATE, Weight.OFF)
    assert "18 in the United Kingdom" in settings.words()
    QTest.keyClick(settings.named("Consent"), Qt.Key.Key_Up)
    QTest.keyClick(settings.named("Patch test"), Qt.Key.Key_Down)
    settings.press("Save")
    weights = settings.desks.ready.weights()
    assert (weights[Rule.CONSENT], weights[Rule.PATCH]) == (Weight.ADVICE, Weight.GATE)
    assert settings.desks.history.undo_last().name == "Change what is asked before a session"
    settings.settle()
    assert settings.named("Consent").value() is Weight.GATE


def test_a_deposit_has_its_place_and_nothing_to_choose(settings: Settings) -> None:
    settings.open("ready")
    assert "Deposit: not asked. SMP Desk does not keep deposits yet" in settings.words()


_TITLES = {rule: title for rule, title in ready_words.TITLES.items() if rule is not Rule.DEPOSIT}
