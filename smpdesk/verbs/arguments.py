"""What the verbs' arguments share: a parser with an example, days, folders."""

import argparse
from datetime import date
from typing import Any


def verb(verbs: Any, name: str, does: str, example: str) -> argparse.ArgumentParser:
    """A verb's own parser: what it does, and an example at the end of its help."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return parser


def day(text: str) -> date:
    """A day as YYYY-MM-DD, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-24") from None
