"""Rubbish is collected where the window lives: a widget that ends in another thread takes Qt with it."""

import threading

from PySide6.QtWidgets import QApplication

from smpdesk.ui.shared.tidying import Tidying


def test_what_a_busy_thread_leaves_is_taken_away_by_the_windows_own(qapp: QApplication) -> None:
    ended: list[threading.Thread] = []

    class Knot:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            ended.append(threading.current_thread())

    tidying = Tidying()
    busy = threading.Thread(target=lambda: [Knot() for _ in range(5000)])
    busy.start()
    busy.join()
    assert ended == []
    tidying.tidy()
    assert len(ended) == 5000
    assert set(ended) == {threading.main_thread()}
