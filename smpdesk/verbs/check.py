"""``smpdesk check CLINIC``: count everything and look for anything wrong."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.services.desks import Desks
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
        said = [_said(desks, each) for each in findings.problems]
    for name in ("clients", "appointments", "sessions", "papers", "changes"):
        print(f"{name} {findings.counts[name]}")
    for sentence in said:
        print(sentence)
    if not findings.problems:
        print("all well")
    return FOUND if findings.problems else OK


def _said(desks: Desks, found: Problem) -> str:
    """What is wrong, and with which paper where it is one: whoever reads it has to find it."""
    sentence, paper_id = words.say(found), found.facts.get("paper")
    if not isinstance(paper_id, int):
        return sentence
    paper = desks.papers.paper(paper_id)
    client = desks.clients.client(paper.client)
    kind = paper.kind.value.replace("_", " ")
    return f"{sentence} ({kind}, client {client.number}, issued {words.plain_date(paper.issued.date())})"
