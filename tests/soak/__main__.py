"""`python3 packaging/dev.py soak [NAME]`: the tests that take minutes; each is a module `test_NAME.py` here."""

import sys
from pathlib import Path

import pytest


def main(names: list[str]) -> int:
    """Run all of them or those named; exit code 2 for a name that is not known."""
    here = Path(__file__).parent
    known = {path.stem.removeprefix("test_"): path for path in sorted(here.glob("test_*.py"))}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no long test {unknown[0]!r}. There are: {', '.join(known) or 'none yet'}.")
        return 2
    if not known:
        print("There are no long tests yet.")
        return 0
    chosen = [str(known[name]) for name in names or known]
    return int(
        pytest.main(
            ["-o", "norecursedirs=.*", "--override-ini=addopts=--import-mode=importlib", "-ra", *chosen]
        )
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
