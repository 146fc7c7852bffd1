"""A dialog that was closed is gone: nothing holds it, and answers that come too late go nowhere."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QWidget

from smpdesk.ui.papers.paper_dialog import PaperDialog
from smpdesk.ui.settings.dialog import SettingsDialog
from tests.ui.papers.conftest import Papers


def consent(papers: Papers) -> QDialog:
    """The consent form of Owen."""
    return PaperDialog(papers.desks, papers.feed, papers.jobs, client=papers.owen.id)


def settings(papers: Papers) -> QDialog:
    """The settings."""
    return SettingsDialog(papers.desks, papers.feed, papers.jobs)


@pytest.mark.parametrize("make", [consent, settings])
def test_a_closed_dialog_is_freed(papers: Papers, make: Callable[[Papers], QDialog]) -> None:
    dialog = make(papers)
    papers.show(dialog)
    kept = weakref.ref(dialog)
    dialog.close()
    papers.widget = QWidget()
    del dialog
    papers.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert kept() is None


def test_an_answer_that_comes_after_closing_goes_nowhere(papers: Papers) -> None:
    dialog = consent(papers)
    dialog.show()
    assert papers.jobs.busy
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    papers.settle()
