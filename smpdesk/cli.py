"""The command line: ``smpdesk [CLINIC]`` opens the window, a verb does its work without one."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser

#: Verbs in the order of the help, and the module of each.
VERBS = {
    "demo": "demo",
    "new": "new",
    "import": "import_list",
    "papers": "papers",
    "backup": "backup",
    "restore": "restore",
    "check": "check",
    "leave-client-view": "client_view",
}

_ABOUT = """\
The front desk of a scalp micro-pigmentation clinic.

Without a verb the window opens: on CLINIC (a folder named like Northgate.smpdesk),
or on the clinic that was open last.
"""

_CODES = """\
verbs:
  demo      open the demo clinic, or write its papers where there is no screen
  new       make a clinic
  import    bring in a client list
  papers    write a day's aftercare sheets and consent forms as files
  backup    write a backup
  restore   bring a clinic back from a backup
  check     count everything and look for anything wrong
  leave-client-view   after a forgotten PIN: start as usual next time

`smpdesk VERB --help` says more, with an example.

exit codes: 0 done, 1 something was found wrong, 2 cannot be done as asked,
3 done in part (what was left out is named), 4 a file or disk is at fault

example:
  smpdesk Northgate.smpdesk
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; answers the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _write_as_utf8()
    if words and words[0] in VERBS:
        return _verb(words)
    if words and words[0] in ("-h", "--help", "--version"):
        _top().parse_args(words)
    return _window(words)


def _write_as_utf8() -> None:
    """Names have letters that an old console's code page lacks: those come out as ``?``, not as a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _verb(words: list[str]) -> int:
    import argparse
    from importlib import import_module

    from smpdesk import logs
    from smpdesk.verbs.opened import told

    top = argparse.ArgumentParser(prog="smpdesk", description=_ABOUT)
    verbs = top.add_subparsers(dest="verb", required=True)
    module = import_module(f"smpdesk.verbs.{VERBS[words[0]]}")
    module.add(verbs)
    args = top.parse_args(words)
    logs.start()
    return told(lambda: int(module.run(args)))


def _top() -> "ArgumentParser":
    import argparse

    from smpdesk import __version__

    top = argparse.ArgumentParser(
        prog="smpdesk",
        description=_ABOUT,
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("clinic", nargs="?", metavar="CLINIC", help="folder of the clinic to open")
    top.add_argument("--version", action="version", version=f"SMP Desk {__version__}")
    return top


def _window(words: list[str]) -> int:
    clinic = words[0] if len(words) == 1 and not words[0].startswith("-") else ""
    if words and not clinic:
        clinic = _top().parse_args(words).clinic  # says what is wrong
    from smpdesk.screen import has_screen

    if not has_screen():
        print(
            "smpdesk: there is no screen to open a window on. The verbs work without one; see smpdesk --help.",
            file=sys.stderr,
        )
        return 2
    import gc

    gc.disable()  # until the first paint: nothing there is worth collecting
    _import_plainly()
    from smpdesk.app import run

    return run([clinic] if clinic else [])


def _import_plainly() -> None:
    """Let Qt in, and import all else as Python does.

    PySide takes the place of ``__import__`` to look in the source of every module for features of its own
    (``from __feature__``): nobody here asks for them, and the sources it keeps took 11 MB and a twentieth of the
    start. What was there before it is left in ``__orig_import__``.
    """
    import builtins

    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
