"""About, versions, licences: everything that is inside is named, with its text."""

import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from smpdesk import __version__, resources
from smpdesk.ui.help.about import AboutDialog
from smpdesk.ui.help.inside import PACKAGES, everything
from smpdesk.ui.help.licences import LicencesDialog
from smpdesk.ui.shared.rows import RowList

LOOKS = [
    pytest.param(look, scale, marks=pytest.mark.look(look, scale))
    for look in ("light", "dark")
    for scale in (1.0, 1.5)
]


def needed() -> Iterator[str]:
    """What the program asks for, and what those ask for in turn, on this system."""
    project = tomllib.loads((Path(resources.folder()).parent / "pyproject.toml").read_text(encoding="utf-8"))
    waiting = [Requirement(each) for each in project["project"]["dependencies"]]
    seen: set[str] = set()
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in seen or (one.marker is not None and not one.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        yield name
        waiting += [Requirement(each) for each in metadata.requires(name) or []]


def test_everything_that_is_shipped_is_named() -> None:
    assert set(needed()) <= {canonicalize_name(each) for each in PACKAGES}


def test_every_licence_is_said_in_words() -> None:
    found = everything()
    assert [each.name for each in found[:2]] == ["SMP Desk", "Python"]
    assert found[0].version == __version__
    for each in found:
        assert re.search(r"\w{3}", each.licence), each.name
        assert each.version


def test_the_texts_are_there() -> None:
    texts = {each.name: each.text() for each in everything()}
    assert "Apache License" in texts["SMP Desk"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in texts["Python"].upper()
    assert "PDFium" in texts["pypdfium2"] or "pdfium" in texts["pypdfium2"]
    assert "LGPL" in texts["PySide6_Essentials"]


def test_the_list_shows_the_text_of_the_chosen_one(qapp: QApplication, press: Callable[..., None]) -> None:
    dialog = LicencesDialog()
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert "Apache License" in text.toPlainText()
    rows = dialog.findChild(RowList)
    assert rows is not None
    assert rows.hasFocus()
    press("Down")
    assert "Python" in text.toPlainText().splitlines()[0]


def test_the_versions_can_be_copied(qapp: QApplication) -> None:
    dialog = AboutDialog()
    dialog.show()
    copy = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy versions")
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert f"Version: {__version__}" in copied
    assert "Qt: 6." in copied


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_nothing_is_cut_and_everything_has_a_name(
    qapp: QApplication,
    look: str,
    scale: float,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    for dialog in (AboutDialog(), LicencesDialog()):
        dialog.show()
        QApplication.processEvents()
        assert clipped(dialog) == []
        assert nameless(dialog) == []
