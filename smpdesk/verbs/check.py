"""``smpdesk check CLINIC``: count everything and look for anything wrong."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk import words
from smpdesk.verbs import FOUND, OK
from smpdesk.verbs.arguments import verb
from smpdesk.verbs.opened import open_desks


def add(verbs: Any) -> None:
    """Describe the verb to the command line."""
    parser = verb(
        verbs, "check", "count everything and look for anything wrong", "smpdesk check Northgate.smpdesk"
    )
    parser.add_argument("clinic", type=Path, metavar="CLINIC", help="folder of the clinic")


def run(args: argparse.Namespace) -> int:
    """Print the counts, a line each, then what is wrong or ``all well``."""
    with open_desks(args.clinic) as desks:
        findings = desks.keeping.check()
    for name in ("clients", "appointments", "sessions", "papers", "changes"):
        print(f"{name} {findings.counts[name]}")
    for each in findings.problems:
        print(words.say(each))
    if not findings.problems:
        print("all well")
    return FOUND if findings.problems else OK
