"""Slow work has an owner, and failures one place."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from smpdesk.domain.problem import Refusal, Stale, StorageFault, problem
from smpdesk.ui.shared import faults, forms, messages
from smpdesk.ui.shared.feed import ALL, Feed
from smpdesk.ui.shared.jobs import Jobs


class Page(QWidget):
    """Somebody who asks for slow work."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.failures: list[BaseException] = []
        self.steps: list[tuple[int, int]] = []
        self.thread_seen: object = None

    def done(self, result: object) -> None:
        self.answers.append(result)
        self.thread_seen = QThread.currentThread()

    def failed(self, error: BaseException) -> None:
        self.failures.append(error)

    def step(self, done: int, of: int) -> None:
        self.steps.append((done, of))


@pytest.fixture
def jobs(qapp: QApplication):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def page(qapp: QApplication) -> Page:
    return Page()


def boxes(*answers: str) -> list[str]:
    """Answer the boxes that open, one after another; their words are collected."""
    seen: list[str] = []
    left = list(answers)

    def push() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(1, push)
            return
        seen.append(f"{box.text()} | {box.informativeText()}")
        wanted = left.pop(0)
        if left:
            QTimer.singleShot(1, push)
        next(each for each in box.buttons() if each.text() == wanted).click()

    QTimer.singleShot(0, push)
    return seen


def test_an_answer_comes_back_in_the_windows_thread(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.idle):
        jobs.run(page, lambda: threading.current_thread().name, page.done)
    assert page.answers == ["clinic_0"]
    assert page.thread_seen is page.thread()


def test_the_lane_keeps_the_order_and_one_thread(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.idle):
        for number in range(20):
            jobs.run(page, lambda number=number: (number, threading.get_ident()), page.done)
    assert [each[0] for each in page.answers] == list(range(20))  # type: ignore[index]
    assert len({each[1] for each in page.answers}) == 1  # type: ignore[index]


def test_an_answer_to_a_closed_page_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    page, gate, heard = Page(), threading.Event(), list[object]()
    with qtbot.waitSignal(jobs.idle):
        jobs.run(page, gate.wait, heard.append)
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gate.set()
    assert heard == []


def test_work_reports_how_far_it_is_and_can_be_cancelled(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    gate, left = threading.Event(), []

    def work(report: Callable[[int, int], None]) -> str:
        report(1, 3)
        gate.wait()
        report(2, 3)
        left.append("half done")
        return "whole"

    with qtbot.waitSignal(jobs.idle):
        job = jobs.run(page, work, page.done, progress=page.step)
        qtbot.waitUntil(lambda: page.steps == [(1, 3)])
        job.cancel()
        gate.set()
    assert (page.answers, left) == ([], [])


def test_a_refusal_in_a_job_is_shown_and_a_bug_is_not_hidden(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refusal([problem("date_not_understood", typed="31.2.")])

    seen = boxes("Close")
    with qtbot.waitSignal(jobs.idle):
        jobs.run(page, refuse, page.done)
    assert "“31.2.” is not a date" in seen[0]
    with capture_exceptions() as bugs, qtbot.waitSignal(jobs.idle):
        jobs.run(page, lambda: dict[str, int]()["x"], page.done)
    assert [kind for kind, _, _ in bugs] == [KeyError]


def test_a_page_may_show_the_failure_itself(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.idle):
        jobs.run(page, lambda: (_ for _ in ()).throw(OSError("full")), page.done, page.failed, lane=False)
    assert [str(error) for error in page.failures] == ["full"]


def test_a_refusal_goes_beside_the_field(qapp: QApplication) -> None:
    form = forms.Form()
    form.add("born", "Date of birth", forms.text())
    with faults.caught(None, form) as caught:
        raise Refusal([problem("date_not_understood", "born", typed="x")])
    assert caught
    assert form.widget("born").property("problem") == "true"


def test_a_stale_record_is_told_in_a_box_even_with_a_form(qapp: QApplication) -> None:
    seen = boxes("Close")
    with faults.caught(None, forms.Form()) as caught:
        raise Stale([problem("date_not_understood", typed="x")])
    assert caught
    assert seen[0].startswith("Somebody else changed this")


def test_a_fault_of_the_machine_may_be_tried_again(qapp: QApplication) -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise OSError(28, "No space left on device", "/clinics/a.pdf")

    seen = boxes("Try again", "Try again")
    assert faults.attempt(None, work)
    assert len(tries) == 3
    assert "“/clinics/a.pdf” could not be used: No space left on device." in seen[0]
    boxes("Close")
    assert not faults.attempt(
        None, lambda: (_ for _ in ()).throw(StorageFault("machine_failed", reason="disk"))
    )


def test_a_bug_passes_the_place_for_failures(qapp: QApplication) -> None:
    with pytest.raises(KeyError), faults.caught(None):
        raise KeyError("ours")


def test_boxes_show_what_was_typed_as_it_is(qapp: QApplication) -> None:
    formats = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        words = [each for each in box.findChildren(QLabel) if "<b>" in each.text()]
        formats.extend([each.textFormat() for each in words])
        box.buttons()[0].click()

    QTimer.singleShot(0, look)
    assert messages.ask(None, "Remove <b>Bob</b>?", "<b>Bob</b> & co.", "Remove")
    assert formats == [Qt.TextFormat.PlainText] * 2


def test_enter_says_yes_and_escape_says_no(qapp: QApplication, press: Callable[..., None]) -> None:
    QTimer.singleShot(0, lambda: press("Return"))
    assert messages.ask(None, "Go on?", "", "Go on")
    QTimer.singleShot(0, lambda: press("Esc"))
    assert not messages.ask(None, "Go on?", "", "Go on")


def test_the_feed_tells_topics_and_everything(qapp: QApplication) -> None:
    feed, heard = Feed(), list[object]()
    feed.changed.connect(heard.append)
    feed.publish(frozenset({"client"}))
    feed.publish_all()
    assert heard == [frozenset({"client"}), ALL]


def test_a_job_belongs_to_any_object(jobs: Jobs, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[object]()
    with qtbot.waitSignal(jobs.idle):
        jobs.run(owner, lambda: 1, heard.append)
    assert heard == [1]
