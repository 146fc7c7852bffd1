"""A canary for the Qt binding: PySide6 6.12.0 gave away references to None until Python 3.11 fell over."""

import sys

from PySide6.QtCore import QObject


def test_a_thousand_calls_that_return_nothing_keep_none_alive():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("canary")
    assert sys.getrefcount(None) > before - 100
