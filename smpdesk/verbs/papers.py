"""``smpdesk papers CLINIC --date D --to DIR``: a day's papers as files."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk import words
from smpdesk.verbs import OK, PARTLY
from smpdesk.verbs.arguments import day, verb
from smpdesk.verbs.opened import complain, open_desks


def add(verbs: Any) -> None:
    """Describe the verb to the command line."""
    parser = verb(
        verbs,
        "papers",
        "write a day's aftercare sheets and consent forms as files",
        "smpdesk papers Northgate.smpdesk --date 2026-11-24 --to papers",
    )
    parser.add_argument("clinic", type=Path, metavar="CLINIC", help="folder of the clinic")
    parser.add_argument("--date", type=day, metavar="D", help="the day, as 2026-11-24 (today if left out)")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="folder to write into")
    parser.add_argument(
        "--issue", action="store_true", help="issue and record them; otherwise they are marked as drafts"
    )


def run(args: argparse.Namespace) -> int:
    """Write the papers, list them, and name what could not be written."""
    with open_desks(args.clinic) as desks:
        written, failed = desks.papers.papers_of_day(
            args.date or desks.clinic.today(), args.to, issue_them=args.issue
        )
    for path in written:
        print(path)
    for name, each in failed:
        complain(f"{name} was not written. {words.say(each)}")
    if not written and not failed:
        complain("no finished session and no booked treatment on that day, so there is no paper to write.")
    return PARTLY if failed else OK
