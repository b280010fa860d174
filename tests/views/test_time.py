"""The strip of time: what it shows, and every way to choose a time, by mouse, finger and keys."""

import pytest

from comention.config import Render
from comention.domain import Reference
from comention.graph.dates import days

MONTHS = [f"{year}-{month:02d}" for year in (2019, 2020, 2021) for month in range(1, 13)]
NAMES = {"person:ann": "Ann", "person:bob": "Bob", "state:FR": "France"}
ALL = [0, 35]


@pytest.fixture
def dated(draw):
    """A graph of three years, an article a month, and of articles whose date says less or nothing."""
    articles = [
        (
            Reference(id=f"d{index}", lang="fr", date=f"{month}-15", source="ab"[index % 2]),
            ["[person:ann|Ann] a vu [person:bob|Bob]."] + ["[state:FR|France]."] * (index % 5),
        )
        for index, month in enumerate(MONTHS)
    ]
    for date in ("2020", None, "2020-02-30"):
        articles.append(
            (Reference(id=f"x{date}", lang="fr", date=date), ["[person:ann|Ann] et [state:FR|F]."])
        )
    return draw(articles, NAMES)


@pytest.fixture
def page(view, dated):
    """The page of that graph."""
    return view(dated).page


def bars(page):
    """The first and the last bar of the window, as the handles say."""
    return [int(page.get_attribute(f"#time-{end}", "aria-valuenow")) for end in ("from", "to")]


def time(page):
    """What the state says of the time."""
    return page.evaluate("[comention.store.state.from, comention.store.state.to]")


def texts(page, selector):
    return page.locator(selector).all_text_contents()


def bar_at(page, bar):
    """Where on the screen a bar is."""
    box = page.locator("#time-line").bounding_box()
    return box["x"] + box["width"] * (bar + 0.5) / 36, box["y"] + box["height"] / 2


def choose(page, *names):
    """Choose an actor, or two."""
    page.evaluate(
        """names => {
          const found = names.map(name => comention.model.actors.findIndex(actor => actor.name === name));
          comention.store.set({chosen: found.length > 1 ? {pair: found} : {actor: found[0]}});
        }""",
        names,
    )


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def drag_handle(page, end, by):
    box = page.locator(f"#time-{end}").bounding_box()
    start = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    drag(page, start, (start[0] + by * page.locator("#time-line").bounding_box()["width"] / 36, start[1]))


def test_the_strip_says_what_it_shows_and_what_it_cannot(page):
    assert texts(page, "#time-chosen") == ["Toute la période"]
    assert texts(page, "#time-notes span") == ["2 documents sans date", "1 daté moins précisément"]
    assert texts(page, "#time-ages span") == ["2019", "2020", "2021"]
    assert page.get_attribute("#time-whole", "d").count("M") == 36
    assert page.locator("#time-none").is_hidden()
    page.mouse.move(*bar_at(page, 13))
    assert texts(page, "#time-notes span") == ["février 2020", "5 mentions"]
    page.mouse.move(10, 10)
    assert texts(page, "#time-notes span")[0] == "2 documents sans date"
    page.check("input[name=lang][value=en]", force=True)
    assert texts(page, "#time-chosen") == ["All of the time"]
    assert texts(page, "#time-notes span")[0] == "2 documents without a date"
    assert page.get_attribute("#time-from", "aria-valuetext") == "January 2019"


@pytest.mark.parametrize(
    ("dates", "count", "second"),
    [
        (["2020-01-01", "2020-02-15"], 46, "2020-01-02"),
        (["2020-01-01", "2020-12-31"], 53, "2020-01-06"),
        (["2015-01-01", "2020-12-31"], 72, "2015-02"),
        (["2020-01", "2020-12"], 12, "2020-02"),
        (["2005-02-01", "2020-12-31"], 64, "2005-04"),
        (["1960", "2020"], 61, "1961"),
        (["1820-05-05", "2020-01-01"], 21, "1830"),
    ],
)
def test_bars_are_as_long_as_suits_the_dates(view, draw, dates, count, second):
    articles = [(Reference(id=date, lang="fr", date=date), ["[person:ann|Ann]"]) for date in dates]
    page = view(draw(articles, NAMES)).page
    assert page.get_attribute("#time-to", "aria-valuemax") == str(count - 1)
    page.focus("#time-from")
    page.keyboard.press("ArrowRight")
    assert time(page) == [second, None]


def test_handles_move_by_keys(page):
    page.focus("#time-from")
    for key, first in [
        ("ArrowRight", 1),
        ("PageUp", 13),
        ("ArrowLeft", 12),
        ("ArrowDown", 11),
        ("ArrowUp", 12),
    ]:
        page.keyboard.press(key)
        assert bars(page) == [first, 35]
    assert time(page) == ["2020-01", None]
    assert page.get_attribute("#time-from", "aria-valuetext") == "janvier 2020"
    assert texts(page, "#time-chosen") == ["janvier 2020 – décembre 2021"]
    # The year alone is of that time too; what has no date is not.
    assert texts(page, "#time-notes span") == ["25 documents", "2 sans date, laissés de côté"]
    page.focus("#time-to")
    page.keyboard.press("PageDown")
    assert time(page) == ["2020-01", "2020-12"]
    page.keyboard.press("Shift+ArrowRight")
    assert time(page) == ["2020-02", "2021-01"]
    page.keyboard.press("Home")
    assert bars(page) == [13, 13]
    assert page.get_attribute("#time-from", "aria-valuemax") == "13"
    page.keyboard.press("End")
    page.focus("#time-from")
    page.keyboard.press("Home")
    assert time(page) == [None, None]


def test_handles_window_and_bars_by_mouse(page):
    drag_handle(page, "from", 6)
    assert bars(page) == [6, 35]
    drag_handle(page, "to", -20)
    assert bars(page) == [6, 15]
    drag(page, bar_at(page, 10), bar_at(page, 13))
    assert bars(page) == [9, 18]
    drag(page, bar_at(page, 10), bar_at(page, 40))
    assert bars(page) == [26, 35]
    page.mouse.click(*bar_at(page, 30))
    assert time(page) == ["2021-07", "2021-07"]
    drag(page, bar_at(page, 8), bar_at(page, 3))
    assert time(page) == ["2019-04", "2019-09"]
    page.click("#time-reset")
    assert bars(page) == ALL
    assert page.locator("#time-reset").is_hidden()
    page.evaluate("comention.store.undo()")
    assert time(page) == ["2019-04", "2019-09"]


def test_weights_and_sentences_are_those_of_the_time(page, dated):
    drag(page, bar_at(page, 3), bar_at(page, 8))
    told = page.evaluate("comention.model.links.map(link => [link.ends.map(a => a.id), link.weight])")
    edges = dated.between("2019-04", "2019-09").edges
    assert {tuple(ends): weight for ends, weight in told} == {link: len(edges[link]) for link in edges}
    choose(page, "Ann", "Bob")
    assert page.locator("#panel blockquote").count() == 6
    assert "from=2019-04&to=2019-09" in page.evaluate(
        "new Promise(done => setTimeout(() => done(location.hash), 400))"
    )


def test_one_drag_is_one_step_to_undo(page):
    drag(page, bar_at(page, 3), bar_at(page, 20))
    drag(page, bar_at(page, 24), bar_at(page, 30))
    page.evaluate("comention.store.undo()")
    assert time(page) == ["2019-04", "2020-09"]
    page.evaluate("comention.store.undo()")
    assert time(page) == [None, None]


def test_what_is_chosen_stands_before_the_whole(page):
    own = "document.getElementById('time-own').getAttribute('d').split('M').length - 1"
    assert page.evaluate(own) == 0
    choose(page, "France")
    assert page.evaluate(own) == 28
    page.mouse.move(*bar_at(page, 4))
    assert texts(page, "#time-notes span") == ["mai 2019", "4 mentions (en tout\u00a0: 6 mentions)"]
    choose(page, "Ann", "Bob")
    assert page.evaluate(own) == 36
    page.mouse.move(*bar_at(page, 5))
    assert texts(page, "#time-notes span")[1] == "1 passage (en tout\u00a0: 2 mentions)"
    page.evaluate("comention.store.set({outlets: new Set(['a']), chosen: null})")
    assert page.get_attribute("#time-whole", "d").count("M") == 18


def test_time_grows_from_the_start_and_stops_at_the_end(page):
    page.clock.install()
    page.click("#time-play")
    assert page.get_attribute("#time-play", "aria-label") == "Arrêter"
    assert bars(page) == [0, 0]
    page.clock.run_for(3000)
    first, last = bars(page)
    assert first == 0
    assert 3 < last < 30
    page.clock.run_for(60_000)
    assert time(page) == [None, None]
    assert page.get_attribute("#time-play", "aria-label") == "Lecture\u00a0: faire défiler le temps"
    page.clock.run_for(5000)
    assert time(page) == [None, None]


def test_a_window_moves_on(page):
    page.evaluate("comention.store.set({from: '2019-04', to: '2019-06'})")
    page.clock.install()
    page.focus("#time-play")
    page.keyboard.press("Enter")
    page.clock.run_for(2000)
    first, last = bars(page)
    assert last - first == 2
    assert first > 4
    page.keyboard.press("Space")
    stopped = bars(page)
    page.clock.run_for(3000)
    assert bars(page) == stopped
    page.keyboard.press("Space")
    page.clock.run_for(60_000)
    assert bars(page) == [33, 35]
    page.keyboard.press("Space")
    assert bars(page) == [0, 2]
    page.clock.run_for(1000)
    assert bars(page)[0] > 0


@pytest.mark.parametrize("stop", ["Escape", "Space", "click", "ArrowRight"])
def test_whatever_one_does_stops_it(page, stop):
    page.evaluate("comention.store.set({chosen: {actor: 0}})")
    page.clock.install()
    page.click("#time-play")
    page.clock.run_for(1000)
    page.focus("#time-from")
    if stop == "click":
        page.click("#summary")
    else:
        page.keyboard.press(stop)
    stopped = bars(page)
    page.clock.run_for(5000)
    assert bars(page) == stopped
    assert page.get_attribute("#time-play", "aria-label").startswith("Lecture")
    # Escape does not unchoose what is read.
    assert page.evaluate("comention.store.state.chosen") == {"actor": 0}


def test_who_wants_no_motion_has_slow_steps(view, dated):
    page = view(dated, reduced_motion="reduce").page
    page.clock.install()
    page.click("#time-play")
    page.clock.run_for(1700)
    assert bars(page) == [0, 2]


def test_a_phone_folds_the_bars_and_a_finger_chooses_one(view, dated):
    page = view(dated, size=(360, 740), has_touch=True, is_mobile=True).page
    page.locator("#time-line").scroll_into_view_if_needed()
    page.touchscreen.tap(*bar_at(page, 12))
    assert time(page) == ["2020-01", "2020-01"]
    assert texts(page, "#time-chosen") == ["janvier 2020"]
    page.tap("#time-fold")
    assert page.locator("#time-line").is_hidden()
    assert page.locator("#time-chosen").is_visible()
    page.focus("#time-fold")
    page.keyboard.press("Enter")
    assert page.locator("#time-line").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([None, "soon"], "No document has a date: there is no time to choose."),
        (
            ["2020-05", "2020-05", None],
            "All dated documents are of one time, May 2020: there is none to choose.",
        ),
    ],
)
def test_where_there_is_no_time_to_choose_it_is_said(view, draw, dates, words):
    articles = [
        (Reference(id=f"d{index}", lang="en", date=date), ["[person:ann|Ann] came."])
        for index, date in enumerate(dates)
    ]
    page = view(draw(articles, NAMES), config=Render(lang="en")).page
    assert page.locator("#time-strip").is_hidden()
    assert texts(page, "#time-none") == [words]
    assert page.locator("#time-none").is_visible()


def test_dates_mean_the_same_days_as_in_python(page):
    """The page refuses a border of the address that Python refuses, and knows how long a month is."""
    for text in ("2020-02", "2021-02-29", "0000", "2021-13", "2021-1", "soon", "0400-02-29", "9999-12"):
        page.evaluate("text => { location.hash = `from=2019-02&to=${text}` }", text)
        page.wait_for_function("() => comention.store.state.from === '2019-02'")
        assert (time(page)[1] == text) == (days(text) is not None)
        page.evaluate("location.hash = ''")
        page.wait_for_function("() => comention.store.state.from === null")


def test_an_address_is_heard_though_the_page_has_written_its_own_since(page):
    page.evaluate("location.hash = 'from=2019-02'")
    page.wait_for_function("() => comention.store.state.from === '2019-02'")
    page.evaluate("location.hash = 'from=2019-03'; history.replaceState(null, '', '#from=2019-02')")
    page.wait_for_function("() => comention.store.state.from === '2019-03'")
    page.wait_for_function("() => location.hash === '#from=2019-03'")
