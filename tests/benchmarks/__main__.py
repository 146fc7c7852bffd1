"""`python3 packaging/dev.py bench [NAME]`: all benchmarks or one, a line each; exit code 1 if one is missed."""

import importlib
import sys

from tests.benchmarks.limit import Measured

# Name -> what it measures. The module of the same name has `measure() -> list[Measured]`.
BENCHMARKS = {
    "start": "process start to a usable window against a bare one, and memory",
    "duplicates": "who may be the same: recall, precision, and milliseconds while typing",
    "search": "finding a client among 100,000: each key, the bare driver, the tab, memory",
    "week": "a week of 200 visits: a repaint against a bare QPainter, and the longest step of a drag",
    "forecast": "how long results last, against made-up clinics; --clinic FILE.csv for another's (--help)",
    "encryption": "an encrypted clinic of 100,000 against the same in the clear: search, one-row write, opening",
    "journal": "a journalled write of one row against the same statement without journal",
    "layers": "stepping through the layers of 24,000 dots against a bare QPainter, and the first step",
    "papers": "a thousand aftercare sheets in one batch against bare ReportLab, and a sheet on screen",
    "day": "opening a busy day among ten years of bookings, against a day of an empty clinic",
}


def main(names: list[str]) -> int:
    """Measure and print. Exit code 2 for a name that is not known. What begins with a dash, and all after it, goes
    to the one benchmark that was named."""
    first = next((at for at, each in enumerate(names) if each.startswith("-")), len(names))
    names, options = names[:first], names[first:]
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        known = "\n".join(f"  {name:10} {text}" for name, text in BENCHMARKS.items())
        print(f"There is no benchmark {unknown[0]!r}. There are:\n{known}")
        return 2
    missed = 0
    for name in names or BENCHMARKS:
        results: list[Measured] = importlib.import_module(f"tests.benchmarks.{name}").measure(*options)
        for result in results:
            print(result, flush=True)
            remark = ", ".join(filter(None, (result.note, "" if result.kept else "MISSED")))
            if remark:  # beside the lines, which scripts read
                print(f"  {result.name}: {remark}", file=sys.stderr)
            missed += not result.kept
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
