"""Where the files are that are no code: texts, themes, icons.

In a checkout they lie in `resources/` at the top; a wheel carries the same folder as `smpdesk/_resources`.
Names are paths inside that folder with forward slashes: `text("texts/en/problems.toml")`.
"""

from functools import cache
from pathlib import Path
from typing import Any


@cache
def folder() -> Path:
    """The folder of resources. Raises FileNotFoundError when the installation is incomplete."""
    package = Path(__file__).resolve().parent
    checkout = package.parent
    # The project file tells a checkout from a site-packages that happens to hold a folder of that name.
    places = [checkout / "resources"] if (checkout / "pyproject.toml").is_file() else []
    places.append(package / "_resources")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"SMP Desk's own files are missing: {places[-1]}")


def text(name: str) -> str:
    """The UTF-8 text of a resource."""
    return (folder() / name).read_text(encoding="utf-8")


def toml(name: str) -> dict[str, Any]:
    """A TOML resource, parsed. Not cached: whoever needs it twice keeps it."""
    import tomllib  # here, so that what only wants a path does not pay for it

    return tomllib.loads(text(name))


def icon(name: str) -> Path:
    """The path of the drawing `resources/icons/<name>.svg`."""
    return folder() / "icons" / f"{name}.svg"
