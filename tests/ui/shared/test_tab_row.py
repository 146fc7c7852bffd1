"""Tabs that do not fit wait under a button; the keyboard comes to all of them, and the open one always shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smpdesk.ui.shared.tab_row import TabRow
from smpdesk.ui.shared.tabs import PageTabs

NAMES = ("Treatment", "Consultation", "Forecast", "Health", "Consent", "History")


def test_what_does_not_fit_is_under_a_button_and_nothing_is_lost(qtbot: QtBot) -> None:
    tabs = PageTabs("Parts", NAMES)
    row = TabRow(tabs)
    qtbot.addWidget(row)
    row.resize(1000, 40)
    row.show()
    assert row.more.isHidden()
    row.resize(330, 40)
    menu = row.more.menu()
    assert menu is not None

    def under() -> list[str]:
        return [each.text() for each in menu.actions()]

    def shown() -> list[str]:
        return [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]

    assert shown()[0] == "Treatment" and under()[-1] == "History"
    assert sorted(shown() + under()) == sorted(NAMES)
    assert row.more.text() == f"{len(under())} more"
    menu.actions()[-1].trigger()
    assert tabs.currentIndex() == 5 and "History" in shown() and "History" not in under()
    tabs.setCurrentIndex(0)
    met = []
    for _ in NAMES:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
        met.append(tabs.tabText(tabs.currentIndex()))
        assert tabs.isTabVisible(tabs.currentIndex())
    assert met == [*NAMES[1:], "History"]
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.tabText(tabs.currentIndex()) == "Consent"
