"""Finding passages by their words: every one, quickly, whatever the script."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comention.domain import Reference
from comention.views import html

ARABIC = "محمد شياع السوداني"


def test_a_sentence_is_found_and_shown_with_its_actors(view, small):
    viewer = view(small)
    viewer.page.keyboard.press("/")
    viewer.page.keyboard.type("camera")
    assert viewer.texts("#found .snippet mark") == ["caméra"]
    assert viewer.texts("#found .sentence .quiet") == ["Dépêches · juin 2022"]
    assert viewer.texts("#spoken") == ["0 acteur trouvé, 1 passage"]
    viewer.page.keyboard.press("Enter")
    assert viewer.texts("#panel h2") == ["Passage"]
    names = ["Iran", "Agence internationale de l'énergie atomique", "Rafael Grossi"]
    assert sorted(viewer.texts("#panel .rows .name")) == sorted(names)
    assert len(viewer.texts("blockquote mark.other")) == 4
    assert viewer.texts("#spoken")[0].startswith("Un passage qui cite ")
    viewer.page.wait_for_function("() => location.hash.includes('chosen=passage+agence+')")
    address = viewer.page.evaluate("location.hash")
    viewer.page.keyboard.press("Escape")
    assert viewer.texts("#panel h2")[0] != "Passage"
    viewer.page.wait_for_function("() => !location.hash")
    viewer.page.evaluate("hash => (location.hash = hash)", address)
    viewer.page.wait_for_function("() => document.querySelector('#panel h2').textContent === 'Passage'")


def test_the_actors_of_a_found_sentence_stand_out(view, small):
    viewer = view(small)
    viewer.page.fill("#find", "rebrancher")
    viewer.page.click("#found .sentence")
    chosen = viewer.page.evaluate(
        "comention.drawing.network.body.data.nodes.get().filter(n => n.borderWidth === 3).map(n => n.id)"
    )
    assert len(chosen) == 3


def test_actors_come_before_sentences_and_keys_go_through_both(view, small):
    viewer = view(small)
    viewer.page.fill("#find", "teheran")
    assert viewer.page.get_attribute("#found ul:first-child", "aria-label") == "Acteurs"
    assert viewer.page.get_attribute("#found ul:last-child", "aria-label") == "Passages (1)"
    viewer.page.keyboard.press("ArrowUp")
    assert viewer.page.locator("#found .sentence[aria-selected=true]").count() == 1
    viewer.page.keyboard.press("Enter")
    assert viewer.texts("blockquote") == ["L’Union européenne lèvera ses sanctions contre Téhéran."]


def test_only_documents_in_view_are_searched(view, small):
    viewer = view(small)
    viewer.page.fill("#find", "camera")
    assert viewer.page.locator("#found .sentence").count() == 1
    viewer.page.evaluate("comention.store.set({to: '2020'})")
    viewer.page.fill("#find", "cameras")
    assert viewer.page.locator("#found .sentence").count() == 0


def test_names_and_sentences_from_right_to_left(view, draw):
    article = (Reference(id="d", lang="ar", title="خبر"), [f"قال [person:a|{ARABIC}] إن العراق."])
    viewer = view(draw([article], {"person:a": ARABIC}))
    viewer.page.fill("#find", "السوداني")
    assert viewer.texts("#found .name") == [ARABIC]
    direction = "element => getComputedStyle(element).direction"
    assert viewer.page.locator("#found .snippet").evaluate(direction) == "rtl"
    viewer.page.click("#found .sentence")
    assert viewer.page.locator("blockquote").evaluate(direction) == "rtl"
    assert viewer.texts("blockquote mark") == [ARABIC]
    assert viewer.texts(".imprint .tongue") == ["Arabic"]


SEARCH = "([texts, words]) => { SCRIPTS; return RESULT; }"
PASSAGES = "texts.map((text, index) => ({index, text, document: {date: null}}))"
FOUND = f"createSentenceFinder({PASSAGES})(words).map(passage => passage.index)"
NAIVE = """text => text.replace(/[\\s\\p{P}\\p{Cc}ʼ]+/gu, ' ').normalize('NFD').replace(/\\p{M}/gu, '')
  .toUpperCase().toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/ł/g, 'l')
  .replace(/đ/g, 'd').replace(/ +/g, ' ').trim()"""
# Neither letters that look about them, nor those that are half of a pair.
LETTERS = st.characters(codec="utf-8", max_codepoint=0xFFFF, exclude_characters="Σσςİ")


@pytest.fixture(scope="module")
def bare(browser):
    """An empty page."""
    page = browser.new_page()
    page.goto("about:blank")
    yield page
    page.close()


def evaluate(page, result, texts, words):
    scripts = html.asset("scripts/folding.js") + html.asset("scripts/sentences.js")
    return page.evaluate(SEARCH.replace("SCRIPTS", scripts).replace("RESULT", result), [texts, words])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.one_of(LETTERS, st.sampled_from("éÀ œ’-'«ß가م")), max_size=12), max_size=8))
def test_words_are_folded_as_the_browser_would(bare, texts):
    told = evaluate(bare, f"texts.map(text => [fold(text), ({NAIVE})(text) || text.trim()])", texts, [])
    for folded, naive in told:
        assert folded == naive


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(["ab", "abc", "b", "bé", "c"]), max_size=4).map(" ".join), max_size=12),
    st.lists(st.sampled_from(["a", "ab", "b", "be", "c", "bc"]), min_size=1, max_size=2),
)
def test_every_sentence_with_all_words_is_found(bare, texts, words):
    plain = [f" {text.replace('é', 'e')}" for text in texts]
    beginning = [i for i, text in enumerate(plain) if all(f" {word}" in text for word in words)]
    anywhere = [i for i, text in enumerate(plain) if all(word in text for word in words)]
    assert sorted(evaluate(bare, FOUND, texts, words)) == (beginning or anywhere)
