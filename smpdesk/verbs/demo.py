"""``smpdesk demo``: the demo clinic on screen, or its papers where there is no screen."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk import words
from smpdesk.screen import has_screen
from smpdesk.services.clock import SystemClock
from smpdesk.services.demo.opening import open_demo
from smpdesk.verbs import OK, PARTLY
from smpdesk.verbs.arguments import verb
from smpdesk.verbs.opened import complain

PAPERS = "demo-papers"


def add(verbs: Any) -> None:
    """Describe the verb to the command line."""
    parser = verb(
        verbs,
        "demo",
        f"open the demo clinic; without a screen, write its papers of today into {PAPERS}/",
        "smpdesk demo",
    )
    parser.add_argument("--reset", action="store_true", help="lay the demo clinic out afresh first")


def run(args: argparse.Namespace) -> int:
    """Open the window on the demo, or do the main job without one."""
    desks = open_demo(SystemClock(), afresh=args.reset)
    if has_screen():
        folder = desks.store.folder
        desks.close()
        from smpdesk.app import run as window

        return window([str(folder)])
    print(f"No screen to open a window on, so the demo clinic's papers of today go to {PAPERS}/ instead.")
    try:
        written, failed = desks.papers.papers_of_day(desks.clinic.today(), Path(PAPERS))
    finally:
        desks.close()
    for path in written:
        print(path)
    for name, each in failed:
        complain(f"{name} was not written. {words.say(each)}")
    return PARTLY if failed else OK
