"""What is chosen on a phone: a sheet over the picture, which one can draw up, or off."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.views.conftest import Viewer

PHONE = {"size": (360, 740), "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}


def box(viewer: Viewer, selector: str) -> dict[str, float]:
    """Where on the screen an element is."""
    found: dict[str, float] = viewer.page.evaluate(
        "s => { const {top, bottom, left, right} = document.querySelector(s).getBoundingClientRect();"
        " return {top, bottom, left, right}; }",
        selector,
    )
    return found


def is_half_open(viewer: Viewer) -> bool:
    """Whether the sheet takes the lower half, and what is chosen stands above it."""
    viewer.page.wait_for_selector("html[data-sheet=half]")
    # The picture moves to it; how soon, is no matter of this test.
    viewer.page.wait_for_function(
        """() => {
          const {top} = document.getElementById('canvas').getBoundingClientRect();
          const sheet = document.getElementById('panel').getBoundingClientRect().top;
          const {actor, pair} = comention.store.state.chosen;
          const {network} = comention.drawing;
          const heights = (pair ?? [actor]).map(i => top + network.canvasToDOM(network.getPosition(i)).y);
          return heights.every(y => 0 < y && y < sheet);
        }"""
    )
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= 360
    sheet = box(viewer, "#panel")
    return 300 < sheet["top"] < 370 and sheet["bottom"] == 740


def tap(viewer: Viewer, *names: str) -> None:
    """Tap on an actor."""
    viewer.page.evaluate("document.getElementById('canvas').scrollIntoView({block: 'end'})")
    point = viewer.point(*names)
    viewer.page.touchscreen.tap(point["x"], point["y"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_tap_opens_the_sheet_and_its_cross_closes_it(view, small, scheme):
    viewer = view(small, **PHONE, color_scheme=scheme)
    assert viewer.page.locator("#sheet-grip").is_hidden()
    assert box(viewer, "#panel")["top"] >= box(viewer, ".time")["bottom"]
    tap(viewer, "Iran")
    assert is_half_open(viewer)
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    assert viewer.page.locator("#tip").is_hidden()
    # The finger that opened it has pressed nothing in it.
    assert viewer.page.evaluate("comention.store.state.chosen.actor") == viewer.index("Iran")
    results = Axe().run(viewer.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert results.violations_count == 0, results.generate_report()
    viewer.page.tap("#panel .close")
    assert viewer.page.locator("#sheet-grip").is_hidden()
    assert box(viewer, "#panel")["top"] >= box(viewer, ".time")["bottom"]


def test_a_search_opens_the_sheet_and_gives_it_the_focus(view, small):
    viewer = view(small, **PHONE)
    viewer.page.fill("#find", "grossi")
    viewer.page.keyboard.press("Enter")
    assert is_half_open(viewer)
    assert viewer.page.evaluate("document.activeElement.matches('#panel h2')")
    viewer.page.keyboard.press("Escape")
    assert viewer.page.locator("#sheet-grip").is_hidden()
    assert viewer.page.evaluate("document.getElementById('canvas').contains(document.activeElement)")


@pytest.mark.parametrize("chosen", ["state:IR", "state:IR+group:aiea"])
def test_a_shared_address_opens_the_sheet(view, small, chosen):
    viewer = view(small, **PHONE)
    address = viewer.page.url
    viewer.page.goto("about:blank")
    viewer.page.goto(f"{address}#chosen={chosen}")
    viewer.page.wait_for_selector("html[data-ready]")
    assert is_half_open(viewer)


def test_a_choice_in_the_table_stays_in_sight(view, draw_random):
    viewer = view(draw_random(60), **PHONE)
    viewer.page.evaluate("comention.store.set({view: 'table'})")
    viewer.page.tap("#table-actors tbody tr:nth-child(12) button")
    viewer.page.wait_for_selector("html[data-sheet=half]")
    assert box(viewer, "tr[aria-current]")["bottom"] <= box(viewer, "#panel")["top"] + 1


def test_the_sheet_is_drawn_up_and_down_and_off(view, small):
    viewer = view(small, **PHONE)
    viewer.page.evaluate("comention.store.set({chosen: {actor: 0}})")
    viewer.page.tap("#sheet-grip")
    assert viewer.page.get_attribute("#sheet-grip", "aria-expanded") == "true"
    assert box(viewer, "#panel")["top"] == 0
    viewer.page.focus("#sheet-grip")
    viewer.page.keyboard.press("Enter")
    assert viewer.page.get_attribute("#sheet-grip", "aria-expanded") == "false"
    assert is_half_open(viewer)

    def drag(to: int) -> None:
        top = box(viewer, "#sheet-grip")["top"] + 12
        viewer.page.mouse.move(180, top)
        viewer.page.mouse.down()
        viewer.page.mouse.move(180, to, steps=4)
        viewer.page.mouse.up()

    drag(40)
    assert viewer.page.evaluate("document.documentElement.dataset.sheet") == "whole"
    drag(300)
    assert viewer.page.evaluate("document.documentElement.dataset.sheet") == "half"
    drag(700)
    assert viewer.page.evaluate("comention.store.state.chosen") is None
    assert viewer.page.locator("#sheet-grip").is_hidden()


def test_a_wide_window_has_no_sheet(view, small):
    viewer = view(small)
    viewer.page.evaluate("comention.store.set({chosen: {actor: 0}})")
    assert viewer.page.locator("#sheet-grip").is_hidden()
    viewer.page.set_viewport_size({"width": 400, "height": 740})
    viewer.page.wait_for_selector("html[data-sheet=half]")
    viewer.page.set_viewport_size({"width": 1280, "height": 860})
    viewer.page.wait_for_selector("html:not([data-sheet])")
    assert box(viewer, "#panel")["left"] > 800
