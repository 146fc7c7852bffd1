"""Lists of clients at the desk: the clinic's own age for the recall list."""

from dataclasses import replace

import pytest

from smpdesk.domain.lists import TOUCH_UP_MONTHS, ListKind
from smpdesk.domain.problem import Refusal
from smpdesk.services.desks import Desks
from smpdesk.words import say
from tests import builders as a


def due(desks: Desks) -> list[str]:
    return [each.name for each in desks.lists.lines(ListKind.TOUCH_UP)]


def test_a_clinic_chooses_after_how_many_months_a_touch_up_is_due(desks: Desks) -> None:
    owen = a.client(desks)
    session = a.finished(desks, a.visit(desks, owen, "2023-11-20 10:00"))
    assert session.course is not None
    course = desks.clients.courses(owen.id)[0]
    desks.clients.save_course(replace(course, ended=session.day))
    assert desks.lists.touch_up_months() == TOUCH_UP_MONTHS == 36
    assert due(desks) == ["Owen Davies"]
    desks.lists.choose(48)
    assert (due(desks), desks.lists.counts()[ListKind.TOUCH_UP]) == ([], 0)
    assert desks.history.undo_last().name == "Change list rules"
    assert due(desks) == ["Owen Davies"]


@pytest.mark.parametrize("months", [0, 5, 121])
def test_an_age_that_makes_no_sense_is_refused_in_words(desks: Desks, months: int) -> None:
    with pytest.raises(Refusal) as refused:
        desks.lists.choose(months)
    assert say(refused.value.problems[0]) == "Between 6 and 120 months, please."
