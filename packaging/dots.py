"""Make resources/heads/dots.b85: 8,192 evenly spread points on a torus, in best-candidate order.

Each new point is the candidate farthest from all points so far, so any beginning of the list is evenly spread.
Run by hand when the tile is to change (two minutes): python3 packaging/dots.py
"""

import random
from base64 import b85encode
from pathlib import Path

COUNT = 8192
CANDIDATES = 2000
SEED = 1985
GRID = 64
TARGET = Path(__file__).resolve().parent.parent / "resources" / "heads" / "dots.b85"

Cells = list[list[list[tuple[float, float]]]]


def main() -> None:
    """Write the tile."""
    raw = b"".join(
        int(x * 65536).to_bytes(2, "big") + int(y * 65536).to_bytes(2, "big") for x, y in spread(COUNT)
    )
    text = b85encode(raw).decode("ascii")
    lines = [text[at : at + 110] for at in range(0, len(text), 110)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{TARGET.name}: {COUNT} points, {len(text)} characters")


def spread(count: int) -> list[tuple[float, float]]:
    """``count`` points of the unit torus; the same every time."""
    rng = random.Random(SEED)
    cells: Cells = [[[] for _ in range(GRID)] for _ in range(GRID)]
    points: list[tuple[float, float]] = []
    for _ in range(count):
        best, widest = (rng.random(), rng.random()), -1.0
        for _ in range(CANDIDATES):
            x, y = rng.random(), rng.random()
            gap = nearest(cells, x, y, widest)
            if gap > widest:
                best, widest = (x, y), gap
        points.append(best)
        cells[int(best[1] * GRID)][int(best[0] * GRID)].append(best)
    return points


def nearest(cells: Cells, x: float, y: float, enough: float) -> float:
    """Squared distance to the nearest point; gives up early once it is below ``enough``."""
    column, row = int(x * GRID), int(y * GRID)
    found = 2.0
    for ring in range(GRID // 2 + 1):
        if ring > 1 and found <= ((ring - 1) / GRID) ** 2:
            break
        for dy in range(-ring, ring + 1):
            step = 1 if abs(dy) == ring else max(1, 2 * ring)
            for dx in range(-ring, ring + 1, step):
                for px, py in cells[(row + dy) % GRID][(column + dx) % GRID]:
                    gx, gy = abs(px - x), abs(py - y)
                    gx, gy = min(gx, 1 - gx), min(gy, 1 - gy)
                    found = min(found, gx * gx + gy * gy)
        if found <= enough:
            return found
    return found


if __name__ == "__main__":
    main()
