"""Where things of this computer and this person lie. The one module that knows; clinics lie where they like."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


#: The demo clinic's folder.
DEMO = "Demo.smpdesk"


def _folders() -> "PlatformDirs":
    from platformdirs import PlatformDirs

    # The vendor is the program: %LOCALAPPDATA%\SMP Desk, ~/Library/Application Support/SMP Desk, ~/.local/share
    return PlatformDirs("SMP Desk", appauthor=False, roaming=False)


def data() -> Path:
    """The program's own data for this person: the demo clinic, safety copies of it."""
    return Path(_folders().user_data_dir)


def logs() -> Path:
    """Where the log lies."""
    return Path(_folders().user_log_dir)


def cache() -> Path:
    """What can be made anew at any time."""
    return Path(_folders().user_cache_dir)


def documents() -> Path:
    """Where a new clinic is offered to lie."""
    return Path(_folders().user_documents_dir)


def demo() -> Path:
    """The demo clinic."""
    return data() / DEMO
