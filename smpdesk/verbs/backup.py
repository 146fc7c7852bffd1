"""``smpdesk backup CLINIC TO``: write a backup."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk.verbs import OK
from smpdesk.verbs.arguments import verb
from smpdesk.verbs.opened import open_desks


def add(verbs: Any) -> None:
    """Describe the verb to the command line."""
    parser = verb(
        verbs, "backup", "write a backup, and verify it", "smpdesk backup Northgate.smpdesk /media/usb"
    )
    parser.add_argument("clinic", type=Path, metavar="CLINIC", help="folder of the clinic")
    parser.add_argument("to", type=Path, metavar="TO", help="folder in which the dated backup is made")


def run(args: argparse.Namespace) -> int:
    """Write the backup and say where it lies."""
    with open_desks(args.clinic) as desks:
        print(desks.keeping.backup(args.to).folder)
    return OK
