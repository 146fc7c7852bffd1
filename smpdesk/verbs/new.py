"""``smpdesk new CLINIC --name …``: make a clinic."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk.domain.change import COMMAND_LINE
from smpdesk.domain.clinic import Clinic
from smpdesk.domain.phone import is_country
from smpdesk.domain.problem import refuse
from smpdesk.services.clock import SystemClock
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import SUFFIX, new_clinic
from smpdesk.verbs import OK
from smpdesk.verbs.arguments import verb


def add(verbs: Any) -> None:
    """Describe the verb to the command line."""
    parser = verb(
        verbs, "new", "make a clinic", 'smpdesk new Northgate.smpdesk --name "Northgate Scalp Studio"'
    )
    parser.add_argument("clinic", type=Path, metavar="CLINIC", help="folder to make; .smpdesk is added to it")
    parser.add_argument("--name", required=True, help="what the clinic is called")
    parser.add_argument("--country", default="GB", help="two letters; decides telephone numbers (GB)")
    parser.add_argument("--time-zone", default="Europe/London", help="such as Europe/London")
    parser.add_argument("--currency", default="GBP", help="three letters (GBP)")
    parser.add_argument("--language", default="en-GB", help="en-GB or en-US")
    parser.add_argument("--paper", default="A4", help="A4 or Letter")
    parser.add_argument("--technician", default="", metavar="NAME", help="the first technician")
    parser.add_argument("--room", default="", metavar="NAME", help="the first room")


def run(args: argparse.Namespace) -> int:
    """Make the clinic and say where it lies."""
    folder: Path = args.clinic
    if folder.suffix != SUFFIX:
        folder = folder.with_name(folder.name + SUFFIX)
    if not is_country(args.country.upper()):
        raise refuse("country_unknown", "country", country=args.country)
    clinic = Clinic(
        name=args.name,
        country=args.country.upper(),
        time_zone=args.time_zone,
        currency=args.currency.upper(),
        language=args.language,
        paper=args.paper,
    )
    desks = new_clinic(folder, clinic, SystemClock(), AtDesk(COMMAND_LINE), args.technician, args.room)
    desks.close()
    print(folder)
    return OK
