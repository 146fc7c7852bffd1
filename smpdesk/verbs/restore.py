"""``smpdesk restore FROM CLINIC``: bring a clinic back from a backup."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk.services.clock import SystemClock
from smpdesk.services.keeping import restore
from smpdesk.verbs import OK
from smpdesk.verbs.arguments import verb


def add(verbs: Any) -> None:
    """Describe the verb to the command line."""
    parser = verb(
        verbs,
        "restore",
        "bring a clinic back from a backup, after a safety copy of what is there",
        'smpdesk restore "/media/usb/Northgate 2026-11-24 0802" Northgate.smpdesk',
    )
    parser.add_argument("backup", type=Path, metavar="FROM", help="folder of the backup")
    parser.add_argument("clinic", type=Path, metavar="CLINIC", help="folder of the clinic to bring back")


def run(args: argparse.Namespace) -> int:
    """Restore and say where the safety copy lies."""
    safety = restore(args.backup, args.clinic, SystemClock())
    if safety is not None:
        print(f"what was there before: {safety}")
    print(args.clinic)
    return OK
