"""Fields, their problems, and what is typed into them."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.domain.problem import problem
from smpdesk.ui.shared import forms

TODAY = date(2026, 11, 22)


@pytest.fixture
def form(qapp: QApplication) -> forms.Form:
    made = forms.Form(columns=2)
    made.add("name", "Name", forms.text(), optional=False)
    made.add("phone", "Phone", forms.text(), hint="As you would dial it")
    made.add("born", "Date of birth", forms.DateField(TODAY, past=True))
    made.add("starts", "From", forms.TimeField(time(9)))
    made.add("country", "Country", forms.choice([("United Kingdom", "GB"), ("Ireland", "IE")]))
    made.add("notes", "Notes", forms.lines(), wide=True)
    made.resize(600, 500)
    made.show()
    made.activateWindow()
    return made


def words_of(form: QWidget) -> str:
    return "\n".join(each.text() for each in form.findChildren(QLabel) if each.isVisibleTo(form))


def test_each_problem_stands_beside_its_field_and_the_first_has_the_focus(form: forms.Form) -> None:
    form.show(
        [problem("date_not_understood", "born", typed="31.2."), problem("machine_failed", "room", reason="x")]
    )
    assert form.widget("born").hasFocus()
    assert form.widget("born").property("problem") == "true"
    assert form.widget("born").accessibleDescription().startswith("“31.2.” is not a date")
    assert "The computer reports: x." in words_of(form)
    form.clear()
    assert "not a date" not in words_of(form)
    assert "As you would dial it" in words_of(form)


def test_a_field_has_a_name_for_screen_readers(
    form: forms.Form, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(form) == []
    face = QAccessible.queryAccessibleInterface(form.widget("name"))
    assert face is not None
    assert face.text(QAccessible.Text.Name) == "Name, needed"


def test_only_somebody_who_edits_touches_the_form(form: forms.Form, typed: Callable[[str], None]) -> None:
    widget = form.widget("notes")
    assert isinstance(widget, forms.Lines)
    widget.set_value("from the file")
    seen = [form.touched]
    form.first()
    typed("Owen")
    seen.append(form.touched)
    form.settle()
    assert [*seen, form.touched] == [False, True, False]


def test_while_typing_only_edited_fields_complain(form: forms.Form, typed: Callable[[str], None]) -> None:
    form.widget("phone").setFocus()
    typed("12")
    form.show_touched([problem("phone_short", "phone"), problem("name_missing", "name")])
    assert "Phone short." in words_of(form)
    assert "Name missing." not in words_of(form)
    assert form.widget("phone").hasFocus()


def test_a_date_says_what_it_understood_and_tidies_itself(
    form: forms.Form, typed: Callable[[str], None], press: Callable[..., None]
) -> None:
    born = form.widget("born")
    assert isinstance(born, forms.DateField)
    born.setFocus()
    typed("2.3.85")
    assert "Saturday 2 March 1985" in words_of(form)
    press("Tab")
    assert born.text() == "2 Mar 1985"
    assert born.value() == date(1985, 3, 2)


def test_what_is_no_date_is_named_and_kept(
    form: forms.Form, typed: Callable[[str], None], press: Callable[..., None]
) -> None:
    born = form.widget("born")
    assert isinstance(born, forms.DateField)
    born.setFocus()
    typed("31.2")
    assert "is not a date" not in words_of(form)  # somebody may still be typing
    press("Tab")
    assert "“31.2” is not a date" in words_of(form)
    assert born.text() == "31.2"
    assert [each.field for each in form.unreadable()] == ["born"]
    born.set_value(None)
    assert form.unreadable() == []


def test_arrows_walk_through_days_and_times(form: forms.Form, press: Callable[..., None]) -> None:
    born, starts = form.widget("born"), form.widget("starts")
    assert isinstance(born, forms.DateField)
    assert isinstance(starts, forms.TimeField)
    born.set_value(date(2026, 11, 1))
    born.setFocus()
    press("Down", "PgUp")
    assert born.value() == date(2026, 11, 28)
    starts.setFocus()
    press("Up")
    assert starts.value() == time(9, 15)
    press("Down", "Down")
    assert starts.value() == time(8, 45)


def test_a_choice_gives_the_value_behind_the_words(form: forms.Form, press: Callable[..., None]) -> None:
    country = form.widget("country")
    assert isinstance(country, forms.Choice)
    country.setFocus()
    press("Down")
    assert country.value() == "IE"
    assert form.touched
    assert not country.set_value("FR")
    assert country.value() == "GB"


@pytest.mark.look("dark", 1.5)
def test_a_form_folds_and_nothing_is_cut(
    form: forms.Form, clipped: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    room = QWidget()
    QVBoxLayout(room).addWidget(form)
    form.show([problem("date_not_understood", "born", typed="a rather long thing that nobody would type")])
    room.resize(420, 1000)
    room.show()
    qtbot.waitUntil(lambda: form.widget("phone").mapTo(form, QPoint()).x() < 20)
    qtbot.waitUntil(lambda: clipped(room) == [])
