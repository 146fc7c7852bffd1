"""What would stop or endanger the next treatment stands at the head of the client's page, the gravest first."""

from datetime import date

from smpdesk.domain.screening import Answer, Reply
from smpdesk.services.demo import health
from smpdesk.ui.shared.parts import Chip
from tests import builders as a


def chips(tab):
    """The words and kinds of the chips under the name."""
    found = tab.page.record.header.findChildren(Chip)
    return [(each.text(), each.property("chip")) for each in found if each.isVisible()]


def test_somebody_who_must_wait_is_seen_at_a_glance(tab):
    owen = a.client(tab.desks, alert="Takes aspirin")
    a.visit(tab.desks, owen, "2026-11-25 10:00")
    health.ask(tab.desks, owen.id, {"Q07": Answer(question="Q07", reply=Reply.YES, day=date(2026, 3, 1))})
    tab.open()
    shown = chips(tab)
    assert shown[0] == ("Wait until 1 Mar 2027", "bad")
    assert ("Takes aspirin", "warn") in shown
    assert ("No consent yet", "plain") in shown


def test_the_head_follows_what_is_answered(tab):
    owen = a.client(tab.desks)
    tab.open()
    assert ("No health screening yet", "plain") in chips(tab)
    health.ask(tab.desks, owen.id, {"Q04": Answer(question="Q04", reply=Reply.YES)})
    tab.settle()
    assert chips(tab)[0] == ("Do not treat: see Health", "bad")


def test_under_eighteen_is_said_once(tab):
    a.client(tab.desks, birth=date(2010, 1, 1))
    tab.open()
    assert [words for words, _ in chips(tab) if "18" in words] == ["Under 18: not to be treated"]
