"""What is inside the program: every package that comes with it, and under which licence."""

import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from smpdesk import __version__, resources

#: Everything that an installation for users holds: the packages the program asks for and those that they ask for.
PACKAGES = (
    "PySide6-Essentials", "shiboken6", "babel", "cffi", "charset-normalizer", "cryptography", "et-xmlfile", "icalendar",
    "openpyxl", "peewee", "phonenumbers", "pillow", "platformdirs", "pycparser", "pypdf", "pypdfium2",
    "python-dateutil", "rapidfuzz", "reportlab", "segno", "sqlcipher3", "ttf-opensans", "typing-extensions", "tzdata",
)  # fmt: skip
#: Qt comes under the LGPL and its wheels bring no text of it, so we do.
_OUR_TEXTS = {"PySide6-Essentials": ("LGPL-3.txt", "GPL-3.txt"), "shiboken6": ("LGPL-3.txt", "GPL-3.txt")}
_NAMES = ("LICEN", "COPYING", "NOTICE", "COPYRIGHT", "AUTHORS")
_SHORT = 60  # a licence's name; longer texts of old metadata are the licence itself


class Inside(NamedTuple):
    """A package: its name, version and licence in a few words; `files` hold the whole text."""

    name: str
    version: str
    licence: str
    home: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """The texts of its licence, one after another; where it comes from when it brings none."""
        texts = [path.read_text(encoding="utf-8", errors="replace").strip() for path in self.files]
        texts = texts or ["This package brings no text of its licence along; its home page has it."]
        head = f"{self.name} {self.version}\n{self.licence}\n{self.home}".strip()
        return "\n\n\n".join([head, *texts])


def everything() -> list[Inside]:
    """The program itself, Python, then the packages that are installed, by name."""
    return [_ourselves(), _python(), *_packages()]


def _packages() -> Iterable[Inside]:
    for name in sorted(PACKAGES, key=str.casefold):
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # not needed on this system, or not shipped with this one
        yield Inside(found.metadata["Name"], found.version, _licence(found), _home(found), _files(found))


def _licence(found: metadata.Distribution) -> str:
    """The licence in a few words: the expression, the old field, or the classifiers."""
    about = found.metadata
    for field in ("License-Expression", "License"):
        line = str(about[field]).strip().splitlines() if field in about else []
        if line and len(line[0]) <= _SHORT and line[0] != "UNKNOWN":
            return line[0]
    named = [
        each.split(" :: ")[-1] for each in about.get_all("Classifier") or [] if each.startswith("License ::")
    ]
    return ", ".join(named) or "see its text"


def _home(found: metadata.Distribution) -> str:
    about = found.metadata
    if "Home-page" in about:
        return str(about["Home-page"])
    links = [each.split(", ", 1) for each in about.get_all("Project-URL") or [] if ", " in each]
    named = {name.casefold(): link for name, link in links}
    known = ("homepage", "home", "source", "source code", "code", "repository", "documentation")
    return next((named[name] for name in known if name in named), "")


def _files(found: metadata.Distribution) -> tuple[Path, ...]:
    paths = [Path(str(found.locate_file(each))) for each in found.files or [] if _is_licence(each.parts)]
    names = {name.casefold().replace("_", "-"): texts for name, texts in _OUR_TEXTS.items()}
    ours = names.get(found.metadata["Name"].casefold().replace("_", "-"), ())
    paths += [resources.folder() / "licences" / name for name in ours]
    return tuple(sorted(path for path in paths if path.is_file()))


def _is_licence(parts: tuple[str, ...]) -> bool:
    """Whether a file, or the folder of metadata it lies in, is named as a licence."""
    name = parts[-1].upper().replace("LICENC", "LICEN")
    beside = (
        len(parts) > 1 and parts[0].endswith(".dist-info") and any("LICENSES" in each for each in parts[1:-1])
    )
    return (name.startswith(_NAMES) or beside) and not name.endswith((".PY", ".PYC"))


def _ourselves() -> Inside:
    """Our own licence: beside the package in a checkout, in the metadata of an installation."""
    beside = resources.folder().parent / "LICENSE"
    files: tuple[Path, ...] = (beside,) if beside.is_file() else ()
    if not files:
        try:
            files = _files(metadata.distribution("smpdesk"))
        except metadata.PackageNotFoundError:
            files = ()
    return Inside("SMP Desk", __version__, "Apache-2.0", "", files)


def _python() -> Inside:
    version = ".".join(str(each) for each in sys.version_info[:3])
    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    files = tuple(path for path in places if path.is_file())[:1]
    return Inside("Python", version, "PSF-2.0", "https://www.python.org/", files)
