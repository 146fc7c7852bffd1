"""A copy of a consent for sending, locked with a password that the client hears by another way."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.domain.paper import Paper
from smpdesk.domain.problem import problem
from smpdesk.services.consents import PASSWORD_LEAST
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.shared import faults, forms, parts, printing
from smpdesk.ui.shared.asking import Asking
from smpdesk.ui.shared.jobs import Jobs


class SendDialog(Asking):
    """The password is suggested, may be replaced, and is kept nowhere."""

    def __init__(
        self, ask: ConsentPresenter, paper: Paper, name: str, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__("Save for sending", "Save copy…", 1, parent)
        self._ask, self._paper, self._name, self._jobs = ask, paper, name, jobs
        self.password = forms.text(ask.desk.suggest_password())
        self.copy = parts.button("Copy", on=self._copy)
        self.copy.setAccessibleName("Copy the password")
        self.another = parts.button("Another", on=self._suggest)
        self.another.setAccessibleName("Suggest another password")
        self.body.addWidget(
            parts.muted(
                "The copy opens with this password alone. Tell it to the client by another way than the file goes:"
                " on the telephone, or by hand. It is kept nowhere; without it the copy stays shut."
            )
        )
        self.form.add("password", "Password", self.password, optional=False)
        self.body.addWidget(self.form)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.copy)
        line.addWidget(self.another)
        line.addStretch(1)
        self.body.addWidget(row)
        self.body.addStretch(1)
        self.settle(480)

    def store(self) -> None:
        """Nothing is kept here: the file is asked for, written in the lane, and the dialog closes then."""

    @Slot()
    def _save(self) -> None:
        if len(self.password.text()) < PASSWORD_LEAST:
            self.form.show([problem("password_short", "password", least=PASSWORD_LEAST)])
            return
        dialog = printing.save_dialog(self, self._name)
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    @Slot(str)
    def _save_to(self, path: str) -> None:
        self.save.setEnabled(False)
        work = partial(_written, self._ask, self._paper.id, self.password.text(), path)
        self._jobs.run(self, work, self._saved, self._failed)

    def _saved(self, _path: object) -> None:
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        faults.show(self, error, self.form)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.password.text())

    @Slot()
    def _suggest(self) -> None:
        self.password.setText(self._ask.desk.suggest_password())
        self.form.clear()


def _written(ask: ConsentPresenter, paper: int, password: str, path: str) -> str:
    Path(path).write_bytes(ask.desk.copy_for_sending(paper, password))
    return path
