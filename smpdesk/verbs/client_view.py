"""``smpdesk leave-client-view``: the PIN was forgotten; the next start opens the clinic as usual."""

import argparse
from typing import Any

from smpdesk.verbs.arguments import verb


def add(verbs: Any) -> None:
    """The verb and its help."""
    verb(
        verbs,
        "leave-client-view",
        "open the clinic as usual at the next start, although the client's view was on",
        "smpdesk leave-client-view",
    )


def run(_args: argparse.Namespace) -> int:
    """Take the mark away; what the client answered stays. 1 when the view was not on."""
    from PySide6.QtCore import QSettings

    from smpdesk.at_kiosk import MARK, marked

    settings = QSettings("SMP Desk", "SMP Desk")
    if not marked(settings):
        print("The client's view is not on.")
        return 1
    settings.remove(MARK)
    settings.sync()
    print("Done. Close the client's view if it still runs, and start SMP Desk. What was answered is kept.")
    return 0
