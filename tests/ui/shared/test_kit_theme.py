"""Every look can be read, and changes live."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget

from smpdesk import resources
from smpdesk.ui.shared import icons, parts, theme

LOOKS = [name for name in theme.LOOKS if name != "system"]
KINDS = ("ok", "warn", "bad", "plain")
WORDS = [
    *[(role, ground) for role in ("ink", "muted", "accent_ink") for ground in ("paper", "ground", "tint", "field")],
    *[(kind, f"{kind}_tint") for kind in KINDS],
    *[(kind, ground) for kind in ("ok", "warn", "bad") for ground in ("paper", "ground")],
    ("accent_ink", "hover"), ("ink", "hover"), ("ink", "sunk"), ("muted", "sunk"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_accent", "accent_focus"),
]  # fmt: skip
EDGES = [
    ("line_strong", "paper"), ("line_strong", "ground"), ("line_strong", "field"),
    ("focus", "paper"), ("focus", "ground"), ("focus", "field"), ("accent", "paper"), ("accent", "tint"),
    ("bad", "field"), ("focus_on_accent", "accent_focus"),
]  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", LOOKS)
def test_all_words_have_contrast_of_four_and_a_half(name: str) -> None:
    colours = theme.read(name)
    weak = [
        (role, ground, round(contrast(colours[role], colours[ground]), 2))
        for role, ground in WORDS
        if contrast(colours[role], colours[ground]) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("name", LOOKS)
def test_edges_and_focus_rings_have_contrast_of_three(name: str) -> None:
    colours = theme.read(name)
    weak = [
        (role, ground, round(contrast(colours[role], colours[ground]), 2))
        for role, ground in EDGES
        if contrast(colours[role], colours[ground]) < 3
    ]
    assert weak == []


def test_all_looks_have_the_same_roles() -> None:
    assert len({frozenset(theme.read(name)) for name in LOOKS}) == 1


def test_the_quick_reader_reads_what_a_real_one_reads() -> None:
    for name in LOOKS:
        whole = resources.toml(f"themes/{name}.toml")
        assert theme.read(name) == {"name": whole["name"], **whole["colour"]}


def test_no_colour_stands_in_the_code_of_the_window() -> None:
    package = Path(theme.__file__).parents[1]
    literal = re.compile(r"[\"']#[0-9a-fA-F]{3,8}[\"']|QColor\(\d")
    found = [
        f"{path.relative_to(package)}: {line.strip()}"
        for path in package.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if literal.search(line)
    ]
    assert found == []


def test_the_sheet_names_only_what_the_theme_has() -> None:
    names = set(re.findall(r"\$\{?([a-z_]+)\b", resources.text("themes/sheet.qss")))
    drawings = {"tick", "tick_ink", "dash", "down", "down_faint", "up", "up_faint", "right", "left", "bullet"}
    assert names - set(theme.read("light")) - drawings == set()


def test_a_dark_look_is_dark_and_sizes_follow_the_text(qapp: QApplication) -> None:
    page = QWidget()
    page.resize(400, 300)
    push = QPushButton("Book", page)
    page.show()
    before = push.sizeHint().height()
    theme.apply(qapp, "dark", 1.5)
    light = sum(
        page.grab().toImage().pixelColor(x, y).lightness() > 200
        for x in range(0, 400, 20)
        for y in range(0, 300, 20)
    )
    assert light == 0
    assert push.sizeHint().height() > before * 1.3
    theme.apply(qapp, "light")


def test_a_focus_ring_moves_nothing(qapp: QApplication) -> None:
    page = QWidget()
    for widget in (parts.button("Book"), parts.button("Save", primary=True), QCheckBox("Photos")):
        widget.setParent(page)
        page.show()
        before = widget.sizeHint()
        widget.show()
        widget.setFocus()
        assert widget.sizeHint() == before


def test_every_drawing_can_be_drawn() -> None:
    drawings = sorted((resources.folder() / "icons").glob("*.svg"))
    assert drawings
    for path in drawings:
        assert icons.renderer(path.stem).isValid()
        picture = icons.pixmap(path.stem, 24).toImage()
        assert any(picture.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24)), path.stem


def test_no_look_of_another_name_is_taken(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="no look is called"):
        theme.apply(qapp, "pink")
