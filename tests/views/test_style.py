"""Colours that everybody can tell apart, by day and by night."""

from dataclasses import asdict
from itertools import combinations
from math import dist

import pytest

from comention.domain import Kind
from comention.views import style

THEMES = {"light": style.LIGHT, "dark": style.DARK}
KINDS = ("person", "group", "state")
# Linear RGB as seen without one kind of cone (Viénot, Brettel and Mollon 1999, as rounded by others).
BLINDNESS = {
    "protanopia": ((0.1121, 0.8853, -0.0005), (0.1127, 0.8897, -0.0001), (0.0045, 0.0, 1.0019)),
    "deuteranopia": ((0.2920, 0.7054, -0.0003), (0.2934, 0.7089, 0.0), (-0.0210, 0.0256, 1.0019)),
}


def linear(colour):
    """Red, green and blue of a colour as shares of light."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def contrast(one, other):
    """The contrast of two colours as the accessibility guidelines (WCAG 2) define it."""
    light, dark = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_everything_can_be_seen(theme):
    for ground in (theme.page, theme.panel, theme.hover):
        assert contrast(theme.ink, ground) > 7
        assert contrast(theme.muted, ground) > 4.5
        assert all(contrast(getattr(theme, kind), ground) > 3 for kind in KINDS)
        assert contrast(theme.focus, ground) > 3
    for mark in (theme.first, theme.second):
        assert contrast(theme.ink, mark) > 7
    assert contrast(theme.first_line, theme.panel) > 3
    assert contrast(theme.second_line, theme.panel) > 3


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_kinds_and_marks_differ_for_the_colour_blind(theme, blindness):
    def seen(colour):
        light = linear(colour)
        return [sum(a * b for a, b in zip(row, light, strict=True)) for row in BLINDNESS[blindness]]

    pairs = [*combinations(KINDS, 2), ("first_line", "second_line")]
    for one, other in pairs:
        assert dist(seen(getattr(theme, one)), seen(getattr(theme, other))) > 0.14, (one, other)


def test_every_kind_has_a_shape_of_its_own():
    assert set(style.SHAPES) == set(Kind)
    assert len(set(style.SHAPES.values())) == len(Kind)


def test_shapes_of_one_weight_cover_one_area():
    areas = [3.1416 * style.size(Kind.PERSON, 20) ** 2, (2 * style.size(Kind.GROUP, 20)) ** 2]
    areas.append(2 * style.size(Kind.STATE, 20) ** 2)
    assert max(areas) / min(areas) < 1.05


def test_the_themes_set_every_colour():
    css = style.themes()
    for theme in THEMES.values():
        for name, colour in asdict(theme).items():
            assert f"--{name.replace('_', '-')}: {colour};" in css
